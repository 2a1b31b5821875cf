import type { FrameLocator, Locator, Page } from "playwright-core";
import { KNOWN_CLASSES, KNOWN_PEOPLE } from "../../../src/cli/seed/known-people";
import type { Presses } from "./presses";
import { PLAN_DAYS, THREE_TARGETS } from "./written-plan";

/** The SENCO writes a plan of three targets for a child of the caseload and agrees it. */
export async function writeAndAgreePlan(baton: FrameLocator, childName: string, presses: Presses): Promise<void> {
  await baton.getByText(childName).first().click();
  await baton.getByRole("button", { name: "Write plan" }).click();
  await fillPlan(baton);
  await baton.getByRole("button", { name: "Agree plan" }).click();
  const question = baton.getByRole("dialog");
  await presses.until({
    press: () => question.getByRole("button", { name: "Yes, agree it" }).click(),
    done: baton.getByText("Plan agreed"),
    told: question.getByRole("alert"),
  });
}

/** A teacher logs progress on the first target of the class tab, in two taps. */
export async function logInTwoTaps(baton: FrameLocator, presses: Presses): Promise<void> {
  const again = baton.getByRole("button", { name: "Try again" });
  await presses.until({
    async press() {
      if (await again.isVisible()) {
        await again.click();
        return;
      }
      await baton.getByRole("button", { name: /Log progress/ }).first().click();
      await baton.getByRole("button", { name: "Nearly" }).or(baton.getByRole("radio", { name: "Nearly" })).first().click();
    },
    done: baton.getByText(/^Logged/),
    told: baton.getByText(/Not saved/),
  });
}

/** Adds Tom to Willow on the tenant's admin page, which must show the classes. */
export async function addTomToWillow(admin: Page): Promise<void> {
  const { oakTeacher } = KNOWN_PEOPLE;
  await admin.getByLabel("Class", { exact: true }).selectOption(KNOWN_CLASSES.willow.id);
  await admin.getByRole("combobox", { name: "Add a teacher" }).fill(oakTeacher.name);
  await admin.getByRole("option", { name: oakTeacher.name }).click();
  await admin.getByText(`${oakTeacher.name} has joined ${KNOWN_CLASSES.willow.name}.`).waitFor();
}

async function fillPlan(baton: FrameLocator): Promise<void> {
  await baton.getByLabel("Start of plan").fill(PLAN_DAYS.starts);
  await baton.getByLabel("Review of plan").fill(PLAN_DAYS.review);
  for (const [index, written] of THREE_TARGETS.entries()) {
    const number = String(index + 1);
    const target = baton.getByRole("group", { name: `Target ${number}`, exact: true });
    if ((await target.count()) === 0) await baton.getByRole("button", { name: /^Add .*target$/ }).click();
    const { help, ...fields } = written;
    await fillAll(target, fields);
    const line = baton.getByRole("group", { name: `Help 1 for target ${number}`, exact: true });
    if ((await line.count()) === 0) await target.getByRole("button", { name: /^Add help/ }).click();
    await fillAll(line, help);
  }
  await baton.getByLabel("Agreed with").fill("Wangchuk and his father, at the meeting");
}

async function fillAll(place: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await place.getByLabel(label, { exact: true }).first().fill(text);
}
