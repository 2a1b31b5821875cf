import { listContentControls, readControlId } from "./content-control";
import { WordFailure } from "./word-failure";
import type { WordObject } from "./word-object";
import type { WordPackage } from "./word-package";

interface KeptObject {
  readonly object: WordObject;
  readonly word: WordPackage;
}

/** Objects that add-ins hold from one batch to the next. */
export interface KeptReferences {
  /** The name under which the object is found again. */
  keep(object: WordObject, word: WordPackage): string;
  /** @throws {WordFailure} when the object is no longer in the document. */
  find(name: string, word: WordPackage): WordObject;
  forget(name: string): void;
}

/** Creates an empty store of references. */
export function createKeptReferences(): KeptReferences {
  const kept = new Map<string, KeptObject>();
  let count = 0;
  return {
    keep(object, word) {
      count += 1;
      const name = `object-${count}`;
      kept.set(name, { object, word });
      return name;
    },
    find(name, word) {
      const found = kept.get(name);
      if (found === undefined) throw new WordFailure("InvalidObjectPath", "The object is not known any more.");
      return found.word === word ? requirePresent(found.object, word) : rebind(found.object, word);
    },
    forget: (name) => void kept.delete(name),
  };
}

function requirePresent(object: WordObject, word: WordPackage): WordObject {
  const [element] = elementsOf(object);
  if (element !== undefined && !word.body.contains(element)) throw new WordFailure("ItemNotFound", "The object is no longer in the document.");
  return object;
}

// A person has typed since, and the document was read anew: only content controls can be told again, by their number.
function rebind(object: WordObject, word: WordPackage): WordObject {
  if (object.kind === "Collection") return { ...object, parent: rebind(object.parent, word) };
  if (object.kind === "ContentControl") {
    const sdt = listContentControls(word.body).find((one) => readControlId(one) === readControlId(object.sdt));
    if (sdt === undefined) throw new WordFailure("ItemNotFound", "The content control is no longer in the document.");
    return { kind: "ContentControl", sdt };
  }
  if (elementsOf(object).length > 0) throw new WordFailure("InvalidObjectPath", "The document was edited since this object was read.");
  return object;
}

function elementsOf(object: WordObject): readonly Element[] {
  switch (object.kind) {
    case "ContentControl":
      return [object.sdt];
    case "Paragraph":
      return [object.paragraph];
    case "Table":
      return [object.table];
    case "Range":
      return object.blocks;
    default:
      return [];
  }
}
