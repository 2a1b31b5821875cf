import { Body1, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

export interface EmptyStateProps {
  readonly title: string;
  readonly hint: string;
  /** A drawing above the title that says nothing by itself. */
  readonly picture?: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
  /** Whether the title is the heading of the whole page. */
  readonly isWholePage?: boolean;
}

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    rowGap: tokens.spacingVerticalS,
    textAlign: "center",
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground2, maxWidth: "56ch", textAlign: "center" },
  action: { marginTop: tokens.spacingVerticalS },
});

/** Says that there is nothing here, why, and what the reader can do. */
export function EmptyState({ title, hint, picture, action, isWholePage = false }: EmptyStateProps): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      {picture}
      <Subtitle1 as={isWholePage ? "h1" : "h2"} className={styles.title}>
        {title}
      </Subtitle1>
      <Body1 className={styles.hint}>{hint}</Body1>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
