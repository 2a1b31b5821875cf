import { describe, expect, it } from "@jest/globals";
import { AdaptiveCard as Renderer, SerializationContext } from "adaptivecards";
import fc from "fast-check";
import type { AdaptiveCard } from "../../src/cards/adaptive-card";
import { answerCard } from "../../src/cards/answer-card";
import { dueCard } from "../../src/cards/due-card";
import { helpCard } from "../../src/cards/help-card";
import { noticeCard } from "../../src/cards/notice-card";
import { noticeSummary } from "../../src/cards/notice-summary";
import { pressedCard } from "../../src/cards/pressed-card";
import { ANSWERS, NOTICE, PRESSED, SENT, SETTING, aReviewLine, anySent, childrenOnCard } from "./card-contents";

const LINES = childrenOnCard(20).map((child) => aReviewLine({ child }));
const SENT_CARDS = SENT.map((content): readonly [string, AdaptiveCard] => [content.kind, noticeCard(content)]);
const ALL: readonly (readonly [string, AdaptiveCard])[] = [
  ...SENT_CARDS,
  ...PRESSED.map((content) => [`pressed ${content.kind}`, pressedCard(content)] as const),
  ...ANSWERS.map((answer) => [`answer ${answer.kind}`, answerCard(answer)] as const),
  ["help", helpCard()],
  ["due", dueCard({ lines: LINES, setting: SETTING })],
  ["due, nothing", dueCard({ lines: [], setting: SETTING })],
];

/** Everything within a card that has a `type`, however deep. */
function partsOf(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== "object" || value === null) return [];
  const part = value as Record<string, unknown>;
  return [...("type" in part ? [part] : []), ...Object.values(part).flatMap(partsOf)];
}

/** Every text that a reader sees. */
function textsOf(card: AdaptiveCard): readonly string[] {
  return partsOf(card).flatMap((part) => ["text", "title", "label", "errorMessage", "fallbackText", "placeholder"].flatMap((name) => (typeof part[name] === "string" ? [part[name]] : [])));
}

describe("every card", () => {
  it.each(ALL)("is one that the Teams renderer takes: %s", (_, card) => {
    const context = new SerializationContext();
    const renderer = new Renderer();
    renderer.parse(card, context);
    const said = Array.from({ length: context.eventCount }, (__, index) => context.getEventAt(index).message);
    expect(said).toEqual([]);
    expect(renderer.validateProperties().validationEvents).toEqual([]);
    expect(renderer.getItemCount()).toBe(card.body.length);
  });

  it.each(ALL)("says its version and what to read instead: %s", (_, card) => {
    expect(card).toMatchObject({ version: "1.5", fallbackText: expect.stringMatching(/\S.*Baton/) });
    expect(card.body[0]).toMatchObject({ type: "TextBlock", size: "Large", weight: "Bolder" });
  });

  it.each(ALL)("stays well under what Teams takes: %s", (_, card) => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(20 * 1024);
  });

  it.each(ALL)("gives each input an id and a label, and each button its notice: %s", (_, card) => {
    const parts = partsOf(card);
    for (const input of parts.filter(({ type }) => String(type).startsWith("Input."))) expect(input).toMatchObject({ id: expect.stringMatching(/^\w+$/), label: expect.stringMatching(/\S/) });
    for (const button of parts.filter(({ type }) => type === "Action.Execute")) expect(button).toMatchObject({ verb: expect.stringMatching(/^\w+$/), data: { notice: NOTICE } });
  });

  it.each(ALL)("speaks whole words to people, without a code or a missing value: %s", (_, card) => {
    for (const text of textsOf(card)) expect(text).not.toMatch(/undefined|null|NaN|\[object|child-\d|target-\d|\{\{|not-yet|a-little|got-it/);
  });
});

describe("a card that is sent", () => {
  it.each(SENT_CARDS)("can be found again by its notice: %s", (_, card) => {
    expect(partsOf(card).some(({ type, data }) => type === "Action.Execute" && (data as { notice?: string }).notice === NOTICE)).toBe(true);
  });

  it("says nothing but initials, years, counts and days, whoever it is about", () => {
    fc.assert(
      fc.property(anySent, (content) => {
        const card = noticeCard(content);
        const withIds = JSON.stringify(card);
        const ids = "child" in content ? [content.child.childId] : "line" in content ? [content.line.child.childId] : [];
        // An id stands in the buttons and links that are about that one child, and in no text.
        for (const text of textsOf(card)) expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
        const uuids = new Set(withIds.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []);
        for (const uuid of uuids) expect([NOTICE, SETTING.appId, ...ids]).toContain(uuid);
        expect(Buffer.byteLength(withIds)).toBeLessThan(20 * 1024);
      }),
      { numRuns: 200 },
    );
  });

  it("passes on nothing that its content does not name, were more handed over", () => {
    fc.assert(
      fc.property(anySent, fc.constantFrom("Jo Barnes", "Reads 20 of 45 words"), (content, secret) => {
        const more = JSON.parse(JSON.stringify(content), (_, value: unknown) =>
          typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value, name: secret, statement: secret } : value) as typeof content;
        expect(JSON.stringify(noticeCard(more))).not.toContain(secret);
        expect(noticeSummary(more)).not.toContain(secret);
      }),
    );
  });

  it("is announced without anybody's initials", () => {
    for (const content of SENT) expect(noticeSummary(content)).not.toMatch(/JB|\bC[A-Z]\b|Year/);
    expect(SENT.map(noticeSummary)).toEqual(expect.arrayContaining(["An IEP review comes up", "20 reviews come up", "You now work with 1 child who has an IEP"]));
  });
});

describe("plain English", () => {
  it("gives the word for a plan its article", () => {
    const heading = (planShort: string) => noticeCard({ noticeId: NOTICE, setting: { ...SETTING, planShort }, kind: "briefing", children: childrenOnCard(2) }).body[0];
    expect(heading("IEP")).toMatchObject({ text: "You now work with 2 children who have an IEP" });
    expect(heading("plan")).toMatchObject({ text: "You now work with 2 children who have a plan" });
    expect(heading("PLP")).toMatchObject({ text: "You now work with 2 children who have a PLP" });
    expect(heading("SSP")).toMatchObject({ text: "You now work with 2 children who have an SSP" });
  });
});
