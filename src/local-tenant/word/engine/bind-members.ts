import { controlCollectionMembers, plainCollectionMembers } from "./collection-members";
import { contentControlMembers } from "./content-control-members";
import { bodyMembers, documentMembers } from "./document-members";
import type { FieldValue, Members } from "./members";
import { paragraphMembers, rangeMembers, tableMembers } from "./range-members";
import { lacksMember } from "./word-failure";
import type { OpenDocument, WordObject } from "./word-object";

/** One object with everything that it can do; each call throws `WordFailure` and names a member that is missing. */
export interface BoundMembers {
  readPart(name: string, document: OpenDocument): WordObject | null;
  call(name: string, document: OpenDocument, given: readonly unknown[]): WordObject | null | undefined;
  readField(name: string, document: OpenDocument): FieldValue;
  setField(name: string, document: OpenDocument, value: unknown): void;
  /** Names of all its values. */
  readonly fieldNames: readonly string[];
}

/** What the library itself calls when an add-in begins; nothing to do here. */
const serviceMembers: Members<WordObject> = { parts: {}, methods: { NotifyActionHandlerReady: () => undefined }, fields: {}, setters: {} };

/** Finds what an object can do. */
export function bindMembers(object: WordObject): BoundMembers {
  switch (object.kind) {
    case "Service":
      return bind("AddinInternalService", serviceMembers, object);
    case "Document":
      return bind("Document", documentMembers, object);
    case "Body":
      return bind("Body", bodyMembers, object);
    case "ContentControl":
      return bind("ContentControl", contentControlMembers, object);
    case "Range":
      return bind("Range", rangeMembers, object);
    case "Paragraph":
      return bind("Paragraph", paragraphMembers, object);
    case "Table":
      return bind("Table", tableMembers, object);
    case "Collection":
      return bind(`${object.of}Collection`, object.of === "ContentControl" ? controlCollectionMembers : plainCollectionMembers, object);
    default:
      return object satisfies never;
  }
}

function bind<Kind>(kind: string, members: Members<Kind>, object: Kind): BoundMembers {
  function find<Found>(among: Readonly<Record<string, Found>>, name: string): Found {
    const found = Object.hasOwn(among, name) ? among[name] : undefined;
    if (found === undefined) throw lacksMember(`${kind}.${name}`);
    return found;
  }
  return {
    readPart: (name, document) => find(members.parts, name)(object, document, []),
    call: (name, document, given) => find(members.methods, name)(object, document, given),
    readField: (name, document) => find(members.fields, name)(object, document, []),
    setField: (name, document, value) => find(members.setters, name)(object, document, [value]),
    fieldNames: Object.keys(members.fields),
  };
}
