import { z } from "zod";
import { readClassId } from "./class-team";
import type { InstalledApp } from "./installed-app";
import type { TeamsPlace } from "./teams-place";

const TEAMS_HOSTS: readonly string[] = ["teams.microsoft.com", "teams.cloud.microsoft"];

const linkContext = z.object({ subEntityId: z.string().optional(), channelId: z.string().optional() });

/** What following a link means: a place in Teams, a page outside it, or nothing that Teams follows. */
export type LinkTarget =
  | { readonly kind: "place"; readonly place: TeamsPlace }
  | { readonly kind: "outside"; readonly address: string }
  | { readonly kind: "refused"; readonly reason: string };

/** Works out where a link that an app wants opened leads. */
export function resolveLink(link: string, apps: readonly InstalledApp[]): LinkTarget {
  if (!URL.canParse(link)) return { kind: "refused", reason: "The link is not an address." };
  const address = new URL(link);
  if (address.protocol !== "https:" && address.protocol !== "http:") {
    return { kind: "refused", reason: "Teams opens only http and https links." };
  }
  if (!TEAMS_HOSTS.includes(address.hostname)) return { kind: "outside", address: address.href };
  return resolveTeamsLink(address, apps);
}

function resolveTeamsLink(address: URL, apps: readonly InstalledApp[]): LinkTarget {
  const [, , kind, appId] = address.pathname.split("/").map(decodeURIComponent);
  if (kind === "chat") return { kind: "place", place: openChat(appId) };
  const app = kind === "entity" ? apps.find((installed) => installed.appId === appId) : undefined;
  if (app === undefined) return { kind: "refused", reason: "The link leads to an app that is not installed here." };
  const { subEntityId, channelId } = readLinkContext(address);
  const subPage = subEntityId === undefined ? {} : { subPageId: subEntityId };
  const classId = channelId === undefined ? undefined : readClassId(channelId);
  if (classId === undefined) return { kind: "place", place: { kind: "app", appId: app.appId, ...subPage } };
  return { kind: "place", place: { kind: "team", classId, tabId: app.classTab.entityId, ...subPage } };
}

/** A link to a chat names the chat, or people to write to, whose chat is then found in the list. */
function openChat(chatId: string | undefined): TeamsPlace {
  return chatId?.startsWith("19:") ? { kind: "chat", chatId } : { kind: "chat" };
}

function readLinkContext(address: URL): z.infer<typeof linkContext> {
  try {
    return linkContext.parse(JSON.parse(address.searchParams.get("context") ?? "{}"));
  } catch {
    return {};
  }
}
