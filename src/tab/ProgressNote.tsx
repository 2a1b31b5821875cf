import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useRef, useState } from "react";
import type { PageFailure } from "../ui/explain-failure";
import { useWords } from "../ui/words/Words";
import { ProgressProblem } from "./ProgressProblem";
import type { LogProgress } from "./use-log-progress";

const LONGEST_NOTE = 1000;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  note: { maxWidth: "620px" },
});

/** A few words that may be added to progress that has just been logged. */
export function ProgressNote({ addNote }: Pick<LogProgress, "addNote">): ReactElement {
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
      {failure !== undefined && <ProgressProblem text="progress.notSaved" rating={say("progress.note")} failure={failure} />}
      {note.trim() !== "" && (
        <div>
          <Button onClick={() => void handleAdd()}>{say("progress.noteAdd")}</Button>
        </div>
      )}
    </div>
  );
}
