import { describe, expect, it } from "@jest/globals";
import { RATINGS } from "../../../src/domain/progress";
import { ENGLAND_2001 } from "../../../src/domain/terms/england-2001";
import { ENGLAND_2015 } from "../../../src/domain/terms/england-2015";
import { createWords } from "../../../src/ui/words/create-words";
import { EN_GB } from "../../../src/ui/words/en-GB";

const today = createWords(ENGLAND_2015);

describe("createWords", () => {
  it("says plan or IEP as the school does", () => {
    expect(today.t("agree.button")).toBe("Agree plan");
    expect(createWords(ENGLAND_2001).t("agree.button")).toBe("Agree IEP");
    expect(today.t("child.agreed")).toBe("Plan agreed");
  });

  it.each([
    [0, "No child with a plan"],
    [1, "1 child with a plan"],
    [2, "2 children with a plan"],
  ])("counts %i", (count, text) => {
    expect(today.t("classes.count", { count })).toBe(text);
  });

  it("leaves no gap of a term pack open", () => {
    const gaps = new Set(Object.values(EN_GB).flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)));
    for (const name of ["plan", "Plan", "coordinator"]) {
      expect(gaps.has(name)).toBe(true);
      expect(today.t("signIn.heading", { [name]: undefined })).not.toContain("{{");
    }
  });

  it("names the four ratings as buttons do", () => {
    expect(RATINGS.map((rating) => today.t(`rating.${rating}`))).toEqual(["Not yet", "A little", "Nearly", "Got it"]);
  });

  it("writes a child's name as it is", () => {
    expect(today.t("writer.for", { name: "Jo <O'Neill>" })).toBe("for Jo <O'Neill>");
  });
});
