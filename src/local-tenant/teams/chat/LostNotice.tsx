import { makeStyles, tokens } from "@fluentui/react-components";
import { PlugDisconnectedRegular } from "@fluentui/react-icons/svg/plug-disconnected";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  lost: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Says that what is shown may be old, and that nobody needs to do anything about it. */
export function LostNotice(): ReactElement {
  const styles = useStyles();
  return (
    <div role="status" className={styles.lost}>
      <PlugDisconnectedRegular aria-hidden />
      The connection was lost. Trying again…
    </div>
  );
}
