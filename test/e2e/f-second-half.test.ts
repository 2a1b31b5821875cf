import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { IN_FAIR_WEATHER } from "./support/presses";
import { type SchoolDay, beginSchoolDay } from "./support/school-day";
import { assertBriefed, assertHandedOver, assertReminded, assertSavedFromWord } from "./support/second-half";
import { type StartedProduct, startProduct } from "./support/started-product";

describe("the second half of the school day", () => {
  let product: StartedProduct;
  let day: SchoolDay;

  beforeAll(async () => {
    product = await startProduct();
    day = await beginSchoolDay("second-half", IN_FAIR_WEATHER);
  });
  afterAll(async () => {
    await day.close();
    await product.stop();
  });

  it("a: reminds SENCO and class teacher of a review once, by initials; progress and a date from the card", () => day.step(assertReminded));

  it("b: briefs a teacher who joins a class, records what was read, tells the SENCO, and takes it all back on leaving", () => day.step(assertBriefed));

  it("c: inserts the plan into a Word document, and saves to the plan what was typed into it there", () => day.step(assertSavedFromWord));

  it("d: opens a handover when a child changes school, and hands the plan over once it is sent and accepted", () => day.step(assertHandedOver));

  it("tells nobody that something did not work", () => {
    expect(day.presses.told).toEqual([]);
  });
});
