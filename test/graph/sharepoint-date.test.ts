import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../src/domain/local-date";
import { fromSharePointDate, fromSharePointInstant, toSharePointDate, toSharePointInstant } from "../../src/graph/sharepoint-date";
import { day } from "../support/builders";

describe("fromSharePointDate", () => {
  it.each([
    { what: "midnight of a London summer day, which is the evening before in UTC", value: "2026-06-30T23:00:00Z", timeZone: "Europe/London", expected: "2026-07-01" },
    { what: "midnight of a London winter day", value: "2026-12-18T00:00:00Z", timeZone: "Europe/London", expected: "2026-12-18" },
    { what: "midnight west of London", value: "2026-07-01T07:00:00Z", timeZone: "America/Los_Angeles", expected: "2026-07-01" },
    { what: "a bare day", value: "2026-07-01", timeZone: "America/Los_Angeles", expected: "2026-07-01" },
  ])("reads $what", ({ value, timeZone, expected }) => {
    expect(fromSharePointDate(value, timeZone)).toBe(expected);
  });

  it.each(["", "soon", "01/07/2026", "2026-02-30", "2026-07-01Tlater", "46204"])("refuses %p", (value) => {
    expect(fromSharePointDate(value, "Europe/London")).toBeUndefined();
  });

  it("reads back every day that was written, in every zone a school of ours may be in", () => {
    const zones = ["Europe/London", "Europe/Dublin", "Europe/Gibraltar", "America/New_York", "Asia/Tokyo"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(...zones), (days, zone) => {
        const written = addDays(day("2000-01-01"), days);
        expect(fromSharePointDate(toSharePointDate(written), zone)).toBe(written);
      }),
    );
  });
});

describe("toSharePointInstant", () => {
  it("keeps whole seconds, which is all that SharePoint keeps", () => {
    expect(toSharePointInstant("2026-09-18T10:30:59.987+01:00")).toBe("2026-09-18T09:30:59Z");
  });
});

describe("fromSharePointInstant", () => {
  it("reads an instant to the second", () => {
    expect(fromSharePointInstant("2026-09-18T09:30:00.0000000Z")).toBe("2026-09-18T09:30:00Z");
  });

  it.each(["2026-09-18", "now", "2026-13-01T00:00:00Z"])("refuses %p", (value) => {
    expect(fromSharePointInstant(value)).toBeUndefined();
  });
});
