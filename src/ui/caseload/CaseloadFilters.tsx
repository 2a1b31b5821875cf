import { Field, makeStyles, SearchBox, Select, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { PLAN_STANDINGS, type PlanStanding } from "../../domain/plan-standing";
import { useWords } from "../words/Words";
import type { CaseloadFilter } from "./filter-caseload";

export interface CaseloadFiltersProps {
  readonly filter: CaseloadFilter;
  readonly yearGroups: readonly string[];
  readonly classNames: readonly string[];
  readonly onChange: (filter: CaseloadFilter) => void;
}

const useStyles = makeStyles({
  row: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(150px, 100%), 1fr))", alignItems: "end", "& > *": { minWidth: 0 } },
  search: { width: "100%", minWidth: 0, maxWidth: "100%" },
});

/** Search by name, and filters by how the plan stands, year and class. */
export function CaseloadFilters({ filter, yearGroups, classNames, onChange }: CaseloadFiltersProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <div role="search" className={styles.row}>
      <Field label={say("caseload.search")}>
        <SearchBox className={styles.search} value={filter.search} autoComplete="off" onChange={(_event, { value }) => onChange({ ...filter, search: value })} />
      </Field>
      <Choice
        label={say("caseload.filterStanding")}
        value={filter.standing}
        options={PLAN_STANDINGS.map((standing) => ({ value: standing, text: say(`standing.${standing}`) }))}
        onChoose={(value) => onChange({ ...filter, standing: value as PlanStanding | undefined })}
      />
      <Choice
        label={say("caseload.filterYear")}
        value={filter.yearGroup}
        options={yearGroups.map((year) => ({ value: year, text: year === "R" ? say("child.reception") : say("child.year", { year }) }))}
        onChoose={(value) => onChange({ ...filter, yearGroup: value })}
      />
      <Choice
        label={say("caseload.filterClass")}
        value={filter.className}
        options={classNames.map((name) => ({ value: name, text: name }))}
        onChoose={(value) => onChange({ ...filter, className: value })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps): ReactElement {
  const say = useWords();
  return (
    <Field label={label}>
      <Select value={value ?? ""} onChange={(_event, chosen) => onChoose(chosen.value === "" ? undefined : chosen.value)}>
        <option value="">{say("caseload.all")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
