import { Body1, Button, Spinner } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { reviewForm } from "../../api/reviews";
import type { ReviewForm } from "../../domain/reviewing/review-form";
import type { ReviewGap } from "../../domain/reviewing/review-gaps";
import { failureOf } from "../../ui/asking/api-error";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import type { PageFailure } from "../../ui/explain-failure";
import { FailureNotice } from "../../ui/FailureNotice";
import { useTermPack, useWords } from "../../ui/words/Words";
import { goToField } from "../../ui/writer/gap-places";
import { useServices } from "../services";
import type { Navigation } from "../use-page-address";
import type { ReviewKeeper } from "./review-keeper";

export interface CloseReviewProps {
  readonly page: ReviewAnswer;
  readonly form: ReviewForm;
  readonly gaps: readonly ReviewGap[];
  readonly keeper: ReviewKeeper;
  readonly navigation: Navigation;
  /** Marks the fields that still need something. */
  readonly onShowProblems: () => void;
}

/** The button that closes the review. While something is missing it leads to the first place to mend instead. */
export function CloseReview(props: CloseReviewProps): ReactElement {
  const say = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const handlePress = (): void => {
    const [first] = props.gaps;
    if (first === undefined) {
      setIsAsking(true);
      return;
    }
    props.onShowProblems();
    goToField(document, first.path);
  };
  return (
    <>
      <Button appearance="primary" onClick={handlePress}>
        {say("review.close")}
      </Button>
      {isAsking && <CloseDialog {...props} onCancel={() => setIsAsking(false)} />}
    </>
  );
}

function CloseDialog({ page, form, keeper, navigation, onCancel }: CloseReviewProps & { readonly onCancel: () => void }): ReactElement {
  const say = useWords();
  const pack = useTermPack();
  const { api, signInAgain } = useServices();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const { name, id: childId } = page.child;
  const close = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await keeper.keepNow();
      const { after } = await api.closeReview(childId, { form: reviewForm.parse(form), over: keeper.revision() });
      navigation.replace(after === "plan-ended" ? { page: "child", childId } : { page: "write", childId });
    } catch (error) {
      setFailure(failureOf(error));
      setIsBusy(false);
    }
  };
  const handleSignIn = async (): Promise<void> => {
    if (await signInAgain()) await close();
  };
  const goesOn = form.targets.filter(({ next }) => next !== "drop").length;
  return (
    <ConfirmDialog title={say("review.closeHeading")} confirm={say("review.closeConfirm")} cancel={say("app.cancel")} isBusy={isBusy} onConfirm={() => void close()} onCancel={onCancel}>
      <Body1 as="p">{say("review.closeBody", { name })}</Body1>
      {form.newStage !== undefined && form.decision === "change-stage" && <Body1 as="p">{say("review.closeStage", { name, stage: pack.stages[form.newStage] })}</Body1>}
      <Body1 as="p">{form.decision === "end" ? say("review.closeEnd", { name }) : say("review.closeNext", { count: goesOn })}</Body1>
      {isBusy && <Spinner label={say("review.closeBusy")} />}
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void close(), "sign-in": () => void handleSignIn() }} />}
    </ConfirmDialog>
  );
}
