import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_PEOPLE, KNOWN_SCHOOLS, type KnownPerson } from "../../../src/cli/seed/known-people";
import type { LocalDate } from "../../../src/domain/local-date";
import { type TestBrowser, startBrowser } from "./browser";
import { type GraphReader, readGraphOf } from "./graph-reading";
import { openTeamsAs } from "./people-at-work";
import { batonTokenOf, callBaton } from "./person-token";
import { LEFT_BEHIND, PICTURES, TENANT, TENANT_ID } from "./places";
import { type Presses, type PressingHabits, createPresses } from "./presses";

/** What the tests read of a child's page. */
export interface ChildAnswer {
  readonly plan: { readonly version: number; readonly reviewOn: LocalDate; readonly targets: readonly { readonly id: string; readonly statement: string; readonly childWording: string; readonly progress: readonly object[] }[] };
}

/** A school day on a started product: everybody at a computer of their own. */
export interface SchoolDay {
  readonly oakfield: GraphReader;
  readonly presses: Presses;
  /** How long anything may take that nobody pressed for, such as a card that comes. */
  readonly patienceMs: number;
  /** The person's page of Teams, opened when it is first asked for. */
  teamsOf(person: Pick<KnownPerson, "name">): Promise<Page>;
  /** A page on a computer of its own, for Word. */
  newPage(): Promise<Page>;
  /** The admin page, in a window of its own: a page behind another draws, and so answers clicks, once a second. */
  adminPage(tab: string): Promise<Page>;
  /** What the SENCO reads of Rhys. */
  readRhys(): Promise<ChildAnswer>;
  /** Does one step, and leaves a picture of every open page behind when it fails. */
  step(work: (day: SchoolDay) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Begins a day; nobody has opened anything yet. */
export async function beginSchoolDay(name: string, habits: PressingHabits): Promise<SchoolDay> {
  const browsers: TestBrowser[] = [];
  const teams = new Map<string, Page>();
  let admin: Page | undefined;
  const sencoToken = await batonTokenOf(KNOWN_PEOPLE.oakfieldSenco.id);
  const newPage = async () => {
    const browser = await startBrowser();
    browser.context.setDefaultTimeout(habits.withinMs);
    browsers.push(browser);
    return await browser.newPage();
  };
  const day: SchoolDay = {
    oakfield: await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID),
    presses: createPresses(habits),
    patienceMs: habits.withinMs,
    newPage,
    async teamsOf(person) {
      const known = teams.get(person.name);
      if (known !== undefined) return known;
      const page = await newPage();
      await openTeamsAs(page, person.name);
      teams.set(person.name, page);
      return page;
    },
    async adminPage(tab) {
      admin ??= await newPage();
      await admin.goto(`${TENANT}/admin`);
      await admin.getByRole("tab", { name: tab }).click();
      return admin;
    },
    async readRhys() {
      const { status, body } = await callBaton(sencoToken, "GET", `/api/children/${KNOWN_CHILDREN.rhys.id}`);
      if (status !== 200) throw new Error(`Rhys cannot be read: ${String(status)}`);
      return body as ChildAnswer;
    },
    async step(work) {
      try {
        await work(day);
      } catch (error) {
        mkdirSync(LEFT_BEHIND, { recursive: true });
        for (const [index, page] of browsers.flatMap(({ context }) => context.pages()).entries()) {
          await page.screenshot({ path: path.join(LEFT_BEHIND, `${name}-${String(index)}.png`) }).catch(() => undefined);
        }
        throw error;
      }
    },
    async close() {
      await Promise.all(browsers.map((browser) => browser.close()));
    },
  };
  return day;
}

/** A card in a chat, by words on it. */
export function cardIn(chat: Locator, words: string): Locator {
  return chat.getByRole("group", { name: /^Card from/ }).filter({ hasText: words });
}

/** Said in a chat when a press was not answered, or could not be carried out. */
export function toldInChat(chat: Locator): Locator {
  return chat.getByText(/Pressing again is safe|Something went wrong\. Try again/);
}

/** Loads a page of Teams anew, as somebody who comes back to it. */
export async function reopen(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: /^Account:/ }).waitFor();
}

/** A picture for the documents, light and dark; only when they are asked for. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env.BATON_PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const [theme, item] of [["dark", /Dark/], ["light", /Light|Default/]] as const) {
    await page.getByRole("button", { name: /^Theme/ }).click();
    await page.getByRole("menuitemradio", { name: item }).click();
    await page.screenshot({ path: path.join(PICTURES, `${name}-${theme}-1280.png`) });
  }
}

/** A file's fingerprint. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
