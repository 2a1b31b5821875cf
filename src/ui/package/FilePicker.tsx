import { Caption1, Label, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";

export interface FilePickerProps {
  readonly label: string;
  readonly hint?: string;
  /** Kinds of file that the browser offers first, such as `.zip`. */
  readonly accept: string;
  /** `undefined` when the reader chose none after all. */
  readonly onPick: (file: File | undefined) => void;
}

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, maxWidth: "100%" },
  file: { font: "inherit", fontSize: tokens.fontSizeBase300, color: "inherit", maxWidth: "100%" },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** Lets the reader choose one file, by the browser's own button. */
export function FilePicker({ label, hint, accept, onPick }: FilePickerProps): ReactElement {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.box}>
      <Label htmlFor={id}>{label}</Label>
      <input id={id} type="file" accept={accept} className={styles.file} aria-describedby={hint === undefined ? undefined : `${id}-hint`} onChange={(event) => onPick(event.target.files?.[0])} />
      {hint !== undefined && (
        <Caption1 id={`${id}-hint`} className={styles.hint}>
          {hint}
        </Caption1>
      )}
    </div>
  );
}
