import { Badge, Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CaseloadAnswer } from "../../api/contract";
import { sayWhereabouts } from "../child/ChildTitle";
import { showDay } from "../days";
import { Initials } from "../Initials";
import { useWords } from "../words/Words";
import { StandingBadge } from "./StandingBadge";

/** One child of the caseload. */
export type CaseloadChild = CaseloadAnswer["children"][number];

export interface CaseloadTableProps {
  /** In the order in which they are shown. */
  readonly rows: readonly CaseloadChild[];
  readonly hrefOf: (childId: string) => string;
  readonly onOpen: (childId: string) => void;
}

const NARROW = "@media (max-width: 760px)";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusXLarge, boxShadow: tokens.shadow4, [NARROW]: { display: "block", backgroundColor: "transparent", boxShadow: "none" } },
  head: { [NARROW]: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" } },
  heading: { textAlign: "start", padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  body: { [NARROW]: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS } },
  row: {
    position: "relative",
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-within": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [NARROW]: { display: "grid", gridTemplateColumns: "1fr auto", rowGap: tokens.spacingVerticalXS, columnGap: tokens.spacingHorizontalM, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, verticalAlign: "middle", [NARROW]: { padding: "0", display: "block" } },
  wide: { [NARROW]: { gridColumn: "1 / -1" } },
  quietOnNarrow: { [NARROW]: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 } },
  labelOnNarrow: { display: "none", [NARROW]: { display: "inline" } },
  hiddenOnNarrow: { [NARROW]: { display: "none" } },
  badges: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, [NARROW]: { justifyContent: "flex-end" } },
  child: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  name: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold, textDecorationLine: "none", outlineStyle: "none", "::after": { content: "''", position: "absolute", inset: "0" } },
  quiet: { color: tokens.colorNeutralForeground2, display: "block" },
  alarm: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** The caseload as a table; on a narrow screen each row is a card. The whole row leads to the child. */
export function CaseloadTable({ rows, hrefOf, onOpen }: CaseloadTableProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const columns = ["Child", "Standing", "Review", "Targets", "Progress", "Team"] as const;
  return (
    <table role="table" aria-label={say("caseload.heading")} className={styles.table}>
      <thead role="rowgroup" className={styles.head}>
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col" className={styles.heading}>
              {say(`caseload.column${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={styles.body}>
        {rows.map((one) => (
          <CaseloadRow key={one.child.id} one={one} href={hrefOf(one.child.id)} onOpen={() => onOpen(one.child.id)} />
        ))}
      </tbody>
    </table>
  );
}

function CaseloadRow({ one, href, onOpen }: { readonly one: CaseloadChild; readonly href: string; readonly onOpen: () => void }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { child, plan } = one;
  return (
    <tr role="row" className={styles.row}>
      <td role="cell" className={styles.cell}>
        <div className={styles.child}>
          <Initials letters={child.initials} id={child.id} />
          <div>
            <a
              href={href}
              className={styles.name}
              onClick={(event) => {
                event.preventDefault();
                onOpen();
              }}
            >
              {child.name}
            </a>
            <Caption1 className={styles.quiet}>{sayWhereabouts(say, child)}</Caption1>
          </div>
        </div>
      </td>
      <td role="cell" className={styles.cell}>
        <span className={styles.badges}>
          <StandingBadge standing={one.standing} />
          {one.concern !== undefined && (
            <Badge size="large" appearance="tint" color={one.concern === "late" ? "danger" : "warning"}>
              {say(`caseload.concern.${one.concern}`)}
            </Badge>
          )}
          {one.hasDraft && (
            <Badge size="large" appearance="outline">
              {say("caseload.draft")}
            </Badge>
          )}
        </span>
      </td>
      <td role="cell" className={mergeClasses(styles.cell, styles.wide, styles.quietOnNarrow, plan === undefined && styles.hiddenOnNarrow)}>
        <span className={styles.labelOnNarrow}>{say("caseload.columnReview")} </span>
        {plan === undefined ? "–" : showDay(plan.reviewOn)}
      </td>
      <td role="cell" className={mergeClasses(styles.cell, styles.hiddenOnNarrow)}>{plan === undefined ? "–" : plan.targetCount}</td>
      <td role="cell" className={mergeClasses(styles.cell, styles.hiddenOnNarrow)}>{one.lastProgressAt === undefined ? say("caseload.noProgress") : showDay(one.lastProgressAt)}</td>
      <td role="cell" className={mergeClasses(styles.cell, styles.hiddenOnNarrow, one.teamSize === 0 && styles.alarm)}>{one.teamSize === 0 ? say("caseload.nobody") : say("caseload.teamSize", { count: one.teamSize })}</td>
    </tr>
  );
}
