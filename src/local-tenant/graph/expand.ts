import { invalidRequest, notImplemented } from "./graph-failure";

/** One thing to put inside a resource, with the query options that are meant for it alone. */
export interface Expansion {
  readonly name: string;
  /** The options by their names with a dollar sign, for example `$select`. */
  readonly options: URLSearchParams;
}

const DEEPEST = 5;

/**
 * Reads `$expand` with options inside each other, for example `columns($select=name),items($expand=fields($select=Key);$top=5)`.
 * Options may be written without their dollar sign, as SharePoint takes them.
 *
 * @throws {GraphFailure} 400 when the brackets do not fit, 501 when it names something outside `supported`.
 */
export function readExpansions(text: string | null, supported: readonly string[]): readonly Expansion[] {
  if (text === null) return [];
  const expansions = splitOutside(text, ",").map(readExpansion);
  for (const { name } of expansions) if (!supported.includes(name)) throw notImplemented(`$expand=${name} is not supported here.`);
  if (new Set(expansions.map(({ name }) => name)).size !== expansions.length) throw invalidRequest("The $expand names the same thing twice.");
  return expansions;
}

function readExpansion(text: string): Expansion {
  const match = /^\s*(\w+)\s*(?:\((.*)\))?\s*$/s.exec(text);
  if (match?.[1] === undefined) throw invalidRequest("Parsing OData Select and Expand failed: the $expand is not valid.");
  const options = new URLSearchParams();
  for (const option of splitOutside(match[2] ?? "", ";").filter((part) => part.trim() !== "")) {
    const [, name, value] = /^\s*\$?(\w+)\s*=(.*)$/s.exec(option) ?? [];
    if (name === undefined || value === undefined || options.has(`$${name}`)) throw invalidRequest("Parsing OData Select and Expand failed: an option inside $expand is not valid.");
    options.set(`$${name}`, value.trim());
  }
  return { name: match[1], options };
}

/** Splits at a mark that stands outside brackets and quotes. */
function splitOutside(text: string, mark: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  // Text in quotes is one piece; an unclosed quote leaves its mark behind and is refused.
  for (const [piece] of text.matchAll(/'[^']*'|[^]/gu)) {
    depth += DEPTHS[piece] ?? 0;
    if (depth < 0 || depth > DEEPEST || piece === "'") throw badBrackets();
    if (depth === 0 && piece === mark) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  if (depth !== 0) throw badBrackets();
  return parts;
}

const DEPTHS: Readonly<Record<string, number>> = { "(": 1, ")": -1 };

function badBrackets(): Error {
  return invalidRequest("Parsing OData Select and Expand failed: the brackets do not fit.");
}

/**
 * The options of an expansion as a query of its own.
 *
 * @throws {GraphFailure} 501 when an option is not among `supported`.
 */
export function optionsOf({ name, options }: Expansion, supported: readonly string[]): URLSearchParams {
  const unknown = [...options.keys()].find((option) => !supported.includes(option));
  if (unknown !== undefined) throw notImplemented(`${unknown} inside $expand=${name} is not supported here.`);
  return options;
}
