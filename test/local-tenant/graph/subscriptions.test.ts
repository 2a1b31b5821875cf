import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createNotificationDelivery, type NotificationDelivery } from "../../../src/local-tenant/graph/subscriptions/notification-delivery";
import { createWeather } from "../../../src/local-tenant/weather/weather";
import { eventually } from "../../support/eventually";
import { CLASS_OAK, type GraphFixture, type Json, PEOPLE, SITE, startGraph } from "./graph-fixture";
import { type NotificationEndpoint, startEndpoint } from "./notification-endpoint";

const TENANT = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
const MINUTE = 60_000;
const LISTS = `/sites/${SITE}/lists`;
const DIRECTORY = "app:User.Read.All+Group.Read.All+User.ReadWrite.All";

describe("subscriptions of the local Graph", () => {
  let graph: GraphFixture;
  let endpoint: NotificationEndpoint;
  let delivery: NotificationDelivery;
  let clockAhead = 0;
  const bugs: string[] = [];
  const weather = createWeather(new Set());

  const startDelivery = () => createNotificationDelivery({ store: graph.store, tenantId: TENANT, clock: () => Date.now() + clockAhead, weather, log: (line) => bugs.push(line), firstWaitMilliseconds: 20 });
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
  const asked = (more: object = {}) => ({ changeType: "updated", notificationUrl: endpoint.url, resource: `sites/${SITE}/lists/Plans`, expirationDateTime: inMinutes(60), clientState: "secret", ...more });
  const subscribe = async (more: object = {}, caller = "product"): Promise<Json> => {
    const answer = await graph.call(caller, "POST /subscriptions", { body: asked(more) });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const addRow = async (list = "Plans") => {
    await graph.call("product", `POST ${LISTS}/${list}/items`, { body: { fields: { Title: "row" } } });
    delivery.wake();
  };
  const hears = async (count: number) => { await eventually(() => { expect(endpoint.heard).toHaveLength(count); }); };

  beforeAll(async () => {
    graph = await startGraph();
    for (const displayName of ["Plans", "Targets"]) await graph.call("product", `POST ${LISTS}`, { body: { displayName, list: { template: "genericList" } } });
    await graph.call("product", `POST ${LISTS}`, { body: { displayName: "Papers", list: { template: "documentLibrary" } } });
  }, 60_000);
  afterAll(() => graph.close());
  beforeEach(async () => {
    endpoint = await startEndpoint();
    clockAhead = 0;
    delivery = startDelivery();
  });
  afterEach(async () => {
    await delivery.close();
    await endpoint.close();
    weather.set({ seed: 1, rules: [] });
    await graph.store.query("delete from subscriptions");
  });

  it("tell that something in a list has changed, and not what", async () => {
    const { id, expirationDateTime } = await subscribe();
    await addRow();
    await hears(1);
    expect(endpoint.heard[0]).toEqual({
      subscriptionId: id, subscriptionExpirationDateTime: expirationDateTime, clientState: "secret", tenantId: TENANT, changeType: "updated",
      resource: `sites/${SITE}/lists/Plans`, resourceData: { "@odata.type": "#Microsoft.Graph.ListItem" },
    });
  });

  it("say nothing of what was there before, nor of other lists", async () => {
    await addRow();
    await subscribe();
    await addRow("Targets");
    await addRow();
    await hears(1);
    expect(endpoint.heard[0]).toMatchObject({ resource: `sites/${SITE}/lists/Plans` });
  });

  it("tell of changes in a library", async () => {
    const driveId = String((await graph.call("product", `GET ${LISTS}/Papers/drive`)).body["id"]);
    await subscribe({ resource: `/drives/${driveId}/root` });
    await graph.call("product", `PUT /drives/${driveId}/root:/letter.txt:/content`, { body: new Uint8Array([65]) });
    delivery.wake();
    await hears(1);
    expect(endpoint.heard[0]).toMatchObject({ resource: `drives/${driveId}/root`, resourceData: { "@odata.type": "#Microsoft.Graph.DriveItem" } });
  });

  it("name the people and groups that have changed", async () => {
    await subscribe({ resource: "users", changeType: "updated,deleted" }, DIRECTORY);
    await graph.call(DIRECTORY, `PATCH /users/${PEOPLE.member}`, { body: { jobTitle: "Mentor" } });
    delivery.wake();
    await hears(1);
    expect(endpoint.heard[0]).toMatchObject({ changeType: "updated", resource: `Users/${PEOPLE.member}`, resourceData: { "@odata.type": "#Microsoft.Graph.User", "@odata.id": `Users/${PEOPLE.member}`, id: PEOPLE.member } });
  });

  it("tell who joined and left a class", async () => {
    await subscribe({ resource: `groups/${CLASS_OAK}/members` }, DIRECTORY);
    await graph.store.query("insert into class_people values ($1, $2, true)", [CLASS_OAK, PEOPLE.colleague]);
    delivery.wake();
    await hears(1);
    await graph.store.query("delete from class_people where class_id = $1 and person_id = $2", [CLASS_OAK, PEOPLE.colleague]);
    delivery.wake();
    await hears(2);
    expect(endpoint.heard.map((one) => one["resourceData"]?.["members@delta"])).toEqual([[{ id: PEOPLE.colleague }], [{ id: PEOPLE.colleague, "@removed": "deleted" }]]);
  });

  it("tell who joined a team, and who left it", async () => {
    await subscribe({ resource: `/teams/${CLASS_OAK}/members`, changeType: "created,deleted" }, "app:TeamMember.Read.All");
    await graph.store.query("insert into class_people values ($1, $2, false)", [CLASS_OAK, PEOPLE.colleague]);
    delivery.wake();
    await hears(1);
    await graph.store.query("delete from class_people where class_id = $1 and person_id = $2", [CLASS_OAK, PEOPLE.colleague]);
    delivery.wake();
    await hears(2);
    expect(endpoint.heard.map((one) => [one["changeType"], String(one["resource"]).startsWith(`teams('${CLASS_OAK}')/members('`)])).toEqual([["created", true], ["deleted", true]]);
  });

  it("tell of messages in a chat, new and changed", async () => {
    const member = (id: string) => ({ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: ["owner"], "user@odata.bind": `https://graph.microsoft.com/v1.0/users('${id}')` });
    const SENCO = "senco:Chat.ReadWrite+Chat.Create+ChatMessage.Send";
    const chat = (await graph.call(SENCO, "POST /chats", { body: { chatType: "oneOnOne", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] } })).body["id"];
    await subscribe({ resource: `chats/${String(chat)}/messages`, changeType: "created,updated" }, SENCO);
    expect((await graph.call("colleague:Chat.Read", "POST /subscriptions", { body: asked({ resource: `chats/${String(chat)}/messages`, changeType: "created" }) })).status).toBe(403);
    const said = await graph.call(SENCO, `POST /chats/${String(chat)}/messages`, { body: { body: { content: "Hello" } } });
    delivery.wake();
    await hears(1);
    await graph.call(SENCO, `PATCH /chats/${String(chat)}/messages/${String(said.body["id"])}`, { body: { body: { content: "Hello again" } } });
    delivery.wake();
    await hears(2);
    expect(endpoint.heard.map((one) => [one["changeType"], one["resourceData"]?.["id"]])).toEqual([["created", said.body["id"]], ["updated", said.body["id"]]]);
    expect(JSON.stringify(endpoint.heard)).not.toContain("Hello");
  });

  it("tell of events in one's own calendar, and of nobody else's", async () => {
    await subscribe({ resource: "me/events", changeType: "created,updated,deleted" }, "senco:Calendars.ReadWrite");
    expect((await graph.call("teacher:Calendars.Read", "POST /subscriptions", { body: asked({ resource: `users/${PEOPLE.senco}/events`, changeType: "created" }) })).status).toBe(403);
    const at = (hour: number) => ({ dateTime: `2026-12-07T${String(hour)}:00:00`, timeZone: "UTC" });
    const made = await graph.call("senco:Calendars.ReadWrite", "POST /me/events", { body: { subject: "Review", start: at(10), end: at(11) } });
    await graph.call("teacher:Calendars.ReadWrite", "POST /me/events", { body: { subject: "Other", start: at(10), end: at(11) } });
    delivery.wake();
    await hears(1);
    await graph.call("senco:Calendars.ReadWrite", `DELETE /me/events/${String(made.body["id"])}`);
    delivery.wake();
    await hears(2);
    expect(endpoint.heard.map((one) => [one["changeType"], one["resource"]])).toEqual([["created", `Users/${PEOPLE.senco}/Events/${String(made.body["id"])}`], ["deleted", `Users/${PEOPLE.senco}/Events/${String(made.body["id"])}`]]);
  });

  it.each([
    ["a text that was not asked for", "another text", /exactly match/],
    ["a page", "html", /text\/plain/],
    ["a refusal", "refuses", /200 OK/],
  ] as const)("are refused when the address answers the handshake with %s", async (_answer, handshake, message) => {
    endpoint.manners.handshake = handshake;
    const answer = await graph.call("product", "POST /subscriptions", { body: asked() });
    expect([answer.status, answer.body["error"]?.["code"], answer.body["error"]?.["message"]]).toEqual([400, "ValidationError", expect.stringMatching(message)]);
    expect((await graph.call("product", "GET /subscriptions")).value).toEqual([]);
  });

  it.each([
    ["a list that nobody has", { resource: `sites/${SITE}/lists/Nothing` }, 404],
    ["somebody who is not there", { resource: "users/nobody@oakfield.example" }, 403],
    ["a thing that is not watched", { resource: "bananas" }, 400],
    ["chats themselves, which are not watched here", { resource: "chats/1" }, 501],
    ["messages for longer than Teams tells of them", { resource: "chats/1/messages", expirationDateTime: inMinutes(4_400) }, 403],
    ["contents", { includeResourceData: true }, 501],
    ["new rows alone", { changeType: "created" }, 400],
    ["an address on the open net without https", { notificationUrl: "http://example.org/hook" }, 400],
    ["longer than a list's subscription lives", { expirationDateTime: inMinutes(42_310) }, 400],
    ["until yesterday", { expirationDateTime: inMinutes(-60) }, 400],
    ["a state of 129 letters", { clientState: "x".repeat(129) }, 400],
    ["something Graph does not know", { colour: "red" }, 400],
  ])("refuse to watch %s", async (_what, more, status) => {
    expect((await graph.call("product", "POST /subscriptions", { body: asked(more) })).status).toBe(status);
  });

  it("say for how long a list's subscription may live", async () => {
    const answer = await graph.call("product", "POST /subscriptions", { body: asked({ expirationDateTime: inMinutes(50_000) }) });
    expect(answer.body["error"]?.["message"]).toBe("Subscription expiration can only be 42300 minutes in the future.");
  });

  it("are refused to whoever may not read what they watch", async () => {
    expect((await graph.call("stranger", "POST /subscriptions", { body: asked() })).status).toBe(403);
    expect((await graph.call("app:Sites.Read.All", "POST /subscriptions", { body: asked({ resource: "users" }) })).status).toBe(403);
    expect((await graph.call("teacher", "POST /subscriptions", { body: asked() })).status).toBe(403);
    expect((await graph.call("powerless", "GET /subscriptions")).status).toBe(403);
  });

  it("live for 45 minutes at least", async () => {
    const { expirationDateTime } = await subscribe({ expirationDateTime: inMinutes(5) });
    expect(Date.parse(String(expirationDateTime))).toBeGreaterThan(Date.now() + 44 * MINUTE);
  });

  it("belong to the application, and for a person to that person", async () => {
    const { id } = await subscribe();
    const own = await subscribe({}, "senco");
    expect((await graph.call("stranger", `GET /subscriptions/${String(id)}`)).status).toBe(404);
    expect((await graph.call("senco", "GET /subscriptions")).value.map((one) => one["id"])).toEqual([own["id"]]);
    expect((await graph.call("member", "GET /subscriptions")).value).toEqual([]);
    expect((await graph.call("stranger", `DELETE /subscriptions/${String(id)}`)).status).toBe(404);
  });

  it("number a hundred of the directory for one application", async () => {
    await graph.store.query(
      `insert into subscriptions select 's' || n, $1, $1, 'users', 'users', '', 'updated', $2, null, null, 'v1_2', $3 from generate_series(1, 100) n`,
      ["0000aaaa-7a1e-4f0e-9a5b-0d4c6a2e1f01", endpoint.url, inMinutes(60)],
    );
    expect((await graph.call(DIRECTORY, "POST /subscriptions", { body: asked({ resource: "groups" }) })).status).toBe(403);
  });

  it("bring again what was not taken", async () => {
    await subscribe();
    endpoint.manners.status = 503;
    await addRow();
    await eventually(() => { expect(endpoint.heard.length).toBeGreaterThanOrEqual(2); });
    endpoint.manners.status = 202;
    await eventually(async () => { expect(await graph.store.query("select 1 from pending_notifications")).toEqual([]); });
  });

  it("give an address up after four hours", async () => {
    await subscribe({ expirationDateTime: inMinutes(10_000) });
    endpoint.manners.status = 500;
    await addRow();
    await eventually(() => { expect(endpoint.heard.length).toBeGreaterThanOrEqual(1); });
    clockAhead = 241 * MINUTE;
    delivery.wake();
    await eventually(async () => { expect(await graph.store.query("select 1 from pending_notifications")).toEqual([]); });
  });

  it("keep nobody waiting for an address that does not answer", async () => {
    const silent = await startEndpoint();
    silent.manners.answers = false;
    await subscribe({ notificationUrl: silent.url });
    await subscribe();
    await addRow();
    await eventually(() => { expect(silent.heard).toHaveLength(1); });
    await addRow();
    await hears(2);
    await silent.close();
  });

  it("outlast a restart, and tell of what changed meanwhile", async () => {
    await subscribe();
    await delivery.close();
    await addRow();
    expect(endpoint.heard).toEqual([]);
    delivery = startDelivery();
    await hears(1);
  });

  it("end at their time, and warn of it before", async () => {
    const { id, expirationDateTime } = await subscribe({ lifecycleNotificationUrl: endpoint.url });
    clockAhead = 50 * MINUTE;
    delivery.wake();
    await hears(1);
    expect(endpoint.heard[0]).toMatchObject({ lifecycleEvent: "reauthorizationRequired", subscriptionId: id, subscriptionExpirationDateTime: expirationDateTime });
    clockAhead = 61 * MINUTE;
    delivery.wake();
    await eventually(async () => { expect(await graph.store.query("select 1 from subscriptions")).toEqual([]); });
    await addRow();
    await delivery.close();
    expect(endpoint.heard).toHaveLength(1);
  });

  it("are told of nothing after they have been taken away", async () => {
    const { id } = await subscribe();
    expect((await graph.call("product", `DELETE /subscriptions/${String(id)}`)).status).toBe(204);
    await subscribe({ resource: `sites/${SITE}/lists/Targets` });
    await addRow();
    await addRow("Targets");
    await hears(1);
    expect(endpoint.heard[0]?.["subscriptionId"]).not.toBe(id);
  });

  it.each([["notification-doubled", 2], ["notification-late", 1]] as const)("meet weather: %s", async (kind, times) => {
    weather.set({ seed: 7, rules: [{ kind, percent: 100, delayMs: [5, 20] }] });
    await subscribe();
    await addRow();
    await hears(times);
    expect(weather.report()).toEqual([expect.objectContaining({ met: 1, struck: 1 })]);
  });

  it("may be lost in bad weather, with or without the subscription, and nobody is told", async () => {
    await subscribe();
    await subscribe({ resource: `sites/${SITE}/lists/Targets` });
    weather.set({ seed: 7, rules: [{ kind: "notification-lost", percent: 100, times: 1, pathIncludes: "Plans" }, { kind: "subscription-lost", percent: 100, pathIncludes: "Targets" }] });
    await addRow();
    await addRow("Targets");
    await eventually(async () => { expect((await graph.call("product", "GET /subscriptions")).value).toHaveLength(1); });
    await addRow();
    await hears(1);
    expect(weather.report().map(({ struck }) => struck)).toEqual([1, 1]);
  });

  it("meet no bug on their way", async () => {
    await subscribe();
    await addRow();
    await hears(1);
    expect(bugs).toEqual([]);
  });

  it("tell of each changed list at least once after its last change, in any order of changes and restarts", async () => {
    for (const list of ["Plans", "Targets"]) await subscribe({ resource: `sites/${SITE}/lists/${list}` });
    const step = fc.constantFrom("Plans", "Targets", "restart", "doubled", "fair");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const one of steps) {
          if (one === "restart") {
            await delivery.close();
            delivery = startDelivery();
          } else if (one === "doubled") weather.set({ seed: 3, rules: [{ kind: "notification-doubled", percent: 50 }] });
          else if (one === "fair") weather.set({ seed: 3, rules: [] });
          else await addRow(one);
        }
        const from = endpoint.heard.length;
        for (const list of ["Plans", "Targets"]) await addRow(list);
        await eventually(() => {
          const heard = endpoint.heard.slice(from).map((notification) => String(notification["resource"]).split("/").at(-1));
          expect(new Set(heard)).toEqual(new Set(["Plans", "Targets"]));
        });
        await eventually(async () => { expect(await graph.store.query("select 1 from pending_notifications")).toEqual([]); });
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
