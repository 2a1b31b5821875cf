import { describe, expect, it, jest } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { BOT_CHAT, TOM_CHAT, showChatPage } from "./support/chat-page";

jest.setTimeout(20_000);
const OPEN = { kind: "chat", chatId: BOT_CHAT.id } as const;
const chats = (): HTMLElement => screen.getByRole("navigation", { name: "Chats" });
const messages = (): Promise<HTMLElement> => screen.findByRole("log", { name: "Messages with Example" });

describe("the list of chats", () => {
  it("names each chat with what was last said, and opens it", async () => {
    const { opened } = showChatPage({ kind: "chat" }, (server) => server.put(BOT_CHAT.id, { id: "1", text: "Good morning" }));
    const entry = await within(chats()).findByRole("button", { name: /^Example, 1 unread/ });
    expect(entry.textContent).toContain("Good morning");
    await userEvent.click(entry);
    expect(opened).toEqual([OPEN]);
    expect(within(await messages()).getByText("Good morning")).toBeTruthy();
  });

  it("counts what is unread on the bar, and no longer when it was read", async () => {
    showChatPage({ kind: "chat" }, (server) => ["1", "2"].forEach((id) => server.put(BOT_CHAT.id, { id, text: "Hello" })));
    expect(await screen.findByRole("button", { name: "Chat, 2 unread" })).toBeTruthy();
    await userEvent.click(within(chats()).getByRole("button", { name: /^Example/ }));
    expect(await screen.findByRole("button", { name: "Chat" })).toBeTruthy();
  });

  it("hears of a message in a chat that is not open", async () => {
    const { server } = showChatPage(OPEN);
    await messages();
    server.put(TOM_CHAT.id, { id: "1", from: { kind: "person", name: "Tom Baker", isMe: false }, text: "Have you seen this?" });
    expect(await screen.findByRole("button", { name: "Chat, 1 unread" })).toBeTruthy();
  });

  it("says that the connection was lost, and goes on by itself", async () => {
    const { server } = showChatPage({ kind: "chat" });
    await within(chats()).findByRole("button", { name: /^Example/ });
    server.disconnect(true);
    expect(await within(chats()).findByText(/connection was lost/)).toBeTruthy();
    server.disconnect(false);
    await waitFor(() => expect(within(chats()).queryByText(/connection was lost/)).toBeNull());
  });
});

describe("an open chat", () => {
  it("shows messages by day with their writer, and says which were edited or deleted", async () => {
    showChatPage(OPEN, (server) => {
      server.put(BOT_CHAT.id, { id: "1", at: "2025-03-04T10:00:00Z", text: "First" });
      server.put(BOT_CHAT.id, { id: "2", at: "2025-03-05T10:00:00Z", editedAt: "2025-03-05T10:05:00Z", text: "Second" });
      server.put(BOT_CHAT.id, { id: "3", at: "2025-03-05T11:00:00Z", deleted: true, text: "" });
    });
    const log = within(await messages());
    expect(log.getByText(/^Tuesday,? 4 March 2025$/)).toBeTruthy();
    expect(log.getByText(/^Wednesday,? 5 March 2025$/)).toBeTruthy();
    expect(log.getAllByText("Edited")).toHaveLength(1);
    expect(log.getByText("This message has been deleted.")).toBeTruthy();
    expect(log.getAllByRole("article").map((one) => one.getAttribute("aria-label"))).toEqual([1, 2, 3].map(() => expect.stringMatching(/^Example, \d\d:\d\d$/)));
  });

  it("sends with Enter, makes a new line with Shift and Enter, and sends nothing empty", async () => {
    const { server } = showChatPage(OPEN);
    const box = await screen.findByRole("textbox", { name: "Message to Example" });
    await userEvent.type(box, "  {Enter}");
    await userEvent.type(box, "my classes{Shift>}{Enter}{/Shift}please{Enter}");
    expect(await within(await messages()).findByRole("article", { name: /^You, / })).toBeTruthy();
    expect(server.asked.map(({ body }) => body)).toEqual([{ text: "my classes\nplease" }]);
    await waitFor(() => expect((box as HTMLTextAreaElement).value).toBe(""));
  });

  it("keeps what could not be sent", async () => {
    const { server } = showChatPage(OPEN);
    const box = await screen.findByRole("textbox", { name: "Message to Example" });
    server.disconnect(true);
    await userEvent.type(box, "my classes");
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect((await screen.findByRole("alert")).textContent).toBe("The message was not sent. Try again.");
    expect((box as HTMLTextAreaElement).value).toBe("my classes");
  });

  it("offers what the bot suggests last, and sends it when it is pressed", async () => {
    const { server } = showChatPage(OPEN, (prepared) => {
      prepared.put(BOT_CHAT.id, { id: "1", text: "Hello", suggestions: ["earlier"] });
      prepared.put(BOT_CHAT.id, { id: "2", text: "What next?", suggestions: ["help", "settings"] });
    });
    const suggestions = await screen.findByRole("group", { name: "Suggestions" });
    expect(within(suggestions).getAllByRole("button").map((button) => button.textContent)).toEqual(["help", "settings"]);
    await userEvent.click(within(suggestions).getByRole("button", { name: "settings" }));
    await waitFor(() => expect(server.asked.map(({ body }) => body)).toEqual([{ text: "settings" }]));
    await waitFor(() => expect(screen.queryByRole("group", { name: "Suggestions" })).toBeNull());
  });

  it("shows bold words and lists of the bot, and everything else as text", async () => {
    showChatPage(OPEN, (server) => server.put(BOT_CHAT.id, { id: "1", text: "Say **help** or\n- <img src=x onerror=alert(1)>\n- settings" }));
    const log = within(await messages());
    expect(log.getByText("help").tagName).toBe("STRONG");
    expect(log.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["<img src=x onerror=alert(1)>", "settings"]);
  });

  it("shows a message that changes in its old place", async () => {
    const { server } = showChatPage(OPEN, (prepared) => ["1", "2"].forEach((id) => prepared.put(BOT_CHAT.id, { id, text: `Message ${id}` })));
    const log = within(await messages());
    server.put(BOT_CHAT.id, { id: "1", text: "Changed" });
    await log.findByText("Changed");
    expect(log.getAllByRole("article").map((one) => one.textContent)).toEqual([expect.stringContaining("Changed"), expect.stringContaining("Message 2")]);
  });

  it("says so when there is no such chat", async () => {
    showChatPage({ kind: "chat", chatId: "another" });
    expect(await screen.findByRole("heading", { name: "This chat is not here" })).toBeTruthy();
  });

  it("leads back to the list", async () => {
    const { opened } = showChatPage(OPEN);
    await userEvent.click(await screen.findByRole("button", { name: "All chats" }));
    expect(opened).toEqual([{ kind: "chat" }]);
  });

  it("forwards a message to somebody who is found by name", async () => {
    const { server, notices } = showChatPage(OPEN, (prepared) => prepared.put(BOT_CHAT.id, { id: "a/1", text: "A plan was agreed" }));
    await userEvent.click(within(await messages()).getByRole("button", { name: "More options" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Forward" }));
    const dialog = await screen.findByRole("dialog", { name: "Forward this message" });
    expect((within(dialog).getByRole("button", { name: "Forward" }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(within(dialog).getByRole("combobox", { name: "To" }), "tes");
    await waitFor(() => expect(screen.queryByRole("option", { name: "Tom Baker" })).toBeNull());
    await userEvent.click(await screen.findByRole("option", { name: "Tessa Lowe" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Forward" }));
    await waitFor(() => expect(notices).toEqual(["Forwarded to Tessa Lowe"]));
    expect(server.asked).toEqual([{ path: `/chats/${encodeURIComponent(BOT_CHAT.id)}/activities/a%2F1/forward`, body: { toPersonId: "tessa" } }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
