import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useCallback, useId, useState } from "react";
import type { ConcernsAnswer, ConcernShape } from "../api/concerns";
import { useAnswer } from "../ui/asking/use-answer";
import { AnswerConcern, type AnswerDraft } from "../ui/concerns/AnswerConcern";
import { ConcernCard } from "../ui/concerns/ConcernCard";
import { type ConcernDraft, RaiseConcern } from "../ui/concerns/RaiseConcern";
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

/** What is wrong between two reviews: raised by anybody who works with the child, answered by whoever leads the plan. */
export function ConcernsPart({ childId }: { readonly childId: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const headingId = useId();
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.concerns(childId, signal), [api, childId]);
  const { answer, again } = useAnswer(read);
  return (
    <section className={styles.part} aria-labelledby={headingId}>
      {answer.kind !== "come" && (
        <h2 id={headingId} className={styles.heading}>
          {say("concern.heading")}
        </h2>
      )}
      {answer.kind === "reading" && <Spinner size="small" labelPosition="after" label={say("app.reading")} />}
      {answer.kind === "failed" && <FailureNotice failure={answer.failure} waysOn={{ "try-again": again, "load-again": again }} />}
      {answer.kind === "come" && <Concerns childId={childId} read={answer.value} headingId={headingId} again={again} />}
    </section>
  );
}

interface ConcernsProps {
  readonly childId: string;
  readonly read: ConcernsAnswer;
  readonly headingId: string;
  readonly again: () => void;
}

const NOTHING_WRITTEN: ConcernDraft = { raisedFor: "staff", targetId: "", words: "" };

function Concerns({ childId, read, headingId, again }: ConcernsProps): ReactElement {
  const { api, newId } = useServices();
  const [after, setAfter] = useState<{ readonly read: ConcernsAnswer; readonly now: ConcernsAnswer }>();
  const [done, setDone] = useState<"raised" | "answered">();
  const [isRaising, setIsRaising] = useState(false);
  // The draft and its id outlive the window: sending twice is one concern, and closing loses nothing.
  const [draft, setDraft] = useState({ id: newId(), ...NOTHING_WRITTEN });
  const [answering, setAnswering] = useState<ConcernShape>();
  const sending = useSending();
  // What this page has just done is shown until the page is read afresh.
  const shown = after?.read === read ? after.now : read;
  const raise = async (): Promise<void> => {
    const { id, raisedFor, targetId, words } = draft;
    const isDone = await sending.send(async () => {
      setAfter({ read, now: await api.raiseConcern(childId, { id, raisedFor, words, ...(targetId === "" ? {} : { targetId }) }) });
    });
    if (!isDone) return;
    setDraft({ id: newId(), ...NOTHING_WRITTEN });
    setIsRaising(false);
    setDone("raised");
  };
  return (
    <>
      <ConcernList shown={shown} done={done} headingId={headingId} onRaise={() => setIsRaising(true)} onAnswer={setAnswering} />
      {isRaising && (
        <RaiseConcern
          draft={draft}
          targets={shown.targets}
          isSending={sending.isSending}
          failure={sending.failure}
          onChange={(changed) => setDraft({ ...draft, ...changed })}
          onSend={() => void raise()}
          onClose={() => {
            sending.forget();
            setIsRaising(false);
          }}
        />
      )}
      {answering !== undefined && (
        <Answering
          key={answering.id}
          childId={childId}
          concern={answering}
          read={shown}
          onClose={() => setAnswering(undefined)}
          onStale={again}
          onAnswered={(now) => {
            setAfter({ read, now });
            setAnswering(undefined);
            setDone("answered");
          }}
        />
      )}
    </>
  );
}

interface ConcernListProps {
  readonly shown: ConcernsAnswer;
  readonly done: "raised" | "answered" | undefined;
  readonly headingId: string;
  readonly onRaise: () => void;
  readonly onAnswer: (concern: ConcernShape) => void;
}

function ConcernList({ shown, done, headingId, onRaise, onAnswer }: ConcernListProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {say("concern.heading")}
        </h2>
        {shown.mayRaise && (
          <Button size="small" onClick={onRaise}>
            {say("concern.raise")}
          </Button>
        )}
      </div>
      {done !== undefined && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{say(`concern.${done}`)}</MessageBarBody>
        </MessageBar>
      )}
      {shown.concerns.length === 0 ? (
        <EmptyState title={say("concern.none")} hint={say("concern.noneHint")} />
      ) : (
        <ul className={styles.list}>
          {shown.concerns.map((concern) => (
            <ConcernCard key={concern.id} concern={concern} onAnswer={shown.mayAnswer && concern.state === "open" ? () => onAnswer(concern) : undefined} />
          ))}
        </ul>
      )}
    </>
  );
}

interface AnsweringProps {
  readonly childId: string;
  readonly concern: ConcernShape;
  readonly read: ConcernsAnswer;
  readonly onClose: () => void;
  readonly onStale: () => void;
  readonly onAnswered: (now: ConcernsAnswer) => void;
}

function Answering({ childId, concern, read, onClose, onStale, onAnswered }: AnsweringProps): ReactElement {
  const { api } = useServices();
  const [draft, setDraft] = useState<AnswerDraft>({ answer: "", callsReview: false, reviewOn: "" });
  const sending = useSending();
  const send = (): Promise<boolean> =>
    sending.send(async () => {
      const { answer, callsReview, reviewOn } = draft;
      onAnswered(await api.answerConcern(childId, concern.id, { answer, over: concern.revision, ...(callsReview ? { reviewOn } : {}) }));
    });
  const close = (): void => {
    // Somebody else's answer is what the page should show next.
    if (sending.failure?.code === "stale") onStale();
    onClose();
  };
  return (
    <AnswerConcern
      concern={concern}
      draft={draft}
      today={read.today}
      mayCallReview={read.mayCallReview}
      isSending={sending.isSending}
      failure={sending.failure}
      onChange={setDraft}
      onSend={() => void send()}
      onClose={close}
    />
  );
}
