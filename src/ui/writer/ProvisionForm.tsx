import { Button, Caption1, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import type { ReactElement } from "react";
import type { ProvisionContent } from "../../domain/plan-content";
import { minutesPerPeriod, type Period, PERIODS } from "../../domain/provision";
import { useWords } from "../words/Words";
import { NumberField } from "./NumberField";
import type { PlanEdit } from "./plan-edit";
import { TextField } from "./TextField";

export interface ProvisionFormProps {
  readonly line: ProvisionContent;
  readonly targetId: string;
  /** Places of the target and of this line, from 0. */
  readonly targetIndex: number;
  readonly index: number;
  readonly edit: PlanEdit;
  readonly problemAt: (path: string) => string | undefined;
}

const useStyles = makeStyles({
  box: { border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusLarge, padding: tokens.spacingHorizontalM, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, minWidth: 0, margin: 0 },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM },
  often: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(104px, 100%), 1fr))", "& > *": { minWidth: 0 } },
  trio: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(170px, 100%), 1fr))", "& > *": { minWidth: 0 } },
  total: { color: tokens.colorNeutralForeground2 },
});

/** One line of help as it is being written: what, how, who, how often, where and until when. */
export function ProvisionForm({ line, targetId, targetIndex, index, edit, problemAt }: ProvisionFormProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const path = (field: string): string => `targets.${String(targetIndex)}.provision.${String(index)}.${field}`;
  const change = (part: Partial<Omit<ProvisionContent, "id">>): void => edit.line({ targetId, lineId: line.id }, part);
  const common = (field: string) => ({ path: path(field), problem: problemAt(path(field)) });
  const numbers = { line: index + 1, target: targetIndex + 1 };
  const total = minutesPerPeriod(line);
  return (
    <div role="group" aria-label={say("writer.help", numbers)} className={styles.box}>
      <div className={styles.head}>
        <strong aria-hidden="true">{say("writer.helpHeading", numbers)}</strong>
        <Button appearance="subtle" icon={<DeleteRegular />} aria-label={say("writer.removeHelp", numbers)} onClick={() => edit.removeLine(targetId, line.id)} />
      </div>
      <TextField {...common("what")} label={say("writer.what")} value={line.what} onChange={(what) => change({ what })} />
      <TextField {...common("how")} label={say("writer.how")} hint={say("writer.howHint")} rows={2} value={line.how} onChange={(how) => change({ how })} />
      <div className={styles.trio}>
        <TextField {...common("who")} label={say("writer.who")} value={line.who} onChange={(who) => change({ who })} />
        <TextField {...common("setting")} label={say("writer.setting")} value={line.setting} onChange={(setting) => change({ setting })} />
        <TextField {...common("reviewOn")} label={say("writer.lineReviewOn")} type="date" value={line.reviewOn} onChange={(reviewOn) => change({ reviewOn })} />
      </div>
      <div className={styles.often}>
        <NumberField {...common("times")} label={say("writer.times")} value={line.times} whenEmpty={0} most={100} onChange={(times) => change({ times })} />
        <Field label={say("writer.period")}>
          <Select value={line.period} onChange={(_event, { value }) => change({ period: value as Period })}>
            {PERIODS.map((period) => (
              <option key={period} value={period}>
                {say(`writer.period.${period}`)}
              </option>
            ))}
          </Select>
        </Field>
        <NumberField {...common("minutes")} label={say("writer.minutes")} value={line.minutes} whenEmpty={0} most={600} onChange={(minutes) => change({ minutes })} />
        <NumberField {...common("groupSize")} label={say("writer.groupSize")} value={line.groupSize} whenEmpty={1} most={60} onChange={(groupSize) => change({ groupSize })} />
      </div>
      {total > 0 && <Caption1 className={styles.total}>{say("writer.total", { minutes: total, period: say(`writer.period.${line.period}`) })}</Caption1>}
    </div>
  );
}
