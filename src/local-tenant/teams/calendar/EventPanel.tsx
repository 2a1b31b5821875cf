import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, MessageBar, MessageBarBody, OverlayDrawer, Text, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useState } from "react";
import type { GraphActor } from "../../pages/graph-reader";
import { dayOf, writeDay, writeDays, writeTimes } from "./calendar-days";
import { type CalendarEvent, type MeetingAnswer, answerMeeting } from "./calendar-events";
import { ANSWER_NAMES, isWaiting } from "./event-words";

const useStyles = makeStyles({
  facts: { margin: 0 },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, marginTop: tokens.spacingVerticalM },
  value: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  people: { margin: 0, padding: 0, listStyleType: "none" },
  answer: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, margin: `${tokens.spacingVerticalM} 0` },
});

interface EventPanelProps {
  readonly event: CalendarEvent;
  readonly graph: GraphActor;
  readonly onClose: () => void;
  /** Called with what has happened, in words. */
  readonly onAnswered: (text: string) => void;
}

/** One event with everything the calendar knows of it; an invitation is answered here. */
export function EventPanel({ event, graph, onClose, onAnswered }: EventPanelProps): ReactElement {
  const styles = useStyles();
  return (
    <OverlayDrawer open position="end" onOpenChange={(_, { open }) => !open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}>{event.subject}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0}>
        <Text block>{writeWhen(event)}</Text>
        {event.isCancelled && <Text block>The organiser has cancelled this meeting.</Text>}
        {!event.isOrganizer && !event.isCancelled && <Invitation event={event} graph={graph} onAnswered={onAnswered} />}
        <dl className={styles.facts}>
          <Fact name="Where">{[event.place, event.isOnline ? "Online meeting" : ""].filter((part) => part !== "").join(", ")}</Fact>
          <Fact name="Organiser">{event.organizer}</Fact>
          {event.asked.length > 0 && (
            <Fact name="Invited">
              <ul className={styles.people}>
                {event.asked.map(({ name, response }) => (
                  <li key={name}>{event.isOrganizer ? `${name}: ${(ANSWER_NAMES[response] ?? "has not answered").toLowerCase()}` : name}</li>
                ))}
              </ul>
            </Fact>
          )}
          <Fact name="About">{event.preview}</Fact>
        </dl>
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactElement | string }): ReactElement {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children === "" ? "–" : children}</dd>
    </div>
  );
}

function Invitation({ event, graph, onAnswered }: Pick<EventPanelProps, "event" | "graph" | "onAnswered">): ReactElement {
  const styles = useStyles();
  const [isDeclining, setDeclining] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  function give(answer: MeetingAnswer, said: string): void {
    setBusy(true);
    setFailed(false);
    answerMeeting(graph, event, answer).then(
      () => onAnswered(`${said}: ${event.subject}`),
      () => {
        setBusy(false);
        setFailed(true);
      },
    );
  }
  return (
    <section aria-label="Your answer">
      <Text block>{isWaiting(event) ? "You have not answered yet." : `Your answer: ${(ANSWER_NAMES[event.response] ?? event.response).toLowerCase()}`}</Text>
      {hasFailed && (
        <MessageBar intent="error">
          <MessageBarBody>Your answer was not taken. Try again.</MessageBarBody>
        </MessageBar>
      )}
      {isDeclining ? (
        <div className={styles.answer}>
          <Text block>A meeting that you decline leaves your calendar for good.</Text>
          <Button appearance="primary" disabled={isBusy} onClick={() => give("decline", "Declined")}>
            Decline and remove
          </Button>
          <Button disabled={isBusy} onClick={() => setDeclining(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <div className={styles.answer}>
          <Button appearance="primary" disabled={isBusy} onClick={() => give("accept", "Accepted")}>
            Accept
          </Button>
          <Button disabled={isBusy} onClick={() => give("tentativelyAccept", "Accepted, not certain")}>
            Not certain
          </Button>
          <Button disabled={isBusy} onClick={() => setDeclining(true)}>
            Decline
          </Button>
        </div>
      )}
    </section>
  );
}

function writeWhen(event: CalendarEvent): string {
  const [first, last] = [dayOf(event.start), dayOf(new Date(Math.max(event.start.getTime(), event.end.getTime() - 1)))];
  if (first === last) return `${writeDay(first)}, ${writeTimes(event, first)}`;
  return event.isAllDay ? writeDays(first, last) : `${writeDay(first)}, ${writeTimes(event, first)}, ${writeDay(last)}, ${writeTimes(event, last)}`;
}
