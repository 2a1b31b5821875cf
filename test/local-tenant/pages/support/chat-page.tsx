import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { configure, render } from "@testing-library/react";
import { type ReactElement, useMemo, useState } from "react";
import type { SignInSession } from "../../../../src/local-tenant/pages/sign-in";
import { AppBar } from "../../../../src/local-tenant/teams/AppBar";
import { TeamsContent } from "../../../../src/local-tenant/teams/TeamsContent";
import { createChatService } from "../../../../src/local-tenant/teams/chat/chat-service";
import type { Activity, CardJson, Chat } from "../../../../src/local-tenant/teams/chat/chat-shapes";
import { countUnread, useChats } from "../../../../src/local-tenant/teams/chat/use-chats";
import { createTeamsHost } from "../../../../src/local-tenant/teams/host/teams-host";
import type { TeamsPlace } from "../../../../src/local-tenant/teams/teams-place";
import { type FakeChatServer, createFakeChatServer } from "./fake-chat-server";
import { APP, NO_ACTIVITY, NO_CALENDAR, PERSON } from "./page-builders";

// The page asks for news every second and a half, and the machine may be busy.
configure({ asyncUtilTimeout: 8_000 });

/** jsdom has no `innerText`, by which the card library writes the names of buttons. */
Object.defineProperty(HTMLElement.prototype, "innerText", {
  configurable: true,
  get(this: HTMLElement) {
    return this.textContent;
  },
  set(this: HTMLElement, text: string) {
    this.textContent = text;
  },
});

export const BOT_CHAT: Chat = { id: "19:priya_example@unq.gbl.spaces", kind: "bot", name: "Example", appId: APP.appId, lastAt: null, preview: "", unread: 0 };
export const TOM_CHAT: Chat = { id: "19:priya_tom@unq.gbl.spaces", kind: "person", name: "Tom Baker", lastAt: null, preview: "", unread: 0 };

/** A card with a place to write and a button. */
export const ASKING_CARD: CardJson = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    { type: "TextBlock", text: "How did it go?", style: "heading", wrap: true },
    { type: "Input.Text", id: "note", label: "Your note" },
  ],
  actions: [{ type: "Action.Execute", id: "say", title: "Log", verb: "log", data: { targetId: "t1" } }],
};

/** A card that only says something. */
export function aCardThatSays(text: string): CardJson {
  return { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text, wrap: true }] };
}

/** A message with a card. */
export function aCardMessage(card: CardJson, rest: Partial<Activity> = {}): Partial<Activity> & { readonly id: string } {
  return { id: "card", card, ...rest };
}

/** The bar and the chats of the Teams page, on an invented server. */
export interface ChatPage {
  readonly server: FakeChatServer;
  /** Places that were opened, in order. */
  readonly opened: TeamsPlace[];
  /** What was said in passing. */
  readonly notices: string[];
}

/** Shows the page at a place; opening another place from within it works. */
export function showChatPage(start: TeamsPlace, prepare: (server: FakeChatServer) => void = () => undefined): ChatPage {
  const server = createFakeChatServer([BOT_CHAT, TOM_CHAT]);
  prepare(server);
  globalThis.fetch = server.fetch;
  const page: ChatPage = { server, opened: [], notices: [] };
  render(
    <FluentProvider theme={teamsLightTheme}>
      <Page start={start} page={page} />
    </FluentProvider>,
  );
  return page;
}

const SESSION: SignInSession = { person: PERSON, acquireToken: async () => "token", switchPerson: async () => undefined };
const HOST = createTeamsHost({ answerNestedAppAuth: async () => undefined, log: () => undefined });

function Page({ start, page }: { readonly start: TeamsPlace; readonly page: ChatPage }): ReactElement {
  const [place, setPlace] = useState(start);
  const service = useMemo(() => createChatService(SESSION, []), []);
  const known = useChats(service, place.kind === "chat" ? place.chatId : undefined);
  function open(next: TeamsPlace): void {
    page.opened.push(next);
    setPlace(next);
  }
  return (
    <>
      <AppBar place={place} apps={[APP]} unread={{ messages: countUnread(known), notifications: 0 }} onOpen={open} />
      <TeamsContent
        place={place}
        teams={[]}
        activity={NO_ACTIVITY}
        calendar={NO_CALENDAR}
        messaging={{ service, known, notify: (text) => page.notices.push(text) }}
        hosted={{ apps: [APP], host: HOST, person: PERSON, theme: "default", sessionId: "session", open, share: () => undefined }}
      />
    </>
  );
}
