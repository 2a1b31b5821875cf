/** A run of text in one weight. */
export interface TextRun {
  readonly text: string;
  readonly isBold: boolean;
}

/** A paragraph with its lines, or a list with its items. */
export interface TextBlock {
  readonly kind: "paragraph" | "list";
  readonly lines: readonly (readonly TextRun[])[];
}

/** Reads the little of Markdown that messages and cards use: bold and lists with bullets. All else is text as it is. */
export function readMarkdown(text: string): readonly TextBlock[] {
  const blocks: { readonly kind: TextBlock["kind"]; readonly lines: (readonly TextRun[])[] }[] = [];
  let isBroken = true;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") {
      isBroken = true;
      continue;
    }
    const item = /^\s*[-*•]\s+(.*)$/.exec(line)?.[1];
    const kind = item === undefined ? "paragraph" : "list";
    const last = blocks.at(-1);
    const runs = readRuns(item ?? line);
    if (last !== undefined && last.kind === kind && (!isBroken || kind === "list")) last.lines.push(runs);
    else blocks.push({ kind, lines: [runs] });
    isBroken = false;
  }
  return blocks;
}

function readRuns(line: string): readonly TextRun[] {
  return line
    .split(/\*\*(?=\S)(.+?)(?<=\S)\*\*/)
    .map((text, index) => ({ text, isBold: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
