import { Body1, Button, Caption1Strong, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { Modal } from "../Modal";
import { useWords } from "../words/Words";
import type { Difference } from "./differences";

export interface ConflictDialogProps {
  readonly differences: readonly Difference[];
  readonly onKeepMine: () => void;
  readonly onTakeOther: () => void;
}

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalM },
  sides: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(200px, 100%), 1fr))", gap: tokens.spacingHorizontalM },
  side: { backgroundColor: tokens.colorNeutralBackground3, borderRadius: tokens.borderRadiusMedium, padding: tokens.spacingHorizontalS, whiteSpace: "pre-line" },
});

/** Shows two texts of the same draft side by side and lets the writer choose; it cannot be waved away, or one would be lost unseen. */
export function ConflictDialog({ differences, onKeepMine, onTakeOther }: ConflictDialogProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const actions = (
    <>
      <Button onClick={onTakeOther}>{say("kept.conflictTakeOther")}</Button>
      <Button appearance="primary" onClick={onKeepMine}>
        {say("kept.conflictKeepMine")}
      </Button>
    </>
  );
  return (
    <Modal title={say("kept.conflictHeading")} actions={actions}>
      <Body1>{say("kept.conflictBody")}</Body1>
      <ul className={styles.list} aria-label={say("kept.conflictField")}>
        {differences.map(({ path, field, mine, other }) => (
          <li key={path}>
            <Caption1Strong>{field}</Caption1Strong>
            <div className={styles.sides}>
              <OneSide name={say("kept.conflictMine")} text={mine} />
              <OneSide name={say("kept.conflictOther")} text={other} />
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function OneSide({ name, text }: { readonly name: string; readonly text: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <div>
      <Caption1Strong>{name}</Caption1Strong>
      <Body1 as="p" className={styles.side} style={{ margin: 0 }}>
        {text === "" ? say("kept.conflictEmpty") : text}
      </Body1>
    </div>
  );
}
