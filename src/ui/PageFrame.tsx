import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const NARROW = "@media (max-width: 480px)";

const useStyles = makeStyles({
  frame: {
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
    maxWidth: "1200px",
    marginInline: "auto",
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} 64px`,
    [NARROW]: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} 48px` },
  },
});

/** The room in which a page's parts stand below one another. */
export function PageFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  return <main className={styles.frame}>{children}</main>;
}
