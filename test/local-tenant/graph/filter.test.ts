import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { COMPARISONS, type FilterExpression, type FilterValue, printFilter, propertiesOf } from "../../../src/local-tenant/graph/filter/filter-expression";
import { filterSql, SqlParameters } from "../../../src/local-tenant/graph/filter/filter-sql";
import { parseFilter } from "../../../src/local-tenant/graph/filter/parse-filter";
import { GraphFailure } from "../../../src/local-tenant/graph/graph-failure";

const property = fc.constantFrom("fields/Key", "fields/Status", "displayName", "id", "in", "not_this");
const value: fc.Arbitrary<FilterValue> = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0), fc.boolean(), fc.constant(null));

const { filter } = fc.letrec<{ filter: FilterExpression }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("compare" as const), property, comparison: fc.constantFrom(...COMPARISONS), value }),
    fc.record({ kind: fc.constant("in" as const), property, values: fc.array(value, { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant("startswith" as const), property, prefix: fc.string({ unit: "grapheme" }) }),
    fc.record({ kind: fc.constantFrom("and" as const, "or" as const), left: tie("filter"), right: tie("filter") }),
    fc.record({ kind: fc.constant("not" as const), inner: tie("filter") }),
  ),
}));

/** Every column is text here, so that any text may be compared with it. */
function sqlOf(tree: FilterExpression): { readonly sql: string; readonly values: readonly unknown[] } {
  const parameters = new SqlParameters();
  return { sql: filterSql(tree, () => ({ sql: "c", kind: "text" }), parameters), values: parameters.values };
}

function outcomeOf(text: string): "read" | "refused" | "a bug" {
  try {
    parseFilter(text);
    return "read";
  } catch (error) {
    return error instanceof GraphFailure ? "refused" : "a bug";
  }
}

describe("a filter", () => {
  it("is read back as it was printed", () => {
    fc.assert(fc.property(filter, (tree) => {
      expect(parseFilter(printFilter(tree))).toEqual(tree);
    }));
  });

  it("names its properties", () => {
    expect(propertiesOf(parseFilter("not (a eq 1) and (b in (1,2) or startswith(c,'x'))"))).toEqual(["a", "b", "c"]);
  });

  it("binds and closer than or, and not closest", () => {
    expect(printFilter(parseFilter("a eq 1 or b eq 2 and not c eq 3"))).toBe("(a eq 1) or ((b eq 2) and (not (c eq 3)))");
  });

  it("reads days, instants and GUIDs without quotes", () => {
    for (const text of ["2026-12-18", "2026-12-18T08:00:00Z", "2026-12-18T08:00:00.5+01:00", "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b", "11111111-1111-4111-8111-111111111111"]) {
      expect(parseFilter(`a eq ${text}`)).toEqual({ kind: "compare", property: "a", comparison: "eq", value: text });
    }
  });

  it("is refused when it is not one, and never breaks the reader", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom("a", "eq", "'x'", "(", ")", "and", "not", "in", ",", "'", "1", "startswith")).map((words) => words.join(" "))), (text) => {
      expect(outcomeOf(text)).not.toBe("a bug");
    }));
  });

  it("is refused when it is nested beyond reason", () => {
    expect(() => parseFilter(`${"(".repeat(5000)}a eq 1${")".repeat(5000)}`)).toThrow(GraphFailure);
    expect(() => parseFilter(`${"not ".repeat(5000)} a eq 1`)).toThrow(GraphFailure);
  });

  it("never lets a caller's text become SQL", () => {
    const hostile = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("'; drop table items; --", "$1", "' or '1'='1", "\\'", "\u0000"));
    fc.assert(fc.property(hostile, fc.constantFrom(...COMPARISONS), (text, comparison) => {
      const plain = sqlOf({ kind: "compare", property: "p", comparison, value: "x" });
      const { sql, values } = sqlOf({ kind: "compare", property: "p", comparison, value: text });
      expect(sql).toBe(plain.sql);
      expect(values).toEqual([text]);
      expect(sqlOf({ kind: "startswith", property: "p", prefix: text }).sql).toBe("starts_with(lower(c), lower($1::text))");
    }));
  });

  it.each([
    ["number", "x"],
    ["boolean", "yes"],
    ["instant", "soon"],
    ["text", 5],
  ] as const)("refuses a %s column compared with %s", (kind, given) => {
    const tree: FilterExpression = { kind: "compare", property: "p", comparison: "eq", value: given };
    expect(() => filterSql(tree, () => ({ sql: "c", kind }), new SqlParameters())).toThrow(GraphFailure);
  });
});
