import type { CalendarEvent } from "./calendar-events";

/** What somebody's answer to a meeting is called; an answer that is not known has none. */
export const ANSWER_NAMES: Readonly<Record<string, string>> = {
  organizer: "Organiser",
  accepted: "Accepted",
  tentativelyAccepted: "Accepted, not certain",
  declined: "Declined",
  none: "Has not answered",
  notResponded: "Has not answered",
};

/** Whether the person is asked and has not said anything yet. */
export function isWaiting({ isOrganizer, isCancelled, response }: CalendarEvent): boolean {
  return !isOrganizer && !isCancelled && (response === "notResponded" || response === "none");
}

/** What a short mention of an event says besides its name and time. */
export function describeEvent(event: CalendarEvent): string {
  const parts = [event.place, event.isOnline ? "Online meeting" : "", event.isOrganizer ? "" : event.organizer, isWaiting(event) ? "Not answered" : ""];
  return parts.filter((part) => part !== "").join(", ");
}
