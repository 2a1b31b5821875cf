import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_OAK, type GraphFixture, PEOPLE, startGraph } from "./graph-fixture";

const ADMIN = "app:User.ReadWrite.All+Group.Read.All";
const EVENTUAL = { headers: { ConsistencyLevel: "eventual" } };
const NEW_PERSON = { accountEnabled: true, displayName: "Nia Vale", mailNickname: "nia", userPrincipalName: "nia@oakfield.example", passwordProfile: { password: "kept nowhere", forceChangePasswordNextSignIn: true } };

describe("people in the directory", () => {
  let graph: GraphFixture;
  const get = (address: string, options = {}) => graph.call(ADMIN, `GET ${address}`, options);
  const names = async (query: string, options = {}) => (await get(`/users?$select=displayName&${query}`, options)).value.map((one) => String(one["displayName"]).split(" ")[0]);
  const refusal = async (address: string, options = {}) => {
    const answer = await get(address, options);
    return [answer.status, answer.body["error"]?.["code"]];
  };

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it.each([
    ["$filter=startswith(userPrincipalName,'te') or mail eq 'pupil@oakfield.example'", ["teacher", "pupil"]],
    ["$filter=accountEnabled eq true and startswith(displayName,'s')", ["senco"]],
    ["$filter=jobTitle eq 'staff' and givenName in ('member','pupil')", ["member", "pupil"]],
    ["$filter=mailNickname eq 'colleague'", ["colleague"]],
    ["$filter=proxyAddresses/any(p:p eq 'SMTP:senco@oakfield.example')", ["senco"]],
    ["$filter=proxyAddresses/any(p:startswith(p,'smtp:se'))", ["senco"]],
    ["$orderby=userPrincipalName desc&$top=2", ["teacher", "senco"]],
  ])("are found by %s", async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each([
    ["$filter=endswith(mail,'pil@oakfield.example')&$count=true", ["pupil"]],
    ["$filter=not(startswith(displayName,'s'))&$count=true&$top=2", ["member", "teacher"]],
    ["$filter=displayName ne 'senco Example'&$count=true&$orderby=displayName&$top=1", ["colleague"]],
    ["$filter=officeLocation eq null&$count=true&$top=1", ["senco"]],
    ['$search="displayName:exam"&$top=1', ["senco"]],
    ['$search="displayName:teacher" OR "mail:pupil@"', ["teacher", "pupil"]],
    ['$search="displayName:example" AND ("displayName:coll" OR "userPrincipalName:senco")', ["senco", "colleague"]],
  ])("are found by the index with %s", async (query, expected) => {
    expect(await names(query, EVENTUAL)).toEqual(expected);
  });

  it.each([
    ["/users?$filter=endswith(mail,'example')", "Request_UnsupportedQuery"],
    ["/users?$filter=displayName ne 'x'", "Request_UnsupportedQuery"],
    ["/users?$filter=not(startswith(displayName,'x'))", "Request_UnsupportedQuery"],
    ["/users?$filter=jobTitle eq null", "Request_UnsupportedQuery"],
    ["/users?$filter=officeLocation eq 'x'", "Request_UnsupportedQuery"],
    ["/users?$filter=contains(displayName,'x')", "Request_UnsupportedQuery"],
    ["/users?$filter=streetAddress eq 'x'", "Request_UnsupportedQuery"],
    ['/users?$search="displayName:x"', "Request_UnsupportedQuery"],
    ["/users?$orderby=givenName", "Request_UnsupportedQuery"],
    ["/users?$orderby=displayName&$filter=startswith(displayName,'x')", "Request_UnsupportedQuery"],
    ["/users?$top=1000", "Request_UnsupportedQuery"],
    ["/users?$top=0", "Request_UnsupportedQuery"],
    ["/users?$filter=displayName eq", "BadRequest"],
    ["/users?$filter=salary eq 'x'", "BadRequest"],
    ["/users?$select=constructor", "BadRequest"],
    ["/users?$skiptoken=garbage", "Directory_ExpiredPageToken"],
    ["/users/$count", "Request_BadRequest"],
  ])("are not listed by %s", async (address, code) => {
    expect(await refusal(address)).toEqual([400, code]);
  });

  it.each(['$search=displayName:x', '$search="displayName"', '$search="jobTitle:x"', '$search="displayName:x" OR', '$search=("displayName:x"'])("are not searched by %s", async (query) => {
    expect((await refusal(`/users?${query}`, EVENTUAL))[0]).toBe(400);
  });

  it("are counted when asked by the index, and otherwise silently not, as documented", async () => {
    expect((await get("/users?$count=true&$top=1", EVENTUAL)).body["@odata.count"]).toBe(5);
    expect((await get("/users?$count=true")).body).not.toHaveProperty("@odata.count");
    expect((await get("/users/$count", EVENTUAL)).text).toBe("5");
    expect((await get("/users/$count?$filter=startswith(displayName,'s')", EVENTUAL)).text).toBe("1");
  });

  it("show the usual eleven properties, and others when chosen", async () => {
    expect(Object.keys((await get(`/users/${PEOPLE.senco}`)).body)).toHaveLength(12);
    const chosen = await get(`/users/SENCO@oakfield.example?$select=id,accountEnabled,mailNickname,userType,assignedLicenses,otherMails`);
    expect(chosen.body).toMatchObject({ accountEnabled: true, mailNickname: "senco", userType: "Member", assignedLicenses: [], otherMails: [] });
    expect(chosen.body["@odata.context"]).toBe(`${graph.origin}/v1.0/$metadata#users(id,accountEnabled,mailNickname,userType,assignedLicenses,otherMails)/$entity`);
    expect((await get(`/users/${PEOPLE.senco}?$select=aboutMe`)).status).toBe(501);
  });

  it("carry their groups when asked", async () => {
    const person = await get(`/users/${PEOPLE.pupil}?$select=id&$expand=memberOf($select=id,displayName)`);
    expect(person.body["memberOf"]).toEqual([{ "@odata.type": "#microsoft.graph.group", id: CLASS_OAK, displayName: "Oak" }]);
  });

  it("are made, changed and removed", async () => {
    const made = await graph.call(ADMIN, "POST /users", { body: { ...NEW_PERSON, department: "Inclusion", businessPhones: ["01632 960001"] } });
    expect([made.status, made.body["displayName"], made.body["businessPhones"]]).toEqual([201, "Nia Vale", ["01632 960001"]]);
    const address = `/users/${String(made.body["id"])}`;
    expect((await get(`${address}?$select=department,passwordProfile`)).body).toMatchObject({ department: "Inclusion", passwordProfile: null });
    expect((await graph.call(ADMIN, `PATCH ${address}`, { body: { surname: "Vale", mobilePhone: "07700 900001", department: null } })).status).toBe(204);
    expect((await get(`${address}?$select=surname,mobilePhone,department`)).body).toMatchObject({ surname: "Vale", mobilePhone: "07700 900001", department: null });
    expect((await graph.call(ADMIN, `DELETE ${address}`)).status).toBe(204);
    expect(await refusal(address)).toEqual([404, "Request_ResourceNotFound"]);
    expect((await graph.call(ADMIN, `DELETE ${address}`)).status).toBe(404);
  });

  it.each([
    [{ ...NEW_PERSON, mailNickname: undefined }, "A value is required for property 'mailNickname' of resource 'User'."],
    [{ ...NEW_PERSON, userPrincipalName: "senco@OAKFIELD.example" }, "Another object with the same value for property userPrincipalName already exists."],
    [{ ...NEW_PERSON, shoeSize: 7 }, "Invalid property 'shoeSize'."],
    [{ ...NEW_PERSON, mail: "x@y.example" }, "Property 'mail' is read-only and cannot be set."],
    [{ ...NEW_PERSON, accountEnabled: "yes" }, "Invalid value specified for property 'accountEnabled' of resource 'User'."],
    [[], "A JSON object is expected in the body of the request."],
  ])("are not made of %j", async (body, message) => {
    const answer = await graph.call(ADMIN, "POST /users", { body });
    expect([answer.status, answer.body["error"]?.["code"], answer.body["error"]?.["message"]]).toEqual([400, "Request_BadRequest", message]);
  });

  it("change a little of themselves with User.ReadWrite, and nothing of others", async () => {
    const self = "teacher:User.ReadWrite";
    expect((await graph.call(self, "PATCH /me", { body: { officeLocation: "Room 4" } })).status).toBe(204);
    expect((await graph.call(self, `GET /users/${PEOPLE.teacher}`)).body["officeLocation"]).toBe("Room 4");
    expect((await graph.call(self, "PATCH /me", { body: { displayName: "Head" } })).status).toBe(403);
    expect((await graph.call(self, `PATCH /users/${PEOPLE.colleague}`, { body: { officeLocation: "x" } })).status).toBe(403);
    expect((await graph.call("teacher:User.Read", `GET /users/${PEOPLE.colleague}`)).status).toBe(403);
    expect((await graph.call("teacher:User.Read", "GET /users")).status).toBe(403);
  });
});
