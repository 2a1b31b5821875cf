import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { PlanId, ProvisionId, TargetId } from "../../src/domain/ids";
import { PLAN_FIELDS, PROVISION_FIELDS, TARGET_FIELDS, type TextPlace } from "../../src/domain/plan-text";
import { LONGEST_TAG, fieldLabel, fieldTag, parseFieldTag, parseWrapperTag, wrapperTag } from "../../src/word/field-tags";

const anId = fc.oneof(fc.uuid(), fc.stringMatching(/^[\w.:-]{1,20}$/));
const aPlace: fc.Arbitrary<TextPlace> = fc.oneof(
  fc.constantFrom(...PLAN_FIELDS).map((field) => ({ of: "plan" as const, field })),
  fc.tuple(anId, fc.constantFrom(...TARGET_FIELDS)).map(([id, field]) => ({ of: "target" as const, targetId: id as TargetId, field })),
  fc.tuple(anId, fc.constantFrom(...PROVISION_FIELDS)).map(([id, field]) => ({ of: "provision" as const, provisionId: id as ProvisionId, field })),
);

describe("the tag of a field", () => {
  it("tells which text of which plan it is", () => {
    fc.assert(fc.property(aPlace, (place) => expect(parseFieldTag(fieldTag(place))).toEqual(place)));
  });

  it("is no longer than Word keeps", () => {
    const id = "7f3c9a52-0d4c-4f0e-9a5b-3f0c3c8e57a5";
    const tags = [
      ...PLAN_FIELDS.map((field) => fieldTag({ of: "plan", field })),
      ...TARGET_FIELDS.map((field) => fieldTag({ of: "target", targetId: id as TargetId, field })),
      ...PROVISION_FIELDS.map((field) => fieldTag({ of: "provision", provisionId: id as ProvisionId, field })),
      wrapperTag(id as PlanId, 9999),
    ];
    expect(tags.filter((tag) => tag.length > LONGEST_TAG)).toEqual([]);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it.each(["", "iep.", "iep.agreedWith", "iep.t..statement", "iep.t.target-1.who", "iep.p.help-1.statement", "iep.x.help-1.who", "iep:plan-1:2", "somebody's own"])(
    "is not %j", (tag) => expect(parseFieldTag(tag)).toBeUndefined(),
  );

  it("has a label for people, a different one for each field", () => {
    const labels = [...PLAN_FIELDS, ...TARGET_FIELDS, ...PROVISION_FIELDS].map(fieldLabel);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

describe("the tag around a plan", () => {
  it("tells the plan and its version", () => {
    fc.assert(
      fc.property(anId, fc.integer({ min: 1, max: 9999 }), (id, version) => {
        expect(parseWrapperTag(wrapperTag(id as PlanId, version))).toEqual({ planId: id, version });
      }),
    );
  });

  it.each(["", "iep:plan-1", "iep:plan-1:", "iep:plan-1:0", "iep:plan-1:two", "iep::2", "xiep:plan-1:2", "iep.t.target-1.statement"])(
    "is not %j", (tag) => expect(parseWrapperTag(tag)).toBeUndefined(),
  );
});
