import { describe, expect, it } from "@jest/globals";
import { apiFailure } from "../../src/api/failures";
import { ENGLAND_2015 } from "../../src/domain/terms/england-2015";
import { explainFailure, type PageFailure } from "../../src/ui/explain-failure";
import { createWords } from "../../src/ui/words/create-words";

const CODES: readonly PageFailure["code"][] = [...apiFailure.shape.error.shape.code.options, "offline", "too-slow", "not-understood"];

describe("explainFailure", () => {
  it.each(CODES)("has a sentence and a way on for %s", (code) => {
    const { sentence, wayOn } = explainFailure({ code });
    expect(createWords(ENGLAND_2015).t(sentence)).toMatch(/^[A-Z].*\.$/);
    expect(wayOn).not.toBe("");
  });

  it("gives a number for support only where support can help", () => {
    expect(explainFailure({ code: "bug", requestId: "r-1" }).requestId).toBe("r-1");
    expect(explainFailure({ code: "not-found", requestId: "r-1" }).requestId).toBeUndefined();
  });
});
