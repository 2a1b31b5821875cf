import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { lazy, type ReactElement, Suspense, useMemo } from "react";
import { explainFailure } from "../ui/explain-failure";
import { RatingButtons } from "../ui/progress/RatingButtons";
import { useWords } from "../ui/words/Words";
import { ChunkBoundary } from "./ChunkBoundary";
import { ProgressProblem } from "./ProgressProblem";
import { useServices } from "./services";
import { type LogProgress as LogProgressSteps, type ProgressChanges, useLogProgress } from "./use-log-progress";

export interface LogProgressProps extends ProgressChanges {
  readonly childId: string;
  readonly targetId: string;
}

const loadNote = () => import("./ProgressNote");
/** Few taps are followed by a note, so its field comes while the four answers are being read. */
const NoteWhenLoaded = lazy(async () => ({ default: (await loadNote()).ProgressNote }));

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  button: { minHeight: "40px" },
});

/** Logs progress on one target in the place where the target stands: one tap opens the four answers, the second saves. */
export function LogProgress({ childId, targetId, onLogged, onWithdrawn }: LogProgressProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const place = useMemo(() => ({ childId, targetId }), [childId, targetId]);
  const steps = useLogProgress(place, { onLogged, onWithdrawn });
  const { logging } = steps;
  const handleChoose = (): void => {
    steps.choose();
    // A note that cannot come is done without.
    loadNote().catch(() => undefined);
  };
  return (
    <div className={styles.box}>
      {(logging.step === "idle" || logging.step === "undone" || logging.step === "logged") && (
        <div className={styles.line}>
          <Button icon={<AddRegular />} className={styles.button} onClick={handleChoose}>
            {say("progress.log")}
          </Button>
        </div>
      )}
      {logging.step === "choosing" && <RatingButtons onRate={steps.rate} onCancel={steps.cancel} />}
      <div role="status" className={styles.line}>
        {logging.step === "saving" && <Text>{say("progress.saving", { rating: say(`rating.${logging.request.rating}`) })}</Text>}
        {logging.step === "undone" && <Text>{say("progress.undone")}</Text>}
        {logging.step === "logged" && <Text weight="semibold">{say("progress.logged", { rating: say(`rating.${logging.progress.rating}`) })}</Text>}
        {logging.step === "logged" && logging.hasNote === true && <Text>{say("progress.noteAdded")}</Text>}
        {logging.step === "logged" && (
          <Button appearance="transparent" onClick={steps.undo}>
            {say("app.undo")}
          </Button>
        )}
      </div>
      {logging.step === "logged" && logging.undoFailure !== undefined && <ProgressProblem text="progress.notUndone" failure={logging.undoFailure} />}
      {logging.step === "logged" && logging.hasNote !== true && (
        <ChunkBoundary fallback={null}>
          <Suspense fallback={null}>
            <NoteWhenLoaded key={logging.progress.id} addNote={steps.addNote} />
          </Suspense>
        </ChunkBoundary>
      )}
      {logging.step === "not-saved" && <NotSaved logging={logging} tryAgain={steps.tryAgain} />}
    </div>
  );
}

function NotSaved({ logging, tryAgain }: { readonly logging: Extract<LogProgressSteps["logging"], { step: "not-saved" }>; readonly tryAgain: () => void }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { signInAgain } = useServices();
  const needsSignIn = explainFailure(logging.failure).wayOn === "sign-in";
  const handleSignIn = async (): Promise<void> => {
    if (await signInAgain()) tryAgain();
  };
  return (
    <div className={styles.line}>
      <ProgressProblem text="progress.notSaved" rating={say(`rating.${logging.request.rating}`)} failure={logging.failure} />
      <Button onClick={needsSignIn ? () => void handleSignIn() : tryAgain}>{say(needsSignIn ? "signIn.button" : "app.tryAgain")}</Button>
    </div>
  );
}
