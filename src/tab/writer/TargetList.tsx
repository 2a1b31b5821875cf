import { Body1, Button, Field, makeStyles, Textarea, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { type ReactElement, useMemo, useState } from "react";
import { NO_TERMS_KNOWN } from "../../domain/calendar/school-calendar";
import type { PlanContent } from "../../domain/plan-content";
import { USUAL_TARGETS } from "../../domain/plan-gaps";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useTermPack, useWords } from "../../ui/words/Words";
import { fieldId } from "../../ui/writer/gap-places";
import type { PlanEdit } from "../../ui/writer/plan-edit";
import { TargetForm } from "../../ui/writer/TargetForm";
import { TextField } from "../../ui/writer/TextField";
import { useServices } from "../services";
import { putTarget } from "./change-content";
import type { DraftKeeper } from "./draft-keeper";
import { emptyTarget } from "./start-content";

/** As many targets as one plan can be sent with. */
const MOST_TARGETS = 12;

export interface TargetListProps {
  readonly content: PlanContent;
  readonly childName: string;
  readonly keeper: DraftKeeper;
  readonly edit: PlanEdit;
  readonly problemAt: (path: string) => string | undefined;
}

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  empty: { color: tokens.colorNeutralForeground2 },
});

/** The targets, in order of urgency; a fifth asks why, and never refuses. */
export function TargetList({ content, childName, keeper, edit, problemAt }: TargetListProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { newId } = useServices();
  const { areas } = useTermPack();
  const [isAskingWhy, setIsAskingWhy] = useState(false);
  const { targets, startsOn, reviewOn, longTermObjective } = content;
  const surroundings = useMemo(() => ({ startsOn, reviewOn, longTermObjective, calendar: NO_TERMS_KNOWN }), [startsOn, reviewOn, longTermObjective]);
  const add = (reason?: string): void => {
    keeper.change((now) => {
      const target = emptyTarget(newId, { area: areas[0] ?? "communication", reviewOn: now.reviewOn });
      return putTarget(reason === undefined ? now : { ...now, extraTargetsReason: reason }, target, now.targets.length);
    });
    setIsAskingWhy(false);
  };
  const handleAdd = (): void => {
    if (targets.length >= USUAL_TARGETS && content.extraTargetsReason.trim() === "") setIsAskingWhy(true);
    else add();
  };
  return (
    <section className={styles.list}>
      <h2 className={styles.heading}>{say("writer.partTargets")}</h2>
      {targets.length === 0 && <Body1 className={styles.empty}>{say("writer.noTargets")}</Body1>}
      {targets.map((target, index) => (
        <TargetForm key={target.id} {...{ target, index, childName, surroundings, edit, problemAt }} isLast={index === targets.length - 1} />
      ))}
      {(targets.length > USUAL_TARGETS || content.extraTargetsReason !== "") && (
        <TextField path="extraTargetsReason" label={say("writer.extraReason")} problem={problemAt("extraTargetsReason")} rows={2} value={content.extraTargetsReason} onChange={(extraTargetsReason) => edit.plan({ extraTargetsReason })} />
      )}
      {targets.length < MOST_TARGETS && (
        <div>
          <Button id={fieldId("targets")} appearance={targets.length === 0 ? "primary" : "secondary"} icon={<AddRegular />} onClick={handleAdd}>
            {say(targets.length === 0 ? "writer.addFirst" : "writer.addTarget")}
          </Button>
        </div>
      )}
      {isAskingWhy && <FifthTargetDialog onAdd={add} onCancel={() => setIsAskingWhy(false)} />}
    </section>
  );
}

function FifthTargetDialog({ onAdd, onCancel }: { readonly onAdd: (reason: string) => void; readonly onCancel: () => void }): ReactElement {
  const say = useWords();
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog title={say("writer.fifthHeading")} confirm={say("writer.fifthAdd")} cancel={say("app.cancel")} mayConfirm={reason.trim() !== ""} onConfirm={() => onAdd(reason.trim())} onCancel={onCancel}>
      <Body1 as="p">{say("writer.fifthBody")}</Body1>
      <Field label={say("writer.extraReason")}>
        <Textarea value={reason} rows={3} onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </ConfirmDialog>
  );
}
