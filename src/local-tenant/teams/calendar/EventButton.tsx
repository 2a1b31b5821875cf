import { mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { writeTimes } from "./calendar-days";
import type { CalendarEvent } from "./calendar-events";
import { useEventStyles } from "./event-styles";
import { describeEvent, isWaiting } from "./event-words";

interface EventButtonProps {
  readonly event: CalendarEvent;
  /** The day under which it is shown. */
  readonly day: string;
  readonly className?: string;
  /** Whether there is room for one line only. */
  readonly isShort?: boolean;
  readonly onOpen: (event: CalendarEvent) => void;
}

/** One event under its day; pressing it shows the rest. */
export function EventButton({ event, day, className, isShort = false, onOpen }: EventButtonProps): ReactElement {
  const styles = useEventStyles();
  const times = writeTimes(event, day);
  const more = describeEvent(event);
  return (
    <button
      type="button"
      className={mergeClasses(styles.event, isWaiting(event) && styles.waiting, isShort && styles.short, className)}
      aria-label={[event.subject, times, more].filter((part) => part !== "").join(", ")}
      onClick={() => onOpen(event)}
    >
      <span className={mergeClasses(styles.subject, event.isCancelled && styles.cancelled)}>{event.subject}</span>
      <span>{[times, more].filter((part) => part !== "").join(" · ")}</span>
    </button>
  );
}
