import type { GraphCall } from "../operation";
import { badDirectoryRequest, resourceNotFound } from "./directory-failure";

/** Somebody, or a group, that a request names by its address. */
export interface DirectoryObject extends Record<string, unknown> {
  readonly id: string;
  readonly kind: "user" | "group";
}

const ADDRESS = /^(?:https?:\/\/[^/]+\/(?:v1\.0|beta)|https?:\/\/graph\.windows\.net\/[^/]+)?\/?(directoryObjects|users|groups|education\/users|education\/classes|education\/schools|teams)(?:\/|\('|\(')([^/')]+)(?:'\))?(?:\/[\w.]+)?$/i;

/** The set and the id of an address such as `https://graph.microsoft.com/v1.0/directoryObjects/{id}`. @throws {GraphFailure} 400 when it is none. */
export function readReference(address: unknown): { readonly set: string; readonly id: string } {
  const match = typeof address === "string" ? ADDRESS.exec(address) : null;
  if (match?.[1] === undefined || match[2] === undefined) throw badDirectoryRequest("Invalid URI format specified for the reference: '@odata.id'.");
  return { set: match[1].toLowerCase(), id: decodeId(match[2]) };
}

function decodeId(text: string): string {
  try {
    const id = decodeURIComponent(text);
    if (!id.includes("\0")) return id;
  } catch {
    // Not properly encoded: refused below like any other address that is none.
  }
  throw badDirectoryRequest("Invalid URI format specified for the reference: '@odata.id'.");
}

/** The address in a body of the form `{"@odata.id": "…"}`. @throws {GraphFailure} 400 when there is none. */
export function readReferenceBody(body: unknown): string {
  const address = typeof body === "object" && body !== null && "@odata.id" in body ? body["@odata.id"] : undefined;
  if (typeof address !== "string" || Object.keys(body ?? {}).some((name) => name !== "@odata.id" && name !== "@odata.context")) throw badDirectoryRequest("The property '@odata.id' is expected, and no other.");
  return address;
}

/** Finds what an address names. @throws {GraphFailure} 404 when there is no such person or group. */
export async function requireReferenced(call: GraphCall, address: unknown): Promise<DirectoryObject> {
  const { id } = readReference(address);
  const rows = await call.store.query<DirectoryObject>(
    `select id, 'user' as kind from people where not removed and (id = lower($1) or lower(user_principal_name) = lower($1))
     union all select id, 'group' from directory_groups where not removed and id = lower($1)`,
    [id],
  );
  if (rows[0] === undefined) throw resourceNotFound(id);
  return rows[0];
}
