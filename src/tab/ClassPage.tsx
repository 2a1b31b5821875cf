import type { ReactElement } from "react";
import { useCallback } from "react";
import { Button } from "@fluentui/react-components";
import type { ClassPlansAnswer } from "../api/contract";
import { ChildCard } from "../ui/child/ChildCard";
import { EmptyState } from "../ui/EmptyState";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";
import { useWords } from "../ui/words/Words";
import { AnswerFrame } from "./AnswerFrame";
import { LogProgress } from "./LogProgress";
import { writePageAddress } from "./page-address";
import { useServices } from "./services";
import { useAnswer } from "../ui/asking/use-answer";
import type { Navigation } from "./use-page-address";
import { useProgressChanges } from "./use-progress-changes";

export interface ClassPageProps {
  readonly classId: string;
  readonly navigation: Navigation;
  /** Leads back to the person's own start; absent in a class's own tab. */
  readonly onHome?: (() => void) | undefined;
}

/** The children of one class that have a plan, with targets and strategies at a glance, and progress logged in place. */
export function ClassPage({ classId, navigation, onHome }: ClassPageProps): ReactElement {
  const say = useWords();
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.classPlans(classId, signal), [api, classId]);
  const { answer, again } = useAnswer(read);
  const notYours = (
    <EmptyState isWholePage title={say("class.notYours")} hint={say("class.notYoursHint")} action={<Button onClick={again}>{say("app.tryAgain")}</Button>} />
  );
  return (
    <AnswerFrame answer={answer} again={again} onHome={onHome} missing={notYours}>
      {(plans) => <ClassPlans plans={plans} navigation={navigation} />}
    </AnswerFrame>
  );
}

function ClassPlans({ plans, navigation }: { readonly plans: ClassPlansAnswer; readonly navigation: Navigation }): ReactElement {
  const say = useWords();
  const { withChanges, onLogged, onWithdrawn } = useProgressChanges();
  return (
    <PageFrame>
      <PageHeading title={plans.class.name} note={say("class.summary", { count: plans.children.length })} takesFocus={navigation.moves > 0} />
      {plans.children.length === 0 && <EmptyState title={say("class.empty")} hint={say("class.emptyHint")} />}
      {plans.children.map(({ child, plan }) => (
        <ChildCard
          key={child.id}
          child={child}
          plan={{ ...plan, targets: plan.targets.map(withChanges) }}
          href={`#${writePageAddress({ page: "child", childId: child.id })}`}
          onOpen={() => navigation.open({ page: "child", childId: child.id })}
          loggingFor={(target) => <LogProgress childId={child.id} targetId={target.id} onLogged={onLogged} onWithdrawn={onWithdrawn} />}
        />
      ))}
    </PageFrame>
  );
}
