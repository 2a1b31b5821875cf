import { invalidRequest } from "../graph-failure";
import { type GraphCall, type GraphReply, ok } from "../operation";
import { pageSize } from "../query-options";
import { readSelection } from "../select";
import { filterResources, sortResources } from "../small-collection";
import { type CalendarEvent, EVENT_TYPE, eventShape } from "./event";
import type { EventPreferences } from "./event-preferences";

/** Outlook's pages are short unless the caller says how long. */
const USUAL_PAGE = 10;
const LARGEST_PAGE = 1000;

/** Query options of a collection of events. */
export const EVENT_COLLECTION_OPTIONS = ["$select", "$filter", "$orderby", "$top", "$skip", "$count"] as const;

/** Answers events in pages, as Outlook does: the next page is named by how many come before it. */
export function answerEvents(call: GraphCall, events: readonly CalendarEvent[], { preferences, context }: { readonly preferences: EventPreferences; readonly context: string }): GraphReply {
  const selection = readSelection(call.query, EVENT_TYPE);
  const all = sortResources(call.query, filterResources(call.query, events.map((event) => eventShape(call, event, preferences)), EVENT_TYPE), EVENT_TYPE);
  const from = skipped(call.query);
  const size = pageSize(call.query, USUAL_PAGE);
  if (size > LARGEST_PAGE) throw invalidRequest("Invalid value specified for property '$top': at most 1000.");
  const page = all.slice(from, from + size).map((shape) => selection.pick(shape));
  const count = call.query.get("$count") === "true" ? { "@odata.count": all.length } : {};
  const next = all.length > from + size ? { "@odata.nextLink": linkFrom(call, from + size) } : {};
  return ok({ "@odata.context": `${context}${selection.inContext}`, ...count, ...next, value: page }, preferences.headers);
}

function skipped(query: URLSearchParams): number {
  const text = query.get("$skip") ?? "0";
  if (!/^\d{1,9}$/.test(text)) throw invalidRequest("Invalid value specified for property '$skip'.");
  return Number(text);
}

function linkFrom(call: GraphCall, from: number): string {
  const kept = [...call.query].filter(([name]) => name !== "$skip").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...kept, `$skip=${String(from)}`].join("&")}`;
}
