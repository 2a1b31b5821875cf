import { describe, expect, it } from "@jest/globals";
import { ConfigError } from "../../src/config/config-error";
import { readSchools } from "../../src/config/schools";

const OAKFIELD = {
  educationSchoolId: "oakfield",
  name: "Oakfield Primary",
  siteUrl: "https://trust.sharepoint.example/sites/sen-oakfield",
  timeZone: "Europe/London",
  termPack: "england-today",
  firstSencoIds: ["33333333-3333-4333-8333-333333333333"],
};

function problemsOf(file: unknown, mode: "local" | "microsoft365" = "local"): readonly string[] {
  try {
    readSchools(typeof file === "string" ? file : JSON.stringify(file), mode);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("readSchools", () => {
  it("reads schools", () => {
    expect(readSchools(JSON.stringify([OAKFIELD]), "microsoft365")).toEqual([OAKFIELD]);
  });

  it.each([
    ["no JSON", "{", "BATON_SCHOOLS_FILE: is not JSON"],
    ["no list", {}, "BATON_SCHOOLS_FILE: must be a list of schools"],
    ["no school", [], "BATON_SCHOOLS_FILE: names no school"],
    ["a school twice", [OAKFIELD, OAKFIELD], "BATON_SCHOOLS_FILE: names a school twice"],
    ["no name", [{ ...OAKFIELD, name: "" }], "BATON_SCHOOLS_FILE 0 name: is empty"],
    ["an address that is none", [{ ...OAKFIELD, siteUrl: "sen-oakfield" }], "BATON_SCHOOLS_FILE 0 siteUrl: must be the address of a site"],
    ["a zone that is none", [OAKFIELD, { ...OAKFIELD, educationSchoolId: "b", timeZone: "Mars/Base" }], "BATON_SCHOOLS_FILE 1 timeZone: must be an IANA time zone, such as Europe/London"],
    ["a SENCO by name", [{ ...OAKFIELD, firstSencoIds: ["Ms Hale"] }], "BATON_SCHOOLS_FILE 0 firstSencoIds 0: must be a GUID"],
  ])("names %s", (_what, file, problem) => {
    expect(problemsOf(file)).toEqual([problem]);
  });

  it("takes an http site in local mode only", () => {
    const local = { ...OAKFIELD, siteUrl: "http://localhost:4310/sites/sen-oakfield" };
    expect(problemsOf([local], "local")).toEqual([]);
    expect(problemsOf([local], "microsoft365")).toEqual(["BATON_SCHOOLS_FILE 0 siteUrl: must be an https address"]);
  });

  it("names everything that is wrong at once, and no value", () => {
    const problems = problemsOf([{ educationSchoolId: 7, name: "Secret School", siteUrl: "secret", timeZone: "secret", firstSencoIds: ["secret"] }]);
    expect(problems).toHaveLength(5);
    expect(problems.join().toLowerCase()).not.toContain("secret");
  });
});
