import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { ChildAnswer, DraftAnswer } from "../../api/contract";
import { AnswerFrame } from "../AnswerFrame";
import { type TabServices, useServices } from "../services";
import { useAnswer } from "../../ui/asking/use-answer";
import type { Navigation } from "../use-page-address";
import { createDraftKeeper, type DraftKeeper } from "./draft-keeper";
import { PlanWriter, type WriterOrigin } from "./PlanWriter";
import { readPlanContent } from "./read-plan-content";
import { emptyContent, nextVersionContent } from "./start-content";

export interface PlanWriterPageProps {
  readonly childId: string;
  /** The day at a school, as `YYYY-MM-DD`. */
  readonly todayAt: (schoolId: string) => string;
  readonly navigation: Navigation;
  readonly onHome: () => void;
  readonly onAgreed: (childId: string) => void;
}

interface Opened {
  readonly page: ChildAnswer;
  readonly draft: DraftAnswer | undefined;
}

/** The page on which a plan is written: it opens the draft, or begins one from the plan in force. */
export function PlanWriterPage({ childId, todayAt, navigation, onHome, onAgreed }: PlanWriterPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback(
    async (signal: AbortSignal): Promise<Opened> => {
      const [page, draft] = await Promise.all([api.child(childId, signal), api.draft(childId, signal)]);
      return { page, draft };
    },
    [api, childId],
  );
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again} onHome={onHome}>
      {(opened) => <Desk opened={opened} today={todayAt(opened.page.schoolId)} navigation={navigation} onAgreed={onAgreed} />}
    </AnswerFrame>
  );
}

interface DeskProps extends Pick<PlanWriterPageProps, "navigation" | "onAgreed"> {
  readonly opened: Opened;
  readonly today: string;
}

function Desk({ opened, today, navigation, onAgreed }: DeskProps): ReactElement {
  const services = useServices();
  const [desk] = useState(() => openDesk(services, opened, today));
  const childId = opened.page.child.id;
  useEffect(() => {
    const handleOnline = (): void => void desk.keeper.keepNow();
    window.addEventListener("online", handleOnline);
    return () => {
      window.removeEventListener("online", handleOnline);
      // The reader goes to another page of ours: what was typed last is sent without waiting.
      void desk.keeper.keepNow();
    };
  }, [desk]);
  const handleAgreed = (): void => {
    services.drafts.drop(childId);
    onAgreed(childId);
    // The child's page is where the writer came from; a link straight to this page has nothing behind it.
    if (navigation.canGoBack) navigation.back();
    else navigation.replace({ page: "child", childId });
  };
  return <PlanWriter page={opened.page} keeper={desk.keeper} origin={desk.origin} takesFocus={navigation.moves > 0} onAgreed={handleAgreed} />;
}

function openDesk({ api, drafts, newId }: TabServices, { page, draft }: Opened, today: string): { readonly keeper: DraftKeeper; readonly origin: WriterOrigin } {
  const childId = page.child.id;
  const unkept = drafts.findUnkept(childId);
  if (unkept !== undefined) return { keeper: unkept, origin: { kind: "nothing" } };
  const fresh = page.plan === undefined ? emptyContent(newId, today) : nextVersionContent({ plan: page.plan, team: page.team }, newId, today);
  const start = draft === undefined ? { content: fresh, revision: 0 } : { content: readPlanContent(draft.content), revision: draft.revision, savedAt: draft.savedAt };
  const keeper = createDraftKeeper(api, { childId, ...start });
  drafts.put(childId, keeper);
  if (draft !== undefined) return { keeper, origin: { kind: "draft", savedAt: draft.savedAt } };
  return { keeper, origin: page.plan === undefined ? { kind: "nothing" } : { kind: "version", version: page.plan.version } };
}
