import { makeStyles, tokens } from "@fluentui/react-components";

/** Looks of the tables of the administration page. */
export const useTableStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse" },
  heading: {
    textAlign: "start",
    padding: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: "nowrap",
  },
  cell: { textAlign: "start", fontWeight: tokens.fontWeightRegular, padding: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "end" },
});
