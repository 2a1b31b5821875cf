import type { ReactElement } from "react";
import { useSheetStyles } from "./sheet-style";

/** A question with lines below it for a pen. */
export function RoomToWrite({ question, lines }: { readonly question: string; readonly lines: number }): ReactElement {
  const styles = useSheetStyles();
  return (
    <div style={{ breakInside: "avoid" }}>
      <h3 className={styles.part}>{question}</h3>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  );
}
