/** Tabs of a channel that belong to Teams itself; every other tab id is the entity id of an app's tab. */
export const POSTS_TAB = "posts";
export const FILES_TAB = "files";

/** A place in Teams that can be opened by its address. `subPageId` is the app's own name for a page of it. */
export type TeamsPlace =
  | { readonly kind: "chat"; readonly chatId?: string }
  | { readonly kind: "teams" }
  | { readonly kind: "team"; readonly classId: string; readonly tabId: string; readonly subPageId?: string }
  | { readonly kind: "app"; readonly appId: string; readonly subPageId?: string };

/** Writes a place as the part of the page's address after `#`. */
export function formatPlace(place: TeamsPlace): string {
  const query = "subPageId" in place && place.subPageId !== undefined ? `?subPageId=${encodeURIComponent(place.subPageId)}` : "";
  switch (place.kind) {
    case "chat":
      return place.chatId === undefined ? "#/chat" : `#/chat/${encodeURIComponent(place.chatId)}`;
    case "teams":
      return "#/teams";
    case "team":
      return `#/team/${encodeURIComponent(place.classId)}/${encodeURIComponent(place.tabId)}${query}`;
    case "app":
      return `#/app/${encodeURIComponent(place.appId)}${query}`;
    default:
      return place satisfies never;
  }
}

/** Reads a place from the part of the address after `#`; what is not understood opens the list of Teams. */
export function parsePlace(hash: string): TeamsPlace {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [kind, id, tabId] = path.split("/").map(decodePart);
  const subPageId = new URLSearchParams(query).get("subPageId");
  const subPage = subPageId === null ? {} : { subPageId };
  if (kind === "chat") return openChat(id);
  if (kind === "app" && id) return { kind, appId: id, ...subPage };
  if (kind === "team" && id) return { kind, classId: id, tabId: tabId || POSTS_TAB, ...subPage };
  return { kind: "teams" };
}

function openChat(chatId: string | undefined): TeamsPlace {
  return chatId ? { kind: "chat", chatId } : { kind: "chat" };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
