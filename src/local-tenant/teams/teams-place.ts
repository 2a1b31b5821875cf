/** Tabs of a channel that belong to Teams itself; every other tab id is the entity id of an app's tab. */
export const POSTS_TAB = "posts";
export const FILES_TAB = "files";

/** How the calendar is shown: seven days side by side, or one event under the other. */
export type CalendarView = "week" | "agenda";

/** The calendar; without `day` (`YYYY-MM-DD`) it is open at today. */
export interface CalendarPlace {
  readonly kind: "calendar";
  readonly view: CalendarView;
  readonly day?: string;
}

/** A place in Teams that can be opened by its address. `subPageId` is the app's own name for a page of it. */
export type TeamsPlace =
  | { readonly kind: "activity" }
  | CalendarPlace
  | { readonly kind: "chat"; readonly chatId?: string }
  | { readonly kind: "teams" }
  | { readonly kind: "team"; readonly classId: string; readonly tabId: string; readonly subPageId?: string }
  | { readonly kind: "app"; readonly appId: string; readonly subPageId?: string };

/** Writes a place as the part of the page's address after `#`. */
export function formatPlace(place: TeamsPlace): string {
  switch (place.kind) {
    case "activity":
      return "#/activity";
    case "calendar":
      return ["#/calendar", place.view, ...(place.day === undefined ? [] : [place.day])].join("/");
    case "chat":
      return ["#/chat", ...(place.chatId === undefined ? [] : [encodeURIComponent(place.chatId)])].join("/");
    case "teams":
      return "#/teams";
    case "team":
      return `#/team/${encodeURIComponent(place.classId)}/${encodeURIComponent(place.tabId)}${subPageQuery(place)}`;
    case "app":
      return `#/app/${encodeURIComponent(place.appId)}${subPageQuery(place)}`;
    default:
      return place satisfies never;
  }
}

function subPageQuery({ subPageId }: { readonly subPageId?: string }): string {
  return subPageId === undefined ? "" : `?subPageId=${encodeURIComponent(subPageId)}`;
}

/** Reads a place from the part of the address after `#`; what is not understood opens the list of Teams. */
export function parsePlace(hash: string): TeamsPlace {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [kind, id, tabId] = path.split("/").map(decodePart);
  const subPageId = new URLSearchParams(query).get("subPageId");
  const subPage = subPageId === null ? {} : { subPageId };
  if (kind === "activity") return { kind };
  if (kind === "calendar") return openCalendar(id, tabId);
  if (kind === "chat") return openChat(id);
  return openWithApp([kind, id, tabId], subPage);
}

function openWithApp([kind, id, tabId]: readonly (string | undefined)[], subPage: { readonly subPageId?: string }): TeamsPlace {
  if (kind === "app" && id) return { kind, appId: id, ...subPage };
  if (kind === "team" && id) return { kind, classId: id, tabId: tabId || POSTS_TAB, ...subPage };
  return { kind: "teams" };
}

function openChat(chatId: string | undefined): TeamsPlace {
  return chatId ? { kind: "chat", chatId } : { kind: "chat" };
}

function openCalendar(view: string | undefined, day = ""): CalendarPlace {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return { kind: "calendar", view: view === "agenda" ? view : "week", ...(isDay ? { day } : {}) };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
