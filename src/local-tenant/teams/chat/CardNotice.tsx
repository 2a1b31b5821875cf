import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  notice: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  failure: { backgroundColor: tokens.colorStatusDangerBackground1, border: `1px solid ${tokens.colorStatusDangerBorder1}`, color: tokens.colorStatusDangerForeground3 },
  icon: { fontSize: "16px", display: "flex", flexShrink: 0 },
  text: { flexGrow: 1, minWidth: 0, whiteSpace: "pre-wrap" },
});

interface CardNoticeProps {
  readonly kind: "note" | "failure";
  readonly children: ReactNode;
  /** Absent for a notice that stays. */
  readonly onDismiss?: () => void;
}

/** A line beside a card: what the bot said, or what went wrong. */
export function CardNotice({ kind, children, onDismiss }: CardNoticeProps): ReactElement {
  const styles = useStyles();
  const isFailure = kind === "failure";
  return (
    <div className={mergeClasses(styles.notice, isFailure && styles.failure)}>
      <span className={styles.icon} aria-hidden>
        {isFailure ? <ErrorCircleRegular /> : <InfoRegular />}
      </span>
      <span className={styles.text} role={isFailure ? "alert" : "status"}>
        {children}
      </span>
      {onDismiss !== undefined && <Button size="small" appearance="transparent" icon={<DismissRegular />} aria-label="Dismiss" onClick={onDismiss} />}
    </div>
  );
}
