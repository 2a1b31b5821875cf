/** What a slot that is still to be filled stands for. */
export const BLANK_KINDS = ["name", "date", "criterion"] as const;
export type BlankKind = (typeof BLANK_KINDS)[number];

/** Brackets, crosses, underscores, and words that templates write for a name. */
const SLOT = /\[[^\]]{1,40}\]|\((?:[^)]*\b[Dd]ate|[Nn]ame|[Ii]nsert [^)]*|[Tt]argeted [^)]*|[Ss]tudent|[Cc]hild)\)|\bX{2,}\b|_{2,}|\bSTUDENT\b|\b[Cc]hild's name\b|\b[Ss]tudent's name\b|\bname(?= will\b)/gu;

const NAMED: readonly (readonly [RegExp, BlankKind])[] = [
  [/date|day|term\b/iu, "date"],
  [/percent|number|how many|amount|criteri|targeted|level|^\[?x+\]?$/iu, "criterion"],
  [/name|student|child|pupil|he\/she|learner/iu, "name"],
];

/**
 * The slots of a template that nobody has filled yet, each kind once, in the order of `BLANK_KINDS`. What a slot of crosses
 * or underscores stands for follows from the words around it.
 */
export function findBlanks(text: string): readonly BlankKind[] {
  const found = new Set<BlankKind>();
  for (const match of text.matchAll(SLOT)) found.add(kindOf(match[0], text.slice(0, match.index), text.slice(match.index + match[0].length)));
  return BLANK_KINDS.filter((kind) => found.has(kind));
}

function kindOf(slot: string, before: string, after: string): BlankKind {
  // Square brackets hold a name for what they want; crosses and underscores say nothing themselves.
  const said = /^(?:X+|_+)$/iu.test(slot) ? undefined : NAMED.find(([words]) => words.test(slot))?.[1];
  if (said !== undefined && !(said === "criterion" && isBareCross(slot) && isName(before, after))) return said;
  if (/\b(?:by|before|until)\s+$/iu.test(before)) return "date";
  return isName(before, after) ? "name" : "criterion";
}

function isBareCross(slot: string): boolean {
  return /^\[?x+\]?$/iu.test(slot);
}

/** A name does things: it stands before "will", or at the very beginning and not before a measure. */
function isName(before: string, after: string): boolean {
  if (/^\s*(?:will|is|can|needs|has|must|should|'s\b)/iu.test(after)) return true;
  return before.trim() === "" && !/^\s*(?:%|percent|out of|of\b|times|trials|words|\/)/iu.test(after);
}
