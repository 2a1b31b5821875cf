import { type EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state";

const FIELD = "sdt";
const SHOWING = /<w:showingPlcHdr\b[^>]*\/>/g;

/** Attributes of a content control in the editor, as far as they matter here. */
interface FieldAttributes {
  readonly id?: number | null;
  readonly showingPlaceholder?: boolean;
  readonly rawPropertiesXml?: string | null;
}

/** Makes placeholders behave as in Word: a click selects one whole, and typing takes its place and its look away. */
export function createPlaceholderPlugin(): Plugin {
  const placeholders = new Map<number, string>();

  function learn(state: EditorState): void {
    state.doc.descendants((node) => {
      const { id, showingPlaceholder } = node.attrs as FieldAttributes;
      if (node.type.name === FIELD && showingPlaceholder === true && typeof id === "number") placeholders.set(id, node.textContent);
    });
  }

  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      learn(before);
      return takePlaceholdersAway(after, placeholders);
    },
    view: (view) => {
      learn(view.state);
      return {
        update(current, previous) {
          if (current.state.selection.eq(previous.selection)) return;
          const whole = findWholePlaceholder(current.state);
          if (whole !== undefined) current.dispatch(current.state.tr.setSelection(TextSelection.create(current.state.doc, whole.from, whole.to)));
        },
      };
    },
  });
}

function takePlaceholdersAway(state: EditorState, placeholders: ReadonlyMap<number, string>): Transaction | null {
  const change = state.tr;
  state.doc.descendants((node, position) => {
    const attributes = node.attrs as FieldAttributes;
    if (node.type.name !== FIELD || attributes.showingPlaceholder !== true || typeof attributes.id !== "number") return;
    const placeholder = placeholders.get(attributes.id);
    if (placeholder === undefined || node.textContent === placeholder) return;
    const rawPropertiesXml = attributes.rawPropertiesXml?.replace(SHOWING, "") ?? null;
    change.setNodeMarkup(position, null, { ...node.attrs, showingPlaceholder: false, rawPropertiesXml });
    change.removeMark(position + 1, position + node.nodeSize - 1);
  });
  return change.docChanged ? change : null;
}

function findWholePlaceholder(state: EditorState): { readonly from: number; readonly to: number } | undefined {
  const { empty, $from } = state.selection;
  if (!empty) return undefined;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === FIELD && (node.attrs as FieldAttributes).showingPlaceholder === true && node.content.size > 0) return { from: $from.start(depth), to: $from.end(depth) };
  }
  return undefined;
}
