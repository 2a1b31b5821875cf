import { makeStyles, Select, Tab, TabList } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { MeAnswer } from "../api/contract";
import { useWords } from "../ui/words/Words";
import type { Navigation } from "./use-page-address";

export interface PartsOfTabProps {
  /** The schools whose register the person may open. */
  readonly schools: MeAnswer["schools"];
  readonly schoolId: string;
  readonly isCaseload: boolean;
  readonly navigation: Navigation;
  readonly onSchool: (schoolId: string) => void;
}

const useStyles = makeStyles({ school: { marginInlineStart: "auto" } });

/** The parts of the tab for somebody with a register: caseload and classes, and which school. */
export function PartsOfTab({ schools, schoolId, isCaseload, navigation, onSchool }: PartsOfTabProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <>
      <TabList selectedValue={isCaseload ? "caseload" : "classes"} onTabSelect={(_event, { value }) => navigation.open({ page: value === "classes" ? "classes" : "caseload" })}>
        <Tab value="caseload">{say("caseload.heading")}</Tab>
        <Tab value="classes">{say("classes.heading")}</Tab>
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
