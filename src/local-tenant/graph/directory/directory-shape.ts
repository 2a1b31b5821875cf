import { notImplemented } from "../graph-failure";
import { contextOf, type GraphCall } from "../operation";
import { selectedNames } from "../query-options";
import { badOData } from "./directory-failure";
import { type DirectoryKind, type DirectoryRow, propertyOf } from "./directory-kind";

type Shape = Readonly<Record<string, unknown>>;

/**
 * The properties that the caller chose, or undefined for the usual ones.
 *
 * @throws {GraphFailure} 400 for a property that the type does not have, 501 for one that it has only in Microsoft 365.
 */
export function chosenProperties(kind: DirectoryKind, names: readonly string[] | undefined, alsoAllowed: readonly string[] = []): readonly string[] | undefined {
  if (names?.includes("*") === true) return undefined;
  for (const name of names ?? []) {
    if (propertyOf(kind, name) !== undefined || alsoAllowed.includes(name)) continue;
    if (kind.elsewhere.includes(name)) throw notImplemented(`The property ${name} of ${kind.type} is not kept here.`);
    throw badOData(`Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${kind.type}'.`);
  }
  return names;
}

/** What Graph shows of one thing; `basicOnly` leaves nothing but the basic profile, other properties come as null. */
export function shapeOf(kind: DirectoryKind, row: DirectoryRow, { names, basicOnly = false }: { readonly names: readonly string[] | undefined; readonly basicOnly?: boolean }): Shape {
  const shape: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(kind.properties)) {
    if (name.includes("/") || !(names === undefined ? property.usual === true : names.includes(name))) continue;
    const value = property.read(row);
    shape[name] = !basicOnly || property.basic === true || Array.isArray(value) ? value : null;
  }
  return shape;
}

/** The same with its type named, as in collections of mixed types. */
export function typedShape(kind: DirectoryKind, shape: Shape): Shape {
  return { "@odata.type": `#microsoft.graph.${kind.type}`, ...shape };
}

/** The context of an answer; what was chosen is part of it. */
export function directoryContext(call: GraphCall, set: string, { isEntity = false, expanded = "" }: { readonly isEntity?: boolean; readonly expanded?: string } = {}): string {
  const chosen = [...(selectedNames(call.query) ?? []), ...(expanded === "" ? [] : [`${expanded}()`])];
  return contextOf(call, `${set}${chosen.length === 0 ? "" : `(${chosen.join(",")})`}${isEntity ? "/$entity" : ""}`);
}
