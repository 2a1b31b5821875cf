import { Button, ProgressBar, Spinner, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, Suspense, useCallback, useRef, useState } from "react";
import { CardNotice } from "./CardNotice";
import { LazyCardView } from "./card/LazyCardView";
import type { ActivityAddress, ChatService } from "./chat-service";
import { type HeldCard, useCard } from "./use-card";
import { type PressOutcome, usePress } from "./use-press";

const FAILED = "Something went wrong. Try again";

const useStyles = makeStyles({
  frame: {
    position: "relative",
    margin: 0,
    minWidth: 0,
    boxSizing: "border-box",
    width: "480px",
    maxWidth: "100%",
    padding: 0,
    overflow: "hidden",
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow2,
  },
  broken: { padding: tokens.spacingHorizontalM, border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  reasons: { display: "block", marginTop: tokens.spacingVerticalXS, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  changed: { marginTop: tokens.spacingVerticalXS },
  loading: { padding: tokens.spacingHorizontalL },
  progress: { position: "absolute", left: 0, right: 0, bottom: 0 },
});

interface MessageCardProps {
  readonly held: HeldCard;
  readonly address: ActivityAddress;
  /** Who sent it. */
  readonly author: string;
  readonly service: ChatService;
  /** Opens a link. @returns why not, or `undefined` when it was followed. */
  readonly followLink: (link: string) => string | undefined;
  /** Called when the bot has answered, since it may have written something too. */
  readonly onAnswered: () => void;
}

interface Notice {
  readonly kind: "note" | "failure";
  readonly text: string;
}

/** The card of one message: its buttons, the wait for the bot, and what the bot answered. */
export function MessageCard({ held, address, author, service, followLink, onAnswered }: MessageCardProps): ReactElement {
  const styles = useStyles();
  const frame = useRef<HTMLFieldSetElement>(null);
  const pressed = useRef<Element>(null);
  const [notice, setNotice] = useState<Notice>();
  const [broken, setBroken] = useState<{ readonly drawing: number; readonly problems: readonly string[] }>();
  const hasFocus = useCallback(() => frame.current?.contains(document.activeElement) ?? false, []);
  const presser = usePress(service, address, takeOutcome);
  const { shown, isOutdated, replace, catchUp, markEdited } = useCard(held, presser.isWaiting, hasFocus);
  function takeOutcome(outcome: PressOutcome): void {
    // A button that is switched off while it waits loses the focus to nobody.
    const keepsFocus = hasFocus() || document.activeElement === document.body;
    if (outcome.kind === "card") replace(outcome.card, keepsFocus);
    if (outcome.kind === "message") markEdited(false);
    if (outcome.kind !== "card" && keepsFocus) requestAnimationFrame(() => pressed.current instanceof HTMLElement && pressed.current.focus());
    setNotice(describeOutcome(outcome));
    onAnswered();
  }
  function follow(link: string): void {
    const refusal = followLink(link);
    setNotice(refusal === undefined ? undefined : { kind: "failure", text: refusal });
  }
  const problems = broken?.drawing === shown.drawing ? broken.problems : undefined;
  return (
    <div>
      <fieldset ref={frame} className={mergeClasses(styles.frame, problems && styles.broken)} aria-label={`Card from ${author}`} aria-busy={presser.isWaiting} disabled={presser.isWaiting}>
        {problems === undefined ? (
          <Suspense fallback={<Spinner className={styles.loading} size="tiny" label="Loading the card…" />}>
            <LazyCardView
              key={shown.drawing}
              card={shown.card}
              takesFocus={shown.takesFocus}
              onProblem={(found) => setBroken({ drawing: shown.drawing, problems: found })}
              onPress={(press) => {
                pressed.current = document.activeElement;
                setNotice(undefined);
                presser.press(press);
              }}
              onOpenUrl={follow}
              onUnsupported={(kind) => setNotice({ kind: "failure", text: `This button is not supported here (${kind}).` })}
              onEdit={() => markEdited(true)}
            />
          </Suspense>
        ) : (
          <BrokenCard problems={problems} />
        )}
        {presser.isWaiting && <ProgressBar className={styles.progress} aria-label="Waiting for the answer" />}
      </fieldset>
      {isOutdated && (
        <Button size="small" className={styles.changed} onClick={catchUp}>
          This message was changed. Show it
        </Button>
      )}
      {notice !== undefined && (
        <CardNotice kind={notice.kind} onDismiss={() => setNotice(undefined)}>
          {notice.text}
        </CardNotice>
      )}
    </div>
  );
}

function describeOutcome(outcome: PressOutcome): Notice | undefined {
  if (outcome.kind === "failure") return { kind: "failure", text: FAILED };
  if (outcome.kind === "card") return { kind: "note", text: "The card was updated" };
  return outcome.text === "" ? undefined : { kind: "note", text: outcome.text };
}

function BrokenCard({ problems }: { readonly problems: readonly string[] }): ReactElement {
  const styles = useStyles();
  return (
    <>
      This card could not be shown
      <small className={styles.reasons}>{problems.join(" ")}</small>
    </>
  );
}
