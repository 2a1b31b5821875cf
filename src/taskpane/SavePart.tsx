import { Button, Field, makeStyles, MessageBar, MessageBarBody, Spinner, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { useWords } from "../ui/words/Words";
import { sayGap } from "../ui/writer/gap-places";
import type { CheckedCopy } from "./check-document";
import { usePaneServices } from "./pane-services";
import type { PaneSchool } from "./plan-on-paper";
import { type ChosenChanges, changesToSave, findGapsAfter, saveChanges } from "./save-changes";
import type { DocumentWork, WorkResult } from "./use-document-work";
import { useLeavingOut } from "./use-leaving-out";

export interface SavePartProps {
  readonly childId: string;
  readonly checked: CheckedCopy;
  readonly schools: readonly PaneSchool[];
  readonly fromPlan: ReadonlySet<string>;
  readonly work: DocumentWork;
}

const LONGEST_TEXT = 4000;

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Saving the changes of the document as the plan's next version; what the plan would lack is said first. */
export function SavePart({ childId, checked, schools, fromPlan, work }: SavePartProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const services = usePaneServices();
  const [agreedWith, setAgreedWith] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const leavingOut = useLeavingOut(checked.comparison.homeless);
  const chosen: ChosenChanges = { childId, checked, fromPlan, agreedWith };
  const gaps = hasTried ? findGapsAfter(chosen) : [];
  const lacksAgreement = gaps.some(({ path }) => path === "agreedWith");
  const otherGaps = gaps.filter(({ path }) => path !== "agreedWith");

  const save = async (): Promise<WorkResult> => {
    const now = await work.check();
    if (now === undefined) return { kind: "failed", failure: { code: "offline" } };
    if (!isSameWork(now.checked, checked)) return { kind: "warned", text: say("pane.changedSince") };
    const outcome = await saveChanges(chosen, { ...services, schools });
    if (outcome.kind === "moved-on") return { kind: "warned", text: say("pane.movedOn") };
    setAgreedWith("");
    setHasTried(false);
    const { version, trouble } = outcome;
    return trouble === undefined ? { kind: "said", text: say("pane.saved", { version }) } : { kind: "warned", text: say("pane.savedNotMarked", { version, reason: say(`trouble.${trouble}`) }) };
  };
  const handleSave = (): void => {
    setHasTried(true);
    if (findGapsAfter(chosen).length === 0) leavingOut.unlessRefused(() => work.work("saving", save));
  };
  return (
    <div className={styles.part}>
      <Field label={say("pane.agreedWith")} hint={say("pane.agreedWithHint")} {...(lacksAgreement ? { validationMessage: say("gap.missing") } : {})}>
        <Textarea rows={2} resize="vertical" value={agreedWith} maxLength={LONGEST_TEXT} onChange={(_event, change) => setAgreedWith(change.value)} />
      </Field>
      {otherGaps.length > 0 && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            {say("pane.gaps")}
            <ul className={styles.list}>
              {otherGaps.map((gap) => (
                <li key={gap.path}>{say("pane.gap", { field: sayGap(say, gap), problem: say(`gap.${gap.problem}`) })}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      <div>
        <Button appearance="primary" icon={work.busy === "saving" ? <Spinner size="tiny" /> : null} disabled={work.busy !== undefined || changesToSave(chosen).length === 0} onClick={handleSave}>
          {say(work.busy === "saving" ? "pane.saving" : "pane.save")}
        </Button>
      </div>
      {leavingOut.question}
    </div>
  );
}

/** Whether what was read just now is what the reader has looked at. */
function isSameWork(now: CheckedCopy | undefined, seen: CheckedCopy): boolean {
  return now !== undefined && now.copy.key === seen.copy.key && now.versions.inForce.version === seen.versions.inForce.version && JSON.stringify(now.comparison) === JSON.stringify(seen.comparison);
}
