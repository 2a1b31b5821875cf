import { Button, Field, makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { memo, type ReactElement } from "react";
import type { TargetContent } from "../../domain/plan-content";
import type { TargetSurroundings } from "../../domain/smart/check-target";
import { SET_BY, type SetBy, type TargetArea } from "../../domain/target";
import { useTermPack, useWords } from "../words/Words";
import { fieldId } from "./gap-places";
import type { PlanEdit } from "./plan-edit";
import { ProvisionForm } from "./ProvisionForm";
import { ReadingHint } from "./ReadingHint";
import { SmartCheck } from "./SmartCheck";
import { TextField } from "./TextField";

export interface TargetFormProps {
  readonly target: TargetContent;
  /** Place among the targets, from 0. */
  readonly index: number;
  readonly isLast: boolean;
  readonly childName: string;
  /** What the target is checked against; the same object until something of it changes. */
  readonly surroundings: TargetSurroundings;
  readonly edit: PlanEdit;
  readonly problemAt: (path: string) => string | undefined;
}

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalL,
    minWidth: 0,
    "@media (max-width: 480px)": { padding: tokens.spacingHorizontalM },
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  short: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(160px, 100%), 1fr))" },
  pair: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(320px, 100%), 1fr))", alignItems: "start" },
});

/** One target as it is being written, with the help towards it. */
export const TargetForm = memo(function TargetForm({ target, index, isLast, childName, surroundings, edit, problemAt }: TargetFormProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const number = index + 1;
  const path = (field: string): string => `targets.${String(index)}.${field}`;
  const common = (field: string) => ({ path: path(field), problem: problemAt(path(field)) });
  const change = (part: Partial<Omit<TargetContent, "id" | "provision">>): void => edit.target(target.id, part);
  return (
    <div role="group" aria-label={say("writer.target", { number })} className={styles.card}>
      <TargetFormHead {...{ target, index, isLast, edit }} />
      <div>
        <TextField {...common("statement")} label={say("writer.statement")} hint={say("writer.statementHint")} rows={2} value={target.statement} onChange={(statement) => change({ statement })} />
        <SmartCheck target={target} surroundings={surroundings} number={number} />
        {target.statement === "" && (
          <Button appearance="transparent" size="small" onClick={() => change({ statement: say("writer.frame", { name: childName }) })}>
            {say("writer.useFrame")}
          </Button>
        )}
      </div>
      <div>
        <TextField {...common("childWording")} label={say("writer.childWording")} hint={say("writer.childWordingHint")} value={target.childWording} onChange={(childWording) => change({ childWording })} />
        <ReadingHint text={target.childWording} />
      </div>
      <div className={styles.short}>
        <TextField {...common("dueOn")} label={say("writer.dueOn")} type="date" value={target.dueOn} onChange={(dueOn) => change({ dueOn })} />
        <AreaChoice value={target.area} onChoose={(area) => change({ area })} />
        <Field label={say("writer.setBy")}>
          <Select value={target.setBy} onChange={(_event, { value }) => change({ setBy: value as SetBy })}>
            {SET_BY.map((setBy) => (
              <option key={setBy} value={setBy}>
                {say(`writer.setBy.${setBy}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className={styles.pair}>
        <TextField {...common("baseline")} label={say("writer.baseline")} rows={2} value={target.baseline} onChange={(baseline) => change({ baseline })} />
        <TextField {...common("happened")} label={say("writer.happened")} hint={say("writer.happenedHint")} rows={2} value={target.happened} onChange={(happened) => change({ happened })} />
        <TextField {...common("successCriterion")} label={say("writer.success")} hint={say("writer.successHint")} rows={2} value={target.successCriterion} onChange={(successCriterion) => change({ successCriterion })} />
        <TextField {...common("exitCriterion")} label={say("writer.exit")} hint={say("writer.exitHint")} rows={2} value={target.exitCriterion} onChange={(exitCriterion) => change({ exitCriterion })} />
      </div>
      {target.provision.map((line, lineIndex) => (
        <ProvisionForm key={line.id} line={line} targetId={target.id} targetIndex={index} index={lineIndex} edit={edit} problemAt={problemAt} />
      ))}
      <Field {...(problemAt(path("provision")) === undefined ? {} : { validationMessage: problemAt(path("provision")) ?? "" })}>
        <div>
          <Button id={fieldId(path("provision"))} icon={<AddRegular />} onClick={() => edit.addLine(target.id)}>
            {say("writer.addHelp")}
          </Button>
        </div>
      </Field>
    </div>
  );
});

function TargetFormHead({ target, index, isLast, edit }: Pick<TargetFormProps, "target" | "index" | "isLast" | "edit">): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const number = index + 1;
  return (
    <div className={styles.head}>
      <h3 className={styles.heading}>{say("writer.target", { number })}</h3>
      <div>
        <Button id={`move-${target.id}-up`} appearance="subtle" icon={<ArrowUpRegular />} aria-label={say("writer.moveUp", { number })} disabled={index === 0} onClick={() => edit.moveTarget(target.id, -1)} />
        <Button id={`move-${target.id}-down`} appearance="subtle" icon={<ArrowDownRegular />} aria-label={say("writer.moveDown", { number })} disabled={isLast} onClick={() => edit.moveTarget(target.id, 1)} />
        <Button appearance="subtle" icon={<DeleteRegular />} aria-label={say("writer.removeTarget", { number })} onClick={() => edit.removeTarget(target.id)} />
      </div>
    </div>
  );
}

function AreaChoice({ value, onChoose }: { readonly value: TargetArea; readonly onChoose: (area: TargetArea) => void }): ReactElement {
  const say = useWords();
  const { areas } = useTermPack();
  const offered = areas.includes(value) ? areas : [...areas, value];
  return (
    <Field label={say("writer.area")}>
      <Select value={value} onChange={(_event, chosen) => onChoose(chosen.value as TargetArea)}>
        {offered.map((area) => (
          <option key={area} value={area}>
            {say(`area.${area}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
