import { Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { EventButton } from "./EventButton";
import { onDay, writeDay } from "./calendar-days";
import type { CalendarEvent } from "./calendar-events";
import { useEventStyles } from "./event-styles";

const useStyles = makeStyles({
  agenda: { maxWidth: "720px", padding: tokens.spacingHorizontalL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  day: { margin: 0, marginBottom: tokens.spacingVerticalS },
  item: { marginBottom: tokens.spacingVerticalS },
  event: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

/** What both views of the calendar are given. */
export interface CalendarViewProps {
  /** As `YYYY-MM-DD`, one after the other. */
  readonly days: readonly string[];
  readonly today: string;
  readonly events: readonly CalendarEvent[];
  readonly onOpen: (event: CalendarEvent) => void;
}

/** Events under their days; days without any are left out. */
export function AgendaView({ days, today, events, onOpen }: CalendarViewProps): ReactElement {
  const styles = useStyles();
  const eventStyles = useEventStyles();
  const filled = days.map((day) => ({ day, ofDay: onDay(events, day) })).filter(({ ofDay }) => ofDay.length > 0);
  return (
    <div className={styles.agenda}>
      {filled.map(({ day, ofDay }) => (
        <section key={day} aria-label={writeDay(day)}>
          <Subtitle2 as="h3" block className={styles.day}>
            {day === today ? `Today, ${writeDay(day)}` : writeDay(day)}
          </Subtitle2>
          <ul className={eventStyles.list}>
            {ofDay.map((event) => (
              <li key={event.id} className={styles.item}>
                <EventButton event={event} day={day} className={styles.event} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
