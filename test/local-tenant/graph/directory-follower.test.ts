import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { CLASS_ELM, CLASS_OAK, type GraphFixture, type Json, PEOPLE, startGraph } from "./graph-fixture";

const ADMIN = "app:User.ReadWrite.All+Group.ReadWrite.All+EduRoster.ReadWrite.All";
const PERSON_IDS = Object.values(PEOPLE);

type Step =
  | { readonly kind: "join" | "leave" | "teach" | "rest"; readonly group: number; readonly person: number }
  | { readonly kind: "remove-group"; readonly group: number }
  | { readonly kind: "make-group" }
  | { readonly kind: "follow"; readonly replay: boolean };

const person = fc.nat({ max: PERSON_IDS.length - 1 });
const group = fc.nat({ max: 4 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("join", "leave", "teach", "rest"), group, person }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove-group"), group }) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: "make-group" }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("follow"), replay: fc.boolean() }) },
  ) as fc.Arbitrary<Step>,
  { minLength: 3, maxLength: 18 },
);

/** Who is in which group and who owns it, as one follower believes. */
class Follower {
  private readonly groups = new Map<string, { readonly members: Set<string>; readonly owners: Set<string> }>();

  take(told: readonly Json[]): void {
    for (const one of told) {
      const id = String(one["id"]);
      if (one["@removed"] !== undefined) {
        this.groups.delete(id);
        continue;
      }
      const known = this.groups.get(id) ?? { members: new Set(), owners: new Set() };
      this.groups.set(id, known);
      for (const relation of ["members", "owners"] as const) {
        for (const link of (one[`${relation}@delta`] as unknown as readonly Json[] | undefined) ?? []) {
          if (link["@removed"] === undefined) known[relation].add(String(link["id"]));
          else known[relation].delete(String(link["id"]));
        }
      }
    }
  }

  show(): Readonly<Record<string, readonly [readonly string[], readonly string[]]>> {
    return Object.fromEntries([...this.groups].sort().map(([id, { members, owners }]) => [id, [[...members].sort(), [...owners].sort()]]));
  }
}

describe("a follower of groups", () => {
  let graph: GraphFixture;
  let groupIds: string[] = [];
  const call = (request: string, body?: unknown) => graph.call(ADMIN, request, body === undefined ? {} : { body });

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  beforeEach(() => {
    groupIds = [CLASS_OAK, CLASS_ELM];
  });
  afterAll(() => graph.close());

  async function makeGroup(): Promise<void> {
    const mailNickname = crypto.randomUUID();
    const isClass = groupIds.length % 2 === 0;
    const made = isClass
      ? await call("POST /education/classes", { displayName: "made", mailNickname })
      : await call("POST /groups", { displayName: "made", mailEnabled: false, mailNickname, securityEnabled: true });
    groupIds.push(String(made.body["id"]));
  }

  async function change(step: Exclude<Step, { readonly kind: "follow" }>): Promise<void> {
    if (step.kind === "make-group") return await makeGroup();
    const id = groupIds[step.group % groupIds.length] ?? CLASS_OAK;
    if (step.kind === "remove-group") {
      // The first two stay, so that there is always something to join.
      if (![CLASS_OAK, CLASS_ELM].includes(id)) await call(`DELETE /groups/${id}`);
      return;
    }
    const personId = PERSON_IDS[step.person] ?? PEOPLE.pupil;
    const relation = step.kind === "join" || step.kind === "leave" ? "members" : "owners";
    const isJoin = step.kind === "join" || step.kind === "teach";
    if (isJoin) await call(`POST /groups/${id}/${relation}/$ref`, { "@odata.id": `${graph.origin}/v1.0/users/${personId}` });
    else await call(`DELETE /groups/${id}/${relation}/${personId}/$ref`);
  }

  async function readWhole(): Promise<Readonly<Record<string, readonly [readonly string[], readonly string[]]>>> {
    const whole: [string, readonly [readonly string[], readonly string[]]][] = [];
    for (const one of (await call("GET /groups?$select=id")).value) {
      const id = String(one["id"]);
      const read = async (relation: string) => (await call(`GET /groups/${id}/${relation}?$select=id`)).value.map((link) => String(link["id"])).sort();
      whole.push([id, [await read("members"), await read("owners")]]);
    }
    return Object.fromEntries(whole.sort());
  }

  it("knows what a whole reading tells, after any joins, leaves and deletions, in pages of any size and with replays", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(1, 2, 100), async (plan, size) => {
        const follower = new Follower();
        let link = `/groups/delta?$select=members,owners&$top=${String(size)}`;
        const follow = async (start: string): Promise<void> => {
          for (let next: string | undefined = start; next !== undefined; ) {
            const answer = await call(`GET ${next}`);
            follower.take(answer.value);
            if (answer.body["@odata.deltaLink"] !== undefined) link = String(answer.body["@odata.deltaLink"]);
            next = answer.body["@odata.nextLink"] as unknown as string | undefined;
          }
        };
        for (const step of plan) {
          if (step.kind !== "follow") await change(step);
          else {
            const before = link;
            await follow(before);
            if (step.replay) await follow(before);
          }
        }
        await follow(link);
        expect(follower.show()).toEqual(await readWhole());
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("knows it too when things change between two pages", async () => {
    const follower = new Follower();
    let answer = await call("GET /groups/delta?$select=members,owners&$top=1");
    for (let turn = 0; answer.body["@odata.deltaLink"] === undefined; turn += 1) {
      follower.take(answer.value);
      if (turn < 4) await change({ kind: turn % 2 === 0 ? "join" : "leave", group: turn, person: turn });
      answer = await call(`GET ${String(answer.body["@odata.nextLink"])}`);
    }
    follower.take(answer.value);
    expect(follower.show()).toEqual(await readWhole());
  });
});
