import { deserialize, serialize } from "node:v8";
import type { FrameSurroundings, FrameWindow, HostedFrame } from "../../../../src/local-tenant/teams/host/hosted-frame";
import { type TeamsHost, createTeamsHost } from "../../../../src/local-tenant/teams/host/teams-host";
import { createTabContext } from "../../../../src/local-tenant/teams/tab-context";
import { APP, APP_ORIGIN, PERSON } from "./page-builders";

export const HOST_ORIGIN = "http://localhost:4310";

type Listener = (message: { readonly data: unknown; readonly source: unknown; readonly origin: string }) => void;

/** A window with the real Teams library in it, inside the host under test; no browser needed. */
export interface FramedApp {
  /** What the library is given as its window. */
  readonly window: object;
  readonly frame: HostedFrame;
  readonly host: TeamsHost;
  /** What the page was asked to do, in order. */
  readonly asked: string[];
  /** What the host logged. */
  readonly logged: string[];
  /** Origins that the host addressed its messages to. */
  readonly targets: Set<string>;
  /** Sends a message as if another page had taken the frame. */
  sendFrom(origin: string, message: unknown): void;
}

/** Puts an app's window into a new host. */
export function createFramedApp(answerNestedAppAuth: (request: string) => Promise<string | undefined>): FramedApp {
  const listeners = new Set<Listener>();
  const asked: string[] = [];
  const logged: string[] = [];
  const targets = new Set<string>();
  const host = createTeamsHost({ answerNestedAppAuth: (_, request) => answerNestedAppAuth(request), log: (line) => logged.push(line) });
  const frameWindow: FrameWindow = {
    postMessage: (message, targetOrigin) => {
      targets.add(targetOrigin);
      queueMicrotask(() => listeners.forEach((listener) => listener({ data: copy(message), source: parent, origin: HOST_ORIGIN })));
    },
  };
  const parent = {
    closed: false,
    postMessage: (data: unknown) => queueMicrotask(() => host.receive({ source: frameWindow, origin: APP_ORIGIN, data: copy(data) })),
  };
  const window = {
    addEventListener: (_: string, listener: Listener) => listeners.add(listener),
    removeEventListener: (_: string, listener: Listener) => listeners.delete(listener),
    setInterval,
    location: { origin: APP_ORIGIN },
    parent,
    top: parent,
    closed: false,
  };
  const frame: HostedFrame = {
    window: frameWindow,
    origin: APP_ORIGIN,
    app: APP,
    frameContext: "content",
    surroundings: createSurroundings(asked),
    readContext: () =>
      createTabContext({
        app: APP,
        tab: APP.classTab,
        person: PERSON,
        theme: "dark",
        frameContext: "content",
        team: { id: "class-4-oak", name: "4 Oak" },
        subPageId: "child/42",
        sessionId: "session",
      }),
  };
  host.add(frame);
  return {
    window: Object.assign(window, { self: window }),
    frame,
    host,
    asked,
    logged,
    targets,
    sendFrom: (origin, data) => host.receive({ source: frameWindow, origin, data }),
  };
}

function createSurroundings(asked: string[]): FrameSurroundings {
  return {
    showApp: () => void asked.push("show the app"),
    showFailure: () => void asked.push("show a failure"),
    followLink: (link) => {
      asked.push(`follow ${link}`);
      return link.startsWith("https:") ? undefined : "no";
    },
    openSubPage: (subPageId) => void asked.push(`open page ${String(subPageId)}`),
    openChat: () => void asked.push("open chat"),
    shareLink: (subPageId, label) => void asked.push(`share ${subPageId} as ${label}`),
    openDialog: async ({ title }) => (title === "Refused" ? { refused: "closed" } : { result: { chosen: title } }),
    completeDialog: (result) => void asked.push(`complete with ${JSON.stringify(result)}`),
    resizeDialog: (size) => void asked.push(`resize to ${JSON.stringify(size)}`),
  };
}

/** What becomes of a value on its way between two windows. */
function copy(message: unknown): unknown {
  return deserialize(serialize(message));
}
