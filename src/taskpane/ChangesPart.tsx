import { Body1, Button, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useId, useState } from "react";
import { ChangeList } from "../ui/pane/ChangeList";
import { useWords } from "../ui/words/Words";
import { putBack } from "./bring-up-to-date";
import type { CheckedCopy } from "./check-document";
import type { NamedText } from "./compare-document";
import { usePaneServices } from "./pane-services";
import type { PaneSchool } from "./plan-on-paper";
import { SavePart } from "./SavePart";
import { type DocumentWork, resultOf } from "./use-document-work";

export interface ChangesPartProps {
  readonly childId: string;
  readonly checked: CheckedCopy;
  readonly schools: readonly PaneSchool[];
  readonly mayWrite: boolean;
  readonly work: DocumentWork;
}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** What differs between the document and the plan, and, for those who may, saving it. */
export function ChangesPart({ childId, checked, schools, mayWrite, work }: ChangesPartProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const heading = useId();
  const { document } = usePaneServices();
  const [fromPlan, setFromPlan] = useState<ReadonlySet<string>>(new Set());
  const { changes, removed, homeless, twice } = checked.comparison;
  const choose = (tag: string, takesPlan: boolean): void => {
    setFromPlan((last) => new Set([...[...last].filter((one) => one !== tag), ...(takesPlan ? [tag] : [])]));
  };
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {say("pane.changes")}
      </h2>
      {changes.length === 0 && <Body1 className={styles.hint}>{say("pane.noChanges")}</Body1>}
      <ChangeList changes={changes} fromPlan={fromPlan} onChoose={choose} onShow={(tag) => void document.select(checked.copy.key, tag)} />
      <NamedTexts heading={say("pane.removed")} hint={say("pane.removedHint")} texts={removed} showsText={false}>
        <Button size="small" disabled={work.busy !== undefined} onClick={() => work.work("updating", async () => resultOf(await putBack(document, checked), say("pane.wasPutBack")))}>
          {say("pane.putBack")}
        </Button>
      </NamedTexts>
      <NamedTexts heading={say("pane.homeless")} hint={say("pane.homelessHint")} texts={homeless} showsText />
      <NamedTexts heading={say("pane.twice")} hint={say("pane.twiceHint")} texts={twice} showsText={false} />
      {mayWrite && changes.length > 0 && <SavePart childId={childId} checked={checked} schools={schools} fromPlan={fromPlan} work={work} />}
      {!mayWrite && <Caption1 className={styles.hint}>{say("pane.readOnly")}</Caption1>}
    </section>
  );
}

interface NamedTextsProps {
  readonly heading: string;
  readonly hint: string;
  readonly texts: readonly NamedText[];
  readonly showsText: boolean;
  readonly children?: ReactElement;
}

function NamedTexts({ heading, hint, texts, showsText, children }: NamedTextsProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (texts.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{heading}</h3>
      <Caption1 className={styles.hint}>{hint}</Caption1>
      <ul className={styles.list}>
        {texts.map(({ tag, label, text }) => (
          <li key={tag}>{showsText ? `${label}: ${text === "" ? say("pane.empty") : text}` : label}</li>
        ))}
      </ul>
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}
