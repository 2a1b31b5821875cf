import { Field, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ChildAnswer } from "../../api/contract";
import type { PersonId } from "../../domain/ids";
import { useWords } from "../words/Words";
import { fieldId } from "./gap-places";
import type { PlanEdit } from "./plan-edit";

export interface LeadFieldProps {
  /** Everybody who works with the child. */
  readonly team: ChildAnswer["team"];
  readonly leadId: PersonId | undefined;
  readonly edit: PlanEdit;
}

/** Who leads the plan: one of the child's team, or nobody yet. Somebody who has left the team stays until another is chosen. */
export function LeadField({ team, leadId, edit }: LeadFieldProps): ReactElement {
  const say = useWords();
  const isOutside = leadId !== undefined && team.every(({ id }) => id !== leadId);
  return (
    <Field label={say("writer.lead")} hint={say("writer.leadHint")}>
      <Select id={fieldId("leadId")} value={leadId ?? ""} onChange={(_event, { value }) => edit.plan({ leadId: value === "" ? undefined : (value as PersonId) })}>
        <option value="">{say("writer.leadNobody")}</option>
        {isOutside && <option value={leadId}>{say("writer.leadOutside")}</option>}
        {team.map((one) => (
          <option key={one.id} value={one.id}>
            {one.how === "" ? one.name : `${one.name} (${one.how})`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
