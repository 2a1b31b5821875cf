import { ACTION_TYPES, type Batch, type BatchAction, type BatchQuery, type ObjectPath, PATH_TYPES } from "./batch-shapes";
import { bindMembers } from "./bind-members";
import { readControlId } from "./content-control";
import type { KeptReferences } from "./kept-references";
import { listItems } from "./list-items";
import { WordFailure, lacksMember } from "./word-failure";
import type { OpenDocument, WordObject } from "./word-object";

const MEMBER_PATHS: ReadonlySet<number> = new Set([PATH_TYPES.method, PATH_TYPES.property, PATH_TYPES.indexer]);

/** What one action gave. */
interface ActionResult {
  readonly ActionId: number;
  readonly Value: unknown;
}

/** What the Office library is told about a batch. What was done before a failure stays done, as in Word. */
export interface BatchAnswer {
  readonly Results: readonly ActionResult[];
  readonly Error?: { readonly Code: string; readonly Message: string; readonly Location: string; readonly ActionIndex: number };
}

/** Does the actions of one batch in their order, until one fails. */
export function runBatch(batch: Batch, document: OpenDocument, references: KeptReferences): BatchAnswer {
  const run = createRun(batch, document, references);
  const results: ActionResult[] = [];
  for (const action of batch.Actions) {
    try {
      results.push({ ActionId: action.Id, Value: run(action) ?? null });
    } catch (error) {
      if (!(error instanceof WordFailure)) throw error;
      return { Results: results, Error: { Code: error.code, Message: error.message, Location: action.Name ?? "", ActionIndex: results.length } };
    }
  }
  return { Results: results };
}

function createRun(batch: Batch, document: OpenDocument, references: KeptReferences): (action: BatchAction) => unknown {
  const resolved = new Map<number, WordObject | null>();

  function resolve(id: number): WordObject | null {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = batch.ObjectPaths[String(id)];
    if (path === undefined) throw new WordFailure("InvalidObjectPath", "The batch names an object that it does not describe.");
    const object = open(path);
    resolved.set(id, object);
    return object;
  }

  function open(path: ObjectPath): WordObject | null {
    const name = path.Name ?? "";
    if (MEMBER_PATHS.has(path.ObjectPathType)) return openMember(path, name, path.ArgumentInfo?.Arguments ?? []);
    if (path.ObjectPathType === PATH_TYPES.global) return { kind: "Document" };
    if (path.ObjectPathType === PATH_TYPES.reference) return references.find(name, document.word);
    if (path.ObjectPathType === PATH_TYPES.nullObject) return null;
    if (path.ObjectPathType === PATH_TYPES.newObject && /(^|\.)AddinInternalService$/.test(name)) return { kind: "Service" };
    throw lacksMember(`object path ${path.ObjectPathType} ${name}`);
  }

  function openMember(path: ObjectPath, name: string, given: readonly unknown[]): WordObject | null {
    const parent = resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    const members = bindMembers(parent);
    if (path.ObjectPathType === PATH_TYPES.property) return members.readPart(name, document);
    const made = members.call(path.ObjectPathType === PATH_TYPES.indexer ? "GetItem" : name, document, given);
    if (made === undefined) throw lacksMember(`${name} as an object`);
    return made;
  }

  return (action) => {
    const object = resolve(action.ObjectPathId);
    return object === null ? null : act(action, object, { document, references });
  };
}

interface Acting {
  readonly document: OpenDocument;
  readonly references: KeptReferences;
}

function act(action: BatchAction, object: WordObject, acting: Acting): unknown {
  const name = action.Name ?? "";
  const given: readonly unknown[] = action.ArgumentInfo?.Arguments ?? [];
  switch (action.ActionType) {
    case ACTION_TYPES.instantiate:
      return describe(object, acting);
    case ACTION_TYPES.query:
      return query(object, action.QueryInfo ?? {}, acting);
    case ACTION_TYPES.method:
      return callMethod(object, name, { ...acting, given });
    case ACTION_TYPES.setProperty:
      return bindMembers(object).setField(name, acting.document, given[0]);
    default:
      throw lacksMember(`action ${action.ActionType} ${name}`);
  }
}

function callMethod(object: WordObject, name: string, { document, references, given }: Acting & { readonly given: readonly unknown[] }): null {
  if (name === "_RemoveReference") references.forget(String(given[0]));
  else if (name !== "_KeepReference") bindMembers(object).call(name, document, given);
  return null;
}

function describe(object: WordObject, { document, references }: Acting): Readonly<Record<string, unknown>> {
  const reference = { _ReferenceId: references.keep(object, document.word) };
  return object.kind === "ContentControl" ? { ...reference, Id: readControlId(object.sdt) } : reference;
}

function query(object: WordObject, asked: BatchQuery, acting: Acting): Readonly<Record<string, unknown>> {
  if ((asked.Expand ?? []).length > 0) throw lacksMember(`load with expand ${asked.Expand?.join(", ")}`);
  if (typeof asked.Skip === "number" || typeof asked.Top === "number") throw lacksMember("load with skip or top");
  const wanted = (asked.Select ?? []).map((name) => name.replace(/^items(\/|$)/i, "")).filter((name) => name !== "" && name !== "isNullObject");
  if (object.kind !== "Collection") return { ...describe(object, acting), ...readFields(object, wanted, acting) };
  const items = listItems(object, acting.document).map((item) => ({ ...describe(item, acting), ...readFields(item, wanted, acting) }));
  return { ...describe(object, acting), _Items: items };
}

function readFields(object: WordObject, wanted: readonly string[], { document }: Acting): Readonly<Record<string, unknown>> {
  const members = bindMembers(object);
  const names = wanted.length === 0 ? members.fieldNames : wanted.map((name) => (name[0] ?? "").toUpperCase() + name.slice(1));
  return Object.fromEntries(names.map((name) => [name, members.readField(name, document)]));
}
