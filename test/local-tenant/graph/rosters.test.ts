import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphFixture, PEOPLE, SCHOOL, startGraph } from "./graph-fixture";

const REGISTRAR = "app:EduRoster.ReadWrite.All";
const user = (id: string) => ({ "@odata.id": `https://graph.microsoft.com/v1.0/education/users/${id}` });

describe("rosters written through Graph", () => {
  let graph: GraphFixture;
  const call = (request: string, body?: unknown) => graph.call(REGISTRAR, request, body === undefined ? {} : { body });
  const ids = async (address: string) => (await call(`GET ${address}`)).value.map((one) => one["id"]);

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("make a school, a class and people, and put them together", async () => {
    const school = await call("POST /education/schools", { displayName: "Beechwood", schoolNumber: "104", address: { city: "Leeds" }, externalSource: "manual" });
    expect([school.status, school.body["schoolNumber"], school.body["address"]]).toEqual([201, "104", { city: "Leeds" }]);
    const made = await call("POST /education/classes", { displayName: "Birch", mailNickname: "birch", classCode: "3B", term: { displayName: "Autumn", startDate: "2026-09-01" } });
    const pupil = await call("POST /education/users", {
      displayName: "Cy Dale", mailNickname: "cy", primaryRole: "student", userPrincipalName: "cy@beechwood.example", passwordProfile: { password: "kept nowhere" }, student: { grade: "3", studentNumber: "77" },
    });
    expect([made.status, pupil.status, pupil.body["student"]]).toEqual([201, 201, { grade: "3", studentNumber: "77" }]);
    const [schoolId, classId, pupilId] = [school, made, pupil].map((one) => String(one.body["id"]));
    expect((await call(`POST /education/schools/${schoolId}/classes/$ref`, { "@odata.id": `${graph.origin}/v1.0/education/classes/${classId}` })).status).toBe(204);
    expect((await call(`POST /education/schools/${schoolId}/users/$ref`, user(pupilId ?? ""))).status).toBe(204);
    expect((await call(`POST /education/schools/${schoolId}/users/$ref`, user(pupilId ?? ""))).status).toBe(400);
    expect((await call(`POST /education/classes/${classId}/members/$ref`, user(pupilId ?? ""))).status).toBe(204);
    expect((await call(`POST /education/classes/${classId}/teachers/$ref`, user(PEOPLE.senco))).status).toBe(204);
    expect([await ids(`/education/schools/${schoolId}/classes`), await ids(`/education/schools/${schoolId}/users`)]).toEqual([[classId], [pupilId]]);
    expect([await ids(`/education/classes/${classId}/teachers`), await ids(`/education/users/${pupilId}/classes`), await ids(`/education/users/${pupilId}/schools`)]).toEqual([[PEOPLE.senco], [classId], [schoolId]]);
    expect((await call(`GET /education/classes/${classId}/group`)).body).toMatchObject({ id: classId, mailNickname: "birch", visibility: "Private" });
    expect((await call(`GET /education/users/${pupilId}/user`)).body).toMatchObject({ id: pupilId, userPrincipalName: "cy@beechwood.example" });
    expect((await call(`DELETE /education/schools/${schoolId}/users/${pupilId}/$ref`)).status).toBe(204);
    expect((await call(`DELETE /education/schools/${schoolId}/classes/${classId}/$ref`)).status).toBe(204);
    expect((await call(`DELETE /education/schools/${schoolId}/classes/${classId}/$ref`)).status).toBe(404);
    expect(await ids(`/education/classes/${classId}/schools`)).toEqual([]);
    expect((await call(`DELETE /education/classes/${classId}/teachers/${PEOPLE.senco}/$ref`)).status).toBe(204);
    expect((await call(`DELETE /education/classes/${classId}/members/${PEOPLE.senco}/$ref`)).status).toBe(204);
    expect((await call(`DELETE /education/classes/${classId}/members/${PEOPLE.senco}/$ref`)).status).toBe(404);
    for (const address of [`/education/classes/${classId}`, `/education/users/${pupilId}`, `/education/schools/${schoolId}`]) {
      expect((await call(`DELETE ${address}`)).status).toBe(204);
      expect((await call(`GET ${address}`)).body["error"]?.["code"]).toBe("Request_ResourceNotFound");
    }
  });

  it("change a school, a class and a person", async () => {
    expect((await call(`PATCH /education/schools/${SCHOOL}`, { principalName: "Mx Hill", phone: null })).body).toMatchObject({ displayName: "Oakfield Primary", principalName: "Mx Hill" });
    expect((await call(`PATCH /education/classes/${CLASS_ELM}`, { displayName: "Elm class", grade: "4" })).body).toMatchObject({ displayName: "Elm class", grade: "4" });
    expect((await call(`PATCH /education/users/${PEOPLE.pupil}`, { middleName: "Jo", student: { grade: "4" } })).body).toMatchObject({ middleName: "Jo", student: { grade: "4" } });
    expect((await call(`PATCH /education/users/${PEOPLE.pupil}`, { student: { shoeSize: 3 } })).status).toBe(400);
    expect((await call(`PATCH /education/classes/${CLASS_ELM}`, { members: [] })).status).toBe(400);
  });

  it("keep a class in one school", async () => {
    const other = String((await call("POST /education/schools", { displayName: "Ash Grove" })).body["id"]);
    const reference = { "@odata.id": `${graph.origin}/v1.0/education/classes/${CLASS_OAK}` };
    expect((await call(`POST /education/schools/${SCHOOL}/classes/$ref`, reference)).status).toBe(400);
    expect((await call(`POST /education/schools/${other}/classes/$ref`, reference)).status).toBe(501);
  });

  it("are written by applications with the permission only", async () => {
    for (const caller of ["product", "teacher:EduRoster.ReadWrite"]) expect((await graph.call(caller, "POST /education/schools", { body: { displayName: "x" } })).status).toBe(403);
  });

  it("are shown in part to those with the basic permission, who see all of themselves", async () => {
    await call(`PATCH /education/users/${PEOPLE.pupil}`, { student: { studentNumber: "12" } });
    await call(`PATCH /education/users/${PEOPLE.teacher}`, { department: "Humanities" });
    expect((await graph.call("teacher:EduRoster.ReadBasic", `GET /education/users/${PEOPLE.pupil}`)).body).toMatchObject({ displayName: "pupil Example", student: null });
    expect((await graph.call("teacher:EduRoster.Read", `GET /education/users/${PEOPLE.pupil}`)).body["student"]).toEqual({ studentNumber: "12" });
    expect((await graph.call("teacher:EduRoster.ReadBasic", "GET /education/me")).body["department"]).toBe("Humanities");
    expect((await graph.call("teacher:EduRoster.ReadBasic", "GET /education/me/user")).body["id"]).toBe(PEOPLE.teacher);
    expect((await call(`GET /education/users?$filter=primaryRole eq 'student'&$count=true`)).body["@odata.count"]).toBe(1);
    expect(await ids("/education/schools?$filter=displayName eq 'Oakfield Primary'")).toEqual([SCHOOL]);
  });

  it("carry what is asked for inside them", async () => {
    const [oak] = (await graph.call("product", `GET /education/classes?$filter=displayName eq 'Oak'&$select=id&$expand=teachers($select=id),schools($select=displayName)`)).value;
    expect(oak).toEqual({ id: CLASS_OAK, teachers: [{ id: PEOPLE.teacher }], schools: [{ displayName: "Oakfield Primary" }] });
    expect((await graph.call("product", `GET /education/users/${PEOPLE.pupil}?$select=id&$expand=classes($select=id)`)).body["classes"]).toEqual([{ id: CLASS_OAK }]);
    expect((await graph.call("teacher", `GET /education/me?$select=id&$expand=taughtClasses($select=id)`)).body["taughtClasses"]).toEqual([{ id: CLASS_OAK }]);
    expect((await graph.call("teacher", `GET /education/schools/${SCHOOL}?$expand=users`)).status).toBe(501);
    expect((await graph.call("product", `GET /education/classes/${CLASS_OAK}?$expand=assignments`)).status).toBe(501);
  });
});
