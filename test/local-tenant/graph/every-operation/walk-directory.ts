import { expect } from "@jest/globals";
import type * as graphClient from "@microsoft/microsoft-graph-client";

type Client = graphClient.Client;

/** What a walk through the directory needs: an application that may do everything, and a person who may do what people may. */
export interface DirectoryWalk {
  client(caller: "administrator" | "teacher"): Client;
}

interface Thing {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

const reference = (path: string) => ({ "@odata.id": `https://graph.microsoft.com/v1.0/${path}` });
const get = async (client: Client, address: string): Promise<Thing> => (await client.api(address).get()) as Thing;
const post = async (client: Client, address: string, body: object): Promise<Thing> => (await client.api(address).post(body)) as Thing;
const idsIn = async (client: Client, address: string): Promise<readonly string[]> => (await get(client, address)).value.map(({ id }) => id);
const count = async (client: Client, address: string): Promise<number> => Number(await client.api(address).header("ConsistencyLevel", "eventual").responseType("text" as graphClient.ResponseType).get());

/** Reads changes from their beginning, changes something, and gives what the next round tells. */
async function changesOf(client: Client, address: string, change: () => Promise<unknown>): Promise<readonly Thing[]> {
  let page = await get(client, address);
  while (page["@odata.nextLink"] !== undefined) page = await get(client, String(page["@odata.nextLink"]));
  await change();
  return (await get(client, String(page["@odata.deltaLink"]))).value;
}

/** Drives every operation of users, groups, education and teams through Microsoft's own client. */
export async function walkDirectory(walk: DirectoryWalk): Promise<void> {
  const admin = walk.client("administrator");
  const teacher = walk.client("teacher");
  const made = await walkRosterWrites(admin);
  const self = await get(teacher, "/me");
  await admin.api(`/education/classes/${made.classId}/teachers/$ref`).post(reference(`education/users/${self.id}`));
  await walkUsers(admin, teacher, self.id);
  await walkRosters(admin, teacher, { ...made, teacherId: self.id });
  await walkGroups(admin, { ...made, teacherId: self.id });
  await walkTeams(admin, teacher, { ...made, teacherId: self.id });
  await walkRosterEnd(admin, { ...made, teacherId: self.id });
}

interface Made {
  readonly schoolId: string;
  readonly classId: string;
  readonly pupilId: string;
}
interface Scene extends Made {
  readonly teacherId: string;
}

async function walkRosterWrites(admin: Client): Promise<Made> {
  const school = await post(admin, "/education/schools", { displayName: "Walked school" });
  const oneClass = await post(admin, "/education/classes", { displayName: "Walked class", mailNickname: "walked" });
  const pupil = await post(admin, "/education/users", { displayName: "Walked pupil", mailNickname: "walked-pupil", primaryRole: "student", userPrincipalName: "walked-pupil@walk.example", passwordProfile: { password: "kept nowhere" } });
  expect((await admin.api(`/education/schools/${school.id}`).patch({ phone: "01632 960000" })) as Thing).toMatchObject({ phone: "01632 960000" });
  expect((await admin.api(`/education/classes/${oneClass.id}`).patch({ grade: "3" })) as Thing).toMatchObject({ grade: "3" });
  expect((await admin.api(`/education/users/${pupil.id}`).patch({ middleName: "Jo" })) as Thing).toMatchObject({ middleName: "Jo" });
  await admin.api(`/education/schools/${school.id}/classes/$ref`).post(reference(`education/classes/${oneClass.id}`));
  await admin.api(`/education/schools/${school.id}/users/$ref`).post(reference(`education/users/${pupil.id}`));
  await admin.api(`/education/classes/${oneClass.id}/members/$ref`).post(reference(`education/users/${pupil.id}`));
  return { schoolId: school.id, classId: oneClass.id, pupilId: pupil.id };
}

async function walkUsers(admin: Client, teacher: Client, teacherId: string): Promise<void> {
  const person = await post(admin, "/users", { accountEnabled: true, displayName: "Walked person", mailNickname: "walked-person", userPrincipalName: "walked-person@walk.example", passwordProfile: { password: "kept nowhere" } });
  expect(await idsIn(admin, "/users?$filter=userPrincipalName eq 'walked-person@walk.example'")).toEqual([person.id]);
  expect(await count(admin, "/users/$count")).toBeGreaterThan(2);
  const told = await changesOf(admin, "/users/delta?$select=displayName", () => admin.api(`/users/${person.id}`).patch({ displayName: "Walked on" }));
  expect(told).toEqual([{ id: person.id, displayName: "Walked on" }]);
  expect((await get(admin, `/users/${person.id}`))["displayName"]).toBe("Walked on");
  await admin.api(`/users/${person.id}`).delete();
  await expect(get(admin, `/users/${person.id}`)).rejects.toMatchObject({ statusCode: 404, code: "Request_ResourceNotFound" });
  expect((await get(teacher, `/users/${teacherId}`)).id).toBe(teacherId);
}

async function walkRosters(admin: Client, teacher: Client, { schoolId, classId, pupilId, teacherId }: Scene): Promise<void> {
  expect(await idsIn(admin, "/education/schools?$top=999")).toContain(schoolId);
  expect((await get(admin, `/education/schools/${schoolId}`)).id).toBe(schoolId);
  expect(await idsIn(admin, `/education/schools/${schoolId}/classes`)).toEqual([classId]);
  expect(await idsIn(admin, `/education/schools/${schoolId}/users`)).toEqual([pupilId]);
  expect(await idsIn(admin, "/education/classes?$top=999")).toContain(classId);
  expect((await get(admin, `/education/classes/${classId}`)).id).toBe(classId);
  expect((await get(admin, `/education/classes/${classId}/group`)).id).toBe(classId);
  expect(await idsIn(admin, `/education/classes/${classId}/teachers`)).toEqual([teacherId]);
  expect([...(await idsIn(admin, `/education/classes/${classId}/members`))].sort()).toEqual([pupilId, teacherId].sort());
  expect(await idsIn(admin, `/education/classes/${classId}/schools`)).toEqual([schoolId]);
  expect(await idsIn(admin, "/education/users?$top=999")).toContain(pupilId);
  expect((await get(admin, `/education/users/${pupilId}`))["primaryRole"]).toBe("student");
  expect((await get(admin, `/education/users/${pupilId}/user`)).id).toBe(pupilId);
  expect(await idsIn(admin, `/education/users/${pupilId}/classes`)).toEqual([classId]);
  expect(await idsIn(admin, `/education/users/${teacherId}/taughtClasses`)).toContain(classId);
  expect(await idsIn(admin, `/education/users/${pupilId}/schools`)).toEqual([schoolId]);
  expect((await get(teacher, "/education/me")).id).toBe(teacherId);
  expect((await get(teacher, "/education/me/user")).id).toBe(teacherId);
  for (const which of ["classes", "taughtClasses"]) expect(await idsIn(teacher, `/education/me/${which}`)).toContain(classId);
  expect(await idsIn(teacher, "/education/me/schools")).not.toContain(schoolId);
  for (const [set, id] of [["schools", schoolId], ["classes", classId], ["users", pupilId]] as const) {
    const told = await changesOf(admin, `/education/${set}/delta?$select=displayName`, () => admin.api(`/education/${set}/${id}`).patch({ displayName: `Changed ${set}` }));
    expect(told).toEqual([{ id, displayName: `Changed ${set}` }]);
  }
}

async function walkGroups(admin: Client, { classId, pupilId, teacherId }: Scene): Promise<void> {
  const group = await post(admin, "/groups", { displayName: "Walked group", mailEnabled: true, mailNickname: "walked-group", securityEnabled: false, groupTypes: ["Unified"] });
  const address = `/groups/${group.id}`;
  expect(await idsIn(admin, "/groups?$filter=groupTypes/any(c:c eq 'Unified')&$top=999")).toEqual(expect.arrayContaining([group.id, classId]));
  expect(await count(admin, "/groups/$count")).toBeGreaterThan(1);
  const told = await changesOf(admin, "/groups/delta?$select=members", () => admin.api(`${address}/members/$ref`).post(reference(`directoryObjects/${pupilId}`)));
  expect(told).toEqual([{ id: group.id, "members@delta": [{ "@odata.type": "#microsoft.graph.user", id: pupilId }] }]);
  await admin.api(address).patch({ "members@odata.bind": [reference(`directoryObjects/${teacherId}`)["@odata.id"]] });
  for (const id of [pupilId, teacherId]) await admin.api(`${address}/owners/$ref`).post(reference(`users/${id}`));
  await admin.api(`${address}/owners/${pupilId}/$ref`).delete();
  expect(await idsIn(admin, `${address}/owners`)).toEqual([teacherId]);
  for (const list of ["members", "members/microsoft.graph.user", "transitiveMembers"]) expect([...(await idsIn(admin, `${address}/${list}`))].sort()).toEqual([pupilId, teacherId].sort());
  expect(await idsIn(admin, `${address}/members/microsoft.graph.group`)).toEqual([]);
  expect(await count(admin, `${address}/members/$count`)).toBe(2);
  expect((await get(admin, `${address}/members/$ref`)).value).toHaveLength(2);
  for (const list of ["memberOf", "memberOf/microsoft.graph.group", "transitiveMemberOf"]) expect([...(await idsIn(admin, `/users/${pupilId}/${list}`))].sort()).toEqual([classId, group.id].sort());
  await admin.api(`${address}/members/${pupilId}/$ref`).delete();
  await admin.api(`${address}/members/$ref`).query({ "@id": reference(`directoryObjects/${teacherId}`)["@odata.id"] }).delete();
  expect((await get(admin, `${address}?$expand=members`))["members"]).toEqual([]);
  await admin.api(address).delete();
  await expect(get(admin, address)).rejects.toMatchObject({ statusCode: 404 });
}

async function walkTeams(admin: Client, teacher: Client, { classId, pupilId, teacherId }: Scene): Promise<void> {
  const team = `/teams/${classId}`;
  await admin.api(team).patch({ description: "Walked team" });
  expect((await get(admin, team))["description"]).toBe("Walked team");
  expect(await idsIn(admin, `/users/${teacherId}/joinedTeams`)).toContain(classId);
  expect((await get(admin, `${team}/members`)).value).toHaveLength(2);
  await admin.api(`/education/classes/${classId}/members/${pupilId}/$ref`).delete();
  const member = await post(admin, `${team}/members`, { "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: [], "user@odata.bind": reference(`users('${pupilId}')`)["@odata.id"] });
  expect(await get(admin, `${team}/members/${member.id}`)).toMatchObject({ userId: pupilId, roles: [] });
  expect((await admin.api(`${team}/members/${member.id}`).patch({ roles: ["owner"] })) as Thing).toMatchObject({ roles: ["owner"] });
  await admin.api(`${team}/members/${member.id}`).delete();
  const channel = await post(admin, `${team}/channels`, { displayName: "Walked channel" });
  expect(await idsIn(admin, `${team}/channels`)).toContain(channel.id);
  expect((await get(admin, `${team}/channels/${channel.id}`))["displayName"]).toBe("Walked channel");
  expect((await get(admin, `${team}/primaryChannel`))["displayName"]).toBe("General");
  const messages = `${team}/channels/${channel.id}/messages`;
  const said = await post(teacher, messages, { body: { content: "Walked by" } });
  expect(await idsIn(teacher, messages)).toEqual([said.id]);
  const reply = await post(teacher, `${messages}/${said.id}/replies`, { body: { content: "Walked after" } });
  expect(await get(teacher, `${messages}/${said.id}`)).toMatchObject({ replyToId: null });
  expect(await idsIn(teacher, `${messages}/${said.id}/replies`)).toEqual([reply.id]);
  expect(await get(teacher, `${messages}/${said.id}/replies/${reply.id}`)).toMatchObject({ replyToId: said.id });
}

async function walkRosterEnd(admin: Client, { schoolId, classId, pupilId, teacherId }: Scene): Promise<void> {
  await admin.api(`/education/classes/${classId}/teachers/${teacherId}/$ref`).delete();
  await admin.api(`/education/classes/${classId}/members/${teacherId}/$ref`).delete();
  await admin.api(`/education/schools/${schoolId}/users/${pupilId}/$ref`).delete();
  await admin.api(`/education/schools/${schoolId}/classes/${classId}/$ref`).delete();
  for (const address of [`/education/classes/${classId}`, `/education/users/${pupilId}`, `/education/schools/${schoolId}`]) {
    await admin.api(address).delete();
    await expect(get(admin, address)).rejects.toMatchObject({ statusCode: 404 });
  }
}
