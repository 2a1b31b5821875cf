import { describe, expect, it } from "@jest/globals";
import { showDay, showInstant, showTime } from "../../src/ui/days";

describe("days", () => {
  it.each([
    ["2026-12-18", "18 Dec 2026"],
    ["2024-02-29", "29 Feb 2024"],
    ["2026-11-20T23:30:00Z", "20 Nov 2026"],
    ["", ""],
    ["next week", "next week"],
  ])("shows %j as %j, wherever the reader is", (day, text) => {
    expect(showDay(day)).toBe(text);
  });

  it("shows a time of day, and nothing for what is none", () => {
    expect(showTime("2026-11-20T10:42:00Z")).toMatch(/^\d\d:42$/);
    expect(showInstant("2026-11-20T10:42:00Z")).toMatch(/Nov.*:42$/);
    expect(showTime("soon")).toBe("");
    expect(showInstant("soon")).toBe("");
  });
});
