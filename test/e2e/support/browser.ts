import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, type Page, chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-GB",
];
const WAIT_MS = 20_000;
/** The Teams library asks this host for a list at every load; our pages' policy stops it, which the console mentions. */
const STOPPED_BY_POLICY = "res.cdn.office.net";

export interface BrowserLook {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
}

/** One browser with a profile of its own, as one computer in the staff room. */
export interface TestBrowser {
  readonly context: BrowserContext;
  newPage(): Promise<Page>;
  /** Addresses beyond this machine that a page asked for; what the page's own policy stops is never asked for. */
  outsideRequests(): readonly string[];
  /** Everything that any response of this browser held, addresses included. */
  everythingReceived(): Promise<string>;
  /** Errors that pages wrote to the console, and exceptions nobody caught. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** Starts Debian's Chromium with an empty profile. */
export async function startBrowser(look: BrowserLook = {}): Promise<TestBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), "baton-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: FLAGS,
    env: { ...process.env, LANGUAGE: "en_GB", LC_ALL: "C.UTF-8" },
    viewport: { width: look.width ?? 1280, height: look.height ?? 860 },
    colorScheme: look.colorScheme ?? "light",
    forcedColors: look.forcedColors ?? "none",
    locale: "en-GB",
    timezoneId: "Europe/London",
  });
  context.setDefaultTimeout(WAIT_MS);
  const outside: string[] = [];
  const received: Promise<string>[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).hostname !== "localhost") outside.push(request.url());
  });
  context.on("response", (response) => {
    received.push(response.text().then((body) => `${response.url()}\n${JSON.stringify(response.headers())}\n${body}`, () => response.url()));
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes(STOPPED_BY_POLICY)) complaints.push(message.text());
  });
  return {
    context,
    newPage: () => context.newPage(),
    outsideRequests: () => outside,
    everythingReceived: async () => (await Promise.all(received)).join("\n"),
    complaints: () => complaints,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
