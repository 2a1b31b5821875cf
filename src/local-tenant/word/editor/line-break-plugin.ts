import { type EditorState, Plugin, TextSelection } from "prosemirror-state";

/** Keeps a field one field: Enter in it begins a new line, where the editor would cut the content control in two. */
export function createLineBreakPlugin(): Plugin {
  return new Plugin({
    props: {
      // The browser puts text after a line break at the end of a field outside of it.
      handleTextInput(...[view, , , text]) {
        const $cursor = view.state.doc.resolve(view.state.selection.from);
        if (!isInField(view.state) || $cursor.nodeBefore?.type.name !== "hardBreak" || !view.state.selection.empty) return false;
        view.dispatch(view.state.tr.insertText(text, $cursor.pos));
        return true;
      },
      handleDOMEvents: {
        keydown(view, event) {
          const hardBreak = view.state.schema.nodes["hardBreak"];
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
          if (hardBreak === undefined || !isInField(view.state)) return false;
          event.preventDefault();
          const change = view.state.tr.replaceSelectionWith(hardBreak.create(), true);
          // Left alone the cursor would step out of the field, and what is typed next with it.
          view.dispatch(change.setSelection(TextSelection.create(change.doc, view.state.selection.from + 1)).scrollIntoView());
          return true;
        },
      },
    },
  });
}

function isInField({ selection: { $from, $to } }: EditorState): boolean {
  return $from.sameParent($to) && $from.parent.type.name === "sdt";
}
