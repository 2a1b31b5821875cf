import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CSSProperties, ReactElement } from "react";
import type { CalendarViewProps } from "./AgendaView";
import { EventButton } from "./EventButton";
import { type Slot, onDay, placeInDay, startOfDay, writeDay, writeTimes } from "./calendar-days";
import type { CalendarEvent } from "./calendar-events";
import { useEventStyles } from "./event-styles";

const HOUR_PX = 52;
/** Hours that are drawn high enough for two lines of words. */
const ROOM_FOR_TWO_LINES = 0.75;
/** Hours that are always shown; what is earlier or later makes the day longer. */
const SCHOOL_HOURS = { from: 8, until: 17 } as const;
const NARROW = "@media (max-width: 639px)";
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric" });

const useStyles = makeStyles({
  week: { display: "flex", minWidth: "760px", [NARROW]: { display: "block", minWidth: 0 } },
  hours: { width: "52px", flexShrink: 0, [NARROW]: { display: "none" } },
  hour: { height: `${String(HOUR_PX)}px`, boxSizing: "border-box", textAlign: "end", paddingInlineEnd: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  top: { boxSizing: "border-box", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, padding: tokens.spacingHorizontalXS, minHeight: "var(--whole-days)", [NARROW]: { borderBottom: "none", minHeight: 0, padding: "1px" } },
  day: { flex: "1 1 0", minWidth: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}`, [NARROW]: { borderLeft: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` } },
  name: { margin: 0, height: "40px", lineHeight: "40px", textAlign: "center", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, borderBottom: `3px solid ${tokens.colorTransparentStroke}`, [NARROW]: { textAlign: "start" } },
  today: { color: tokens.colorBrandForeground1, borderBottomColor: tokens.colorBrandStroke1 },
  column: {
    position: "relative",
    height: "var(--column)",
    backgroundImage: `linear-gradient(to bottom, ${tokens.colorNeutralStroke3} 1px, transparent 1px)`,
    backgroundSize: `100% ${String(HOUR_PX)}px`,
    [NARROW]: { height: "auto", backgroundImage: "none" },
  },
  slot: {
    position: "absolute",
    top: "var(--top)",
    height: "var(--height)",
    left: "var(--left)",
    width: "var(--width)",
    boxSizing: "border-box",
    padding: "1px",
    [NARROW]: { position: "static", height: "auto", width: "auto" },
  },
  fill: { height: "100%", [NARROW]: { height: "auto" } },
  none: { display: "none", [NARROW]: { display: "block", color: tokens.colorNeutralForeground2 } },
});

/** Seven days side by side with their hours; on a narrow screen one under the other. */
export function WeekView({ days, today, events, onOpen }: CalendarViewProps): ReactElement {
  const styles = useStyles();
  const slots = days.map((day) => placeInDay(events, day));
  const { from, until } = hoursShown(slots.flat());
  const wholeDays = Math.max(...days.map((day) => wholeDayEvents(events, day).length));
  const sizes = { "--whole-days": `${String(wholeDays * 44 + 8)}px`, "--column": `${String((until - from) * HOUR_PX)}px` } as CSSProperties;
  return (
    <div className={styles.week} style={sizes}>
      <div className={styles.hours} aria-hidden>
        <div className={styles.name} />
        <div className={styles.top} />
        {Array.from({ length: until - from }, (_, index) => from + index).map((hour) => (
          <div key={hour} className={styles.hour}>{`${String(hour).padStart(2, "0")}:00`}</div>
        ))}
      </div>
      {days.map((day, index) => (
        <DayColumn key={day} day={day} isToday={day === today} wholeDays={wholeDayEvents(events, day)} slots={slots[index] ?? []} firstHour={from} onOpen={onOpen} />
      ))}
    </div>
  );
}

function wholeDayEvents(events: readonly CalendarEvent[], day: string): readonly CalendarEvent[] {
  return onDay(events, day).filter((event) => writeTimes(event, day) === "All day");
}

function hoursShown(slots: readonly Slot<CalendarEvent>[]): { readonly from: number; readonly until: number } {
  return {
    from: Math.min(SCHOOL_HOURS.from, ...slots.map(({ fromHour }) => Math.floor(fromHour))),
    until: Math.max(SCHOOL_HOURS.until, ...slots.map(({ untilHour }) => Math.ceil(untilHour))),
  };
}

interface DayColumnProps {
  readonly day: string;
  readonly isToday: boolean;
  readonly wholeDays: readonly CalendarEvent[];
  readonly slots: readonly Slot<CalendarEvent>[];
  readonly firstHour: number;
  readonly onOpen: (event: CalendarEvent) => void;
}

function DayColumn({ day, isToday, wholeDays, slots, firstHour, onOpen }: DayColumnProps): ReactElement {
  const styles = useStyles();
  const { list } = useEventStyles();
  const isEmpty = wholeDays.length + slots.length === 0;
  return (
    <section className={styles.day} aria-label={isToday ? `Today, ${writeDay(day)}` : writeDay(day)}>
      <h3 className={mergeClasses(styles.name, isToday && styles.today)}>{SHORT_DAY.format(startOfDay(day))}</h3>
      {isEmpty && <span className={styles.none}>Nothing</span>}
      <ul className={mergeClasses(list, styles.top)} aria-label="All day">
        {wholeDays.map((event) => (
          <li key={event.id}>
            <EventButton event={event} day={day} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <ul className={mergeClasses(list, styles.column)} aria-label="Timed">
        {slots.map((slot) => (
          <li key={slot.event.id} className={styles.slot} style={placeOf(slot, firstHour)}>
            <EventButton event={slot.event} day={day} className={styles.fill} isShort={slot.untilHour - slot.fromHour < ROOM_FOR_TWO_LINES} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ fromHour, untilHour, lane, lanes }: Slot<CalendarEvent>, firstHour: number): CSSProperties {
  const width = 100 / lanes;
  return {
    "--top": `${String((fromHour - firstHour) * HOUR_PX)}px`,
    "--height": `${String((untilHour - fromHour) * HOUR_PX)}px`,
    "--left": `${String(lane * width)}%`,
    "--width": `${String(width)}%`,
  } as CSSProperties;
}
