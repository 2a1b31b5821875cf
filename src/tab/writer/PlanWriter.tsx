import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useMemo, useState, useSyncExternalStore } from "react";
import type { ChildAnswer } from "../../api/contract";
import { findPlanGaps, type PlanGap } from "../../domain/plan-gaps";
import { showInstant } from "../../ui/days";
import { PageFrame } from "../../ui/PageFrame";
import { PageHeading } from "../../ui/PageHeading";
import { useWords } from "../../ui/words/Words";
import { CompletenessMeter } from "../../ui/writer/CompletenessMeter";
import { ConflictDialog } from "../../ui/writer/ConflictDialog";
import { findDifferences } from "../../ui/writer/differences";
import { contentStates, goToField } from "../../ui/writer/gap-places";
import { KeptNotice } from "../../ui/writer/KeptNotice";
import { PlanFields } from "../../ui/writer/PlanFields";
import { AgreedWithField } from "../../ui/writer/AgreedWithField";
import { useServices } from "../services";
import { AgreePlan } from "./AgreePlan";
import type { DraftKeeper } from "./draft-keeper";
import { readPlanContent } from "./read-plan-content";
import { RecommendationsPart } from "./RecommendationsPart";
import { TargetList } from "./TargetList";
import { usePlanEdit } from "./use-plan-edit";
import { useRemovals } from "./use-removals";

/** Where the text on the page comes from. */
export type WriterOrigin = { readonly kind: "nothing" } | { readonly kind: "draft"; readonly savedAt: string } | { readonly kind: "version"; readonly version: number };

export interface PlanWriterProps {
  readonly page: ChildAnswer;
  readonly keeper: DraftKeeper;
  readonly origin: WriterOrigin;
  readonly takesFocus: boolean;
  readonly onAgreed: () => void;
}

const WIDE = "@media (min-width: 960px)";

const useStyles = makeStyles({
  desk: { display: "grid", gap: tokens.spacingHorizontalXL, gridTemplateColumns: "minmax(0, 1fr)", alignItems: "start", [WIDE]: { gridTemplateColumns: "minmax(0, 1fr) 270px" } },
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXL, minWidth: 0 },
  meter: { [WIDE]: { position: "sticky", top: "72px", maxHeight: "calc(100vh - 88px)", overflowY: "auto" } },
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 2,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The whole form: what is written is kept by itself, what is missing is named, and agreeing is the last step. */
export function PlanWriter({ page, keeper, origin, takesFocus, onAgreed }: PlanWriterProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { newId, signInAgain } = useServices();
  const { content, keeping } = useSyncExternalStore(keeper.subscribe, keeper.read);
  const [showsProblems, setShowsProblems] = useState(false);
  const removals = useRemovals(keeper);
  const edit = usePlanEdit(keeper, newId, removals.news);
  const gaps = useMemo(() => findPlanGaps(content), [content]);
  const problemAt = useProblems(showsProblems ? gaps : NO_GAPS);
  const handleSignIn = async (): Promise<void> => {
    if (await signInAgain()) await keeper.keepNow();
  };
  return (
    <PageFrame>
      <PageHeading title={say(page.plan === undefined ? "writer.headingFirst" : "writer.headingNext")} note={<OriginNote name={page.child.name} origin={origin} />} takesFocus={takesFocus} />
      <div className={styles.bar}>
        <KeptNotice keeping={keeping} onTryAgain={() => void keeper.keepNow()} onSignIn={() => void handleSignIn()} />
        <AgreePlan {...{ page, content, gaps, keeper, onAgreed }} onShowProblems={() => setShowsProblems(true)} />
      </div>
      {showsProblems && gaps.length > 0 && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>{say("agree.notYet")}</MessageBarBody>
        </MessageBar>
      )}
      {removals.removed !== undefined && (
        <MessageBar>
          <MessageBarBody>{removals.removed.text}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={removals.undo}>{say("app.undo")}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <div className={styles.desk}>
        <div className={styles.form}>
          <PlanFields content={content} edit={edit} problemAt={problemAt} team={page.team} />
          {page.mayReadAdvice && <RecommendationsPart childId={page.child.id} keeper={keeper} />}
          <TargetList content={content} childName={page.child.name} keeper={keeper} edit={edit} problemAt={problemAt} />
          <AgreedWithField content={content} edit={edit} problemAt={problemAt} />
        </div>
        <div className={styles.meter}>
          <CompletenessMeter states={contentStates(content, gaps)} onGoTo={(path) => goToField(document, path)} />
        </div>
      </div>
      {keeping.kind === "conflict" && (
        <ConflictDialog
          differences={findDifferences(say, content, readPlanContent(keeping.other.content))}
          onKeepMine={() => keeper.choose("mine")}
          onTakeOther={() => keeper.choose("other")}
        />
      )}
    </PageFrame>
  );
}

const NO_GAPS: readonly PlanGap[] = [];

function OriginNote({ name, origin }: { readonly name: string; readonly origin: WriterOrigin }): ReactElement {
  const say = useWords();
  return (
    <>
      {say("writer.for", { name })}
      {origin.kind === "draft" && <> · {say("writer.openingDraft", { when: showInstant(origin.savedAt) })}</>}
      {origin.kind === "version" && <> · {say("writer.startedFromLast", { version: origin.version })}</>}
    </>
  );
}

function useProblems(gaps: readonly PlanGap[]): (path: string) => string | undefined {
  const say = useWords();
  const problems = useMemo(() => new Map(gaps.map((gap) => [gap.path, gap.problem])), [gaps]);
  return useCallback(
    (path: string) => {
      const problem = problems.get(path);
      return problem === undefined ? undefined : say(`gap.${problem}`);
    },
    [problems, say],
  );
}
