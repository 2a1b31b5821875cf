import type { Activity } from "./chat-shapes";

/** Adds what is new to what is known, in the order of writing; a changed message keeps its place. */
export function mergeActivities(known: readonly Activity[], news: readonly Activity[]): readonly Activity[] {
  if (news.length === 0) return known;
  const byId = new Map(known.map((activity) => [activity.id, activity]));
  for (const activity of news) byId.set(activity.id, activity);
  return [...byId.values()].sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || one.sequence - other.sequence);
}
