import { makeStyles, Select, Tab, TabList } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { MeAnswer } from "../api/contract";
import { useWords } from "../ui/words/Words";
import type { Navigation } from "./use-page-address";

/** The pages that the tab begins with. */
export type PartOfTab = "caseload" | "classes" | "handovers";

export interface PartsOfTabProps {
  /** The schools whose register the person may open. */
  readonly schools: MeAnswer["schools"];
  readonly schoolId: string;
  readonly part: PartOfTab;
  readonly navigation: Navigation;
  readonly onSchool: (schoolId: string) => void;
}

const PARTS: readonly PartOfTab[] = ["caseload", "classes", "handovers"];

const useStyles = makeStyles({ school: { marginInlineStart: "auto" } });

/** The parts of the tab for somebody with a register: caseload, classes and handovers, and which school. */
export function PartsOfTab({ schools, schoolId, part, navigation, onSchool }: PartsOfTabProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <>
      <TabList selectedValue={part} onTabSelect={(_event, { value }) => navigation.open({ page: PARTS.find((one) => one === value) ?? "caseload" })}>
        <Tab value="caseload">{say("caseload.heading")}</Tab>
        <Tab value="classes">{say("classes.heading")}</Tab>
        <Tab value="handovers">{say("handovers.heading")}</Tab>
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
