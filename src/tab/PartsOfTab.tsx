import { makeStyles, Select, Tab, TabList } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { MeAnswer } from "../api/contract";
import { useWords } from "../ui/words/Words";
import type { Navigation } from "./use-page-address";

/** The pages that the tab begins with. */
export type PartOfTab = "caseload" | "classes" | "handovers" | "audit";

export interface PartsOfTabProps {
  /** The schools whose register the person may open. */
  readonly schools: MeAnswer["schools"];
  readonly schoolId: string;
  readonly part: PartOfTab;
  /** Without a register there are only the classes and the check of the audit. */
  readonly seesCaseload: boolean;
  readonly navigation: Navigation;
  readonly onSchool: (schoolId: string) => void;
}

const PARTS: readonly PartOfTab[] = ["caseload", "classes", "handovers", "audit"];

const useStyles = makeStyles({
  // Four parts do not fit side by side in a narrow window.
  parts: { flexWrap: "wrap", flexShrink: 1, minWidth: 0 },
  school: { marginInlineStart: "auto" },
});

/** The parts of the tab for somebody with a register: caseload, classes, handovers and the record of access, and which school. */
export function PartsOfTab({ schools, schoolId, part, seesCaseload, navigation, onSchool }: PartsOfTabProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <>
      <TabList className={styles.parts} selectedValue={part} onTabSelect={(_event, { value }) => navigation.open({ page: PARTS.find((one) => one === value) ?? "caseload" })}>
        {seesCaseload && <Tab value="caseload">{say("caseload.heading")}</Tab>}
        <Tab value="classes">{say("classes.heading")}</Tab>
        {seesCaseload && <Tab value="handovers">{say("handovers.heading")}</Tab>}
        <Tab value="audit">{say("auditCheck.heading")}</Tab>
      </TabList>
      {schools.length > 1 && (
        <Select aria-label={say("nav.school")} className={styles.school} value={schoolId} onChange={(_event, { value }) => onSchool(value)}>
          {schools.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}
