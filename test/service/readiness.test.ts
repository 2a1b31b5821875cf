import { describe, expect, it } from "@jest/globals";
import { MisshapenError, NotFoundError, NotReadyError } from "../../src/application/errors";
import type { SchoolId } from "../../src/domain/ids";
import { createReadiness } from "../../src/service/readiness";

const OAK = "school-oak" as SchoolId;
const ELM = "school-elm" as SchoolId;
const missing = new MisshapenError({ kind: "list", id: "Plans" }, ["the list is missing"]);
const noSite = new NotFoundError({ kind: "site", id: "sen-elm" });

describe("readiness", () => {
  it("begins with every school waiting", () => {
    const readiness = createReadiness([OAK, ELM]);
    expect(() => readiness.mustAnswerSomebody()).toThrow(NotReadyError);
    expect(readiness.isReady()).toBe(false);
    expect([readiness.obstacle(OAK), readiness.isReadySchool(OAK)]).toEqual([expect.any(NotReadyError), false]);
    expect(readiness.obstacle("school-unknown" as SchoolId)).toBeInstanceOf(NotReadyError);
  });

  it("needs both the lists and the roster of a school", () => {
    const readiness = createReadiness([OAK]);
    readiness.hasRead(OAK, "lists");
    expect(readiness.isReadySchool(OAK)).toBe(false);
    readiness.hasRead(OAK, "roster");
    expect([readiness.isReadySchool(OAK), readiness.isReady(), readiness.obstacle(OAK)]).toEqual([true, true, undefined]);
    expect(() => readiness.mustAnswerSomebody()).not.toThrow();
  });

  it.each([missing, noSite])("lets one school wait for somebody to mend it, and the other be answered: %s", (problem) => {
    const readiness = createReadiness([OAK, ELM]);
    for (const part of ["lists", "roster"] as const) readiness.hasRead(OAK, part);
    expect(readiness.isReady()).toBe(false);
    readiness.blockedBy(ELM, "lists", problem);
    expect(readiness.isReady()).toBe(true);
    expect(() => readiness.mustAnswerSomebody()).not.toThrow();
    expect(readiness.obstacle(ELM)).toBeInstanceOf(problem === missing ? MisshapenError : NotReadyError);
    for (const part of ["lists", "roster"] as const) readiness.hasRead(ELM, part);
    expect(readiness.obstacle(ELM)).toBeUndefined();
  });

  it("says what is missing while no school is ready, and keeps a school ready through later trouble", () => {
    const readiness = createReadiness([OAK, ELM]);
    readiness.blockedBy(ELM, "lists", missing);
    expect(() => readiness.mustAnswerSomebody()).toThrow(missing);
    for (const part of ["lists", "roster"] as const) readiness.hasRead(ELM, part);
    readiness.blockedBy(ELM, "lists", missing);
    expect(readiness.obstacle(ELM)).toBeUndefined();
  });
});
