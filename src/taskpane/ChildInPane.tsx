import { Button, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { type ReactElement, useEffect, useRef } from "react";
import { sayWhereabouts } from "../ui/child/ChildTitle";
import { EmptyState } from "../ui/EmptyState";
import { Initials } from "../ui/Initials";
import { useWords } from "../ui/words/Words";
import type { DocumentCheck } from "./check-document";
import { ChangesPart } from "./ChangesPart";
import { DocumentPart } from "./DocumentPart";
import { PaneAnswer } from "./PaneAnswer";
import type { PaneSchool } from "./plan-on-paper";
import { type DocumentWork, useDocumentWork } from "./use-document-work";
import { WorkNotice } from "./WorkNotice";

export interface ChildInPaneProps {
  readonly childId: string;
  readonly schools: readonly PaneSchool[];
  readonly onAnotherChild: () => void;
}

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  back: { alignSelf: "flex-start" },
  row: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  name: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: "none" },
  facts: { color: tokens.colorNeutralForeground2 },
});

/** One child: what the document holds of the plan, and what can be done with it. */
export function ChildInPane({ childId, schools, onAnotherChild }: ChildInPaneProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const work = useDocumentWork(childId, schools);
  return (
    <div className={styles.page}>
      <Button size="small" appearance="subtle" className={styles.back} icon={<ArrowLeftRegular />} onClick={onAnotherChild}>
        {say("pane.anotherChild")}
      </Button>
      <PaneAnswer answer={work.answer} again={() => void work.check()}>
        {(check) => <CheckedChild check={check} schools={schools} work={work} />}
      </PaneAnswer>
    </div>
  );
}

function CheckedChild({ check, schools, work }: { readonly check: DocumentCheck; readonly schools: readonly PaneSchool[]; readonly work: DocumentWork }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { child, mayWritePlan } = check.child;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <>
      <div className={styles.row}>
        <Initials letters={child.initials} id={child.id} size="large" />
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles.name}>
            {child.name}
          </h1>
          <Caption1 className={styles.facts}>{sayWhereabouts(say, child)}</Caption1>
        </div>
      </div>
      {check.inForce === undefined ? (
        <EmptyState title={say("pane.noPlanYet")} hint={say("pane.noPlanYetHint")} />
      ) : (
        <>
          <DocumentPart check={check} inForce={check.inForce} work={work} />
          <WorkNotice work={work} inForce={check.inForce} />
          {check.checked !== undefined && <ChangesPart childId={child.id} checked={check.checked} schools={schools} mayWrite={mayWritePlan} work={work} />}
        </>
      )}
    </>
  );
}
