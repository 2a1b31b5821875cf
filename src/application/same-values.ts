/** Whether two records say the same, whatever the order of their fields; a field that is `undefined` counts as absent. */
export function sameValues(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two records say the same but for white space, which a list may write in its own way. */
export function sameWords(a: unknown, b: unknown): boolean {
  const evenly = (_name: string, value: unknown) => (typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value);
  return sameValues(JSON.parse(JSON.stringify(a, evenly)), JSON.parse(JSON.stringify(b, evenly)));
}
