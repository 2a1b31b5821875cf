import { makeStyles, tokens } from "@fluentui/react-components";

/** Paper is white and print is black whatever the theme of the screen, so a sheet keeps its own colours. */
export const useSheetStyles = makeStyles({
  sheet: {
    boxSizing: "border-box", maxWidth: "210mm", padding: "14mm", backgroundColor: "#ffffff", color: "#000000", fontSize: "16px", lineHeight: "1.5", borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow8, display: "flex", flexDirection: "column", rowGap: "10px", overflowWrap: "anywhere",
    "@media print": { boxShadow: "none", padding: 0, breakAfter: "page", maxWidth: "none" },
    "@media (max-width: 480px)": { padding: "6mm" },
  },
  title: { fontSize: "26px", lineHeight: "1.2", margin: 0 },
  part: { fontSize: "18px", margin: 0, marginTop: "6px" },
  words: { margin: 0 },
  list: { margin: 0, paddingInlineStart: "24px" },
  line: { height: "28px", borderBottom: "1px solid #767676" },
  tick: { display: "flex", alignItems: "baseline", columnGap: "10px", margin: 0 },
  box: { flexShrink: 0, display: "inline-block", width: "14px", height: "14px", border: "1.5px solid #000000" },
  child: { fontSize: "20px" },
  target: { breakInside: "avoid", display: "flex", flexDirection: "column", rowGap: "4px", paddingBlock: "6px" },
  faces: { display: "flex", columnGap: "28px" },
  face: { display: "flex", flexDirection: "column", alignItems: "center", fontSize: "14px" },
});
