import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphFixture, type Json, PEOPLE, startGraph } from "./graph-fixture";

const ADMIN = "app:User.ReadWrite.All+Group.ReadWrite.All+EduRoster.ReadWrite.All";

describe("changes of the directory", () => {
  let graph: GraphFixture;
  let link = "";
  const call = (request: string, body?: unknown) => graph.call(ADMIN, request, body === undefined ? {} : { body });

  /** Everything that a round tells, and where the next one begins. */
  async function follow(address: string, headers: Readonly<Record<string, string>> = {}): Promise<readonly Json[]> {
    const seen: Json[] = [];
    let next: string | undefined = address;
    while (next !== undefined) {
      const answer = await graph.call(ADMIN, `GET ${next}`, { headers });
      expect(answer.status).toBe(200);
      seen.push(...answer.value);
      link = String(answer.body["@odata.deltaLink"]);
      next = answer.body["@odata.nextLink"] as unknown as string | undefined;
    }
    return seen;
  }
  const changes = (headers: Readonly<Record<string, string>> = {}) => follow(link, headers);
  const reference = (id: string) => ({ "@odata.id": `${graph.origin}/v1.0/directoryObjects/${id}` });

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  beforeEach(async () => {
    await graph.store.query("delete from settings");
  });
  afterAll(() => graph.close());

  it("tell of people page by page, then of those whose chosen properties changed", async () => {
    expect((await follow("/users/delta?$select=displayName,officeLocation&$top=2")).map((one) => one["displayName"]).sort()).toHaveLength(5);
    expect(await changes()).toEqual([]);
    await call(`PATCH /users/${PEOPLE.senco}`, { jobTitle: "SENCO" });
    expect(await changes()).toEqual([]);
    await call(`PATCH /users/${PEOPLE.senco}`, { officeLocation: "Office" });
    expect(await changes()).toEqual([{ id: PEOPLE.senco, displayName: "senco Example", officeLocation: "Office" }]);
    await call(`PATCH /users/${PEOPLE.senco}`, { officeLocation: null });
    expect(await changes({ Prefer: "return=minimal" })).toEqual([{ id: PEOPLE.senco, officeLocation: null }]);
  });

  it("do not tell of a person whose classes changed, or whose property was written as it was", async () => {
    await follow("/users/delta");
    await call(`POST /groups/${CLASS_ELM}/members/$ref`, reference(PEOPLE.senco));
    await call(`PATCH /users/${PEOPLE.senco}`, { displayName: "senco Example" });
    expect(await changes()).toEqual([]);
    await call(`DELETE /groups/${CLASS_ELM}/members/${PEOPLE.senco}/$ref`);
  });

  it("tell of people who come and go", async () => {
    await follow("/users/delta?$select=displayName");
    const made = await call("POST /users", { accountEnabled: true, displayName: "Ola", mailNickname: "ola", userPrincipalName: "ola@oakfield.example", passwordProfile: { password: "x" } });
    expect(await changes()).toEqual([{ id: made.body["id"], displayName: "Ola" }]);
    await call(`DELETE /users/${String(made.body["id"])}`);
    expect(await changes()).toEqual([{ id: made.body["id"], "@removed": { reason: "changed" } }]);
    expect(JSON.stringify(await follow("/users/delta"))).not.toContain(String(made.body["id"]));
  });

  it("can begin now, and follow some objects only", async () => {
    await follow("/users/delta?$deltatoken=latest&$select=displayName");
    await call(`PATCH /users/${PEOPLE.member}`, { displayName: "Mem Example" });
    expect(await changes()).toEqual([{ id: PEOPLE.member, displayName: "Mem Example" }]);
    expect(await follow(`/groups/delta?$filter=id eq '${CLASS_OAK}' or id eq '${PEOPLE.pupil}'&$select=displayName`)).toEqual([{ id: CLASS_OAK, displayName: "Oak" }]);
    await call(`PATCH /groups/${CLASS_ELM}`, { displayName: "Elm class" });
    expect(await changes()).toEqual([]);
  });

  it("tell who joined and left which group, and in what way", async () => {
    const first = await follow("/groups/delta?$select=displayName,members,owners&$top=1");
    expect(first.find((one) => String(one["id"]) === CLASS_OAK)).toEqual({
      id: CLASS_OAK, displayName: "Oak", "owners@delta": [{ "@odata.type": "#microsoft.graph.user", id: PEOPLE.teacher }],
      "members@delta": [PEOPLE.teacher, PEOPLE.pupil].map((id) => ({ "@odata.type": "#microsoft.graph.user", id })),
    });
    await call(`POST /groups/${CLASS_OAK}/owners/$ref`, reference(PEOPLE.senco));
    await call(`DELETE /groups/${CLASS_OAK}/members/${PEOPLE.pupil}/$ref`);
    expect(await changes()).toEqual([{
      id: CLASS_OAK, displayName: "Oak", "owners@delta": [{ "@odata.type": "#microsoft.graph.user", id: PEOPLE.senco }],
      "members@delta": [{ "@odata.type": "#microsoft.graph.user", id: PEOPLE.senco }, { "@odata.type": "#microsoft.graph.user", id: PEOPLE.pupil, "@removed": { reason: "deleted" } }],
    }]);
    await follow("/groups/delta?$select=displayName");
    await call(`POST /groups/${CLASS_OAK}/members/$ref`, reference(PEOPLE.pupil));
    expect(await changes()).toEqual([]);
  });

  it("tell of a class in the rosters whose people changed, whatever was chosen", async () => {
    await follow("/education/classes/delta?$select=id");
    await call(`POST /education/classes/${CLASS_ELM}/members/$ref`, reference(PEOPLE.member));
    expect(await changes()).toEqual([{ id: CLASS_ELM }]);
    await follow("/education/users/delta?$select=id");
    await call(`DELETE /education/classes/${CLASS_ELM}/members/${PEOPLE.member}/$ref`);
    expect(await changes()).toEqual([{ id: PEOPLE.member }]);
  });

  it("end after seven days of the tenant's clock, with the address of a fresh start", async () => {
    await follow("/education/schools/delta?$select=displayName");
    const old = link;
    await graph.store.query("insert into settings values ('day-offset', '7')");
    expect((await call(`GET ${old}`)).status).toBe(200);
    await graph.store.query("update settings set value = '8' where name = 'day-offset'");
    const answer = await call(`GET ${old}`);
    expect([answer.status, answer.body["error"]?.["code"], answer.headers.get("location")]).toEqual([410, "syncStateNotFound", `${graph.origin}/v1.0/education/schools/delta?%24select=displayName&%24deltatoken=`.replaceAll("%24", "$")]);
    expect(await follow(String(answer.headers.get("location")))).toHaveLength(1);
    expect((await call(`GET ${link}`)).status).toBe(200);
  });

  it.each([
    ["/users/delta?$filter=displayName eq 'x'", 400],
    ["/users/delta?$select=salary", 400],
    ["/users/delta?$top=0", 400],
    ["/users/delta?$deltatoken=garbage", 410],
    ["/users/delta?$orderby=displayName", 501],
  ])("are not told by %s", async (address, status) => {
    expect((await call(`GET ${address}`)).status).toBe(status);
  });

  it("are not told by a token of another collection, or with other options than it was given for", async () => {
    await follow("/users/delta?$select=displayName");
    expect((await call(`GET ${link.replace("/users/", "/groups/")}`)).status).toBe(410);
    expect((await call(`GET ${link}&$select=mail`)).status).toBe(400);
    expect((await call(`GET ${link}&$select=displayName`)).status).toBe(200);
  });
});
