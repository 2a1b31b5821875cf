import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { GraphFailure } from "../../../src/local-tenant/graph/graph-failure";
import { evaluateFormula } from "../../../src/local-tenant/graph/lists/formula/evaluate-formula";
import { FormulaError, type FormulaValue } from "../../../src/local-tenant/graph/lists/formula/formula-functions";
import { parseFormula } from "../../../src/local-tenant/graph/lists/formula/formula-tree";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

const COLUMNS: Readonly<Record<string, FormulaValue>> = { Score: 4, Name: "Ada", Met: true };
const evaluate = (text: string) => evaluateFormula(parseFormula(text), { valueOf: (column) => COLUMNS[column], now: "2026-11-24T12:00:00Z" });

describe("a formula", () => {
  it.each<readonly [string, FormulaValue]>([
    ["=1+2*3", 7], ["=(1+2)*3", 9], ["=-2^2", 4], ["=2^3^2", 64], ["=10-4-3", 3], ["=50%", 0.5], ["=[Score]/2", 2], ["=Score", 4],
    ["=\"a\"&\"b\"\"c\"", "ab\"c"], ["=[Name]&\" \"&[Score]", "Ada 4"], ["=[Nothing]&\"\"", ""], ["=[Nothing]+1", 1],
    ["=IF([Score]>3,\"met\",\"not yet\")", "met"], ["=IF([Score]>5;\"met\")", false], ["=IF(TRUE,1,1/0)", 1], ["=AND([Met],[Score]>=4)", true], ["=OR(FALSE,NOT(TRUE))", false],
    ["=[Name]=\"ADA\"", true], ["=EXACT([Name],\"ADA\")", false], ["=[Nothing]=\"\"", true], ["=[Nothing]=0", true], ["=1<\"1\"", true], ["=1<>2", true],
    ["=ISBLANK([Nothing])", true], ["=ISNUMBER([Score])", true], ["=ISTEXT([Score])", false], ["=LEN([Name])", 3], ["=LEFT([Name])", "A"], ["=RIGHT([Name],2)", "da"], ["=MID([Name],2,1)", "d"],
    ["=UPPER(\"a\")&LOWER(\"B\")", "Ab"], ["=TRIM(\" a  b \")", "a b"], ["=CONCATENATE(\"a\",1,TRUE)", "a1TRUE"], ["=ABS(-3)", 3], ["=INT(-1.5)", -2], ["=ROUND(2.345,2)", 2.35], ["=ROUND(-2.5,0)", -3],
    ["=MOD(-1,3)", 2], ["=SUM(1,2,[Nothing])", 3], ["=AVERAGE(2,4)", 3], ["=MIN(3,1)", 1], ["=MAX(3,1)", 3], ["=TODAY()", 46350], ["=NOW()", 46350.5],
    ["=YEAR(TODAY())*10000+MONTH(TODAY())*100+DAY(TODAY())", 20261124], ["=DATE(2026,12,1)-TODAY()", 7], ["=WEEKDAY(TODAY())", 3],
  ])("gives %s = %j", (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it.each([["=1/0", "#DIV/0!"], ["=MOD(1,0)", "#DIV/0!"], ["=\"a\"+1", "#VALUE!"], ["=LEFT(\"a\",-1)", "#VALUE!"], ["=IF(\"perhaps\",1,2)", "#VALUE!"], ["=10^400", "#NUM!"], ["=YEAR(10^15)", "#NUM!"]])("has no value: %s", (text, shown) => {
    expect(() => evaluate(text)).toThrow(shown);
  });

  it.each(["", "=", "=1+", "=(1", "=1)", "=IF(1", "=[", "=[]", "=1 2", "=#", "=\"a", "=,", "=%"])("is none: %j", (text) => {
    expect(() => parseFormula(text)).toThrow("The formula contains a syntax error or is not supported.");
  });

  it("works out sums as arithmetic does", () => {
    const sum = fc.letrec<{ readonly tree: Sum }>((tie) => ({
      tree: fc.oneof({ depthSize: "small" }, fc.integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value })), fc.tuple(tie("tree"), fc.constantFrom("+", "-", "*"), tie("tree")).map(([left, sign, right]) => joined(left, sign, right))),
    }));
    fc.assert(fc.property(sum.tree, ({ text, value }) => evaluate(`=${text}`) === value), { numRuns: 300 });
  });

  it("is worked out or refused, whatever is written", () => {
    const piece = fc.oneof(fc.constantFrom("IF(", "(", ")", ",", "[Score]", "[Name]", "+", "-", "&", "=", "<", "\"", "1", "0", "LEFT(", "DATE(", "^", "%", " "), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          evaluate(pieces.join(""));
        } catch (error) {
          if (!(error instanceof GraphFailure) && !(error instanceof FormulaError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** A sum as a formula writes it, and what it comes to. */
interface Sum {
  readonly text: string;
  readonly value: number;
}

function joined(left: Sum, sign: "+" | "-" | "*", right: Sum): Sum {
  const value = sign === "+" ? left.value + right.value : sign === "-" ? left.value - right.value : left.value * right.value;
  return { text: `(${left.text}${sign}${right.text})`, value };
}

describe("columns with formulas", () => {
  let graph: GraphFixture;
  const list = `/sites/${SITE}/lists/Scores`;
  const add = async (fields: object) => await graph.call("product", `POST ${list}/items`, { body: { fields } });

  beforeAll(async () => {
    graph = await startGraph();
    const columns = [
      { name: "Before", number: {}, validation: { formula: "=AND([Before]>=0,[Before]<=10)", descriptions: [{ languageTag: "en-GB", displayName: "A score is from 0 to 10." }] } }, { name: "After", number: {} },
      { name: "Gain", calculated: { formula: "=[After]-[Before]", outputType: "number" } }, { name: "Word", calculated: { formula: "=IF([Gain]>0,\"better\",\"same\")" } },
      { name: "On", dateTime: { format: "dateOnly" }, defaultValue: { formula: "=TODAY()" } }, { name: "Next", calculated: { formula: "=[On]+7", outputType: "dateTime", format: "dateOnly" } },
    ];
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Scores", columns } });
  }, 60_000);
  afterAll(() => graph.close());

  it("are worked out when a row is written", async () => {
    const made = await add({ Before: 2, After: 5, On: "2026-11-24" });
    expect(made.body["fields"]).toMatchObject({ Gain: 3, Word: "better", Next: "2026-12-01T00:00:00Z" });
    expect((await graph.call("product", `PATCH ${list}/items/1/fields`, { body: { After: 2 } })).body).toMatchObject({ Gain: 0, Word: "same" });
    expect((await graph.call("product", `PATCH ${list}/items/1/fields`, { body: { Gain: 9 } })).status).toBe(400);
    expect((await graph.call("product", `GET ${list}/columns/Gain`)).body).toMatchObject({ readOnly: true, calculated: { formula: "=[After]-[Before]", outputType: "number" } });
  });

  it("have the default that their formula gives", async () => {
    expect((await add({})).body["fields"]?.["On"]).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  });

  it("refuse what breaks their rule, in its own words, and let an empty column be", async () => {
    const refused = await add({ Before: 11 });
    expect(refused.status).toBe(400);
    expect(refused.body["error"]?.["message"]).toBe("A score is from 0 to 10.");
    expect((await add({ After: 1 })).status).toBe(201);
  });

  it("are worked out for the rows that are there when they come, and show why they have no value", async () => {
    expect((await graph.call("product", `POST ${list}/columns`, { body: { name: "Share", calculated: { formula: "=[Gain]/[Before]", outputType: "number" } } })).status).toBe(201);
    expect((await graph.call("product", `GET ${list}/items/1/fields`)).body["Share"]).toBe(0);
    expect((await graph.call("product", `GET ${list}/items/2/fields`)).body["Share"]).toBe("#DIV/0!");
    expect((await graph.call("product", `PATCH ${list}/columns/Share`, { body: { calculated: { formula: "=[Before]*2" } } })).status).toBe(200);
    expect((await graph.call("product", `GET ${list}/items/1/fields`)).body["Share"]).toBe(4);
    expect((await graph.call("product", `POST ${list}/columns`, { body: { name: "Now", calculated: { formula: "=TODAY()" } } })).status).toBe(400);
  });
});
