/**
 * @jest-environment-options {"url": "https://localhost/addin/taskpane.html?_host_Info=Word%24Web%2416.01%24en-GB%24c%24%24%240"}
 */
/// <reference types="office-js" />
import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { DocumentHost, DocumentOutcome, PlanInOpenDocument } from "../../src/host/document-host";
import { openWordDocument, type PageWithOffice } from "../../src/host/open-word-document";
import { createWordDocument } from "../../src/host/word-document";
import { listContentControls, readControlId, readTag, setControlText } from "../../src/local-tenant/word/engine/content-control";
import { control, field, flatOpc, paragraph, run, style, table } from "../support/flat-opc";
import { type LoadedLibrary, loadOfficeLibrary } from "../local-tenant/word/support/office-library";
import { type DocumentOnPage, openBlankDocument } from "../local-tenant/word/support/open-document";

const TAGS = { isWrapper: (tag: string) => tag.startsWith("iep:"), isField: (tag: string) => tag.startsWith("iep.") };

function aPlan(version: number, fields: readonly string[] = ["iep.strategies", "iep.t.1.statement"]): string {
  const rows = fields.map((tag, index) => [run("Label"), field(tag, 200 + index, index === 0 ? "" : `Text of ${tag}`)]);
  const inner = paragraph(run("Plan"), "Heading1") + table(rows) + paragraph("");
  return flatOpc({ body: control({ tag: `iep:plan:${String(version)}`, id: 100, title: "Plan", lock: "sdtLocked" }, inner) + paragraph(""), styles: style("Heading1") + style("PlaceholderText") });
}

describe("a document in Word", () => {
  let library: LoadedLibrary;
  let page: DocumentOnPage;
  let document: DocumentHost;
  beforeAll(async () => {
    library = await loadOfficeLibrary(openBlankDocument().services);
    document = createWordDocument(Word);
  });
  beforeEach(() => {
    page = openBlankDocument();
    library.answerWith(page.services);
  });

  const value = <T,>(outcome: DocumentOutcome<T>): T => {
    if (outcome.kind === "trouble") throw new Error(outcome.trouble);
    return outcome.value;
  };
  const plans = async () => value(await document.readPlans(TAGS));
  const only = async (): Promise<PlanInOpenDocument> => {
    const [plan, ...more] = await plans();
    if (plan === undefined || more.length > 0) throw new Error("not one plan");
    return plan;
  };
  const textsOf = ({ fields }: PlanInOpenDocument) => fields.map(({ text }) => text);
  const type = (tag: string, text: string, nth = 0) =>
    page.type((word) => {
      const control = listContentControls(word.body).filter((sdt) => readTag(sdt) === tag)[nth];
      if (control !== undefined) setControlText(control, text, "Replace");
    });

  it("is opened once Word answers, and not anywhere else", async () => {
    expect(await openWordDocument(window as Window & PageWithOffice)).toBeDefined();
    expect(await openWordDocument({})).toBeUndefined();
    expect(await openWordDocument({ Office: { onReady: () => Promise.resolve({ host: null }) } })).toBeUndefined();
    expect(await openWordDocument({ Office: { onReady: () => new Promise(() => undefined) } }, 1)).toBeUndefined();
  });

  it("holds a plan after it was inserted, with an empty field as empty", async () => {
    expect(await plans()).toEqual([]);
    value(await document.insertPlan(aPlan(1), "cursor"));
    expect(await only()).toMatchObject({ tag: "iep:plan:1", holdsSelection: true, fields: [{ tag: "iep.strategies", text: "", isTwice: false }, { tag: "iep.t.1.statement", text: "Text of iep.t.1.statement" }] });
  });

  it("gives what somebody typed with plain line ends", async () => {
    value(await document.insertPlan(aPlan(1), "cursor"));
    type("iep.strategies", "One\nTwo");
    expect(textsOf(await only())[0]).toBe("One\nTwo");
  });

  it("takes changed fields and the tag of the next version in one step", async () => {
    value(await document.insertPlan(aPlan(1), "cursor"));
    const before = page.writes();
    value(await document.writeFields((await only()).key, [{ tag: "iep.strategies", text: "Sit near" }, { tag: "iep.t.1.statement", text: "" }], { tag: "iep:plan:2", title: "Plan" }));
    expect(page.writes() - before).toBe(1);
    const plan = await only();
    expect([plan.tag, ...textsOf(plan)]).toEqual(["iep:plan:2", "Sit near", ""]);
  });

  it("gives a locked plan's place to another", async () => {
    value(await document.insertPlan(aPlan(1), "cursor"));
    value(await document.replacePlan((await only()).key, aPlan(2, ["iep.strategies", "iep.t.7.statement", "iep.t.8.statement"])));
    const plan = await only();
    expect([plan.tag, plan.fields.length]).toEqual(["iep:plan:2", 3]);
  });

  it("tells two copies of a plan apart, and writes only the one that is meant", async () => {
    value(await document.insertPlan(aPlan(1), "cursor"));
    value(await document.insertPlan(aPlan(1), "end"));
    const [first, second] = await plans();
    if (first === undefined || second === undefined) throw new Error("not two plans");
    expect(first.key).not.toBe(second.key);
    value(await document.writeFields(second.key, [{ tag: "iep.strategies", text: "Second" }], { tag: "iep:plan:1", title: "Plan" }));
    expect((await plans()).map((plan) => textsOf(plan)[0])).toEqual(["", "Second"]);
    page.type((word) => {
      const fieldOfSecond = listContentControls(word.body).filter((sdt) => readTag(sdt) === "iep.strategies")[1];
      if (fieldOfSecond !== undefined) page.select({ paragraph: 0, controlId: readControlId(fieldOfSecond), isCollapsed: true });
    });
    expect((await plans()).map(({ holdsSelection }) => holdsSelection)).toEqual([false, true]);
  });

  it("says that a field stands twice with different texts", async () => {
    value(await document.insertPlan(aPlan(1, ["iep.strategies", "iep.t.1.statement", "iep.t.1.statement"]), "cursor"));
    type("iep.t.1.statement", "Another", 1);
    expect((await only()).fields[1]).toEqual({ tag: "iep.t.1.statement", text: "Text of iep.t.1.statement", isTwice: true });
  });

  it("takes no plan inside a field or a table, but takes it at the end", async () => {
    value(await document.insertPlan(aPlan(1), "cursor"));
    const { key } = await only();
    page.select({ paragraph: 1, controlId: key, isCollapsed: true });
    expect(await document.insertPlan(aPlan(1), "cursor")).toEqual({ kind: "trouble", trouble: "no-place" });
    value(await document.insertPlan(aPlan(1), "end"));
    expect(await plans()).toHaveLength(2);
  });

  it("shows a field to the reader", async () => {
    value(await document.insertPlan(aPlan(1), "cursor"));
    value(await document.select((await only()).key, "iep.t.1.statement"));
    expect(page.shown).toHaveLength(1);
  });

  it("answers with a trouble that a person can act on, and lets a bug through", async () => {
    expect(await document.replacePlan(12345, aPlan(1))).toEqual({ kind: "trouble", trouble: "gone" });
    const refusing = (code: string) => createWordDocument({ run: () => Promise.reject(Object.assign(new Error("no"), { code })) });
    expect(await refusing("AccessDenied").insertPlan("", "end")).toEqual({ kind: "trouble", trouble: "read-only" });
    expect(await refusing("GeneralException").insertPlan("", "end")).toEqual({ kind: "trouble", trouble: "refused" });
    await expect(createWordDocument({ run: () => Promise.reject(new Error("bug")) }).insertPlan("", "end")).rejects.toThrow("bug");
  });
});
