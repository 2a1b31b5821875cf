import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphAnswer, type GraphFixture, PEOPLE, startGraph } from "./graph-fixture";

const ADMIN = "app:Group.ReadWrite.All+User.Read.All";
const EVENTUAL = { headers: { ConsistencyLevel: "eventual" } };
const object = (id: string) => ({ "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });

describe("groups in the directory", () => {
  let graph: GraphFixture;
  const call = (request: string, body?: unknown) => graph.call(ADMIN, request, body === undefined ? {} : { body });
  const ids = async (address: string, options = {}) => (await graph.call(ADMIN, `GET ${address}`, options)).value.map((one) => one["id"]);
  const failure = (answer: GraphAnswer) => [answer.status, answer.body["error"]?.["code"], answer.body["error"]?.["message"]];
  const makeGroup = async (mailNickname: string, more: object = {}) =>
    String((await call("POST /groups", { displayName: mailNickname, mailEnabled: false, mailNickname, securityEnabled: true, ...more })).body["id"]);

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("hold every class as a Microsoft 365 group with a team, its teachers as owners", async () => {
    expect(await ids("/groups?$filter=groupTypes/any(c:c eq 'Unified')")).toEqual([CLASS_OAK, CLASS_ELM]);
    expect(await ids("/groups?$filter=resourceProvisioningOptions/Any(x:x eq 'Team') and displayName eq 'oak'")).toEqual([CLASS_OAK]);
    expect((await call(`GET /groups/${CLASS_OAK}`)).body).toMatchObject({ displayName: "Oak", groupTypes: ["Unified"], mailEnabled: true, securityEnabled: false, visibility: "Private" });
    expect(await ids(`/groups/${CLASS_OAK}/owners`)).toEqual([PEOPLE.teacher]);
    expect(await ids(`/groups/${CLASS_OAK}/members`)).toEqual([PEOPLE.teacher, PEOPLE.pupil]);
    expect((await call(`GET /groups/${CLASS_OAK}?$expand=members($select=id,displayName)&$select=id`)).body).toMatchObject({ id: CLASS_OAK, members: [{ id: PEOPLE.teacher }, { displayName: "pupil Example" }] });
  });

  it.each([
    ["$select=id&$top=1", [PEOPLE.teacher]],
    ["$filter=startswith(displayName,'pup')&$count=true", [PEOPLE.pupil]],
    ['$search="displayName:teacher"', [PEOPLE.teacher]],
    ["$orderby=displayName&$count=true", [PEOPLE.pupil, PEOPLE.teacher]],
  ])("list their members by %s", async (query, expected) => {
    expect(await ids(`/groups/${CLASS_OAK}/members?${query}`, EVENTUAL)).toEqual(expected);
  });

  it("list members page by page, cast, counted, and as references", async () => {
    const first = await call(`GET /groups/${CLASS_OAK}/members?$top=1`);
    const second = await call(`GET ${String(first.body["@odata.nextLink"])}`);
    expect([...first.value, ...second.value].map((one) => [one["@odata.type"], one["id"]])).toEqual([["#microsoft.graph.user", PEOPLE.teacher], ["#microsoft.graph.user", PEOPLE.pupil]]);
    expect(await ids(`/groups/${CLASS_OAK}/members/microsoft.graph.user`)).toEqual([PEOPLE.teacher, PEOPLE.pupil]);
    expect(await ids(`/groups/${CLASS_OAK}/members/microsoft.graph.group`)).toEqual([]);
    expect((await graph.call(ADMIN, `GET /groups/${CLASS_OAK}/members/$count`, EVENTUAL)).text).toBe("2");
    expect((await call(`GET /groups/${CLASS_OAK}/members/$ref`)).value[0]).toBe(`${graph.origin}/v1.0/directoryObjects/${PEOPLE.teacher}`);
  });

  it("show no more of members than that they are there to whoever may not read people", async () => {
    const [member] = (await graph.call("app:GroupMember.Read.All", `GET /groups/${CLASS_OAK}/members?$select=id,displayName`)).value;
    expect(member).toEqual({ "@odata.type": "#microsoft.graph.user", id: PEOPLE.teacher, displayName: null });
  });

  it("let people join and leave a class, in the rosters too", async () => {
    const members = `/groups/${CLASS_ELM}/members`;
    expect((await call(`POST ${members}/$ref`, object(PEOPLE.senco))).status).toBe(204);
    expect(failure(await call(`POST ${members}/$ref`, object(PEOPLE.senco)))).toEqual([400, "Request_BadRequest", "One or more added object references already exist for the following modified properties: 'members'."]);
    expect((await graph.call("product", `GET /education/classes/${CLASS_ELM}/members`)).value.map((one) => one["id"])).toEqual([PEOPLE.senco, PEOPLE.colleague]);
    expect((await call(`POST /groups/${CLASS_ELM}/owners/$ref`, { "@odata.id": `${graph.origin}/v1.0/users/senco@oakfield.example` })).status).toBe(204);
    expect((await graph.call("product", `GET /education/classes/${CLASS_ELM}/teachers`)).value).toHaveLength(2);
    expect((await call(`DELETE /groups/${CLASS_ELM}/owners/${PEOPLE.senco}/$ref`)).status).toBe(204);
    expect((await call(`DELETE ${members}/${PEOPLE.senco}/$ref`)).status).toBe(204);
    expect(failure(await call(`DELETE ${members}/${PEOPLE.senco}/$ref`)).slice(0, 2)).toEqual([404, "Request_ResourceNotFound"]);
    expect((await call(`POST ${members}/$ref`, object(PEOPLE.member))).status).toBe(204);
    expect((await call(`DELETE ${members}/$ref?@id=${graph.origin}/v1.0/directoryObjects/${PEOPLE.member}`)).status).toBe(204);
    expect(await ids(members)).toEqual([PEOPLE.colleague]);
  });

  it.each([[object("10000000-0000-4000-8000-0000000000ff"), 404], [{ "@odata.id": "nonsense" }, 400], [{ "@odata.id": "https://graph.microsoft.com/v1.0/users/a%00b" }, 400], [{ "@odata.id": "https://graph.microsoft.com/v1.0/users/%E0%A4%A" }, 400], [{}, 400], [{ ...object(PEOPLE.pupil), more: 1 }, 400]])("refuse to add %j", async (body, status) => {
    expect((await call(`POST /groups/${CLASS_ELM}/members/$ref`, body)).status).toBe(status);
  });

  it("are made with owners and members, changed and deleted", async () => {
    const id = await makeGroup("inclusion", {
      displayName: "Inclusion team", mailEnabled: true, securityEnabled: false, groupTypes: ["Unified"], "owners@odata.bind": [object(PEOPLE.senco)["@odata.id"]], "members@odata.bind": [object(PEOPLE.teacher)["@odata.id"]],
    });
    expect((await call(`GET /groups/${id}`)).body).toMatchObject({ displayName: "Inclusion team", visibility: "Public", mail: "inclusion@groups.example", resourceProvisioningOptions: [] });
    expect([await ids(`/groups/${id}/owners`), await ids(`/groups/${id}/members`)]).toEqual([[PEOPLE.senco], [PEOPLE.teacher]]);
    expect(failure(await call(`DELETE /groups/${id}/owners/${PEOPLE.senco}/$ref`)).slice(0, 2)).toEqual([400, "Request_BadRequest"]);
    expect((await call(`PATCH /groups/${id}`, { description: "Meets on Mondays", "members@odata.bind": [object(PEOPLE.pupil)["@odata.id"], object(PEOPLE.member)["@odata.id"]] })).status).toBe(204);
    expect((await call(`GET /groups/${id}?$select=description`)).body["description"]).toBe("Meets on Mondays");
    expect(await ids(`/groups/${id}/members`)).toHaveLength(3);
    expect((await graph.call(ADMIN, `GET /groups?$search="description:mondays"`, EVENTUAL)).value).toHaveLength(1);
    expect(await ids(`/users/${PEOPLE.pupil}/memberOf?$select=id`)).toEqual([CLASS_OAK, id].sort());
    expect((await call(`DELETE /groups/${id}`)).status).toBe(204);
    expect((await call(`GET /groups/${id}`)).status).toBe(404);
    expect(await ids(`/users/${PEOPLE.pupil}/memberOf`)).toEqual([CLASS_OAK]);
  });

  it("take all members of one write, or none", async () => {
    const id = await makeGroup("all-or-none");
    const bind = async (people: readonly string[]) => (await call(`PATCH /groups/${id}`, { "members@odata.bind": people.map((person) => object(person)["@odata.id"]) })).status;
    expect(await bind([PEOPLE.pupil, "10000000-0000-4000-8000-0000000000ff"])).toBe(404);
    expect(await bind(Array.from({ length: 21 }, () => PEOPLE.pupil))).toBe(400);
    expect(await bind([PEOPLE.pupil, PEOPLE.pupil])).toBe(400);
    expect(await ids(`/groups/${id}/members`)).toEqual([]);
    expect(await bind([PEOPLE.pupil, PEOPLE.senco])).toBe(204);
  });

  it("may lie inside one another when they are for security, and are followed through", async () => {
    const [inner, outer] = [await makeGroup("inner"), await makeGroup("outer")];
    await call(`POST /groups/${inner}/members/$ref`, object(PEOPLE.pupil));
    expect((await call(`POST /groups/${outer}/members/$ref`, object(inner))).status).toBe(204);
    await call(`POST /groups/${outer}/members/$ref`, object(PEOPLE.senco));
    expect((await ids(`/groups/${outer}/members`)).sort()).toEqual([PEOPLE.senco, inner].sort());
    expect((await ids(`/groups/${outer}/transitiveMembers`)).sort()).toEqual([PEOPLE.senco, PEOPLE.pupil, inner].sort());
    expect((await ids(`/users/${PEOPLE.pupil}/transitiveMemberOf`)).sort()).toEqual(expect.arrayContaining([inner, outer, CLASS_OAK]));
    expect(await ids(`/users/${PEOPLE.pupil}/memberOf/microsoft.graph.group`)).not.toContain(outer);
    expect((await call(`POST /groups/${CLASS_OAK}/members/$ref`, object(inner))).status).toBe(400);
    expect((await call(`POST /groups/${inner}/members/$ref`, object(inner))).status).toBe(400);
  });

  it.each([
    [{ displayName: "x" }, "A value is required for property 'mailEnabled' of resource 'Group'."],
    [{ displayName: "x", mailEnabled: true, mailNickname: "x", securityEnabled: true }, "The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set."],
    [{ displayName: "x", mailEnabled: false, mailNickname: "class-cccccccc", securityEnabled: true }, "Another object with the same value for property mailNickname already exists."],
    [{ displayName: "x", mailEnabled: false, mailNickname: "two words", securityEnabled: true }, "Invalid value specified for property 'mailNickname' of resource 'Group'."],
  ])("are not made of %j", async (body, message) => {
    expect(failure(await call("POST /groups", body))).toEqual([400, "Request_BadRequest", message]);
  });

  it("keep who is in a hidden one from whoever is not", async () => {
    await graph.store.query("update classes set hidden_membership = true where id = $1", [CLASS_OAK]);
    const status = async (caller: string) => (await graph.call(caller, `GET /groups/${CLASS_OAK}/members`)).status;
    expect([await status("senco:GroupMember.Read.All"), await status("teacher:GroupMember.Read.All"), await status(ADMIN), await status("app:GroupMember.Read.All+Member.Read.Hidden")]).toEqual([403, 200, 403, 200]);
    expect((await call(`GET /groups/${CLASS_OAK}?$expand=members`)).body).toMatchObject({ visibility: "HiddenMembership", members: [] });
    await graph.store.query("update classes set hidden_membership = false where id = $1", [CLASS_OAK]);
  });

  it("are changed only by those who may", async () => {
    expect((await graph.call("app:GroupMember.ReadWrite.All", `PATCH /groups/${CLASS_OAK}`, { body: { description: "x" } })).status).toBe(403);
    expect((await graph.call("app:Group.Read.All", `DELETE /groups/${CLASS_OAK}`)).status).toBe(403);
    expect((await call(`PATCH /groups/${CLASS_OAK}`, { displayName: "Oak class", description: "Year 3" })).status).toBe(204);
    expect((await graph.call("product", `GET /education/classes/${CLASS_OAK}`)).body).toMatchObject({ displayName: "Oak class", description: "Year 3" });
    expect((await call(`PATCH /groups/${CLASS_OAK}`, { visibility: "HiddenMembership" })).status).toBe(400);
  });

  it("end with their class: the rosters and the team are gone too", async () => {
    expect((await call(`DELETE /groups/${CLASS_ELM}`)).status).toBe(204);
    expect((await graph.call("product", `GET /education/classes/${CLASS_ELM}`)).status).toBe(404);
    expect((await graph.call("app:Team.ReadBasic.All", `GET /teams/${CLASS_ELM}`)).status).toBe(404);
  });
});
