import { notImplemented } from "../graph-failure";
import { badDirectoryRequest } from "./directory-failure";
import { type DirectoryKind, type DirectoryProperty, propertyOf } from "./directory-kind";

/** What a caller wrote, sorted by where it is kept; `relations` are the properties with an `@`. */
export interface DirectoryWrite {
  readonly columns: Readonly<Record<string, unknown>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, unknown>>;
  readonly sent: Readonly<Record<string, unknown>>;
}

/**
 * Reads the body of a write.
 *
 * @throws {GraphFailure} 400 for a property that is unknown, read-only or of a wrong value, 501 for one that only
 * Microsoft 365 keeps.
 */
export function readDirectoryBody(kind: DirectoryKind, body: unknown): DirectoryWrite {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw badDirectoryRequest("A JSON object is expected in the body of the request.");
  const columns: Record<string, unknown> = {};
  const details: Record<string, unknown> = {};
  const relations: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes("@")) {
      relations[name] = value;
      continue;
    }
    const { kept, parsed } = readProperty(kind, name, value);
    if (kept !== undefined && "column" in kept) columns[kept.column] = parsed ?? "";
    else if (kept !== undefined) details[kept.detail] = parsed;
  }
  return { columns, details, relations, sent: { ...body } };
}

function readProperty(kind: DirectoryKind, name: string, value: unknown): { readonly kept: DirectoryProperty["kept"]; readonly parsed: unknown } {
  const property = propertyOf(kind, name);
  if (property === undefined && kind.elsewhere.includes(name)) throw notImplemented(`The property ${name} of ${kind.type} is not kept here.`);
  if (property === undefined || name.includes("/")) throw badDirectoryRequest(`Invalid property '${name}'.`);
  if (property.takes === undefined) throw badDirectoryRequest(`Property '${name}' is read-only and cannot be set.`);
  const parsed = property.takes.safeParse(value);
  if (!parsed.success) throw badDirectoryRequest(`Invalid value specified for property '${name}' of resource '${kind.resource}'.`);
  return { kept: property.kept, parsed: parsed.data };
}

/** @throws {GraphFailure} 400 for the first property that is missing. */
export function requireSent(kind: DirectoryKind, write: DirectoryWrite, names: readonly string[]): void {
  for (const name of names) {
    if (write.sent[name] === undefined || write.sent[name] === null) throw badDirectoryRequest(`A value is required for property '${name}' of resource '${kind.resource}'.`);
  }
}

/** @throws {GraphFailure} 400 when the write names a relation that this address does not take. */
export function refuseRelations(write: DirectoryWrite, allowed: readonly string[] = []): void {
  for (const name of Object.keys(write.relations)) {
    if (name.startsWith("@odata.") || allowed.includes(name)) continue;
    throw badDirectoryRequest(`Invalid property '${name}'.`);
  }
}
