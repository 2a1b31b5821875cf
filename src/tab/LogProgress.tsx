import { Button, Field, makeStyles, Spinner, Text, Textarea, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { type ReactElement, useMemo, useRef, useState } from "react";
import { explainFailure, type PageFailure } from "../ui/explain-failure";
import { RatingButtons } from "../ui/progress/RatingButtons";
import { useWords } from "../ui/words/Words";
import { useServices } from "./services";
import { type LogProgress as LogProgressSteps, type ProgressChanges, useLogProgress } from "./use-log-progress";

export interface LogProgressProps extends ProgressChanges {
  readonly childId: string;
  readonly targetId: string;
}

const LONGEST_NOTE = 1000;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  button: { minHeight: "40px" },
  problem: { color: tokens.colorPaletteRedForeground1 },
  note: { maxWidth: "620px" },
});

/** Logs progress on one target in the place where the target stands: one tap opens the four answers, the second saves. */
export function LogProgress({ childId, targetId, onLogged, onWithdrawn }: LogProgressProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const place = useMemo(() => ({ childId, targetId }), [childId, targetId]);
  const steps = useLogProgress(place, { onLogged, onWithdrawn });
  const { logging } = steps;
  return (
    <div className={styles.box}>
      {(logging.step === "idle" || logging.step === "undone" || logging.step === "logged") && (
        <div className={styles.line}>
          <Button icon={<AddRegular />} className={styles.button} onClick={steps.choose}>
            {say("progress.log")}
          </Button>
        </div>
      )}
      {logging.step === "choosing" && <RatingButtons onRate={steps.rate} onCancel={steps.cancel} />}
      <div role="status" className={styles.line}>
        {logging.step === "saving" && <Spinner size="tiny" label={say("progress.saving", { rating: say(`rating.${logging.request.rating}`) })} />}
        {logging.step === "undone" && <Text>{say("progress.undone")}</Text>}
        {logging.step === "logged" && <Text weight="semibold">{say("progress.logged", { rating: say(`rating.${logging.progress.rating}`) })}</Text>}
        {logging.step === "logged" && logging.hasNote === true && <Text>{say("progress.noteAdded")}</Text>}
        {logging.step === "logged" && (
          <Button appearance="transparent" onClick={steps.undo}>
            {say("app.undo")}
          </Button>
        )}
      </div>
      {logging.step === "logged" && logging.undoFailure !== undefined && <Problem text="progress.notUndone" failure={logging.undoFailure} />}
      {logging.step === "logged" && logging.hasNote !== true && <AddNote key={logging.progress.id} addNote={steps.addNote} />}
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
      <Problem text="progress.notSaved" rating={say(`rating.${logging.request.rating}`)} failure={logging.failure} />
      <Button onClick={needsSignIn ? () => void handleSignIn() : tryAgain}>{say(needsSignIn ? "signIn.button" : "app.tryAgain")}</Button>
    </div>
  );
}

function Problem({ text, failure, rating = "" }: { readonly text: "progress.notSaved" | "progress.notUndone"; readonly failure: PageFailure; readonly rating?: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <Text role="alert" className={styles.problem}>
      {say(text, { rating, reason: say(explainFailure(failure).sentence) })}
    </Text>
  );
}

function AddNote({ addNote }: Pick<LogProgressSteps, "addNote">): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const [note, setNote] = useState("");
  const [failure, setFailure] = useState<PageFailure>();
  const isSaving = useRef(false);
  const handleAdd = async (): Promise<void> => {
    if (isSaving.current || note.trim() === "") return;
    isSaving.current = true;
    setFailure(await addNote(note.trim()));
    isSaving.current = false;
  };
  return (
    <div className={styles.box}>
      <Field className={styles.note} label={say("progress.note")} hint={say("progress.noteHint")}>
        <Textarea value={note} rows={2} maxLength={LONGEST_NOTE} onChange={(_event, { value }) => setNote(value)} />
      </Field>
      {failure !== undefined && <Problem text="progress.notSaved" rating={say("progress.note")} failure={failure} />}
      {note.trim() !== "" && (
        <div>
          <Button onClick={() => void handleAdd()}>{say("progress.noteAdd")}</Button>
        </div>
      )}
    </div>
  );
}
