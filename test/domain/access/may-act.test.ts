import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type MayAct, anyOwn, createMayAct, mayAct } from "../../../src/domain/access/may-act";
import { FIELDS, RECORD_KINDS, type RecordFieldsAreWhole, type RecordKind, fieldsOf } from "../../../src/domain/access/record-kinds";
import { ACTIONS, type Action, RULES, type Rule } from "../../../src/domain/access/rules";
import { STANDINGS, type Standing } from "../../../src/domain/access/standings";

const RAISE = "W own -answer -answeredBy -answeredAt";
const ANSWER = "W open +state +answer +answeredBy +answeredAt";

/**
 * The whole table a second time, by hand: L list, R read, W write, D delete, S share; followed by `own` or `open` where that
 * must be true of the row, and by the fields when not all of them are meant. What is not here is refused.
 */
const EXPECTED: Readonly<Record<Standing, Partial<Record<RecordKind, string>>>> = {
  senco: {
    register: "LR", classes: "LR", child: "LR", plan: "LR, W open", target: "LR, W open", provision: "LR, W open", draft: "RWD own", progress: "LR, WD own",
    review: "LR, W open", team: "LR", folder: "R", acknowledgement: "LR, W own", advice: "LRW", concern: `LR, ${RAISE}, ${ANSWER}`, handover: "LR, S open", arrival: "LR -childId -planId, W open",
    package: "LWS", audit: "LR", "audit-check": "R",
  },
  head: {
    register: "LR", classes: "LR", child: "LR -entraId", plan: "LR", target: "LR", provision: "LR", progress: "LR", review: "LR", advice: "LR", concern: "LR", team: "LR",
    handover: "LR", arrival: "LR -childId -planId", audit: "LR", "audit-check": "R",
  },
  "class-teacher": {
    classes: "LR", child: "LR -entraId -dateOfBirth", plan: "LR", target: "LR", provision: "LR", progress: "LR, WD own", review: "LR, W open", team: "LR -reason",
    folder: "R", acknowledgement: "RW own", concern: `LR own, ${RAISE}`,
  },
  "plan-lead": {
    classes: "LR", child: "LR -entraId -dateOfBirth", plan: "LR, W open", target: "LR, W open", provision: "LR, W open", draft: "RWD own", progress: "LR, WD own",
    review: "LR, W open", team: "LR -reason", folder: "R", acknowledgement: "RW own", advice: "LR -summary", concern: `LR, ${RAISE}, ${ANSWER}`,
  },
  assistant: {
    classes: "LR", child: "LR -entraId -dateOfBirth", plan: "LR", target: "LR", provision: "LR", progress: "LR, WD own", review: "LR", team: "LR -reason",
    folder: "R", acknowledgement: "RW own", concern: `LR own, ${RAISE}`,
  },
  specialist: {
    child: "LR -entraId -dateOfBirth", plan: "LR", target: "LR", provision: "LR", progress: "LR, WD own", team: "LR -reason", acknowledgement: "RW own", concern: `LR own, ${RAISE}`,
  },
  "other-staff": { classes: "LR" },
  cover: {},
  "it-administrator": { "audit-check": "R" },
  pupil: {},
  stranger: {},
  app: { child: "R +id +yearGroup", plan: "R +planId +version +startsOn +reviewOn" },
};

const LETTERS: Readonly<Record<string, Action>> = { L: "list", R: "read", W: "write", D: "delete", S: "share" };
const ROWS = [{}, { isOwn: true }, { isOpen: true }, { isOwn: true, isOpen: true }] as const;

interface Cell {
  readonly standing: Standing;
  readonly action: Action;
  readonly kind: RecordKind;
  readonly field: string;
  readonly isOwn: boolean;
  readonly isOpen: boolean;
}

/** Every question there is; a kind without fields is asked for as a whole, with `field` empty. */
const CELLS: readonly Cell[] = STANDINGS.flatMap((standing) =>
  RECORD_KINDS.flatMap((kind) =>
    ACTIONS.flatMap((action) =>
      ["", ...fieldsOf(kind)].flatMap((field) => ROWS.map((row) => ({ standing, action, kind, field, isOwn: false, isOpen: false, ...row }))),
    ),
  ),
);

function asked(may: MayAct, { standing, action, field, ...row }: Cell): boolean {
  return may([standing], action, field === "" ? row : { ...row, field });
}

function expected(cell: Cell): boolean {
  const grants = EXPECTED[cell.standing][cell.kind]?.split(", ") ?? [];
  return grants.some((grant) => {
    const [letters = "", ...more] = grant.split(" ");
    if (![...letters].some((letter) => LETTERS[letter] === cell.action)) return false;
    const named = more.filter((word) => word.startsWith("+"));
    if (named.length > 0 && cell.field !== "" && !named.includes(`+${cell.field}`)) return false;
    return more.filter((word) => !word.startsWith("+")).every((word) => wordHolds(word, cell));
  });
}

function wordHolds(word: string, { field, isOwn, isOpen }: Cell): boolean {
  if (word === "own") return isOwn;
  if (word === "open") return isOpen;
  return field !== word.slice(1);
}

const nameOf = ({ standing, action, kind, field, isOwn, isOpen }: Cell) => [standing, action, `${kind}.${field}`, isOwn ? "own" : "", isOpen ? "open" : ""].join(" ").trim();
const granted = (may: MayAct, kind: RecordKind) => CELLS.filter((cell) => cell.kind === kind && asked(may, cell)).map(nameOf).join("\n");

/** Every table that lacks one thing: a whole rule, one person, one action or one field of it, or the condition that it sets. */
function* mutants(): Generator<readonly [string, RecordKind, readonly Rule[]]> {
  for (const [at, rule] of RULES.entries()) {
    const name = `rule ${String(at)} (${rule.may.join("")} ${rule.kind})`;
    const put = (...one: readonly Rule[]): readonly Rule[] => [...RULES.slice(0, at), ...one, ...RULES.slice(at + 1)];
    yield [`${name} away`, rule.kind, put()];
    for (const who of rule.who) yield [`${name} without ${who}`, rule.kind, put({ ...rule, who: rule.who.filter((one) => one !== who) })];
    for (const action of rule.may) yield [`${name} without ${action}`, rule.kind, put({ ...rule, may: rule.may.filter((one) => one !== action) })];
    for (const field of rule.fields ?? []) yield [`${name} without ${field}`, rule.kind, put({ ...rule, fields: rule.fields?.filter((one) => one !== field) ?? [] })];
    const { fields: _fields, ...everyField } = rule;
    if (rule.fields !== undefined && rule.fields.length < fieldsOf(rule.kind).length) yield [`${name} with every field`, rule.kind, put(everyField)];
    const { only: _only, ...everyRow } = rule;
    if (rule.only !== undefined) yield [`${name} for every row`, rule.kind, put(everyRow)];
  }
}

describe("mayAct", () => {
  it("answers every question as the second table does", () => {
    const wrong = CELLS.filter((cell) => asked(mayAct, cell) !== expected(cell)).map(nameOf);
    expect(wrong).toEqual([]);
    expect(CELLS.length).toBeGreaterThan(10_000);
  });

  it("cannot lose a rule, a person, an action, a field or a condition unnoticed", () => {
    const unnoticed = [...mutants()].filter(([, kind, rules]) => granted(createMayAct(rules), kind) === granted(mayAct, kind)).map(([name]) => name);
    expect(unnoticed).toEqual([]);
  });

  it("names every field of every record", () => {
    const areWhole: RecordFieldsAreWhole = true;
    const repeated = Object.entries(FIELDS).filter(([, fields]) => new Set(fields).size < fields.length);
    expect([areWhole, repeated]).toEqual([true, []]);
  });

  it("grants whoever is a pupil nothing, whatever else they are, and everybody else what any of their standings grants", () => {
    fc.assert(
      fc.property(fc.subarray(STANDINGS.filter((one) => one !== "pupil")), fc.constantFrom(...CELLS), (standings, { action, field, standing: _one, ...rest }) => {
        const row = field === "" ? rest : { ...rest, field };
        expect(mayAct([...standings, "pupil"], action, row)).toBe(false);
        expect(mayAct(standings, action, row)).toBe(standings.some((one) => mayAct([one], action, row)));
      }),
    );
  });

  it("takes what is not said of a row against whoever asks", () => {
    expect([mayAct(["class-teacher"], "delete", "progress"), mayAct(["class-teacher"], "delete", anyOwn("progress"))]).toEqual([false, true]);
  });
});
