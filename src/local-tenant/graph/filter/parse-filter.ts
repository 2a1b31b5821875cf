import { invalidRequest } from "../graph-failure";
import { COMPARISONS, type Comparison, type FilterExpression, type FilterValue } from "./filter-expression";

interface Token {
  readonly kind: "word" | "text" | "number" | "mark" | "end";
  readonly text: string;
}

const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w-]|:|\.))|([\w$@.:+-]+(?:\/[\w$@.:-]+)*)|([(),]))/y;
const DEEPEST = 100;

/**
 * Reads a `$filter` of the part of OData that Graph documents for lists and people: comparisons, `in`,
 * `startswith`, `and`, `or`, `not` and brackets.
 *
 * @throws {GraphFailure} 400 when the text is not such a filter.
 */
export function parseFilter(text: string): FilterExpression {
  const reader = new TokenReader(readTokens(text));
  const filter = readOr(reader, 0);
  if (reader.next().kind !== "end") throw badFilter();
  return filter;
}

class TokenReader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  next(): Token {
    const token = this.tokens[this.at] ?? { kind: "end", text: "" };
    this.at += 1;
    return token;
  }

  /** Steps over `text` when it comes next. */
  take(text: string): boolean {
    const token = this.tokens[this.at];
    const found = token !== undefined && token.kind !== "text" && token.text.toLowerCase() === text;
    if (found) this.at += 1;
    return found;
  }

  expect(text: string): void {
    if (!this.take(text)) throw badFilter();
  }
}

function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (match === null) throw badFilter();
    const [, quoted, number, word, mark] = match;
    if (quoted !== undefined) tokens.push({ kind: "text", text: quoted.slice(1, -1).replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else tokens.push({ kind: "mark", text: mark ?? "" });
  }
  return tokens;
}

function readOr(reader: TokenReader, depth: number): FilterExpression {
  let left = readAnd(reader, depth);
  while (reader.take("or")) left = { kind: "or", left, right: readAnd(reader, depth) };
  return left;
}

function readAnd(reader: TokenReader, depth: number): FilterExpression {
  let left = readUnary(reader, depth);
  while (reader.take("and")) left = { kind: "and", left, right: readUnary(reader, depth) };
  return left;
}

function readUnary(reader: TokenReader, depth: number): FilterExpression {
  if (depth > DEEPEST) throw badFilter();
  if (reader.take("not")) return { kind: "not", inner: readUnary(reader, depth + 1) };
  if (reader.take("(")) {
    const inner = readOr(reader, depth + 1);
    reader.expect(")");
    return inner;
  }
  return readPredicate(reader);
}

function readPredicate(reader: TokenReader): FilterExpression {
  const first = reader.next();
  if (first.kind !== "word") throw badFilter();
  if (reader.take("(")) return readStartsWith(reader, first.text);
  if (reader.take("in")) return readIn(reader, first.text);
  const comparison = reader.next().text.toLowerCase();
  if (!isComparison(comparison)) throw badFilter();
  return { kind: "compare", property: first.text, comparison, value: readValue(reader) };
}

function readStartsWith(reader: TokenReader, name: string): FilterExpression {
  if (name.toLowerCase() !== "startswith") throw invalidRequest(`The function '${name}' is not supported in a filter here.`);
  const property = reader.next();
  reader.expect(",");
  const prefix = reader.next();
  reader.expect(")");
  if (property.kind !== "word" || prefix.kind !== "text") throw badFilter();
  return { kind: "startswith", property: property.text, prefix: prefix.text };
}

function readIn(reader: TokenReader, property: string): FilterExpression {
  reader.expect("(");
  const values = [readValue(reader)];
  while (reader.take(",")) values.push(readValue(reader));
  reader.expect(")");
  return { kind: "in", property, values };
}

function readValue(reader: TokenReader): FilterValue {
  const token = reader.next();
  if (token.kind === "text") return token.text;
  if (token.kind === "number") return Number(token.text);
  if (token.kind !== "word") throw badFilter();
  const word = token.text.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  // Instants and GUIDs are written without quotes in OData.
  if (/^[\dT:.Z+-]+$/i.test(token.text) || /^[0-9a-f-]{36}$/i.test(token.text)) return token.text;
  throw badFilter();
}

function isComparison(text: string): text is Comparison {
  return (COMPARISONS as readonly string[]).includes(text);
}

function badFilter(): Error {
  return invalidRequest("Invalid filter clause");
}
