import { Body1, Button, Link, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import { ArrowExitRegular } from "@fluentui/react-icons/svg/arrow-exit";
import { ClipboardTaskRegular } from "@fluentui/react-icons/svg/clipboard-task";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { type ReactElement, type ReactNode, useCallback, useEffect, useState } from "react";
import type { ChildAnswer } from "../api/contract";
import { EarlierVersions } from "../ui/child/EarlierVersions";
import { sayWhereabouts } from "../ui/child/ChildTitle";
import { TeamList } from "../ui/child/TeamList";
import { EmptyState } from "../ui/EmptyState";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";
import { PlanView } from "../ui/plan/PlanView";
import { useTermPack, useWords } from "../ui/words/Words";
import { AdvicePart } from "./AdvicePart";
import { AnswerFrame } from "./AnswerFrame";
import { AuditPart } from "./AuditPart";
import { ConcernsPart } from "./ConcernsPart";
import { LogProgress } from "./LogProgress";
import { useServices } from "./services";
import { useAnswer } from "../ui/asking/use-answer";
import type { Navigation } from "./use-page-address";
import { useProgressChanges } from "./use-progress-changes";

export interface ChildPageProps {
  readonly childId: string;
  readonly navigation: Navigation;
  readonly onHome: () => void;
  /** Whether this child's plan has just been agreed here. */
  readonly hasJustAgreed: boolean;
}

const useStyles = makeStyles({
  strengths: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** One child: the plan in force, progress, the team and earlier versions. */
export function ChildPage({ childId, navigation, onHome, hasJustAgreed }: ChildPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.child(childId, signal), [api, childId]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again} onHome={onHome}>
      {(page) => <ChildView page={page} navigation={navigation} hasJustAgreed={hasJustAgreed} />}
    </AnswerFrame>
  );
}

interface ChildViewProps extends Pick<ChildPageProps, "navigation" | "hasJustAgreed"> {
  readonly page: ChildAnswer;
}

function ChildView({ page, navigation, hasJustAgreed }: ChildViewProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const pack = useTermPack();
  const { withChanges, onLogged, onWithdrawn } = useProgressChanges();
  const { child, plan } = page;
  const write = page.mayWritePlan ? (
    <Button appearance={plan === undefined ? "primary" : "secondary"} icon={<EditRegular />} onClick={() => navigation.open({ page: "write", childId: child.id })}>
      {say(plan === undefined ? "child.writeFirst" : "child.writeNext")}
    </Button>
  ) : undefined;
  return (
    <PageFrame>
      <PageHeading
        title={child.name}
        note={[sayWhereabouts(say, child), pack.stages[child.stage], say(`need.${child.needType}`)].join(" · ")}
        takesFocus={navigation.moves > 0}
        actions={
          <ChildActions page={page} navigation={navigation}>
            {plan !== undefined && write}
          </ChildActions>
        }
      />
      {hasJustAgreed && plan !== undefined && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            <MessageBarTitle>{say("child.agreed")}</MessageBarTitle>
            {say("child.agreedHint", { version: plan.version })}
          </MessageBarBody>
        </MessageBar>
      )}
      {child.strengths !== "" && (
        <Body1 as="p" className={styles.strengths}>
          <strong>{say("child.strengths")}:</strong> {child.strengths}
        </Body1>
      )}
      {plan === undefined ? (
        <EmptyState title={say("child.noPlan")} hint={say(page.mayWritePlan ? "child.noPlanWriter" : "child.noPlanReader")} action={write} />
      ) : (
        <PlanView
          plan={{ ...plan, targets: plan.targets.map(withChanges) }}
          loggingFor={(target) => <LogProgress childId={child.id} targetId={target.id} onLogged={onLogged} onWithdrawn={onWithdrawn} />}
        />
      )}
      <ConcernsPart childId={child.id} />
      {page.mayReadAdvice && <AdvicePart childId={child.id} />}
      <TeamList team={page.team} />
      <EarlierVersions earlier={page.earlier} />
      {page.mayReadAudit && <AuditPart childId={child.id} />}
    </PageFrame>
  );
}

/** The ways from the child's page, each for those who may go it; `children` come last. */
function ChildActions({ page, navigation, children }: Pick<ChildViewProps, "page" | "navigation"> & { readonly children: ReactNode }): ReactElement {
  const say = useWords();
  const { child } = page;
  return (
    <>
      <FolderLink childId={child.id} />
      {page.maySendPackage && (
        <Button icon={<ArrowExitRegular />} onClick={() => navigation.open({ page: "package", childId: child.id })}>
          {say("package.open")}
        </Button>
      )}
      {page.plan !== undefined && page.mayReadReview && (
        <Button icon={<ClipboardTaskRegular />} onClick={() => navigation.open({ page: "review", childId: child.id })}>
          {say("child.review")}
        </Button>
      )}
      {children}
    </>
  );
}

/** A link to the child's folder; nothing until there is one. It is a comfort, so a failure to find it says nothing. */
function FolderLink({ childId }: { readonly childId: string }): ReactElement | null {
  const say = useWords();
  const { api, host } = useServices();
  const [webUrl, setWebUrl] = useState<string>();
  useEffect(() => {
    const calledOff = new AbortController();
    api.folder(childId, calledOff.signal).then(
      (found) => {
        if (!calledOff.signal.aborted) setWebUrl(found);
      },
      () => undefined,
    );
    return () => {
      calledOff.abort();
    };
  }, [api, childId]);
  if (webUrl === undefined) return null;
  return (
    <Link
      href={webUrl}
      target="_blank"
      rel="noopener noreferrer"
      style={{ display: "inline-flex", alignItems: "center", columnGap: tokens.spacingHorizontalXS }}
      onClick={(event) => {
        event.preventDefault();
        host.openLink(webUrl);
      }}
    >
      <FolderOpenRegular fontSize={20} />
      {say("child.folder")}
    </Link>
  );
}
