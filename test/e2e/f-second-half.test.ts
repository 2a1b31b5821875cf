import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { type LocalDate, addDays } from "../../src/domain/local-date";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { forwardTo, openBatonChat, openChatWith } from "./support/chat-at-work";
import { type GraphReader, readGraphOf } from "./support/graph-reading";
import { openAs, openPersonalTab, openTeamsAs } from "./support/people-at-work";
import { batonTokenOf, callBaton } from "./support/person-token";
import { LEFT_BEHIND, PICTURES, TENANT, TENANT_ID } from "./support/places";
import { openPaneInNewDocument, trustAddIns } from "./support/word-at-work";
import { type StartedProduct, startProduct } from "./support/started-product";

const { oakfieldSenco: senco, willowTeacher: amina, oakTeacher: tom, riversideSenco: declan } = KNOWN_PEOPLE;
const { rhys } = KNOWN_CHILDREN;
const INITIALS = "RŴJ";
/** A reminder is due this long before the review. */
const DUE_DAYS = 14;
const A_FEW_ROUNDS_MS = 20_000;
/** What the SENCO adds to a target in the document. */
const TYPED = " all by myself";

interface ChildAnswer {
  readonly plan: { readonly version: number; readonly reviewOn: LocalDate; readonly targets: readonly { readonly id: string; readonly statement: string; readonly childWording: string; readonly progress: readonly object[] }[] };
}

describe("the second half of the school day", () => {
  let product: StartedProduct;
  let graph: GraphReader;
  let sencoToken: string;
  const browsers: TestBrowser[] = [];
  let admins: TestBrowser | undefined;

  beforeAll(async () => {
    product = await startProduct();
    graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID);
    sencoToken = await batonTokenOf(senco.id);
  });
  afterAll(async () => {
    await Promise.all([...browsers, ...(admins === undefined ? [] : [admins])].map((browser) => browser.close()));
    await product.stop();
  });

  /** Teams on a computer of the person's own. */
  async function teamsOf(person: { readonly name: string }): Promise<Page> {
    const browser = await startBrowser();
    browsers.push(browser);
    const page = await browser.newPage();
    await openTeamsAs(page, person.name);
    return page;
  }

  /** The admin page, in a window of its own: a page behind another draws, and so answers clicks, once a second. */
  async function adminPage(tab: string): Promise<Page> {
    const page = admins?.context.pages()[0] ?? (await (admins = await startBrowser()).newPage());
    await page.goto(`${TENANT}/admin`);
    await page.getByRole("tab", { name: tab }).click();
    return page;
  }

  const readRhys = async () => (await callBaton(sencoToken, "GET", `/api/children/${rhys.id}`)).body as ChildAnswer;

  it("a: reminds SENCO and class teacher of a review once, by initials; progress and a date from the card", () => pictureOnFailure(browsers, async () => {
    const { plan } = await readRhys();
    const teacher = await teamsOf(amina);
    const admin = await adminPage("Day");
    await admin.getByLabel("Go to a day").fill(addDays(plan.reviewOn, -DUE_DAYS));
    await admin.getByText(/^It is now/).waitFor();

    const chat = await openBatonChat(teacher);
    const reminder = cardIn(chat, INITIALS);
    await reminder.waitFor();
    await expect(chat.textContent()).resolves.not.toContain("Rhys");
    await photograph(teacher, "chat-card");

    const before = plan.targets[0]?.progress.length ?? 0;
    await reminder.getByRole("button", { name: "Log progress" }).click();
    const form = cardIn(chat, "How did it go?");
    await form.getByRole("radio").first().check();
    await form.getByRole("button", { name: "Nearly" }).dblclick();
    await cardIn(chat, "Progress is logged").waitFor();
    await eventually(async () => { expect((await readRhys()).plan.targets[0]?.progress.length).toBe(before + 1); });

    await reopen(teacher);
    const again = cardIn(await openBatonChat(teacher), INITIALS);
    const chosen = addDays(plan.reviewOn, -3);
    await again.getByRole("button", { name: "Propose a date" }).click();
    await again.getByLabel("Which day suits you for the review?").fill(chosen);
    await again.getByRole("button", { name: "Send" }).click();
    await cardIn(chat, "Your day is proposed").waitFor();
    const proposals = async () => (await graph.rows("Reviews")).filter((row) => row["ChildId"] === rhys.id && row["ReviewState"] === "proposed");
    expect(await proposals()).toMatchObject([{ ProposedBy: amina.id, PlannedFor: expect.stringContaining(addDays(chosen, 0).slice(0, 7)) }]);

    await reopen(teacher);
    const own = cardIn(await openBatonChat(teacher), INITIALS);
    await forwardTo(teacher, own.locator("xpath=ancestor::*[@role='article'][1]").or(own.locator("xpath=ancestor::article[1]")).first(), tom.name);
    const colleague = await teamsOf(tom);
    await openChatWith(colleague, amina.name);
    await cardIn(colleague.getByRole("log"), INITIALS).getByRole("button", { name: "Log progress" }).click();
    await cardIn(colleague.getByRole("log"), "No longer available").waitFor();
    expect(await proposals()).toHaveLength(1);

    const coordinator = await teamsOf(senco);
    const theirs = await openBatonChat(coordinator);
    await cardIn(theirs, "proposed").first().waitFor();
    await expect(theirs.textContent()).resolves.not.toContain("Rhys");
    expect(await theirs.getByText(INITIALS).count()).toBeGreaterThan(0);
  }));

  it("b: briefs a teacher who joins a class, records what was read, tells the SENCO, and takes it all back on leaving", () => pictureOnFailure(browsers, async () => {
    const { plan } = await readRhys();
    const admin = await adminPage("Classes");
    await admin.getByLabel("Class", { exact: true }).selectOption(KNOWN_CLASSES.willow.id);
    await admin.getByRole("combobox", { name: "Add a teacher" }).fill(tom.name);
    await admin.getByRole("option", { name: tom.name }).click();
    await admin.getByText(`${tom.name} has joined ${KNOWN_CLASSES.willow.name}.`).waitFor();

    const newcomer = pageOf(browsers[1]);
    const chat = await openBatonChat(newcomer);
    const briefing = cardIn(chat, "You now work with");
    await briefing.waitFor({ timeout: A_FEW_ROUNDS_MS });
    expect(await briefing.textContent()).toContain(INITIALS);
    await expect(chat.textContent()).resolves.not.toContain("Rhys");
    await briefing.getByRole("button", { name: "Show" }).click();
    const statement = plan.targets[0]?.statement ?? "";
    await chat.getByText(statement.slice(0, 40)).first().waitFor();
    await photograph(newcomer, "briefing");
    await chat.getByRole("button", { name: "Read and understood" }).click();
    await cardIn(chat, "Thank you").or(cardIn(chat, "Confirmed on")).first().waitFor();
    const confirmed = async () => (await graph.rows("Acknowledgements")).filter((row) => row["PersonId"] === tom.id && row["ChildId"] === rhys.id);
    expect(await confirmed()).toMatchObject([{ PlanVersion: plan.version, ReadAt: expect.any(String) }]);

    const coordinator = pageOf(browsers[2]);
    const told = cardIn(await openBatonChat(coordinator), "Who works with whom has changed");
    await told.getByRole("button", { name: "Show" }).click();
    await coordinator.getByRole("log").getByText(tom.name).waitFor();

    await admin.getByRole("button", { name: `Remove ${tom.name}` }).click();
    const token = await batonTokenOf(tom.id);
    await eventually(async () => { expect((await callBaton(token, "GET", `/api/children/${rhys.id}`)).status).toBe(404); }, A_FEW_ROUNDS_MS);
    await reopen(newcomer);
    const card = cardIn(await openBatonChat(newcomer), "Read and understood");
    await card.getByRole("button", { name: "Show again" }).click();
    await cardIn(newcomer.getByRole("log"), "No longer available").waitFor();
  }));

  it("c: inserts the plan into a Word document, and saves to the plan what was typed into it there", () => pictureOnFailure(browsers, async () => {
    const { plan } = await readRhys();
    const [target] = plan.targets;
    if (target === undefined) throw new Error("Rhys has no target");
    const browser = await startBrowser();
    browsers.push(browser);
    const page = await browser.newPage();
    trustAddIns(page);
    await openAs(page, "/word", senco.name);
    const pane = await openPaneInNewDocument(page);
    await pane.getByLabel("Type a name").fill("Rhys");
    await pane.getByRole("button", { name: new RegExp(rhys.name) }).click();
    await pane.getByRole("button", { name: "Insert plan" }).click();
    await pane.getByText(/inserted/).first().waitFor();
    const wording = page.locator(".layout-page").getByText(target.childWording).first();
    await wording.scrollIntoViewIfNeeded();
    const { width, height } = (await wording.boundingBox()) ?? { width: 0, height: 0 };
    await wording.click({ position: { x: width - 1, y: height / 2 } });
    await page.keyboard.type(TYPED);
    await pane.getByRole("button", { name: "Check the document" }).click();
    const change = pane.getByRole("list", { name: "Changes in this document" }).getByRole("listitem");
    await change.filter({ hasText: TYPED.trim() }).waitFor();
    await photograph(page, "word-plan");
    expect(await change.count()).toBe(1);
    await pane.getByLabel("Agreed with").fill("Mum by telephone");
    await pane.getByRole("button", { name: "Save to the plan" }).click();
    await pane.getByText(`Saved as version ${String(plan.version + 1)}.`).first().waitFor();

    const rows = (await graph.rows("Targets")).filter((row) => row["TargetId"] === target.id && row["PlanVersion"] === plan.version + 1);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.["ChildWording"]).toBe(target.childWording + TYPED);
    const served = await fetch(`${TENANT}/addin/vendor/office-js/office.js`);
    const installed = readFileSync(path.join(import.meta.dirname, "../../node_modules/@microsoft/office-js/dist/office.js"));
    expect(sha256(new Uint8Array(await served.arrayBuffer()))).toBe(sha256(installed));
    await eventually(async () => { expect((await graph.folder(`${rhys.id}/plan/SEN Support plan, version ${String(plan.version + 1)}.docx`)).address).toContain("/items/"); }, A_FEW_ROUNDS_MS);
  }));

  it("d: opens a handover when a child changes school, and hands the plan over once it is sent and accepted", () => pictureOnFailure(browsers, async () => {
    const { plan } = await readRhys();
    const admin = await adminPage("People");
    const move = admin.getByRole("region", { name: "Move a pupil to another class or school" });
    await move.getByRole("combobox", { name: "Pupil" }).click();
    await move.getByRole("combobox", { name: "Pupil" }).fill(rhys.name);
    await admin.getByRole("option", { name: rhys.name }).click();
    await move.getByLabel("Move to").selectOption(KNOWN_CLASSES.cedar.id);
    await move.getByRole("button", { name: "Move", exact: true }).click();
    await admin.getByText(`${rhys.name} has moved to`).waitFor();

    const token = await batonTokenOf(amina.id);
    await eventually(async () => { expect((await callBaton(token, "GET", `/api/children/${rhys.id}`)).status).toBe(404); }, A_FEW_ROUNDS_MS);
    const leaving = pageOf(browsers[2]);
    await cardIn(await openBatonChat(leaving), "A child moves to another school").first().waitFor({ timeout: A_FEW_ROUNDS_MS });
    const arriving = await teamsOf(declan);
    await cardIn(await openBatonChat(arriving), "A child comes to your school").first().waitFor({ timeout: A_FEW_ROUNDS_MS });

    const from = await openPersonalTab(leaving);
    await from.getByRole("tab", { name: "Handovers" }).click();
    await from.getByRole("heading", { name: rhys.name }).waitFor();
    await photograph(leaving, "handover");
    await from.getByRole("button", { name: /^Send to Riverside/ }).click();
    await from.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await from.getByText("Sent, not accepted yet").waitFor();

    const to = await openPersonalTab(arriving);
    await to.getByRole("tab", { name: "Handovers" }).click();
    await expect(to.locator("body").textContent()).resolves.not.toContain("Rhys");
    await to.getByRole("button", { name: /^Accept and open/ }).click();
    await to.getByRole("heading", { name: rhys.name, level: 1 }).waitFor();
    await to.getByText((plan.targets[0]?.statement ?? "").slice(0, 40)).first().waitFor();
    const copied = await (await readGraphOf(KNOWN_SCHOOLS.riverside.siteName, TENANT_ID)).rows("Targets");
    for (const target of plan.targets) expect(copied.filter((row) => row["TargetId"] === target.id)).toMatchObject([{ Statement: target.statement }]);
  }));
});

/** Leaves a picture of every open page behind when a step fails. */
async function pictureOnFailure(browsers: readonly TestBrowser[], step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    mkdirSync(LEFT_BEHIND, { recursive: true });
    for (const [index, page] of browsers.flatMap((browser) => browser.context.pages()).entries()) {
      await page.screenshot({ path: path.join(LEFT_BEHIND, `second-half-${String(index)}.png`) }).catch(() => undefined);
    }
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function cardIn(chat: Locator, words: string): Locator {
  return chat.getByRole("group", { name: /^Card from/ }).filter({ hasText: words });
}

function pageOf(browser: TestBrowser | undefined): Page {
  const page = browser?.context.pages().find((one) => one.url().includes("/teams"));
  if (page === undefined) throw new Error("Nobody has Teams open there");
  return page;
}

async function reopen(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: /^Account:/ }).waitFor();
}

/** A picture for the documents, light and dark; only when they are asked for. */
async function photograph(page: Page, name: string): Promise<void> {
  if (process.env.BATON_PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  for (const [theme, item] of [["dark", /Dark/], ["light", /Light|Default/]] as const) {
    await page.getByRole("button", { name: /^Theme/ }).click();
    await page.getByRole("menuitemradio", { name: item }).click();
    await page.screenshot({ path: path.join(PICTURES, `${name}-${theme}-1280.png`) });
  }
}
