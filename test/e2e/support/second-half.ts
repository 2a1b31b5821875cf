import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@jest/globals";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../../src/cli/seed/known-people";
import { addDays } from "../../../src/domain/local-date";
import { eventually } from "../../support/eventually";
import { forwardTo, openBatonChat, openChatWith } from "./chat-at-work";
import { addTomToWillow } from "./first-half";
import { readGraphOf } from "./graph-reading";
import { openAs, openPersonalTab } from "./people-at-work";
import { batonTokenOf, callBaton } from "./person-token";
import { TENANT, TENANT_ID } from "./places";
import { type SchoolDay, cardIn, photograph, reopen, sha256, toldInChat } from "./school-day";
import { openPaneInNewDocument, trustAddIns } from "./word-at-work";

const { oakfieldSenco: senco, willowTeacher: amina, oakTeacher: tom, riversideSenco: declan } = KNOWN_PEOPLE;
const { rhys } = KNOWN_CHILDREN;
const INITIALS = "RŴJ";
/** A reminder is due this long before the review. */
const DUE_DAYS = 14;
/** What the SENCO adds to a target in the document. */
const TYPED = " all by myself";

/** Reminds SENCO and class teacher of a review once, by initials; the teacher logs progress and proposes a date from the card. */
export async function assertReminded({ oakfield, presses, patienceMs, ...day }: SchoolDay): Promise<void> {
  const { plan } = await day.readRhys();
  const teacher = await day.teamsOf(amina);
  const admin = await day.adminPage("Day");
  await admin.getByLabel("Go to a day").fill(addDays(plan.reviewOn, -DUE_DAYS));
  await admin.getByText(/^It is now/).waitFor();

  const chat = await openBatonChat(teacher);
  const told = toldInChat(chat);
  const reminder = cardIn(chat, INITIALS);
  await reminder.waitFor({ timeout: 2 * patienceMs });
  await expect(chat.textContent()).resolves.not.toContain("Rhys");
  await photograph(teacher, "chat-card");

  const before = plan.targets[0]?.progress.length ?? 0;
  const form = cardIn(chat, "How did it go?");
  await presses.until({ press: () => reminder.getByRole("button", { name: "Log progress" }).click(), done: form, told });
  await form.getByRole("radio").first().check();
  await presses.until({ press: () => form.getByRole("button", { name: "Nearly" }).dblclick(), done: cardIn(chat, "Progress is logged"), told });
  await eventually(async () => { expect((await day.readRhys()).plan.targets[0]?.progress.length).toBe(before + 1); });

  await reopen(teacher);
  const again = cardIn(await openBatonChat(teacher), INITIALS);
  const chosen = addDays(plan.reviewOn, -3);
  await again.getByRole("button", { name: "Propose a date" }).click();
  await again.getByLabel("Which day suits you for the review?").fill(chosen);
  await presses.until({ press: () => again.getByRole("button", { name: "Send" }).click(), done: cardIn(chat, "Your day is proposed"), told });
  const proposals = async () => (await oakfield.rows("Reviews")).filter((row) => row["ChildId"] === rhys.id && row["ReviewState"] === "proposed");
  expect(await proposals()).toMatchObject([{ ProposedBy: amina.id, PlannedFor: expect.stringContaining(chosen.slice(0, 7)) }]);

  await reopen(teacher);
  const own = cardIn(await openBatonChat(teacher), INITIALS);
  await forwardTo(teacher, own.locator("xpath=ancestor::*[@role='article'][1]").or(own.locator("xpath=ancestor::article[1]")).first(), tom.name);
  const colleague = await day.teamsOf(tom);
  await openChatWith(colleague, amina.name);
  const forwarded = colleague.getByRole("log");
  await presses.until({
    press: () => cardIn(forwarded, INITIALS).getByRole("button", { name: "Log progress" }).click(),
    done: cardIn(forwarded, "No longer available"), told: toldInChat(forwarded),
  });
  expect(await proposals()).toHaveLength(1);

  const theirs = await openBatonChat(await day.teamsOf(senco));
  await cardIn(theirs, "proposed").first().waitFor({ timeout: 2 * patienceMs });
  await theirs.getByText(INITIALS).first().waitFor({ timeout: 2 * patienceMs });
  await expect(theirs.textContent()).resolves.not.toContain("Rhys");
}

/** Briefs a teacher who joins a class, records what was read, tells the SENCO, and takes it all back on leaving. */
export async function assertBriefed({ oakfield, presses, patienceMs, ...day }: SchoolDay): Promise<void> {
  const { plan } = await day.readRhys();
  const admin = await day.adminPage("Classes");
  await addTomToWillow(admin);

  const newcomer = await day.teamsOf(tom);
  const chat = await openBatonChat(newcomer);
  const told = toldInChat(chat);
  const briefing = cardIn(chat, "You now work with");
  await briefing.waitFor({ timeout: patienceMs });
  expect(await briefing.textContent()).toContain(INITIALS);
  await expect(chat.textContent()).resolves.not.toContain("Rhys");
  const statement = plan.targets[0]?.statement ?? "";
  await presses.until({ press: () => briefing.getByRole("button", { name: "Show" }).click(), done: chat.getByText(statement.slice(0, 40)), told });
  await photograph(newcomer, "briefing");
  await presses.until({
    press: () => chat.getByRole("button", { name: "Read and understood" }).click(),
    done: cardIn(chat, "Thank you").or(cardIn(chat, "Confirmed on")), told,
  });
  const confirmed = async () => (await oakfield.rows("Acknowledgements")).filter((row) => row["PersonId"] === tom.id && row["ChildId"] === rhys.id);
  expect(await confirmed()).toMatchObject([{ PlanVersion: plan.version, ReadAt: expect.any(String) }]);

  const coordinator = await openBatonChat(await day.teamsOf(senco));
  const changes = cardIn(coordinator, "Who works with whom has changed");
  await presses.until({ press: () => changes.getByRole("button", { name: "Show" }).click(), done: coordinator.getByText(tom.name), told: toldInChat(coordinator) });

  await admin.getByRole("button", { name: `Remove ${tom.name}` }).click();
  const token = await batonTokenOf(tom.id);
  await eventually(async () => { expect((await callBaton(token, "GET", `/api/children/${rhys.id}`)).status).toBe(404); }, patienceMs);
  await reopen(newcomer);
  const card = cardIn(await openBatonChat(newcomer), "Read and understood").or(cardIn(chat, "You now work with"));
  await presses.until({ press: () => card.getByRole("button", { name: /^Show( again)?$/ }).first().click(), done: cardIn(chat, "No longer available"), told });
}

/** Inserts the plan into a Word document, and saves to the plan what was typed into it there. */
export async function assertSavedFromWord({ oakfield, presses, patienceMs, ...day }: SchoolDay): Promise<void> {
  const { plan } = await day.readRhys();
  const [target] = plan.targets;
  if (target === undefined) throw new Error("Rhys has no target");
  const page = await day.newPage();
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
  await presses.until({
    press: () => pane.getByRole("button", { name: "Save to the plan" }).click(),
    done: pane.getByText(`Saved as version ${String(plan.version + 1)}.`), told: pane.getByRole("alert"),
  });

  const rows = (await oakfield.rows("Targets")).filter((row) => row["TargetId"] === target.id && row["PlanVersion"] === plan.version + 1);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.["ChildWording"]).toBe(target.childWording + TYPED);
  const served = await fetch(`${TENANT}/addin/vendor/office-js/office.js`);
  const installed = readFileSync(path.join(import.meta.dirname, "../../../node_modules/@microsoft/office-js/dist/office.js"));
  expect(sha256(new Uint8Array(await served.arrayBuffer()))).toBe(sha256(installed));
  const copy = `${rhys.id}/plan/SEN Support plan, version ${String(plan.version + 1)}.docx`;
  await eventually(async () => { expect((await oakfield.folder(copy)).address).toContain("/items/"); }, patienceMs);
}

/** Opens a handover when a child changes school, and hands the plan over once it is sent and accepted. */
export async function assertHandedOver({ presses, patienceMs, ...day }: SchoolDay): Promise<void> {
  const { plan } = await day.readRhys();
  const admin = await day.adminPage("People");
  const move = admin.getByRole("region", { name: "Move a pupil to another class or school" });
  await move.getByRole("combobox", { name: "Pupil" }).click();
  await move.getByRole("combobox", { name: "Pupil" }).fill(rhys.name);
  await admin.getByRole("option", { name: rhys.name }).click();
  await move.getByLabel("Move to").selectOption(KNOWN_CLASSES.cedar.id);
  await move.getByRole("button", { name: "Move", exact: true }).click();
  await admin.getByText(`${rhys.name} has moved to`).waitFor();

  const token = await batonTokenOf(amina.id);
  await eventually(async () => { expect((await callBaton(token, "GET", `/api/children/${rhys.id}`)).status).toBe(404); }, patienceMs);
  const leaving = await day.teamsOf(senco);
  await cardIn(await openBatonChat(leaving), "A child moves to another school").first().waitFor({ timeout: patienceMs });
  const arriving = await day.teamsOf(declan);
  await cardIn(await openBatonChat(arriving), "A child comes to your school").first().waitFor({ timeout: patienceMs });

  const from = await openPersonalTab(leaving);
  await from.getByRole("tab", { name: "Handovers" }).click();
  await from.getByRole("heading", { name: rhys.name }).waitFor();
  await photograph(leaving, "handover");
  await from.getByRole("button", { name: /^Send to Riverside/ }).click();
  const question = from.getByRole("dialog");
  await presses.until({
    press: () => question.getByRole("button", { name: "Send", exact: true }).click(),
    done: from.getByText("Sent, not accepted yet"), told: question.getByRole("alert"),
  });

  const to = await openPersonalTab(arriving);
  await to.getByRole("tab", { name: "Handovers" }).click();
  await expect(to.locator("body").textContent()).resolves.not.toContain("Rhys");
  await presses.until({
    press: () => to.getByRole("button", { name: /^Accept and open/ }).click(),
    done: to.getByRole("heading", { name: rhys.name, level: 1 }), told: to.getByRole("alert"),
  });
  await to.getByText((plan.targets[0]?.statement ?? "").slice(0, 40)).first().waitFor();
  const copied = await (await readGraphOf(KNOWN_SCHOOLS.riverside.siteName, TENANT_ID)).rows("Targets");
  for (const target of plan.targets) expect(copied.filter((row) => row["TargetId"] === target.id)).toMatchObject([{ Statement: target.statement }]);
}
