import { describe, expect, it } from "@jest/globals";
import { API_PATHS, apiPath } from "../../src/api/paths";
import { handoverAnswer, handoversAnswer } from "../../src/api/handovers";
import type { PersonId } from "../../src/domain/ids";
import { createApi } from "../../src/service/create-api";
import { createReadiness } from "../../src/service/readiness";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, PUPIL_JO } from "../support/builders";
import { MR_MARSH, MR_STRICKLAND, RIVERSIDE } from "../support/fakes/two-schools";
import { HEAD, JO, proposed } from "../support/handover-scenes";

/** The API with a move that has been noticed; people are believed to be who they say. */
async function door() {
  const { services, handoverId } = await proposed();
  const readiness = createReadiness([OAKFIELD, RIVERSIDE]);
  for (const id of [OAKFIELD, RIVERSIDE]) for (const part of ["lists", "roster"] as const) readiness.hasRead(id, part);
  const app = createApi({
    services, readiness, refreshClock: () => Promise.resolve(), mintRequestId: () => "request-1", log: () => undefined,
    readPerson: async (authorization) => ({ id: authorization as PersonId, name: "Somebody" }),
  });
  async function ask(personId: string, question: string) {
    const [method = "GET", address = "/"] = question.split(" ");
    const answer = await app.request(address, { method, headers: { authorization: personId } });
    return { status: answer.status, text: await answer.text() };
  }
  const sending = `POST ${apiPath("handoverSending", { handoverId })}`;
  const acceptance = `POST ${apiPath("handoverAcceptance", { handoverId })}`;
  const list = (schoolId: string) => `GET ${apiPath("handovers", { schoolId })}`;
  return { services, handoverId, ask, sending, acceptance, list };
}

describe("handovers over HTTP", () => {
  it("lets the one SENCO send and the other accept, and answers a repetition alike", async () => {
    const { services, ask, sending, acceptance, list } = await door();
    const sent = [await ask(MS_HALE, sending), await ask(MS_HALE, sending)];
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(sent[1]?.text).toBe(sent[0]?.text);
    expect(handoverAnswer.parse(JSON.parse(sent[0]?.text ?? ""))).toMatchObject({ handover: { state: "sent", child: { id: JO }, mayAct: false } });
    const accepted = [await ask(MR_MARSH, acceptance), await ask(MR_MARSH, acceptance)];
    expect(accepted.map(({ status }) => status)).toEqual([200, 200]);
    expect(accepted[1]?.text).toBe(accepted[0]?.text);
    const { handover } = handoverAnswer.parse(JSON.parse(accepted[0]?.text ?? ""));
    expect(handover).toMatchObject({ state: "accepted", child: { name: "Jo O'Neill-Wren" } });
    expect((await ask(MR_MARSH, `GET ${apiPath("child", { childId: handover.child?.id ?? "" })}`)).status).toBe(200);
    expect(handoversAnswer.parse(JSON.parse((await ask(MS_HALE, list(OAKFIELD))).text)).outgoing).toMatchObject([{ state: "accepted" }]);
    expect(services.riversideLists.records("Plans")).toHaveLength(1);
  });

  it("tells the receiving SENCO no name, no id and nothing written before the acceptance, in any byte", async () => {
    const { ask, sending, list } = await door();
    const forbidden = /O'Neill|"Jo|child-jo|tricky|read|word|person-|story|pleasure|plan-1|target-1/;
    const before = await ask(MR_MARSH, list(RIVERSIDE));
    expect(before.text.replace(/"yearGroup"/, "")).not.toMatch(forbidden);
    expect(before.text).not.toMatch(/contents|[Cc]ount|ersion/);
    await ask(MS_HALE, sending);
    const after = await ask(MR_MARSH, list(RIVERSIDE));
    expect(after.text).not.toMatch(forbidden);
    expect(after.text).toContain('"targetCount":1');
  });

  it.each([
    { who: "a class teacher", personId: MS_YUSUF, send: 404, accept: 404, ours: 403, theirs: 404 },
    { who: "another teacher", personId: MR_STRICKLAND, send: 404, accept: 404, ours: 404, theirs: 403 },
    { who: "the head", personId: HEAD, send: 403, accept: 403, ours: 200, theirs: 404 },
    { who: "the sending SENCO", personId: MS_HALE, accept: 403, ours: 200, theirs: 404 },
    { who: "the receiving SENCO", personId: MR_MARSH, send: 403, ours: 404, theirs: 200 },
    { who: "somebody from no school", personId: MR_BECKER, send: 403, accept: 403, ours: 403, theirs: 403 },
    { who: "the child", personId: PUPIL_JO, send: 403, accept: 403, ours: 403, theirs: 403 },
  ])("answers $who as the table says", async ({ personId, send, accept, ours, theirs }) => {
    const { services, ask, sending, acceptance, list } = await door();
    const statusOf = async (question: string) => (await ask(personId, question)).status;
    expect({ ours: await statusOf(list(OAKFIELD)), theirs: await statusOf(list(RIVERSIDE)) }).toEqual({ ours, theirs });
    const writes = services.writeCount();
    const steps = [[send, sending], [accept, acceptance]] as const;
    for (const [status, step] of steps.filter(([expected]) => expected !== undefined)) expect([step, await statusOf(step)]).toEqual([step, status]);
    expect(services.writeCount()).toBe(writes);
  });

  it("says that it is too early to accept, and knows no other handover", async () => {
    const { ask, acceptance } = await door();
    expect((await ask(MR_MARSH, acceptance)).status).toBe(409);
    expect((await ask(MS_HALE, `POST ${API_PATHS.handoverSending.replace(":handoverId", "none")}`)).status).toBe(404);
  });
});
