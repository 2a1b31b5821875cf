import type { DocumentHost, DocumentOutcome, DocumentTrouble, PlanInOpenDocument } from "./document-host";
import { toPlans } from "./plans-in-controls";
import type { WordContext, WordControl, WordLibrary } from "./word-library";

const FIELD_PARTS = "items/id,items/tag,items/text,items/placeholderText";

/** The document in Word, through the Office library. */
export function createWordDocument(word: WordLibrary): DocumentHost {
  const carryOut = <T>(work: (context: WordContext) => Promise<DocumentOutcome<T>>): Promise<DocumentOutcome<T>> => word.run(work).catch(readTrouble);
  const change = (work: (context: WordContext) => void): Promise<DocumentOutcome> =>
    carryOut(async (context) => {
      work(context);
      await context.sync();
      return DONE;
    });
  return {
    readPlans: (tags) => carryOut(async (context) => ({ kind: "done", value: await readPlans(context, tags) })),
    insertPlan: (flatOpc, place) => carryOut((context) => insertPlan(context, flatOpc, place)),
    replacePlan: (key, flatOpc) =>
      change((context) => {
        const wrapper = context.document.contentControls.getById(key);
        const after = wrapper.insertParagraph("", "After");
        wrapper.cannotDelete = false;
        wrapper.delete(false);
        after.getRange().insertOoxml(flatOpc, "Replace");
      }),
    writeFields: (key, changes, { tag: wrapperTag, title }) =>
      change((context) => {
        const wrapper = context.document.contentControls.getById(key);
        for (const { tag, text } of changes) wrapper.contentControls.getByTag(tag).getFirst().insertText(text, "Replace");
        wrapper.tag = wrapperTag;
        wrapper.title = title;
      }),
    select: (key, tag) => change((context) => context.document.contentControls.getById(key).contentControls.getByTag(tag).getFirst().select()),
  };
}

const DONE: DocumentOutcome = { kind: "done", value: undefined };

async function readPlans(context: WordContext, tags: Parameters<DocumentHost["readPlans"]>[0]): Promise<readonly PlanInOpenDocument[]> {
  const controls = context.document.contentControls;
  controls.load(FIELD_PARTS);
  await context.sync();
  const wrappers = controls.items.filter(({ tag }) => tags.isWrapper(tag));
  const [only] = wrappers;
  if (only !== undefined && wrappers.length === 1) return toPlans([{ wrapper: only, inside: controls.items, holdsSelection: true }], tags.isField);
  // Copies have the same tags, so each is asked for what is inside it, and the selection for the field that it is in.
  const selected = context.document.getSelection().parentContentControlOrNullObject;
  selected.load("id");
  for (const { contentControls } of wrappers) contentControls.load(FIELD_PARTS);
  await context.sync();
  const holds = (wrapper: WordControl): boolean =>
    !selected.isNullObject && (selected.id === wrapper.id || wrapper.contentControls.items.some(({ id }) => id === selected.id));
  return toPlans(wrappers.map((wrapper) => ({ wrapper, inside: wrapper.contentControls.items, holdsSelection: holds(wrapper) })), tags.isField);
}

async function insertPlan(context: WordContext, flatOpc: string, place: "cursor" | "end"): Promise<DocumentOutcome> {
  const { body, contentControls } = context.document;
  const selection = context.document.getSelection();
  const around = [selection.parentContentControlOrNullObject, selection.parentTableOrNullObject];
  body.load("text");
  contentControls.load("items/id");
  for (const one of around) one.load("isNullObject");
  await context.sync();
  if (body.text.trim() === "" && contentControls.items.length === 0) body.insertOoxml(flatOpc, "Start");
  else if (place === "end") body.insertParagraph("", "End").getRange().insertOoxml(flatOpc, "Replace");
  else if (around.some(({ isNullObject }) => !isNullObject)) return { kind: "trouble", trouble: "no-place" };
  else selection.paragraphs.getLast().insertParagraph("", "After").getRange().insertOoxml(flatOpc, "Replace");
  await context.sync();
  return DONE;
}

const TROUBLES: Readonly<Record<string, DocumentTrouble>> = {
  AccessDenied: "read-only", EditModeOff: "read-only", ReadOnly: "read-only", ItemNotFound: "gone", InvalidObjectPath: "gone",
};

function readTrouble(error: unknown): { readonly kind: "trouble"; readonly trouble: DocumentTrouble } {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
  return { kind: "trouble", trouble: TROUBLES[error.code] ?? "refused" };
}
