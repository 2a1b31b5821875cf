import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { FOLLOWED_LISTS } from "../../../src/domain/records";
import { RECORD_LISTS } from "../../../src/graph/list-schema";
import { rowShapes } from "../../../src/graph/rows/rows";
import { rowsReadAs } from "../../../src/graph/rows/rows-read-as";
import { OAKFIELD } from "../../support/builders";

describe("rowsReadAs", () => {
  it("is the same each time, in every school's zone", () => {
    expect(rowsReadAs()).toBe(rowsReadAs());
    expect(rowsReadAs(rowShapes({ id: OAKFIELD, timeZone: "Europe/London" }))).toBe(rowsReadAs());
  });

  it.each([...FOLLOWED_LISTS, "Audit"] as const)("names every column that is read from %s", (list) => {
    const told = z.object({ lists: z.array(z.object({ list: z.string(), version: z.number(), columns: z.object({ properties: z.record(z.string(), z.unknown()) }) })) });
    const found = told.parse(JSON.parse(rowsReadAs())).lists.find((one) => one.list === list);
    expect(found?.version).toBe(RECORD_LISTS[list].version);
    expect(Object.keys(found?.columns.properties ?? {}).length).toBeGreaterThan(3);
  });

  it.each([
    { change: "a required column may be empty", shape: z.object({ GivenName: z.string().nullish() }) },
    { change: "a column gains a word", shape: z.object({ GivenName: z.enum(["a", "b"]) }) },
    { change: "a column may be shorter", shape: z.object({ GivenName: z.string() }) },
  ])("is another text when $change", ({ shape }) => {
    const shapes = { ...rowShapes({ id: OAKFIELD, timeZone: "UTC" }), Children: z.object({ GivenName: z.string().min(1) }) };
    expect(rowsReadAs({ ...shapes, Children: shape })).not.toBe(rowsReadAs(shapes));
  });
});
