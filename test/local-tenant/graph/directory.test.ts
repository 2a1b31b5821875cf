import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphFixture, PEOPLE, SCHOOL, startGraph } from "./graph-fixture";

describe("the directory", () => {
  let graph: GraphFixture;
  const ids = async (caller: string, address: string) => (await graph.call(caller, `GET ${address}`)).value.map((one) => one["id"]);

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("tells a person who they are, and an application nothing under that address", async () => {
    expect((await graph.call("teacher", "GET /me")).body).toMatchObject({ id: PEOPLE.teacher, userPrincipalName: "teacher@oakfield.example", jobTitle: "Staff" });
    expect((await graph.call("product", "GET /me")).status).toBe(400);
  });

  it("shows the basic properties of others and no more", async () => {
    const other = await graph.call("teacher", `GET /users/colleague@oakfield.example`);
    expect(other.body).toMatchObject({ id: PEOPLE.colleague, displayName: "colleague Example", jobTitle: null });
    expect((await graph.call("teacher", `GET /users/${PEOPLE.colleague}?$select=displayName`)).body).not.toHaveProperty("id");
    expect((await graph.call("teacher", `GET /users/${PEOPLE.colleague}?$select=salary`)).status).toBe(400);
    expect((await graph.call("teacher", "GET /users/nobody")).status).toBe(404);
  });

  it.each([
    [`$filter=id in ('${PEOPLE.senco}', '${PEOPLE.pupil}')`, [PEOPLE.senco, PEOPLE.pupil]],
    ["$filter=userPrincipalName eq 'TEACHER@oakfield.example'", [PEOPLE.teacher]],
    ["$filter=startswith(displayName,'co')", [PEOPLE.colleague]],
    ["$orderby=displayName desc&$top=999", [PEOPLE.teacher, PEOPLE.senco, PEOPLE.pupil, PEOPLE.member, PEOPLE.colleague]],
  ])("finds people by %s", async (query, expected) => {
    expect(await ids("product", `/users?${query}`)).toEqual(expected);
  });

  it("gives people page by page", async () => {
    const first = await graph.call("product", "GET /users?$top=3");
    const second = await graph.call("product", `GET ${String(first.body["@odata.nextLink"])}`);
    expect([...first.value, ...second.value].map((one) => one["id"])).toEqual(Object.values(PEOPLE));
    expect(second.body).not.toHaveProperty("@odata.nextLink");
  });

  it.each([
    ["/education/schools", [SCHOOL]],
    [`/education/schools/${SCHOOL}/classes`, [CLASS_OAK, CLASS_ELM]],
    [`/education/schools/${SCHOOL}/users`, Object.values(PEOPLE)],
    ["/education/classes?$top=1", [CLASS_OAK]],
    [`/education/classes/${CLASS_OAK}/teachers`, [PEOPLE.teacher]],
    [`/education/classes/${CLASS_OAK}/members`, [PEOPLE.teacher, PEOPLE.pupil]],
    [`/education/classes/${CLASS_OAK}/schools`, [SCHOOL]],
    [`/education/users/${PEOPLE.pupil}/classes`, [CLASS_OAK]],
    [`/education/users/${PEOPLE.pupil}/taughtClasses`, []],
    [`/education/users/${PEOPLE.teacher}/taughtClasses`, [CLASS_OAK]],
    [`/education/users/${PEOPLE.teacher}/schools`, [SCHOOL]],
    ["/education/users", Object.values(PEOPLE)],
  ])("shows an application %s", async (address, expected) => {
    expect(await ids("product", address)).toEqual(expected);
  });

  it("shows a teacher their own classes, with the pupils among the members", async () => {
    expect(await ids("teacher", "/education/me/taughtClasses")).toEqual([CLASS_OAK]);
    expect(await ids("teacher", "/education/me/schools")).toEqual([SCHOOL]);
    expect(await ids("teacher", "/education/classes")).toEqual([CLASS_OAK]);
    expect(await ids("pupil", "/education/me/classes")).toEqual([CLASS_OAK]);
    expect(await ids("pupil", "/education/me/taughtClasses")).toEqual([]);
    expect((await graph.call("pupil", "GET /education/me")).body["primaryRole"]).toBe("student");
    expect((await graph.call("teacher", `GET /education/classes/${CLASS_OAK}`)).body["displayName"]).toBe("Oak");
  });

  it.each([`/education/classes/${CLASS_ELM}`, `/education/classes/${CLASS_ELM}/members`, `/education/users/${PEOPLE.colleague}`])("hides %s from a teacher of another class", async (address) => {
    expect((await graph.call("teacher", `GET ${address}`)).status).toBe(404);
  });

  it.each(["/education/users", `/education/schools/${SCHOOL}/users`])("refuses %s to every person", async (address) => {
    expect((await graph.call("senco", `GET ${address}`)).status).toBe(403);
  });

  it("refuses an application without the permission", async () => {
    const answer = await graph.call("powerless", "GET /education/classes");
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([403, "Authorization_RequestDenied"]);
  });
});
