import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { AuditAnswer } from "../../api/audit";
import { showInstant } from "../days";
import { useWords } from "../words/Words";

type Entry = AuditAnswer["entries"][number];

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusLarge },
  heading: { textAlign: "start", padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  row: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, verticalAlign: "top", overflowWrap: "anywhere" },
  when: { whiteSpace: "nowrap" },
});

/** Who did what and when, in the order given. */
export function AuditTable({ entries }: { readonly entries: AuditAnswer["entries"] }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <table className={styles.table} aria-label={say("audit.heading")}>
      <thead>
        <tr>
          {(["when", "who", "what"] as const).map((column) => (
            <th key={column} scope="col" className={styles.heading}>
              {say(`audit.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence} className={styles.row}>
            <td className={`${styles.cell} ${styles.when}`}>
              <time dateTime={entry.doneAt}>{showInstant(entry.doneAt)}</time>
            </td>
            <td className={styles.cell}>{whoDid(entry, say)}</td>
            <td className={styles.cell}>
              {say(`audit.action.${entry.action}`)}: {whatOf(entry, say)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Say = ReturnType<typeof useWords>;

function whoDid({ byName, isByService }: Entry, say: Say): string {
  if (isByService) return say("audit.service");
  return byName === "" ? say("audit.gone") : byName;
}

function whatOf({ subjectKind, version, withName }: Entry, say: Say): string {
  if (version !== undefined) return say("audit.planVersion", { version });
  if (withName !== undefined) return say("audit.folderWith", { name: withName === "" ? say("audit.gone") : withName });
  return say(`audit.subject.${subjectKind}`);
}
