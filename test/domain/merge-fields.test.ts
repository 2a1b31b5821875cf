import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { mergeFields } from "../../src/domain/merge-fields";

const leaf = fc.constantFrom("", "a", "b", "c", undefined, true, false);
const form = fc.record({ one: leaf, two: leaf, list: fc.array(fc.record({ x: leaf, y: leaf }), { minLength: 2, maxLength: 2 }), in: fc.record({ kind: fc.constant("words"), words: leaf }) });

describe("mergeFields", () => {
  const base = { a: "1", b: "1", list: [{ x: "1" }, { x: "1" }], said: { kind: "words", words: "" } as Readonly<Record<string, string>> };

  it("keeps what each changed", () => {
    const { merged, conflicts } = mergeFields(base, { ...base, a: "mine", list: [{ x: "mine" }, { x: "1" }] }, { ...base, b: "theirs", list: [{ x: "1" }, { x: "theirs" }] });
    expect({ merged, conflicts }).toEqual({ merged: { ...base, a: "mine", b: "theirs", list: [{ x: "mine" }, { x: "theirs" }] }, conflicts: [] });
  });

  it("names a field that both changed, with both texts, and holds mine", () => {
    expect(mergeFields(base, { ...base, a: "mine" }, { ...base, a: "theirs" })).toEqual({ merged: { ...base, a: "mine" }, conflicts: [{ path: "a", mine: "mine", theirs: "theirs" }] });
  });

  it("takes an answer of another kind whole", () => {
    const words = { ...base, said: { kind: "words", words: "Slow" } };
    const nothing = { ...base, said: { kind: "nothing-to-record" } };
    expect(mergeFields(base, words, nothing).conflicts).toEqual([{ path: "said", mine: words.said, theirs: nothing.said }]);
    expect(mergeFields(base, base, nothing)).toEqual({ merged: nothing, conflicts: [] });
  });

  it("takes a list whole in which somebody moved an entry: half of one entry is never put to another", () => {
    const start = [{ id: "a", x: "1", y: "1" }, { id: "b", x: "2", y: "1" }];
    const moved = [start[1], start[0]];
    const edited = [{ id: "a", x: "1", y: "theirs" }, start[1]];
    expect(mergeFields<unknown>({ list: start }, { list: moved }, { list: edited })).toEqual({ merged: { list: moved }, conflicts: [{ path: "list", mine: moved, theirs: edited }] });
  });

  it("takes a list of another length whole", () => {
    const longer = { ...base, list: [...base.list, { x: "new" }] };
    expect(mergeFields(base, { ...base, list: [{ x: "mine" }, { x: "1" }] }, longer).conflicts).toMatchObject([{ path: "list" }]);
    expect(mergeFields(base, base, longer).merged).toEqual(longer);
  });

  it("loses nothing that only one changed, whoever merges", () => {
    fc.assert(
      fc.property(form, form, form, (start, mine, theirs) => {
        const one = mergeFields(start, mine, theirs);
        const other = mergeFields(start, theirs, mine);
        expect(one.conflicts.map(({ path }) => path).sort()).toEqual(other.conflicts.map(({ path }) => path).sort());
        expect(mergeFields(start, mine, start).merged).toEqual(mine);
        expect(mergeFields(start, start, theirs).merged).toEqual(theirs);
        expect(mergeFields(one.merged, one.merged, one.merged)).toEqual({ merged: one.merged, conflicts: [] });
      }),
    );
  });
});
