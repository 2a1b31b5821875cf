import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PlanDocument } from "../domain/plan-document";
import { useWords } from "../ui/words/Words";
import { toInsert } from "./bring-up-to-date";
import { PaneFailure } from "./PaneAnswer";
import { usePaneServices } from "./pane-services";
import { type DocumentWork, resultOf } from "./use-document-work";

/** Says what became of the last press of a button, also to a screen reader, with the way on when it was not done. */
export function WorkNotice({ work, inForce }: { readonly work: DocumentWork; readonly inForce: PlanDocument }): ReactElement {
  const say = useWords();
  const { document } = usePaneServices();
  const { result } = work;
  const insertAtEnd = (): void => {
    work.work("inserting", async () => resultOf(await document.insertPlan(toInsert(inForce), "end"), say("pane.inserted")));
  };
  const hasWords = result?.kind === "said" || result?.kind === "warned";
  return (
    <div>
      <div role="status">
        {hasWords && (
          <MessageBar intent={result.kind === "said" ? "success" : "warning"} layout="multiline">
            <MessageBarBody>{result.text}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {result?.kind === "trouble" && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{say(`trouble.${result.trouble}`)}</MessageBarBody>
          {result.trouble === "no-place" && (
            <MessageBarActions>
              <Button onClick={insertAtEnd}>{say("pane.insertAtEnd")}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {result?.kind === "failed" && <PaneFailure failure={result.failure} again={() => void work.check()} />}
    </div>
  );
}
