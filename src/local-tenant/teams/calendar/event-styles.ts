import { makeStyles, tokens } from "@fluentui/react-components";

/** Looks of an event in the calendar, whichever way it is shown. */
export const useEventStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  event: {
    display: "flex",
    flexDirection: "column",
    justifyContent: "flex-start",
    alignItems: "flex-start",
    margin: 0,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textAlign: "start",
    cursor: "pointer",
    boxSizing: "border-box",
    overflow: "hidden",
    overflowWrap: "anywhere",
    width: "100%",
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground4Hover, color: tokens.colorNeutralForeground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  waiting: { backgroundColor: tokens.colorNeutralBackground1, borderTopStyle: "dashed", borderRightStyle: "dashed", borderBottomStyle: "dashed", borderLeftColor: tokens.colorNeutralStrokeAccessible },
  cancelled: { textDecorationLine: "line-through" },
  /** One line: what does not fit is left out. */
  short: { flexDirection: "row", columnGap: tokens.spacingHorizontalXS, flexWrap: "nowrap", whiteSpace: "nowrap", padding: `0 ${tokens.spacingHorizontalS}`, alignItems: "center", "@media (max-width: 639px)": { whiteSpace: "normal" } },
  subject: { fontWeight: tokens.fontWeightSemibold },
});
