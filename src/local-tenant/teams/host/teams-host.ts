import type { PageTheme } from "../../pages/page-theme";
import { HOST_ANSWERS } from "./host-answers";
import { type HostEvent, type HostMessage, hostMessage, replyTo } from "./host-message";
import type { HostedFrame } from "./hosted-frame";

/** Teams as an app inside a frame knows it: answers what the Teams library asks, and tells it of changes. */
export interface TeamsHost {
  /** Starts to answer a frame. @returns a function that stops it. */
  add(frame: HostedFrame): () => void;
  /** Takes one message of the page's window; a message from elsewhere than a known frame is dropped. */
  readonly receive: (message: { readonly source: unknown; readonly origin: string; readonly data: unknown }) => void;
  /** Tells every app that asked for it that the person chose another look. */
  changeTheme(theme: PageTheme): void;
}

/** What the host needs from the page. */
export interface TeamsHostParts {
  /** Answers a nested app authentication request of the app in `frame`; both are JSON text. */
  readonly answerNestedAppAuth: (frame: HostedFrame, request: string) => Promise<string | undefined>;
  /** Called with a line about anything unusual. Never holds what a message said. */
  readonly log: (line: string) => void;
}

/** Creates the host of a page. Source of the protocol: the Teams JavaScript library 2.58, `internal/communication.ts`. */
export function createTeamsHost({ answerNestedAppAuth, log }: TeamsHostParts): TeamsHost {
  const frames = new Map<unknown, HostedFrame>();
  const followers = new Map<HostedFrame, Set<string>>();

  async function answer(frame: HostedFrame, message: HostMessage): Promise<readonly unknown[]> {
    if (message.func === "nestedAppAuth.execute") return [null, await answerNestedAppAuth(frame, message.data ?? "")];
    if (message.func === "registerHandler") {
      followers.get(frame)?.add(String(message.args[0]));
      return [];
    }
    const relay = relayTo(frame, message);
    if (relay !== undefined) {
      send(relay, message.func, message.args);
      return [];
    }
    const known = Object.hasOwn(HOST_ANSWERS, message.func) ? HOST_ANSWERS[message.func] : undefined;
    if (known !== undefined) return known(frame, message.args);
    log(`An app asked for ${message.func}, which this page does not offer.`);
    return [{ errorCode: 100, message: "Not offered by the local Teams page." }];
  }

  function relayTo(frame: HostedFrame, { func }: HostMessage): HostedFrame | undefined {
    if (func === "messageForParent") return frame.opener;
    if (func === "messageForChild") return [...frames.values()].find(({ opener }) => opener === frame);
    return undefined;
  }

  function send(frame: HostedFrame, func: string, args: readonly unknown[]): void {
    const event: HostEvent = { func, args };
    frame.window.postMessage(event, frame.origin);
  }

  async function respond(frame: HostedFrame, message: HostMessage): Promise<void> {
    const args = await answer(frame, message).catch(() => {
      log(`The page could not answer ${message.func}.`);
      return [{ errorCode: 500, message: "The local Teams page could not do that." }];
    });
    // A frame that went away meanwhile may hold another page by now.
    if (frames.get(frame.window) === frame) frame.window.postMessage(replyTo(message, args), frame.origin);
  }

  return {
    add: (frame) => {
      const { window } = frame;
      frames.set(window, frame);
      followers.set(frame, new Set());
      return () => {
        followers.delete(frame);
        if (frames.get(window) === frame) frames.delete(window);
      };
    },
    receive: ({ source, origin, data }) => {
      const frame = frames.get(source);
      if (frame === undefined) return;
      if (origin !== frame.origin) return log("A frame that had left its own origin sent a message; it was dropped.");
      const message = hostMessage.safeParse(data);
      if (!message.success) return;
      void respond(frame, message.data);
    },
    changeTheme: (theme) => {
      for (const [frame, names] of followers) if (names.has("themeChange")) send(frame, "themeChange", [theme]);
    },
  };
}
