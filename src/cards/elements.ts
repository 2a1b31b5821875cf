import type { AdaptiveCard, CardButton, CardElement, FactSet, RichTextBlock, TextBlock } from "./adaptive-card";
import { oneLine } from "./plain-text";

/** What a card consists of. */
export interface CardParts {
  readonly heading: string;
  /** One sentence for a client that cannot show cards; the heading without one. */
  readonly fallbackText?: string;
  readonly body?: readonly CardElement[];
  readonly actions?: readonly CardButton[];
}

/** A whole card: a bold heading, then its parts, then its buttons. */
export function card({ heading, fallbackText = heading, body = [], actions = [] }: CardParts): AdaptiveCard {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    fallbackText: `${fallbackText}. Open Baton to read more.`,
    body: [{ ...text(heading), size: "Large", weight: "Bolder", style: "heading" }, ...body],
    ...(actions.length === 0 ? {} : { actions }),
  };
}

/** A paragraph of words of ours. */
export function text(words: string): TextBlock {
  return { type: "TextBlock", text: words, wrap: true };
}

/** What somebody typed: on one line, cut when it is long, and formatting nothing, so that a plan cannot put a link on a card. */
export function quoted(words: string): RichTextBlock {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text: oneLine(words) }], spacing: "Small" };
}

/** What somebody typed, in bold. */
export function quotedHeading(words: string): RichTextBlock {
  return { type: "RichTextBlock", inlines: [{ type: "TextRun", text: oneLine(words), weight: "Bolder" }], spacing: "Medium" };
}

/** A small heading within a card. */
export function subheading(words: string): TextBlock {
  return { ...text(words), weight: "Bolder", spacing: "Medium" };
}

/** A paragraph that says less than the others. */
export function aside(words: string): TextBlock {
  return { ...text(words), isSubtle: true, spacing: "Small" };
}

/** A table of two columns. */
export function facts(pairs: readonly (readonly [title: string, value: string])[]): FactSet {
  return { type: "FactSet", facts: pairs.map(([title, value]) => ({ title, value })) };
}

/** Short lines that somebody typed, one below the other; nothing at all for none. */
export function bullets(lines: readonly string[]): readonly CardElement[] {
  return lines.map((line) => ({ ...quoted(`• ${line}`), spacing: "None" as const }));
}
