import { Button, Caption1, Field, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import { useWords } from "../words/Words";

/** One text that differs between a document and the plan. */
export interface ShownChange {
  readonly tag: string;
  /** The field as people call it. */
  readonly label: string;
  /** What the plan in force says. */
  readonly was: string;
  /** What the document says. */
  readonly is: string;
  /** Whether the plan has changed here too, so that somebody must choose. */
  readonly isOnBothSides: boolean;
}

export interface ChangeListProps {
  readonly changes: readonly ShownChange[];
  /** Fields for which the plan's text was chosen. */
  readonly fromPlan: ReadonlySet<string>;
  readonly onChoose: (tag: string, takesPlan: boolean) => void;
  /** Shows the field in the document. */
  readonly onShow: (tag: string) => void;
}

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none" },
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  label: { ...typographyStyles.body1Strong, margin: 0 },
  texts: { display: "grid", rowGap: tokens.spacingVerticalXS, margin: 0 },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: "pre-wrap", borderInlineStartWidth: "3px", borderInlineStartStyle: "solid", borderInlineStartColor: tokens.colorNeutralStroke1, paddingInlineStart: tokens.spacingHorizontalS },
  new: { margin: 0, whiteSpace: "pre-wrap", borderInlineStartWidth: "3px", borderInlineStartStyle: "solid", borderInlineStartColor: tokens.colorBrandStroke1, paddingInlineStart: tokens.spacingHorizontalS, fontWeight: tokens.fontWeightSemibold },
});

/** Each changed text: its field, what the plan says and what the document says, and a choice where both have changed. */
export function ChangeList({ changes, fromPlan, onChoose, onShow }: ChangeListProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (changes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={say("pane.changes")}>
      {changes.map((change) => (
        <Change key={change.tag} change={change} takesPlan={fromPlan.has(change.tag)} onChoose={onChoose} onShow={onShow} />
      ))}
    </ul>
  );
}

function Change({ change, takesPlan, onChoose, onShow }: { readonly change: ShownChange; readonly takesPlan: boolean } & Pick<ChangeListProps, "onChoose" | "onShow">): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const heading = useId();
  const shown = (text: string): string => (text === "" ? say("pane.empty") : text);
  return (
    <li className={styles.card} aria-labelledby={heading}>
      <h3 id={heading} className={styles.label}>
        {change.label}
      </h3>
      <dl className={styles.texts}>
        <dt className={styles.name}>{say("pane.was")}</dt>
        <dd className={styles.text}>{shown(change.was)}</dd>
        <dt className={styles.name}>{say("pane.is")}</dt>
        <dd className={styles.new}>{shown(change.is)}</dd>
      </dl>
      {change.isOnBothSides && (
        <Field label={<Caption1>{say("pane.both")}</Caption1>}>
          <RadioGroup value={takesPlan ? "plan" : "document"} onChange={(_event, chosen) => onChoose(change.tag, chosen.value === "plan")}>
            <Radio value="document" label={say("pane.takeDocument")} />
            <Radio value="plan" label={say("pane.takePlan")} />
          </RadioGroup>
        </Field>
      )}
      <div>
        <Button size="small" appearance="subtle" aria-label={say("pane.showField", { field: change.label })} onClick={() => onShow(change.tag)}>
          {say("pane.show")}
        </Button>
      </div>
    </li>
  );
}
