import { z } from "zod";
import { BLANK_KINDS } from "../../domain/smart/find-blanks";
import { type WordingJudgement, judgeWording } from "../../domain/smart/judge-wording";
import { readingGrade } from "../../domain/smart/reading-grade";

const publishedTarget = z.object({ id: z.string(), text: z.string(), label: z.enum(["smart", "not-smart", "unlabelled"]) });
const keyLine = z.object({
  id: z.string(), specific: z.boolean(), measurable: z.boolean(), timed: z.boolean(), namesStart: z.boolean(), blanks: z.array(z.enum(BLANK_KINDS)), negative: z.boolean(),
});
const childWording = z.object({ text: z.string() });

/** The files of `evaluation/`, line by line. */
export interface SmartEvaluation {
  readonly targets: readonly unknown[];
  readonly key: readonly unknown[];
  readonly childWordings: readonly unknown[];
}

type Part = (judged: WordingJudgement) => boolean;

const PARTS: Readonly<Record<string, Part>> = {
  specific: ({ specific }) => specific,
  measurable: ({ measurable }) => measurable,
  timed: ({ timed }) => timed,
  "names the start": ({ namesStart }) => namesStart,
  "blank: name": ({ blanks }) => blanks.includes("name"),
  "blank: date": ({ blanks }) => blanks.includes("date"),
  "blank: criterion": ({ blanks }) => blanks.includes("criterion"),
  negative: ({ negative }) => negative,
};

/** How well the check judges published targets against the key and against what their sources say, with two baselines beside it. */
export function writeSmartReport({ targets, key, childWordings }: SmartEvaluation): string {
  const published = z.array(publishedTarget).parse(targets);
  const textOf = new Map(published.map(({ id, text }) => [id, text]));
  const judged = z.array(keyLine).parse(key).map((expected) => ({ expected, text: textOf.get(expected.id) ?? "" }));
  return [
    `Part by part, on ${String(judged.length)} lines of the key (precision, recall; beside it how often "always true" and "contains a number" are right)`,
    ...Object.entries(PARTS).map(([name, part]) => partLine(name, part, judged)),
    "",
    ...labelLines(published.filter(({ label }) => label !== "unlabelled")),
    "",
    ...metamorphicLines(published.map(({ text }) => text)),
    "",
    ...childLines(z.array(childWording).parse(childWordings).map(({ text }) => text)),
  ].join("\n");
}

interface Judged {
  readonly expected: z.output<typeof keyLine>;
  readonly text: string;
}

const containsNumber = (text: string) => /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/iu.test(text);

function partLine(name: string, part: Part, lines: readonly Judged[]): string {
  const pairs = lines.map(({ expected, text }) => ({ is: part(expected), says: part(judgeWording(text)), number: containsNumber(text) }));
  const both = pairs.filter(({ is, says }) => is && says).length;
  const right = pairs.filter(({ is, says }) => is === says).length;
  const share = (count: number, of: number) => (of === 0 ? "  –  " : (count / of).toFixed(3));
  return [
    name.padEnd(18), `n=${String(pairs.filter(({ is }) => is).length).padStart(3)}`, `precision ${share(both, pairs.filter(({ says }) => says).length)}`,
    `recall ${share(both, pairs.filter(({ is }) => is).length)}`, `right ${share(right, pairs.length)}`,
    `always ${share(pairs.filter(({ is }) => is).length, pairs.length)}`, `number ${share(pairs.filter(({ is, number }) => is === number).length, pairs.length)}`,
  ].join("  ");
}

/** A target is called SMART here when its words are specific and measurable: seven in ten banks leave the date to the plan. */
function labelLines(labelled: readonly z.output<typeof publishedTarget>[]): readonly string[] {
  const rightBy = (says: (text: string) => boolean) => labelled.filter(({ text, label }) => says(text) === (label === "smart")).length;
  const share = (count: number) => `${String(count)} of ${String(labelled.length)} (${(count / labelled.length).toFixed(3)})`;
  return [
    "Against what the sources themselves say (smart or not)",
    `this check         ${share(rightBy((text) => judgeWording(text).specific && judgeWording(text).measurable))}`,
    `contains a number  ${share(rightBy(containsNumber))}`,
    `always SMART       ${share(rightBy(() => true))}`,
  ];
}

/** Changes of which it is known what must follow, whatever the rules are. */
export const METAMORPHIC: readonly { readonly name: string; readonly change: (text: string) => string; readonly holds: (before: WordingJudgement, after: WordingJudgement) => boolean }[] = [
  { name: "the name is another", change: (text) => text.replace(/\b(?:Marcus|Sofia|Jimmy|Sally|Mary|Lauren|Joey|Jack)\b/gu, "Priya"), holds: isSame },
  { name: "a comma is added before the last word", change: (text) => text.replace(/ (\S+)$/u, ", $1"), holds: isSame },
  { name: "the full stop is gone", change: (text) => text.replace(/\.$/u, ""), holds: isSame },
  { name: "figures are taken out", change: (text) => text.replace(/\d+(?:[.,/]\d+)?%?/gu, "some").replace(/\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/giu, "some"), holds: (_before, after) => !after.measurable },
  { name: "\"improve\" stands before the doing", change: (text) => text.replace(/\bwill (?!not\b)/u, "will improve how to "), holds: (before, after) => !after.specific || before.specific },
  { name: "\"by the end of term\" is added", change: (text) => `By the end of term, ${text}`, holds: (_before, after) => after.timed },
];

function isSame(before: WordingJudgement, after: WordingJudgement): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function metamorphicLines(texts: readonly string[]): readonly string[] {
  return [
    "What must follow when the words are changed",
    ...METAMORPHIC.map(({ name, change, holds }) => {
      const changed = texts.map((text) => ({ text, after: change(text) })).filter(({ text, after }) => text !== after);
      const held = changed.filter(({ text, after }) => holds(judgeWording(text), judgeWording(after))).length;
      return `${name.padEnd(42)} ${String(held)} of ${String(changed.length)}`;
    }),
  ];
}

/** A child's own wording has to be read by the child, and need not be measured: anything said against it is a false alarm. */
function childLines(texts: readonly string[]): readonly string[] {
  const alarms = texts.filter((text) => !judgeWording(text).specific || judgeWording(text).negative).length;
  const grades = texts.map((text) => readingGrade(text) ?? 0).sort((a, b) => a - b);
  return [`Children's wordings: ${String(alarms)} of ${String(texts.length)} called unseen or negative; median reading grade ${String(grades[Math.floor(grades.length / 2)] ?? 0)}`];
}
