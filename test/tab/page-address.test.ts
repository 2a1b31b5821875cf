import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type PageAddress, readPageAddress, writePageAddress } from "../../src/tab/page-address";

const ids = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
const addresses: fc.Arbitrary<PageAddress> = fc.oneof(
  fc.constantFrom<PageAddress>({ page: "home" }, { page: "caseload" }, { page: "classes" }, { page: "handovers" }),
  ids.map((classId): PageAddress => ({ page: "class", classId })),
  ids.map((childId): PageAddress => ({ page: "child", childId })),
  ids.map((childId): PageAddress => ({ page: "write", childId })),
  ids.map((childId): PageAddress => ({ page: "review", childId })),
  ids.map((childId): PageAddress => ({ page: "sheets", childId })),
);

describe("page addresses", () => {
  it("read back as they were written", () => {
    fc.assert(fc.property(addresses, (address) => expect(readPageAddress(`#${writePageAddress(address)}`)).toEqual(address)));
  });

  it.each([
    ["", "home"],
    ["child/c1", "child"],
    ["#/child/c1/write", "write"],
    ["#/child/", "home"],
    ["#/child/%E0%A4%A", "home"],
    ["#/nowhere/1", "home"],
  ])("reads %j as %s", (text, page) => {
    expect(readPageAddress(text).page).toBe(page);
  });
});
