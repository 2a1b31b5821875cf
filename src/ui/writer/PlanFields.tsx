import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { PlanContent } from "../../domain/plan-content";
import { useWords } from "../words/Words";
import { LeadField, type LeadFieldProps } from "./LeadField";
import type { PlanEdit } from "./plan-edit";
import { TextField } from "./TextField";

/** What a part of the form for the whole plan is given. */
export interface PlanPartProps {
  readonly content: PlanContent;
  readonly edit: PlanEdit;
  readonly problemAt: (path: string) => string | undefined;
}

export interface PlanFieldsProps extends PlanPartProps, Pick<LeadFieldProps, "team"> {}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  pair: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(200px, 100%), 1fr))", alignItems: "start" },
});

/** The fields of the plan as a whole: its days, who leads it, the long-term aim, and strategies for every lesson. */
export function PlanFields({ content, edit, problemAt, team }: PlanFieldsProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{say("writer.partPlan")}</h2>
      <div className={styles.pair}>
        <TextField path="startsOn" label={say("writer.startsOn")} type="date" problem={problemAt("startsOn")} value={content.startsOn} onChange={(startsOn) => edit.plan({ startsOn })} />
        <TextField path="reviewOn" label={say("writer.reviewOn")} type="date" hint={say("writer.reviewHint")} problem={problemAt("reviewOn")} value={content.reviewOn} onChange={(reviewOn) => edit.plan({ reviewOn })} />
        <LeadField team={team} leadId={content.leadId} edit={edit} />
      </div>
      <TextField path="longTermObjective" label={say("writer.longTerm")} hint={say("writer.longTermHint")} rows={2} value={content.longTermObjective} onChange={(longTermObjective) => edit.plan({ longTermObjective })} />
      <TextField path="strategies" label={say("writer.strategies")} hint={say("writer.strategiesHint")} rows={4} value={content.strategies} onChange={(strategies) => edit.plan({ strategies })} />
    </section>
  );
}
