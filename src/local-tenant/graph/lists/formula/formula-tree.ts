import { invalidRequest } from "../../graph-failure";

/** What stands between two values of a formula. */
export type Operator = "=" | "<>" | "<" | ">" | "<=" | ">=" | "&" | "+" | "-" | "*" | "/" | "^";

/** A SharePoint formula as a tree; a column is named by its title or its internal name. */
export type Formula =
  | { readonly kind: "value"; readonly value: string | number | boolean }
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "negative"; readonly inner: Formula }
  | { readonly kind: "both"; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "call"; readonly name: string; readonly inputs: readonly Formula[] };

interface Token {
  readonly kind: "text" | "number" | "column" | "name" | "mark";
  readonly text: string;
}

const TOKEN = /\s*(?:"((?:[^"]|"")*)"|(\d+(?:\.\d+)?)|\[([^\]]+)\]|([A-Za-z_]\w*)|(<>|<=|>=|[=<>&+\-*/^(),;%]))/y;

/** From the loosest to the tightest. */
const LEVELS: readonly (readonly Operator[])[] = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];
const DEEPEST = 64;

/**
 * Reads a formula such as `=IF([Score]>5,"met","not yet")`.
 *
 * @throws {GraphFailure} 400 in SharePoint's words when it is none.
 */
export function parseFormula(text: string): Formula {
  const tokens = readTokens(text.trim().replace(/^=/, ""));
  const reader = new TokenReader(tokens);
  const formula = readLevel(reader, 0, 0);
  if (!reader.isAtEnd()) throw badFormula();
  return formula;
}

/** Every column that a formula names. */
export function columnsIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case "value":
      return [];
    case "column":
      return [formula.name];
    case "negative":
      return columnsIn(formula.inner);
    case "both":
      return [...columnsIn(formula.left), ...columnsIn(formula.right)];
    case "call":
      return formula.inputs.flatMap(columnsIn);
  }
}

/** Every function that a formula calls, in capitals. */
export function functionsIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case "value":
    case "column":
      return [];
    case "negative":
      return functionsIn(formula.inner);
    case "both":
      return [...functionsIn(formula.left), ...functionsIn(formula.right)];
    case "call":
      return [formula.name, ...formula.inputs.flatMap(functionsIn)];
  }
}

class TokenReader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  isAtEnd(): boolean {
    return this.at >= this.tokens.length;
  }

  next(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw badFormula();
    this.at += 1;
    return token;
  }

  /** Steps over one of `marks` when it comes next, and gives it. */
  take<T extends string>(marks: readonly T[]): T | undefined {
    const token = this.tokens[this.at];
    const found = token?.kind === "mark" ? marks.find((mark) => mark === token.text) : undefined;
    if (found !== undefined) this.at += 1;
    return found;
  }
}

function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (match === null) throw badFormula();
    const kinds = ["text", "number", "column", "name", "mark"] as const;
    const kind = kinds.find((_kind, index) => match[index + 1] !== undefined) ?? "mark";
    const found = match.slice(1).find((part) => part !== undefined) ?? "";
    tokens.push({ kind, text: kind === "text" ? found.replaceAll("\"\"", "\"") : found });
  }
  return tokens;
}

function readLevel(reader: TokenReader, level: number, depth: number): Formula {
  const operators = LEVELS[level];
  if (operators === undefined) return readUnary(reader, depth);
  let left = readLevel(reader, level + 1, depth);
  for (let operator = reader.take(operators); operator !== undefined; operator = reader.take(operators)) {
    left = { kind: "both", operator, left, right: readLevel(reader, level + 1, depth) };
  }
  return left;
}

function readUnary(reader: TokenReader, depth: number): Formula {
  if (depth > DEEPEST) throw badFormula();
  if (reader.take(["-"]) !== undefined) return { kind: "negative", inner: readUnary(reader, depth + 1) };
  reader.take(["+"]);
  const value = readValue(reader, depth);
  return reader.take(["%"]) === undefined ? value : { kind: "both", operator: "/", left: value, right: { kind: "value", value: 100 } };
}

function readValue(reader: TokenReader, depth: number): Formula {
  if (reader.take(["("]) !== undefined) {
    const inner = readLevel(reader, 0, depth + 1);
    if (reader.take([")"]) === undefined) throw badFormula();
    return inner;
  }
  const token = reader.next();
  if (token.kind === "text") return { kind: "value", value: token.text };
  if (token.kind === "number") return { kind: "value", value: Number(token.text) };
  if (token.kind === "column") return { kind: "column", name: token.text };
  if (token.kind !== "name") throw badFormula();
  return readName(reader, token.text, depth);
}

function readName(reader: TokenReader, name: string, depth: number): Formula {
  if (reader.take(["("]) === undefined) return /^(true|false)$/i.test(name) ? { kind: "value", value: name.toLowerCase() === "true" } : { kind: "column", name };
  const inputs: Formula[] = [];
  if (reader.take([")"]) !== undefined) return { kind: "call", name: name.toUpperCase(), inputs };
  do inputs.push(readLevel(reader, 0, depth + 1));
  while (reader.take([",", ";"]) !== undefined);
  if (reader.take([")"]) === undefined) throw badFormula();
  return { kind: "call", name: name.toUpperCase(), inputs };
}

/** SharePoint's own words. */
export function badFormula(): Error {
  return invalidRequest("The formula contains a syntax error or is not supported.");
}
