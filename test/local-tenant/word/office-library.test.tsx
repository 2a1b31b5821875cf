/**
 * @jest-environment-options {"url": "https://localhost/addin/taskpane.html?_host_Info=Word%24Web%2416.01%24en-GB%24c%24%24%240"}
 */
/// <reference types="office-js" />
import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { readText } from "../../../src/local-tenant/word/engine/read-text";
import { listContentControls, readTag, setControlText } from "../../../src/local-tenant/word/engine/content-control";
import { openWordPackage } from "../../../src/local-tenant/word/engine/word-package";
import { control, field, flatOpc, paragraph, run, style, table } from "../../support/flat-opc";
import { type LoadedLibrary, loadOfficeLibrary } from "./support/office-library";
import { type DocumentOnPage, openBlankDocument } from "./support/open-document";

const WRAPPER = "iep:11111111-1111-4111-8111-111111111111:3";
const TARGETS = Array.from({ length: 15 }, (_, index) => `iep.t.${index + 1}.text`);

/** A small plan: a heading, two fields in lines, a table of targets, all in one locked control. */
function smallPlan(lock?: "sdtLocked"): string {
  const rows = [[run("Target"), run("Progress")], ...TARGETS.map((tag, index) => [field(tag, 500 + index, `Target ${index + 1}`), run("")])];
  const inner = paragraph(run("Plan"), "Heading1") + paragraph(field("iep.pupil", 101, "Amira & Co <test>")) + paragraph(field("iep.strengths", 102, "")) + table(rows) + paragraph("");
  const parts = { tag: WRAPPER, id: 100, title: "Plan", ...(lock === undefined ? {} : { lock }) };
  return flatOpc({ body: control(parts, inner) + paragraph(""), styles: style("Heading1", "1F3864") + style("PlaceholderText") });
}

describe("the Word page as the Office library knows it", () => {
  let library: LoadedLibrary;
  let page: DocumentOnPage;

  beforeAll(async () => {
    library = await loadOfficeLibrary(openBlankDocument().services);
  });

  beforeEach(() => {
    page = openBlankDocument();
    library.answerWith(page.services);
  });

  async function insertPlan(lock?: "sdtLocked"): Promise<void> {
    await Word.run(async (context) => {
      context.document.body.insertOoxml(smallPlan(lock), "Start");
      await context.sync();
    });
  }

  async function readFields(): Promise<Readonly<Record<string, { readonly text: string; readonly placeholder: string; readonly id: number }>>> {
    return await Word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load("items/tag,items/text,items/placeholderText,items/id");
      await context.sync();
      return Object.fromEntries(controls.items.map(({ tag, text, placeholderText, id }) => [tag, { text, placeholder: placeholderText, id }]));
    });
  }

  it("is Word on the web with WordApi 1.3 and nothing newer", () => {
    expect(Office.context.host).toBe("Word");
    expect(Office.context.platform).toBe("OfficeOnline");
    expect(Office.context.requirements.isSetSupported("WordApi", "1.3")).toBe(true);
    expect(Office.context.requirements.isSetSupported("WordApi", "1.5")).toBe(false);
  });

  it("inserts a plan and reads all its fields in one sync", async () => {
    await insertPlan();
    const fields = await readFields();
    expect(Object.keys(fields)).toEqual([WRAPPER, "iep.pupil", "iep.strengths", ...TARGETS]);
    expect(fields["iep.pupil"]).toEqual({ text: "Amira & Co <test>", placeholder: "", id: 101 });
    expect(fields["iep.strengths"]).toMatchObject({ text: "Write here", placeholder: "Write here" });
  });

  it("gives no text for an empty field where Word is thought to do so", async () => {
    page = openBlankDocument({ emptyControlText: "nothing" });
    library.answerWith(page.services);
    await insertPlan();
    expect((await readFields())["iep.strengths"]).toMatchObject({ text: "", placeholder: "Write here" });
  });

  it("reads what a person typed since, through controls that the add-in still holds", async () => {
    await insertPlan();
    await Word.run(async (context) => {
      const pupil = context.document.contentControls.getByTag("iep.pupil").getFirst();
      pupil.load("text");
      await context.sync();
      page.type((word) => setControlText(listContentControls(word.body).find((sdt) => readTag(sdt) === "iep.pupil")!, "Typed by hand", "Replace"));
      pupil.load("text");
      await context.sync();
      expect(pupil.text).toBe("Typed by hand");
    });
  });

  it("updates fifteen fields in one sync and shows the page once", async () => {
    await insertPlan();
    const before = page.writes();
    await Word.run(async (context) => {
      for (const tag of TARGETS) context.document.contentControls.getByTag(tag).getFirst().insertText(`new ${tag}\nsecond line`, "Replace");
      await context.sync();
    });
    expect(page.writes() - before).toBe(1);
    const fields = await readFields();
    expect(TARGETS.map((tag) => fields[tag]?.text)).toEqual(TARGETS.map((tag) => `new ${tag}\u000bsecond line`));
  });

  it("shows a placeholder in a field that is emptied, and drops it when text comes", async () => {
    await insertPlan();
    await Word.run(async (context) => {
      context.document.contentControls.getByTag("iep.pupil").getFirst().insertText("", "Replace");
      context.document.contentControls.getByTag("iep.strengths").getFirst().insertText("Reads well", "End");
      await context.sync();
    });
    const fields = await readFields();
    expect(fields["iep.pupil"]?.placeholder).not.toBe("");
    expect(fields["iep.pupil"]?.text).toBe(fields["iep.pupil"]?.placeholder);
    expect(fields["iep.strengths"]).toMatchObject({ text: "Reads well", placeholder: "" });
  });

  it("refuses to delete a locked control, and deletes it once it is unlocked", async () => {
    await insertPlan("sdtLocked");
    await Word.run(async (context) => {
      context.document.contentControls.getByTag(WRAPPER).getFirst().delete(false);
      await expect(context.sync()).rejects.toMatchObject({ code: "AccessDenied" });
    });
    await Word.run(async (context) => {
      const wrapper = context.document.contentControls.getByTag(WRAPPER).getFirst();
      wrapper.cannotDelete = false;
      wrapper.delete(false);
      await context.sync();
    });
    expect(await readFields()).toEqual({});
  });

  it("replaces a plan by one of another shape", async () => {
    await insertPlan("sdtLocked");
    await Word.run(async (context) => {
      const wrapper = context.document.contentControls.getByTag(WRAPPER).getFirst();
      wrapper.cannotDelete = false;
      const after = context.document.body.insertParagraph("", "End");
      wrapper.delete(false);
      after.getRange().insertOoxml(smallPlan(), "Replace");
      await context.sync();
    });
    expect(Object.keys(await readFields())).toHaveLength(TARGETS.length + 3);
  });

  it("writes tag and title, and refuses a tag longer than Word takes", async () => {
    await insertPlan();
    await Word.run(async (context) => {
      const pupil = context.document.contentControls.getByTag("iep.pupil").getFirst();
      pupil.tag = "iep.child";
      pupil.title = "Child";
      pupil.load("tag,title,cannotEdit,cannotDelete");
      await context.sync();
      expect(pupil.toJSON()).toMatchObject({ tag: "iep.child", title: "Child", cannotEdit: false, cannotDelete: false });
      pupil.tag = "x".repeat(65);
      await expect(context.sync()).rejects.toMatchObject({ code: "InvalidArgument" });
    });
  });

  it("gives a null object, and ItemNotFound where none was asked for", async () => {
    await Word.run(async (context) => {
      const none = context.document.contentControls.getByTag("nothing").getFirstOrNullObject();
      none.load("tag");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      context.document.contentControls.getByTag("nothing").getFirst().load("tag");
      await expect(context.sync()).rejects.toMatchObject({ code: "ItemNotFound" });
    });
  });

  it("names a member that it lacks instead of passing it over", async () => {
    await Word.run(async (context) => {
      context.document.body.search("Amira").load("text");
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException", message: expect.stringContaining("Body.Search") });
    });
    await Word.run(async (context) => {
      const controls = context.document.contentControls;
      controls.load("items/color");
      await insertPlan();
      await expect(context.sync()).rejects.toMatchObject({ code: "GeneralException", message: expect.stringContaining("ContentControl.Color") });
    });
  });

  it("tells how many rows of a table are headers", async () => {
    await insertPlan();
    await Word.run(async (context) => {
      const tables = context.document.body.tables;
      tables.load("items/headerRowCount,items/rowCount,items/values");
      await context.sync();
      expect(tables.items.map(({ headerRowCount, rowCount }) => [headerRowCount, rowCount])).toEqual([[1, 16]]);
      expect(tables.items[0]?.values[1]).toEqual(["Target 1", ""]);
    });
  });

  it("finds the plan around the cursor", async () => {
    await insertPlan();
    page.select({ paragraph: 1, controlId: 101, isCollapsed: true });
    await Word.run(async (context) => {
      const around = context.document.getSelection().parentContentControlOrNullObject;
      around.load("tag,isNullObject");
      await context.sync();
      expect(around.tag).toBe("iep.pupil");
      const outer = around.parentContentControlOrNullObject;
      outer.load("tag");
      await context.sync();
      expect(outer.tag).toBe(WRAPPER);
      const none = outer.parentContentControlOrNullObject;
      none.load("tag");
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });

  it("selects a control on the page", async () => {
    await insertPlan();
    await Word.run(async (context) => {
      context.document.contentControls.getByTag("iep.pupil").getFirst().select();
      await context.sync();
    });
    expect(page.shown).toEqual([{ controlId: 101 }]);
  });

  it("keeps settings with the document", async () => {
    Office.context.document.settings.set("Office.AutoShowTaskpaneWithDocument", true);
    const outcome = await new Promise<Office.AsyncResult<void>>((resolve) => Office.context.document.settings.saveAsync(resolve));
    expect(outcome.status).toBe("succeeded");
    expect(page.settings()).toEqual({ "Office.AutoShowTaskpaneWithDocument": "true" });
  });

  it("puts content inserted at the end inside a control that ends the body, as Word does", async () => {
    await insertPlan();
    page.type((word) => Array.from(word.body.children).forEach((block) => block.localName === "p" && block.remove()));
    await Word.run(async (context) => {
      context.document.body.insertOoxml(flatOpc({ body: paragraph(run("Nested")) }), "End");
      await context.sync();
    });
    const { body } = openWordPackage(page.bytes());
    expect(Array.from(body.children).map(({ localName }) => localName)).toEqual(["sdt", "sectPr"]);
    expect(readText(body)).toMatch(/Nested$/);
  });
});
