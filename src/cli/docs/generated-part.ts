/**
 * A page with the part between its marks replaced.
 *
 * @throws {Error} when the page has no such marks, or has them twice.
 */
export function replaceGenerated(page: string, name: string, part: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const pieces = page.split(start);
  const [before, rest] = pieces;
  const after = rest?.split(end);
  if (before === undefined || pieces.length !== 2 || after?.length !== 2) throw new Error(`The page needs ${start} and ${end}, once each.`);
  return `${before}${start}\n${part}\n${end}${after[1] ?? ""}`;
}
