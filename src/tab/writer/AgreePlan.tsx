import { Body1, Button, Spinner } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { ChildAnswer } from "../../api/contract";
import { planContent } from "../../api/plan-shapes";
import type { PlanContent } from "../../domain/plan-content";
import type { PlanGap } from "../../domain/plan-gaps";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { showDay } from "../../ui/days";
import type { PageFailure } from "../../ui/explain-failure";
import { FailureNotice } from "../../ui/FailureNotice";
import { useWords } from "../../ui/words/Words";
import { goToField } from "../../ui/writer/gap-places";
import { failureOf } from "../../ui/asking/api-error";
import { useServices } from "../services";
import type { DraftKeeper } from "./draft-keeper";

export interface AgreePlanProps {
  readonly page: ChildAnswer;
  readonly content: PlanContent;
  readonly gaps: readonly PlanGap[];
  readonly keeper: DraftKeeper;
  /** Marks the fields that still need something. */
  readonly onShowProblems: () => void;
  readonly onAgreed: () => void;
}

/** The button that agrees the plan. While something is missing it leads to the first place to mend instead. */
export function AgreePlan({ page, content, gaps, keeper, onShowProblems, onAgreed }: AgreePlanProps): ReactElement {
  const say = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const handlePress = (): void => {
    const [first] = gaps;
    if (first === undefined) {
      setIsAsking(true);
      return;
    }
    onShowProblems();
    goToField(document, first.path);
  };
  return (
    <>
      <Button appearance="primary" onClick={handlePress}>
        {say("agree.button")}
      </Button>
      {isAsking && <AgreeDialog {...{ page, content, keeper, onAgreed }} onCancel={() => setIsAsking(false)} />}
    </>
  );
}

type AgreeDialogProps = Pick<AgreePlanProps, "page" | "content" | "keeper" | "onAgreed"> & { readonly onCancel: () => void };

function AgreeDialog({ page, content, keeper, onAgreed, onCancel }: AgreeDialogProps): ReactElement {
  const say = useWords();
  const { api, signInAgain } = useServices();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const helpCount = content.targets.reduce((sum, target) => sum + target.provision.length, 0);
  const agree = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    // A draft that is kept after the plan has been agreed would come back as one nobody wants.
    await keeper.rest();
    try {
      await api.agreePlan(page.child.id, { content: planContent.parse(content) });
      onAgreed();
    } catch (error) {
      keeper.wake();
      setFailure(failureOf(error));
      setIsBusy(false);
    }
  };
  const handleSignIn = async (): Promise<void> => {
    if (await signInAgain()) await agree();
  };
  return (
    <ConfirmDialog title={say("agree.heading")} confirm={say("agree.confirm")} cancel={say("agree.back")} isBusy={isBusy} onConfirm={() => void agree()} onCancel={onCancel}>
      <Body1 as="p">{say("agree.body", { name: page.child.name })}</Body1>
      <ul>
        <li>{say("agree.targets", { count: content.targets.length })}</li>
        <li>{say("agree.help", { count: helpCount })}</li>
        <li>{say("agree.review", { day: showDay(content.reviewOn) })}</li>
        <li>
          {say("plan.agreedWith")}: {content.agreedWith}
        </li>
      </ul>
      {isBusy && <Spinner label={say("agree.busy")} />}
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void agree(), "sign-in": () => void handleSignIn() }} />}
    </ConfirmDialog>
  );
}
