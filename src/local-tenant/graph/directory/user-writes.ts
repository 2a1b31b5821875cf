import { removePerson } from "../../admin/people-store";
import type { Store } from "../../store/store";
import { GraphFailure } from "../graph-failure";
import type { GraphCall, GraphReply } from "../operation";
import { type DirectoryWrite, readDirectoryBody, refuseRelations, requireSent } from "./directory-body";
import { badDirectoryRequest } from "./directory-failure";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import { holds } from "./directory-permissions";
import { directoryContext, shapeOf } from "./directory-shape";
import { insertThing, updateThing } from "./directory-write";
import { type PersonRow, requirePerson } from "./person";
import { USER_KIND } from "./user-kind";

const NEEDED = ["accountEnabled", "displayName", "mailNickname", "passwordProfile", "userPrincipalName"];

/** Makes a person; the same for `/users` and for education, which shows them in its own way. */
export async function enterPerson(call: GraphCall, kind: DirectoryKind, needed: readonly string[]): Promise<DirectoryRow> {
  const write = readDirectoryBody(kind, call.body);
  refuseRelations(write);
  requireSent(kind, write, needed);
  await refuseTakenName(call.store, write, "");
  const details = { ...write.details, createdDateTime: call.now };
  return await insertThing(call.store, "people", { id: crypto.randomUUID(), write: { columns: write.columns, details } });
}

/** Changes a person. */
export async function changePerson(call: GraphCall, kind: DirectoryKind, person: PersonRow): Promise<DirectoryRow> {
  const write = readDirectoryBody(kind, call.body);
  refuseRelations(write);
  await refuseTakenName(call.store, write, person.id);
  return await updateThing(call.store, "people", { id: person.id, write });
}

async function refuseTakenName(store: Store, { columns }: DirectoryWrite, ownId: string): Promise<void> {
  const name = columns["user_principal_name"];
  if (name === undefined) return;
  const taken = await store.query("select 1 from people where lower(user_principal_name) = lower($1) and id <> $2", [name, ownId]);
  if (taken.length > 0) throw badDirectoryRequest("Another object with the same value for property userPrincipalName already exists.");
}

/** `POST /users`. */
export async function createUser(call: GraphCall): Promise<GraphReply> {
  const row = await enterPerson(call, USER_KIND, NEEDED);
  const shape = shapeOf(USER_KIND, row, { names: undefined });
  return { status: 201, body: { "@odata.context": directoryContext(call, "users", { isEntity: true }), ...shape }, headers: { Location: `${call.links.root}/users/${row.id}` } };
}

/** What people may change of themselves with `User.ReadWrite`. */
const OWN = new Set(["aboutMe", "birthday", "businessPhones", "hireDate", "interests", "mobilePhone", "mySite", "officeLocation", "pastProjects", "preferredLanguage", "preferredName", "responsibilities", "schools", "skills"]);

/** `PATCH /users/{id}`. @throws {GraphFailure} 403 when a person changes more of themselves than they may. */
export async function updateUser(call: GraphCall, person: PersonRow): Promise<GraphReply> {
  const mayAll = holds(call, ["User.ReadWrite.All", "Directory.ReadWrite.All"]);
  const { sent } = readDirectoryBody(USER_KIND, call.body);
  if (!mayAll && Object.keys(sent).some((name) => !OWN.has(name))) {
    throw new GraphFailure({ status: 403, code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." });
  }
  await changePerson(call, USER_KIND, person);
  return { status: 204 };
}

/** `DELETE /users/{id}`. */
export async function deleteUser(call: GraphCall): Promise<GraphReply> {
  const person = await requirePerson(call, call.params["userId"] ?? call.params["educationUserId"] ?? "");
  await removePerson(call.store, person.id);
  return { status: 204 };
}
