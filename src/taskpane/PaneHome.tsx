import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { MeAnswer } from "../api/contract";
import { useAnswer } from "../ui/asking/use-answer";
import { ChildPicker } from "../ui/pane/ChildPicker";
import { PLAN_TAGS } from "./check-document";
import { ChildInPane } from "./ChildInPane";
import { listCopies } from "./document-standing";
import { PaneAnswer } from "./PaneAnswer";
import { usePaneServices } from "./pane-services";
import { readChildren } from "./read-children";

/** Finding a child, and then that child's plan and the document. */
export function PaneHome({ me }: { readonly me: MeAnswer }): ReactElement {
  const { api } = usePaneServices();
  const [chosen, setChosen] = useState<string>();
  const [wasChosen, setWasChosen] = useState(false);
  const { answer, again } = useAnswer(useCallback((signal: AbortSignal) => readChildren(api, me, signal), [api, me]));
  const planIds = usePlansInDocument();
  if (chosen !== undefined) return <ChildInPane key={chosen} childId={chosen} schools={me.schools} onAnotherChild={() => setChosen(undefined)} />;
  return (
    <PaneAnswer answer={answer} again={again}>
      {(children) => (
        <ChildPicker
          takesFocus={wasChosen}
          rows={children.map(({ child, plan }) => ({ child, version: plan?.version, isInDocument: plan !== undefined && planIds.has(plan.planId) }))}
          onChoose={(id) => {
            setChosen(id);
            setWasChosen(true);
          }}
        />
      )}
    </PaneAnswer>
  );
}

/** The plans that the document held when the pane was opened, so that their children come first. */
function usePlansInDocument(): ReadonlySet<string> {
  const { document } = usePaneServices();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let isShown = true;
    void document.readPlans(PLAN_TAGS).then((plans) => {
      if (isShown && plans.kind === "done") setIds(new Set(listCopies(plans.value).map(({ made }) => made.planId)));
    });
    return () => {
      isShown = false;
    };
  }, [document]);
  return ids;
}
