import { Button, Tab, TabList, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { CalendarEmptyRegular } from "@fluentui/react-icons/svg/calendar-empty";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import type { GraphActor } from "../../pages/graph-reader";
import { useLoaded } from "../../pages/use-loaded";
import type { CalendarPlace, CalendarView, TeamsPlace } from "../teams-place";
import { AgendaView } from "./AgendaView";
import { EventPanel } from "./EventPanel";
import { WeekView } from "./WeekView";
import { addDays, daysFrom, mondayOf, writeDays } from "./calendar-days";
import { type CalendarEvent, readEvents, readToday } from "./calendar-events";

const useStyles = makeStyles({
  area: { display: "flex", flexDirection: "column", height: "100%", backgroundColor: tokens.colorNeutralBackground1 },
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, flexGrow: 1 },
  content: { flexGrow: 1, minHeight: 0, overflow: "auto" },
});

/** How many days each view shows, and how far its buttons go. */
const DAYS_SHOWN: Readonly<Record<CalendarView, number>> = { week: 7, agenda: 14 };

interface CalendarAreaProps {
  readonly place: CalendarPlace;
  readonly graph: GraphActor;
  readonly onOpen: (place: TeamsPlace) => void;
  /** Says something in passing. */
  readonly notify: (text: string) => void;
}

/** The calendar of the person, open at the tenant's own day. */
export function CalendarArea({ place, graph, onOpen, notify }: CalendarAreaProps): ReactElement {
  const [today, retry] = useLoaded(useCallback(() => readToday(), []));
  if (today.state === "loading") return <PageSpinner label="Opening your calendar…" />;
  if (today.state === "failed") return <CalendarFailure onRetry={retry} />;
  return <Calendar today={today.value} place={place} graph={graph} onOpen={onOpen} notify={notify} />;
}

function Calendar({ today, place: { view, day = today }, graph, onOpen, notify }: CalendarAreaProps & { readonly today: string }): ReactElement {
  const styles = useStyles();
  const shown = DAYS_SHOWN[view];
  const firstDay = view === "week" ? mondayOf(day) : day;
  const lastDay = addDays(firstDay, shown - 1);
  const go = (days: number): void => onOpen({ kind: "calendar", view, day: addDays(firstDay, days) });
  const span = view === "week" ? "week" : "two weeks";
  return (
    <section className={styles.area} aria-label="Calendar">
      <div className={styles.bar}>
        <Button onClick={() => onOpen({ kind: "calendar", view })}>Today</Button>
        <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={`Earlier ${span}`} onClick={() => go(-shown)} />
        <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={`Later ${span}`} onClick={() => go(shown)} />
        <Title3 as="h2" className={styles.heading} aria-live="polite">
          {writeDays(firstDay, lastDay)}
        </Title3>
        <TabList selectedValue={view} aria-label="View" onTabSelect={(_, { value }) => onOpen({ kind: "calendar", view: value === "agenda" ? value : "week", day })}>
          <Tab value="week">Week</Tab>
          <Tab value="agenda">Agenda</Tab>
        </TabList>
      </div>
      <div className={styles.content} role="tabpanel" aria-label={view === "week" ? "Week" : "Agenda"} tabIndex={0}>
        <CalendarDays key={view} {...{ today, firstDay, view, graph, notify }} />
      </div>
    </section>
  );
}

interface CalendarDaysProps extends Pick<CalendarAreaProps, "graph" | "notify"> {
  readonly today: string;
  readonly firstDay: string;
  readonly view: CalendarView;
}

function CalendarDays({ today, firstDay, view, graph, notify }: CalendarDaysProps): ReactElement {
  const [open, setOpen] = useState<CalendarEvent>();
  const [loaded, reread] = useLoaded(useCallback(() => readEvents(graph, firstDay, DAYS_SHOWN[view]), [graph, firstDay, view]));
  useEffect(() => {
    // Somebody who comes back to the page wants to see what others have arranged meanwhile.
    window.addEventListener("focus", reread);
    return () => window.removeEventListener("focus", reread);
  }, [reread]);
  if (loaded.state === "loading") return <PageSpinner label="Reading your events…" />;
  if (loaded.state === "failed") return <CalendarFailure onRetry={reread} />;
  const events = loaded.value;
  const View = view === "week" ? WeekView : AgendaView;
  function handleAnswered(text: string): void {
    setOpen(undefined);
    notify(text);
    reread();
  }
  return (
    <>
      {events.length === 0 ? (
        <PageMessage title={view === "week" ? "Nothing this week" : "Nothing in these two weeks"} picture={<CalendarEmptyRegular />}>
          When somebody invites you to a meeting, or an app arranges one, it appears here.
        </PageMessage>
      ) : (
        <View days={daysFrom(firstDay, DAYS_SHOWN[view])} today={today} events={events} onOpen={setOpen} />
      )}
      {open !== undefined && <EventPanel event={open} graph={graph} onClose={() => setOpen(undefined)} onAnswered={handleAnswered} />}
    </>
  );
}

function CalendarFailure({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  return (
    <PageMessage title="Your calendar could not be read" onRetry={onRetry}>
      The local tenant did not answer as expected.
    </PageMessage>
  );
}
