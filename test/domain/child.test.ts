import { describe, expect, it } from "@jest/globals";
import { fullName, initials } from "../../src/domain/child";

describe("fullName", () => {
  it.each([
    [{ givenName: "Siân", familyName: "Ŵynne-Jones" }, "Siân Ŵynne-Jones"],
    [{ givenName: "Arjun", familyName: "" }, "Arjun"],
  ])("%j is %s", (child, expected) => {
    expect(fullName(child)).toBe(expected);
  });
});

describe("initials", () => {
  it.each([
    [{ givenName: "Siân", familyName: "Ŵynne-Jones" }, "SŴJ"],
    [{ givenName: "Arjun", familyName: "" }, "A"],
    [{ givenName: "Niamh", familyName: "O'Neill" }, "NO"],
    [{ givenName: "’Aaliyah", familyName: "Khan" }, "AK"],
    [{ givenName: "ليلى", familyName: "حداد" }, "لح"],
    [{ givenName: "Mary Ann Louise", familyName: "van der Berg" }, "MAL"],
    [{ givenName: "-", familyName: "" }, ""],
  ])("%j gives %s", (child, expected) => {
    expect(initials(child)).toBe(expected);
  });
});
