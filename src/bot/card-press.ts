import { z } from "zod";
import type { CardAction } from "../application/press-card";
import type { ChildId, NoticeId, ProgressId, TargetId } from "../domain/ids";
import { RATINGS } from "../domain/progress";

const LONGEST_NOTE = 500;
const id = z.string().min(1).max(100);
const notice = z.guid().transform((text) => text as NoticeId);
const child = id.transform((text) => text as ChildId);

/** Each button with what it hands over and what was typed beside it. What a card carries proves nothing about who may press. */
const press = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("askProgress"), data: z.object({ notice, child }) }),
  z.object({
    verb: z.literal("logProgress"),
    data: z.object({
      notice,
      child,
      target: id.transform((text) => text as TargetId),
      progress: id.transform((text) => text as ProgressId),
      rating: z.enum(RATINGS),
      note: z.string().max(LONGEST_NOTE).default(""),
    }),
  }),
  z.object({ verb: z.literal("proposeDate"), data: z.object({ notice, child, date: z.string().max(40) }) }),
  z.object({ verb: z.literal("show"), data: z.object({ notice }) }),
  z.object({ verb: z.literal("acknowledge"), data: z.object({ notice }) }),
  z.object({ verb: z.literal("showDue"), data: z.object({ notice }) }),
]);

const invoke = z.object({ action: press });

/** What was pressed: something to be done about a notice, or the question what is due. */
export type ReadPress = { readonly kind: "on-notice"; readonly noticeId: NoticeId; readonly action: CardAction } | { readonly kind: "due" };

/** Reads the value of an `adaptiveCard/action` invoke; `undefined` when it is none of our buttons. */
export function readPress(value: unknown): ReadPress | undefined {
  const read = invoke.safeParse(value);
  if (!read.success) return undefined;
  const { action } = read.data;
  return action.verb === "showDue" ? { kind: "due" } : { kind: "on-notice", noticeId: action.data.notice, action: toAction(action) };
}

function toAction(pressed: Exclude<z.infer<typeof press>, { verb: "showDue" }>): CardAction {
  switch (pressed.verb) {
    case "askProgress":
      return { kind: "ask-progress", childId: pressed.data.child };
    case "logProgress": {
      const { child: childId, target: targetId, progress: progressId, rating, note } = pressed.data;
      return { kind: "log-progress", childId, targetId, progressId, rating, note };
    }
    case "proposeDate":
      return { kind: "propose-date", childId: pressed.data.child, on: pressed.data.date };
    case "show":
    case "acknowledge":
      return { kind: pressed.verb };
    default:
      return pressed satisfies never;
  }
}
