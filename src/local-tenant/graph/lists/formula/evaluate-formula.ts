import type { Formula, Operator } from "./formula-tree";
import { FormulaError, type FormulaValue, FUNCTIONS, numberOf, textOf, truthOf } from "./formula-functions";

/** What a formula may look at. */
export interface FormulaScene {
  /** The value of a column by the name that the formula uses. */
  readonly valueOf: (column: string) => FormulaValue;
  readonly now: string;
}

/**
 * Works out a formula.
 *
 * @throws {FormulaError} when it has no value, as after a division by nought.
 */
export function evaluateFormula(formula: Formula, scene: FormulaScene): FormulaValue {
  switch (formula.kind) {
    case "value":
      return formula.value;
    case "column":
      return scene.valueOf(formula.name);
    case "negative":
      return -numberOf(evaluateFormula(formula.inner, scene));
    case "both":
      return combine(formula.operator, evaluateFormula(formula.left, scene), evaluateFormula(formula.right, scene));
    case "call":
      return call(formula, scene);
  }
}

function call({ name, inputs }: Formula & { readonly kind: "call" }, scene: FormulaScene): FormulaValue {
  if (name === "IF") return choose(inputs, scene);
  const wanted = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (wanted === undefined) throw new FormulaError("#VALUE!");
  const value = wanted.of(inputs.map((input) => evaluateFormula(input, scene)), scene.now);
  if (typeof value === "number" && !Number.isFinite(value)) throw new FormulaError("#NUM!");
  return value;
}

function choose([condition, yes, no]: readonly Formula[], scene: FormulaScene): FormulaValue {
  if (condition === undefined || yes === undefined) throw new FormulaError("#VALUE!");
  if (truthOf(evaluateFormula(condition, scene))) return evaluateFormula(yes, scene);
  return no === undefined ? false : evaluateFormula(no, scene);
}

function combine(operator: Operator, left: FormulaValue, right: FormulaValue): FormulaValue {
  if (operator === "&") return textOf(left) + textOf(right);
  const compared = COMPARISONS[operator];
  if (compared !== undefined) return compared(order(left, right));
  return calculate(operator, numberOf(left), numberOf(right));
}

const COMPARISONS: { readonly [Name in Operator]?: (order: number) => boolean } = {
  "=": (order) => order === 0, "<>": (order) => order !== 0, "<": (order) => order < 0, ">": (order) => order > 0, "<=": (order) => order <= 0, ">=": (order) => order >= 0,
};

function calculate(operator: Operator, left: number, right: number): number {
  if (operator === "/" && right === 0) throw new FormulaError("#DIV/0!");
  const value = operator === "+" ? left + right : operator === "-" ? left - right : operator === "*" ? left * right : operator === "/" ? left / right : left ** right;
  if (!Number.isFinite(value)) throw new FormulaError("#NUM!");
  return value;
}

/** Texts are compared without their case; an empty value takes the kind of the other; a number comes before text, text before yes and no. */
function order(left: FormulaValue, right: FormulaValue): number {
  const [one, other] = [left ?? emptyLike(right), right ?? emptyLike(left)];
  if (typeof one === "string" && typeof other === "string") return compare(one.toLowerCase(), other.toLowerCase());
  if (typeof one === typeof other) return compare(Number(one), Number(other));
  const kinds = ["number", "string", "boolean"];
  return kinds.indexOf(typeof one) - kinds.indexOf(typeof other);
}

function emptyLike(value: FormulaValue): string | number | boolean {
  return typeof value === "string" ? "" : typeof value === "boolean" ? false : 0;
}

function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
