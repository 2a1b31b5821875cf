import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KNOWN_CHILDREN, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { type TestBrowser, startBrowser } from "./support/browser";
import { readGraphOf } from "./support/graph-reading";
import { openPlanWriter, openTeamsAs } from "./support/people-at-work";
import { batonTokenOf, callBaton } from "./support/person-token";
import { TENANT_ID } from "./support/places";
import { seededRandom } from "./support/seeded-random";
import { type StartedProduct, startProduct } from "./support/started-product";

/** `npm run soak` asks for more. */
const KILLS = Number(process.env.BATON_KILLS ?? "10");
const SHORTEST_LIFE_MS = 150;
const LONGEST_LIFE_MS = 900;

describe("nothing that was acknowledged is lost", () => {
  let product: StartedProduct;
  const browsers: TestBrowser[] = [];

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await product.stop();
  });

  it("shows a draft that was typed in one browser in another", async () => {
    const words = "To order a meal by himself in a café";
    const [first, second] = await Promise.all([startBrowser(), startBrowser()]);
    browsers.push(first, second);
    const typing = await openWriter(first);
    await typing.getByLabel("Long-term aim").fill(words);
    await typing.getByText(/^Saved/).first().waitFor();

    const reading = await openWriter(second);
    await expect(reading.getByLabel("Long-term aim").inputValue()).resolves.toBe(words);
  });

  it(
    `keeps every acknowledged row and draft through ${String(KILLS)} kills of either program under writes`,
    async () => {
      const graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID);
      const targets = (await graph.rows("Targets")).filter((row) => row["ChildId"] === KNOWN_CHILDREN.rhys.id);
      const target = targets.reduce((newest, row) => (Number(row["PlanVersion"]) > Number(newest["PlanVersion"]) ? row : newest));
      const writers = createWriters(await batonTokenOf(KNOWN_PEOPLE.oakfieldSenco.id), String(target["TargetId"]));
      const random = seededRandom(20261123);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const writing = writers.start();
        const life = SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS);
        await new Promise((resolve) => setTimeout(resolve, life));
        const restart = kill % 2 === 0 ? killTenant : killService;
        await restart(product);
        writers.stop();
        await writing;
      }
      const rows = await graph.rows("Progress");
      const count = (id: string) => rows.filter((row) => row["Key"] === id).length;
      expect(writers.acknowledged.length).toBeGreaterThan(KILLS);
      expect(writers.acknowledged.filter((id) => count(id) !== 1)).toEqual([]);
      await writers.checkDraft();
      expect(writers.lostAims).toEqual([]);
    },
    KILLS * 15_000,
  );
});

async function openWriter(browser: TestBrowser) {
  const page = await browser.newPage();
  await openTeamsAs(page, KNOWN_PEOPLE.oakfieldSenco.name);
  return openPlanWriter(page, KNOWN_CHILDREN.wangchuk.name);
}

async function killTenant(product: StartedProduct): Promise<void> {
  await product.tenant.kill();
  await product.restartTenant();
}

async function killService(product: StartedProduct): Promise<void> {
  await product.service.kill();
  await product.restartService();
}

/** Writes progress and a draft through the API, and remembers what was acknowledged and what was only tried. */
function createWriters(token: string, targetId: string) {
  const acknowledged: string[] = [];
  const lostAims: string[] = [];
  const draftPath = `/api/children/${KNOWN_CHILDREN.rhys.id}/draft`;
  let kept = { revision: 0, aim: "" };
  let tried = "";
  let isStopped = false;
  const writeOne = async () => {
    const id = randomUUID();
    const logged = await callBaton(token, "POST", `/api/children/${KNOWN_CHILDREN.rhys.id}/targets/${targetId}/progress`, { id, rating: "nearly", note: "" });
    if (logged.status === 201) acknowledged.push(id);
    tried = `aim ${id}`;
    const drafted = await callBaton(token, "PUT", draftPath, { content: draftAiming(tried), over: kept.revision });
    if (drafted.status === 200) kept = { revision: (drafted.body as Draft).revision, aim: tried };
    return logged.status === 201 && drafted.status === 200;
  };
  /** What the service holds must be the last draft it acknowledged, or the one that a kill left unanswered. */
  const checkDraft = async () => {
    const { status, body } = await callBaton(token, "GET", draftPath);
    if (status !== 200) return;
    const { revision, content } = body as Draft;
    if (kept.aim !== "" && ![kept.aim, tried].includes(content.longTermObjective)) lostAims.push(kept.aim);
    kept = { revision, aim: content.longTermObjective };
  };
  return {
    acknowledged,
    lostAims,
    checkDraft,
    /** Writes until the API no longer answers as it should, or until it is told to stop: the service may well outlast a tenant that comes back. */
    async start(): Promise<void> {
      isStopped = false;
      await checkDraft().catch(() => undefined);
      while (!isStopped && (await writeOne().catch(() => false)));
    },
    stop(): void {
      isStopped = true;
    },
  };
}

interface Draft {
  readonly revision: number;
  readonly content: { readonly longTermObjective: string };
}

function draftAiming(longTermObjective: string) {
  return {
    planId: "7d0f2f0e-5a5e-4d67-9d0b-0d6b5f7f0001", startsOn: "", reviewOn: "", longTermObjective, strategies: "", agreedWith: "", extraTargetsReason: "", targets: [],
  };
}
