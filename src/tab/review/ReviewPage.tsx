import { Button } from "@fluentui/react-components";
import { PrintRegular } from "@fluentui/react-icons/svg/print";
import { type ReactElement, useCallback, useState } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { EmptyState } from "../../ui/EmptyState";
import { PageFrame } from "../../ui/PageFrame";
import { PageHeading } from "../../ui/PageHeading";
import { showDay } from "../../ui/days";
import { PastReviews } from "../../ui/review/PastReviews";
import { useAnswer } from "../../ui/asking/use-answer";
import { useWords } from "../../ui/words/Words";
import { AnswerFrame } from "../AnswerFrame";
import { useServices } from "../services";
import type { Navigation } from "../use-page-address";
import { ClosedReview } from "./ClosedReview";
import { HoldReview } from "./HoldReview";
import { StartReview } from "./StartReview";

export interface ReviewPageProps {
  readonly childId: string;
  readonly navigation: Navigation;
  readonly onHome: () => void;
}

/** The review of a child's plan in force: begun, held and closed here. */
export function ReviewPage({ childId, navigation, onHome }: ReviewPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.review(childId, signal), [api, childId]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again} onHome={onHome}>
      {(page) => <ReviewView page={page} navigation={navigation} again={again} />}
    </AnswerFrame>
  );
}

interface ReviewViewProps {
  readonly page: ReviewAnswer;
  readonly navigation: Navigation;
  readonly again: () => void;
}

function ReviewView({ page: read, navigation, again }: ReviewViewProps): ReactElement {
  const say = useWords();
  const [begun, setBegun] = useState<ReviewAnswer>();
  // What was read again later is newer than what began the review.
  const page = read.review === undefined ? (begun ?? read) : read;
  const { child, plan } = page;
  return (
    <PageFrame>
      <PageHeading
        title={say("review.heading")}
        note={[say("review.note", { name: child.name, version: plan.version, from: showDay(plan.startsOn), until: showDay(plan.reviewOn) }), sayDay(say, page)].join(" · ")}
        takesFocus={navigation.moves > 0}
        actions={
          <Button icon={<PrintRegular />} onClick={() => navigation.open({ page: "sheets", childId: child.id })}>
            {say("sheet.open")}
          </Button>
        }
      />
      <Step page={page} navigation={navigation} again={again} onBegun={setBegun} />
      <PastReviews past={page.past} />
    </PageFrame>
  );
}

function Step({ page, navigation, again, onBegun }: ReviewViewProps & { readonly onBegun: (page: ReviewAnswer) => void }): ReactElement {
  const say = useWords();
  const { review } = page;
  if (review === undefined) {
    return page.mayWrite ? <StartReview page={page} onBegun={onBegun} /> : <EmptyState title={say("review.notBegun")} hint={say("review.notBegunHint")} />;
  }
  if (review.state === "closed" || !page.mayWrite) return <ClosedReview page={page} review={review} navigation={navigation} />;
  return <HoldReview page={page} review={review} navigation={navigation} again={again} />;
}

function sayDay(say: ReturnType<typeof useWords>, { review, plannedFor, proposed }: ReviewAnswer): string {
  if (review !== undefined) return say("review.heldOn", { day: showDay(review.heldOn) });
  const planned = plannedFor === undefined ? say("review.notPlanned") : say("review.plannedFor", { day: showDay(plannedFor) });
  return [planned, ...proposed.map(({ on, byName }) => say("review.proposed", { name: byName, day: showDay(on) }))].join(" · ");
}
