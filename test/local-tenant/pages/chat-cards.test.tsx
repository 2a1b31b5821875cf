import { describe, expect, it, jest } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CardJson, PressAnswer } from "../../../src/local-tenant/teams/chat/chat-shapes";
import { ASKING_CARD, BOT_CHAT, type ChatPage, aCardMessage, aCardThatSays, showChatPage } from "./support/chat-page";
import { APP } from "./support/page-builders";

jest.setTimeout(20_000);
const CARD_ANSWER = "application/vnd.microsoft.card.adaptive";
const MESSAGE_ANSWER = "application/vnd.microsoft.activity.message";
const ERROR_ANSWER = "application/vnd.microsoft.error";

function showCard(json: CardJson): ChatPage {
  return showChatPage({ kind: "chat", chatId: BOT_CHAT.id }, (server) => server.put(BOT_CHAT.id, aCardMessage(json)));
}

const card = (): Promise<HTMLElement> => screen.findByRole("group", { name: "Card from Example" });
const logButton = (): Promise<HTMLElement> => screen.findByRole("button", { name: "Log" });
const note = (): HTMLInputElement => screen.getByRole("textbox", { name: "Your note" });

describe("a card in a chat", () => {
  it("sends a press with the button's own values and what was typed", async () => {
    const { server } = showCard(ASKING_CARD);
    server.answerPresses({ statusCode: 200, type: MESSAGE_ANSWER, value: "Logged." });
    const button = await logButton();
    await userEvent.type(note(), "Read alone");
    await userEvent.click(button);
    await screen.findByText("Logged.");
    expect(server.asked).toEqual([
      { path: `/chats/${encodeURIComponent(BOT_CHAT.id)}/activities/card/press`, body: { verb: "log", actionId: "say", data: { targetId: "t1", note: "Read alone" } } },
    ]);
    expect(screen.getByRole("status").textContent).toBe("Logged.");
  });

  it("can be filled in and pressed without a mouse", async () => {
    const { server } = showCard(ASKING_CARD);
    server.answerPresses({ statusCode: 200, type: MESSAGE_ANSWER, value: "Logged." });
    const button = await logButton();
    note().focus();
    await userEvent.keyboard("Read alone");
    button.focus();
    await userEvent.keyboard("{Enter}");
    await screen.findByText("Logged.");
    expect(server.asked).toHaveLength(1);
  });

  it("waits for the bot with its buttons switched off, so that nobody presses twice", async () => {
    const { server } = showCard(ASKING_CARD);
    let answer: (answer: PressAnswer) => void = () => undefined;
    server.answerPresses(new Promise((resolve) => (answer = resolve)));
    const button = await logButton();
    await userEvent.dblClick(button);
    expect(await screen.findByRole("progressbar", { name: "Waiting for the answer" })).toBeTruthy();
    expect(button.matches(":disabled")).toBe(true);
    await userEvent.click(button);
    answer({ statusCode: 200, type: MESSAGE_ANSWER, value: "Logged." });
    await screen.findByText("Logged.");
    expect(button.matches(":disabled")).toBe(false);
    expect(server.asked).toHaveLength(1);
  });

  it("gives way to the card that the bot answers, whose first words take the focus", async () => {
    const { server } = showCard(ASKING_CARD);
    server.answerPresses({ statusCode: 200, type: CARD_ANSWER, value: aCardThatSays("Logged at 10:05") });
    await userEvent.click(await logButton());
    const words = await within(await card()).findByText("Logged at 10:05");
    expect(document.activeElement?.contains(words)).toBe(true);
    expect(screen.queryByRole("button", { name: "Log" })).toBeNull();
    expect(screen.getByRole("status").textContent).toBe("The card was updated");
  });

  it.each<readonly [string, PressAnswer | undefined]>([
    ["does not answer", undefined],
    ["answers with an error", { statusCode: 400, type: ERROR_ANSWER, value: { code: "BadRequest" } }],
    ["answers with an error that looks like a success", { statusCode: 200, type: ERROR_ANSWER, value: {} }],
    ["answers with a card that is none", { statusCode: 200, type: CARD_ANSWER, value: "card" }],
  ])("keeps what was typed when the bot %s", async (_, answer) => {
    const { server } = showCard(ASKING_CARD);
    server.answerPresses(answer);
    const button = await logButton();
    await userEvent.type(note(), "Read alone");
    await userEvent.click(button);
    expect((await screen.findByRole("alert")).textContent).toBe("Something went wrong. Try again");
    expect(note().value).toBe("Read alone");
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it("changes when the message changes", async () => {
    const { server } = showCard(ASKING_CARD);
    await logButton();
    server.put(BOT_CHAT.id, aCardMessage(aCardThatSays("Logged by Tom Baker")));
    expect(await within(await card()).findByText("Logged by Tom Baker")).toBeTruthy();
  });

  it("does not take a form away from somebody who fills it in", async () => {
    const { server } = showCard(ASKING_CARD);
    await logButton();
    await userEvent.type(note(), "Read");
    server.put(BOT_CHAT.id, aCardMessage(aCardThatSays("Logged by Tom Baker")));
    const offer = await screen.findByRole("button", { name: /This message was changed/ });
    expect(note().value).toBe("Read");
    await userEvent.click(offer);
    expect(within(await card()).getByText("Logged by Tom Baker")).toBeTruthy();
  });

  it.each<readonly [string, CardJson]>([
    ["no Adaptive Card", { type: "HeroCard" }],
    ["of a newer version than Teams shows", { ...ASKING_CARD, version: "1.7" }],
    ["one with an unknown element", { ...ASKING_CARD, body: [{ type: "Input.Signature", id: "name" }] }],
    ["one with an input that has no id", { ...ASKING_CARD, body: [{ type: "Input.Text", label: "Your note" }] }],
    ["one with a colour that does not exist", { ...ASKING_CARD, body: [{ type: "TextBlock", text: "Hello", color: "pink" }] }],
  ])("says that it could not be shown when it is %s", async (_, json) => {
    showCard(json);
    expect((await screen.findByText(/This card could not be shown/)).textContent).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Log" })).toBeNull();
  });

  it("shows facts, tables, columns and choices, and nothing as HTML", async () => {
    showCard({
      type: "AdaptiveCard",
      version: "1.5",
      msteams: { width: "Full" },
      body: [
        { type: "FactSet", facts: [{ title: "Target", value: "Read **20** <b>words</b>" }] },
        { type: "Table", columns: [{ width: 1 }], firstRowAsHeader: true, rows: [{ type: "TableRow", cells: [{ type: "TableCell", items: [{ type: "TextBlock", text: "Cell" }] }] }] },
        { type: "ColumnSet", columns: [{ type: "Column", items: [{ type: "TextBlock", text: "Column" }] }] },
        { type: "Input.ChoiceSet", id: "level", label: "Level", choices: [{ title: "Achieved", value: "a" }] },
      ],
    });
    const shown = within(await card());
    expect(await shown.findByText("Cell")).toBeTruthy();
    expect(shown.getByText("Column")).toBeTruthy();
    expect(shown.getByText("20").tagName).toBe("STRONG");
    expect(shown.getByText(/<b>words<\/b>/)).toBeTruthy();
    expect(shown.getByRole("combobox", { name: "Level" })).toBeTruthy();
  });

  it("opens another card inside itself, with its own button", async () => {
    const { server } = showCard({ type: "AdaptiveCard", version: "1.5", body: [], actions: [{ type: "Action.ShowCard", title: "Log more", card: ASKING_CARD }] });
    server.answerPresses({ statusCode: 200, type: MESSAGE_ANSWER, value: "Logged." });
    await userEvent.click(await screen.findByRole("button", { name: "Log more" }));
    await userEvent.click(await logButton());
    expect(await screen.findByText("Logged.")).toBeTruthy();
  });

  it("opens a page of an app in Teams by its link", async () => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: "child/42" }));
    const { opened } = showCard({ type: "AdaptiveCard", version: "1.5", actions: [{ type: "Action.OpenUrl", title: "Open plan", url: `https://teams.microsoft.com/l/entity/${APP.appId}/home?context=${context}` }] });
    await userEvent.click(await screen.findByRole("link", { name: "Open plan" }));
    expect(opened).toEqual([{ kind: "app", appId: APP.appId, subPageId: "child/42" }]);
  });

  it.each([
    ["a link that Teams does not follow", { type: "Action.OpenUrl", title: "Press", url: "javascript:alert(1)" }, /only http and https/],
    ["a kind of button that is not carried out", { type: "Action.Submit", title: "Press" }, /not supported here \(Action.Submit\)/],
  ])("says so for %s", async (_, action, said) => {
    const { opened, server } = showCard({ type: "AdaptiveCard", version: "1.5", actions: [action] });
    await userEvent.click(await screen.findByText("Press"));
    expect((await screen.findByRole("alert")).textContent).toMatch(said);
    expect([opened, server.asked]).toEqual([[], []]);
  });
});
