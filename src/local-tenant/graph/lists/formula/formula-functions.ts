/** A value inside a formula. Days and instants are numbers of days since the end of 1899, as in Excel; an empty column is `undefined`. */
export type FormulaValue = string | number | boolean | undefined;

/** A formula has no value, for a reason that SharePoint shows in place of one. */
export class FormulaError extends Error {
  constructor(readonly shown: "#VALUE!" | "#DIV/0!" | "#NUM!") {
    super(shown);
  }
}

const FIRST_DAY_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** An instant as a formula's number. */
export function serialOf(instant: string): number {
  return (Date.parse(instant) - FIRST_DAY_MS) / DAY_MS;
}

/** A formula's number as an instant, ISO 8601 in UTC to the second. */
export function instantOf(serial: number): string {
  const time = Math.round((serial * DAY_MS) / 1000) * 1000 + FIRST_DAY_MS;
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) throw new FormulaError("#NUM!");
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** A value as a number; empty is nought, and text must be one. */
export function numberOf(value: FormulaValue): number {
  if (value === undefined) return 0;
  if (typeof value !== "string") return Number(value);
  const read = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isNaN(read)) throw new FormulaError("#VALUE!");
  return read;
}

/** A value as text; empty is no text. */
export function textOf(value: FormulaValue): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value === undefined ? "" : String(value);
}

/** A value as yes or no; empty is no, and text must say one of them. */
export function truthOf(value: FormulaValue): boolean {
  if (typeof value !== "string") return Boolean(value);
  if (/^(true|yes)$/i.test(value)) return true;
  if (/^(false|no)$/i.test(value)) return false;
  throw new FormulaError("#VALUE!");
}

type Inputs = readonly FormulaValue[];
type Calculation = (inputs: Inputs, now: string) => FormulaValue;

interface FormulaFunction {
  readonly fewest: number;
  readonly most: number;
  readonly of: Calculation;
}

const MANY = 30;

function takes(fewest: number, most: number, of: Calculation): FormulaFunction {
  return { fewest, most, of };
}

function partOfDay(part: (day: Date) => number): FormulaFunction {
  return takes(1, 1, ([day]) => part(new Date(instantOf(numberOf(day)))));
}

function overNumbers(of: (numbers: readonly number[]) => number): FormulaFunction {
  return takes(1, MANY, (inputs) => of(inputs.filter((input) => input !== undefined).map(numberOf)));
}

function countOf(value: FormulaValue): number {
  const count = value === undefined ? 1 : Math.trunc(numberOf(value));
  if (count < 0) throw new FormulaError("#VALUE!");
  return count;
}

function divided(one: number, other: number): number {
  if (other === 0) throw new FormulaError("#DIV/0!");
  return one / other;
}

function rounded(value: number, places: number): number {
  const scale = 10 ** places;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}

/** The functions that formulas may call; `IF` is not among them, since it looks at one of its inputs only. */
export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  AND: takes(1, MANY, (inputs) => inputs.every(truthOf)),
  OR: takes(1, MANY, (inputs) => inputs.some(truthOf)),
  NOT: takes(1, 1, ([value]) => !truthOf(value)),
  ISBLANK: takes(1, 1, ([value]) => value === undefined || value === ""),
  ISNUMBER: takes(1, 1, ([value]) => typeof value === "number"),
  ISTEXT: takes(1, 1, ([value]) => typeof value === "string"),
  LEN: takes(1, 1, ([text]) => textOf(text).length),
  LEFT: takes(1, 2, ([text, count]) => textOf(text).slice(0, countOf(count))),
  RIGHT: takes(1, 2, ([text, count]) => textOf(text).slice(Math.max(0, textOf(text).length - countOf(count)))),
  MID: takes(3, 3, ([text, start, count]) => textOf(text).slice(Math.max(0, countOf(start) - 1), Math.max(0, countOf(start) - 1) + countOf(count))),
  UPPER: takes(1, 1, ([text]) => textOf(text).toUpperCase()),
  LOWER: takes(1, 1, ([text]) => textOf(text).toLowerCase()),
  TRIM: takes(1, 1, ([text]) => textOf(text).trim().replaceAll(/ +/g, " ")),
  CONCATENATE: takes(1, MANY, (inputs) => inputs.map(textOf).join("")),
  EXACT: takes(2, 2, ([one, other]) => textOf(one) === textOf(other)),
  ABS: takes(1, 1, ([value]) => Math.abs(numberOf(value))),
  INT: takes(1, 1, ([value]) => Math.floor(numberOf(value))),
  ROUND: takes(2, 2, ([value, places]) => rounded(numberOf(value), Math.trunc(numberOf(places)))),
  MOD: takes(2, 2, ([value, by]) => numberOf(value) - numberOf(by) * Math.floor(divided(numberOf(value), numberOf(by)))),
  SUM: overNumbers((numbers) => numbers.reduce((sum, one) => sum + one, 0)),
  AVERAGE: overNumbers((numbers) => divided(numbers.reduce((sum, one) => sum + one, 0), numbers.length)),
  MIN: overNumbers((numbers) => (numbers.length === 0 ? 0 : Math.min(...numbers))),
  MAX: overNumbers((numbers) => (numbers.length === 0 ? 0 : Math.max(...numbers))),
  TODAY: takes(0, 0, (_none, now) => Math.floor(serialOf(now))),
  NOW: takes(0, 0, (_none, now) => serialOf(now)),
  DATE: takes(3, 3, ([year, month, day]) => serialOf(new Date(Date.UTC(numberOf(year), numberOf(month) - 1, numberOf(day))).toISOString())),
  YEAR: partOfDay((day) => day.getUTCFullYear()),
  MONTH: partOfDay((day) => day.getUTCMonth() + 1),
  DAY: partOfDay((day) => day.getUTCDate()),
  WEEKDAY: partOfDay((day) => day.getUTCDay() + 1),
};
