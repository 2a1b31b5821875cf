import { Button, Spinner, Title3, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  message: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalM,
    textAlign: "center",
    padding: tokens.spacingHorizontalXXL,
    minHeight: "50vh",
    "& > *": { maxWidth: "460px" },
  },
  text: { color: tokens.colorNeutralForeground2 },
  picture: { fontSize: "48px", lineHeight: 1, color: tokens.colorNeutralForeground3 },
});

interface PageMessageProps {
  readonly title: string;
  readonly picture?: ReactNode;
  readonly children?: ReactNode;
  /** Absent when trying again would not help. */
  readonly onRetry?: (() => void) | undefined;
}

/** Fills an empty or failed place with a sentence and, where it helps, a way on. */
export function PageMessage({ title, picture, children, onRetry }: PageMessageProps): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.message}>
      {picture !== undefined && (
        <span className={styles.picture} aria-hidden>
          {picture}
        </span>
      )}
      <Title3 as="h2">{title}</Title3>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {onRetry !== undefined && (
        <Button appearance="primary" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Says that something is being fetched. */
export function PageSpinner({ label }: { readonly label: string }): ReactElement {
  const styles = useStyles();
  return (
    <div className={styles.message}>
      <Spinner label={label} labelPosition="below" />
    </div>
  );
}
