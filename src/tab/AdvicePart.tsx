import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useCallback, useId, useState } from "react";
import type { AdviceAnswer, AdviceShape } from "../api/advice";
import { AdviceCard } from "../ui/advice/AdviceCard";
import { type AdviceDraft, EnterAdvice } from "../ui/advice/EnterAdvice";
import { useAnswer } from "../ui/asking/use-answer";
import { EmptyState } from "../ui/EmptyState";
import { FailureNotice } from "../ui/FailureNotice";
import { useWords } from "../ui/words/Words";
import { useServices } from "./services";
import { useSending } from "./use-sending";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, "@media print": { display: "none" } },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalM },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
});

/** What people from outside were asked and what they recommend, for those who may read it. */
export function AdvicePart({ childId }: { readonly childId: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const headingId = useId();
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.advice(childId, signal), [api, childId]);
  const { answer, again } = useAnswer(read);
  return (
    <section className={styles.part} aria-labelledby={headingId}>
      {answer.kind !== "come" && (
        <h2 id={headingId} className={styles.heading}>
          {say("advice.heading")}
        </h2>
      )}
      {answer.kind === "reading" && <Spinner size="small" labelPosition="after" label={say("app.reading")} />}
      {answer.kind === "failed" && <FailureNotice failure={answer.failure} waysOn={{ "try-again": again, "load-again": again }} />}
      {answer.kind === "come" && <AllAdvice childId={childId} read={answer.value} headingId={headingId} again={again} />}
    </section>
  );
}

interface AllAdviceProps {
  readonly childId: string;
  readonly read: AdviceAnswer;
  readonly headingId: string;
  readonly again: () => void;
}

/** What is being entered: new advice, or a change of some that is there. */
interface Entering {
  readonly id: string;
  readonly over?: string;
  readonly draft: AdviceDraft;
}

function AllAdvice({ childId, read, headingId, again }: AllAdviceProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { newId } = useServices();
  const [after, setAfter] = useState<{ readonly read: AdviceAnswer; readonly now: AdviceAnswer }>();
  const [entering, setEntering] = useState<Entering>();
  const shown = after?.read === read ? after.now : read;
  return (
    <>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {say("advice.heading")}
        </h2>
        {shown.mayWrite && (
          <Button size="small" onClick={() => setEntering({ id: newId(), draft: newDraft(shown.today) })}>
            {say("advice.add")}
          </Button>
        )}
      </div>
      {shown.isLacking && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("advice.lacking")}</MessageBarTitle>
            {say("advice.lackingHint")}
          </MessageBarBody>
        </MessageBar>
      )}
      {shown.advice.length === 0 ? (
        <EmptyState title={say("advice.none")} hint={say("advice.noneHint")} />
      ) : (
        <ul className={styles.list}>
          {shown.advice.map((one) => (
            <AdviceCard key={one.id} advice={one} onEdit={shown.mayWrite ? () => setEntering({ id: one.id, over: one.revision, draft: draftOf(one) }) : undefined} />
          ))}
        </ul>
      )}
      {entering !== undefined && (
        <Enter
          key={entering.id}
          childId={childId}
          entering={entering}
          today={shown.today}
          onClose={() => setEntering(undefined)}
          onStale={again}
          onKept={(now) => {
            setAfter({ read, now });
            setEntering(undefined);
          }}
        />
      )}
    </>
  );
}

interface EnterProps {
  readonly childId: string;
  readonly entering: Entering;
  readonly today: string;
  readonly onClose: () => void;
  readonly onStale: () => void;
  readonly onKept: (now: AdviceAnswer) => void;
}

function Enter({ childId, entering, today, onClose, onStale, onKept }: EnterProps): ReactElement {
  const { api } = useServices();
  const [draft, setDraft] = useState(entering.draft);
  const sending = useSending();
  const keep = (): Promise<boolean> =>
    sending.send(async () => {
      const { receivedOn, ...words } = draft;
      const came = draft.state === "received" ? { receivedOn } : {};
      onKept(await api.keepAdvice(childId, entering.id, { ...words, ...came, ...(entering.over === undefined ? {} : { over: entering.over }) }));
    });
  const close = (): void => {
    if (sending.failure?.code === "stale") onStale();
    onClose();
  };
  return <EnterAdvice draft={draft} today={today} isSending={sending.isSending} failure={sending.failure} onChange={setDraft} onSend={() => void keep()} onClose={close} />;
}

function newDraft(today: string): AdviceDraft {
  return { fromWhom: "", profession: "", state: "asked", askedOn: today, receivedOn: "", summary: "", recommendations: "", trainsStaff: false, worksWithChild: false };
}

function draftOf({ fromWhom, profession, state, askedOn, receivedOn = "", summary = "", recommendations, trainsStaff, worksWithChild }: AdviceShape): AdviceDraft {
  return { fromWhom, profession, state: state === "asked" ? "received" : state, askedOn, receivedOn, summary, recommendations, trainsStaff, worksWithChild };
}
