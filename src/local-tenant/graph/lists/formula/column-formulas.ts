import { invalidRequest, notImplemented } from "../../graph-failure";
import type { Column, ColumnDefinition } from "../column-definition";
import { facetOf } from "../column-facets";
import type { FieldValues } from "../field-values";
import { evaluateFormula } from "./evaluate-formula";
import { FormulaError, type FormulaValue, FUNCTIONS, instantOf, numberOf, serialOf, textOf, truthOf } from "./formula-functions";
import { badFormula, columnsIn, type Formula, functionsIn, parseFormula } from "./formula-tree";

/** The columns of a list by name, and the instant of the call. */
interface Surroundings {
  readonly columns: ReadonlyMap<string, Column>;
  readonly now: string;
}

/**
 * Refuses a column whose formulas are none, or name what is not there.
 *
 * @throws {GraphFailure} 400 in SharePoint's words, 501 for a function that the local tenant does not have.
 */
export function checkFormulas(definition: ColumnDefinition, others: readonly ColumnDefinition[]): void {
  const { calculated, validation, defaultValue } = definition;
  if (calculated !== undefined) checkFormula(calculated.formula, { columns: others.filter(({ name }) => name !== definition.name), forbidden: ["TODAY", "NOW"] });
  if (validation !== undefined) checkFormula(validation.formula, { columns: [definition], forbidden: [] });
  if (defaultValue?.formula !== undefined) checkFormula(defaultValue.formula, { columns: [], forbidden: [] });
}

function checkFormula(text: string, { columns, forbidden }: { readonly columns: readonly ColumnDefinition[]; readonly forbidden: readonly string[] }): void {
  const formula = parseFormula(text);
  const names = functionsIn(formula);
  if (names.some((name) => forbidden.includes(name))) throw invalidRequest("Calculated columns cannot contain volatile functions like Today and Me.");
  const unknown = names.find((name) => name !== "IF" && !Object.hasOwn(FUNCTIONS, name));
  if (unknown !== undefined) throw notImplemented(`The function ${unknown} in formulas is not supported by the local tenant.`);
  if (!hasFittingInputs(formula)) throw badFormula();
  const known = (name: string) => columns.some((column) => isNamed(column, name));
  if (!columnsIn(formula).every(known)) throw invalidRequest("The formula refers to a column that does not exist. Check the formula for spelling mistakes or change the non-existing column to an existing column.");
}

function hasFittingInputs(formula: Formula): boolean {
  if (formula.kind === "negative") return hasFittingInputs(formula.inner);
  if (formula.kind === "both") return hasFittingInputs(formula.left) && hasFittingInputs(formula.right);
  if (formula.kind !== "call") return true;
  const { fewest, most } = formula.name === "IF" ? { fewest: 2, most: 3 } : (FUNCTIONS[formula.name] ?? { fewest: 0, most: 0 });
  return formula.inputs.length >= fewest && formula.inputs.length <= most && formula.inputs.every(hasFittingInputs);
}

function isNamed({ name, displayName }: ColumnDefinition, written: string): boolean {
  return name.toLowerCase() === written.toLowerCase() || displayName?.toLowerCase() === written.toLowerCase();
}

/** The value that a formula gives a column of a new row; `undefined` when it gives none. */
export function formulaDefault(definition: ColumnDefinition, now: string): unknown {
  const formula = definition.defaultValue?.formula;
  if (formula === undefined) return undefined;
  return attempt(() => typed(definition, evaluateFormula(parseFormula(formula), { valueOf: () => undefined, now })));
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

/**
 * Checks a row against its columns' rules and works out its calculated columns, as SharePoint does when a row is written.
 *
 * @throws {GraphFailure} 400 when a value breaks its column's rule.
 */
export function completeFields(fields: FieldValues, surroundings: Surroundings): FieldValues {
  const definitions = [...surroundings.columns.values()].map(({ definition }) => definition);
  const ruled = definitions.filter(({ name, validation }) => validation !== undefined && fields[name] !== undefined);
  for (const definition of ruled) requireRule(definition, fields, surroundings.now);
  return calculateFields(fields, surroundings);
}

/** Works out a row's calculated columns. */
export function calculateFields(fields: FieldValues, { columns, now }: Surroundings): FieldValues {
  const definitions = [...columns.values()].map(({ definition }) => definition);
  return definitions.filter(({ calculated }) => calculated !== undefined).reduce((row, definition) => withCalculated(row, definition, { definitions, now }), fields);
}

function requireRule(definition: ColumnDefinition, fields: FieldValues, now: string): void {
  const { validation } = definition;
  const holds = attempt(() => truthOf(evaluateFormula(parseFormula(validation?.formula ?? "TRUE"), { valueOf: () => formulaValue(definition, fields), now })));
  if (holds !== true) throw invalidRequest(validation?.descriptions?.[0]?.displayName ?? "List data validation failed.");
}

function withCalculated(fields: FieldValues, definition: ColumnDefinition, { definitions, now }: { readonly definitions: readonly ColumnDefinition[]; readonly now: string }): FieldValues {
  const { [definition.name]: _before, ...others } = fields;
  const valueOf = (written: string) => {
    const column = definitions.find((one) => isNamed(one, written));
    return column === undefined ? undefined : formulaValue(column, others);
  };
  try {
    const value = typed(definition, evaluateFormula(parseFormula(definition.calculated?.formula ?? ""), { valueOf, now }));
    return value === undefined ? others : { ...others, [definition.name]: value };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { ...others, [definition.name]: error.shown };
  }
}

function formulaValue(definition: ColumnDefinition, fields: FieldValues): FormulaValue {
  const value = fields[definition.name];
  if (typeof value === "string") return isInstant(definition) ? serialOf(value) : value;
  return typeof value === "number" || typeof value === "boolean" ? value : Array.isArray(value) ? value.join(";#") : undefined;
}

function isInstant({ dateTime, calculated }: ColumnDefinition): boolean {
  return dateTime !== undefined || calculated?.outputType === "dateTime";
}

/** A formula's value as the column keeps it. */
function typed(definition: ColumnDefinition, value: FormulaValue): unknown {
  if (value === undefined) return undefined;
  switch (definition.calculated?.outputType ?? facetOf(definition)) {
    case "dateTime":
      return dayOrInstant(definition, instantOf(numberOf(value)));
    case "number":
    case "currency":
      return numberOf(value);
    case "boolean":
      return truthOf(value);
    default:
      return textOf(value);
  }
}

function dayOrInstant({ dateTime, calculated }: ColumnDefinition, instant: string): string {
  return (dateTime ?? calculated)?.format === "dateTime" ? instant : `${instant.slice(0, 10)}T00:00:00Z`;
}
