import { Badge, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { AccountMenu } from "./AccountMenu";
import { AppLauncher } from "./AppLauncher";
import { ThemeMenu } from "./ThemeMenu";
import type { PageTheme } from "./page-theme";
import type { SignInSession } from "./sign-in";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    height: "48px",
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    boxSizing: "border-box",
    backgroundColor: tokens.colorNeutralBackground4,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" },
  middle: { flexGrow: 1, minWidth: 0, display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  local: { "@media (max-width: 479px)": { display: "none" } },
});

interface TopBarProps {
  readonly title: string;
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
  /** Absent on pages where nobody signs in. */
  readonly session?: SignInSession;
  readonly children?: ReactNode;
}

/** The bar along the top of every page of the tenant. */
export function TopBar({ title, theme, onThemeChange, session, children }: TopBarProps): ReactElement {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <AppLauncher />
      <div className={styles.middle}>
        <Text as="h1" weight="semibold" className={styles.title} style={{ margin: 0 }}>
          {title}
        </Text>
        <Badge appearance="outline" color="informative" className={styles.local}>
          Local tenant
        </Badge>
        {children}
      </div>
      <ThemeMenu theme={theme} onThemeChange={onThemeChange} />
      {session !== undefined && <AccountMenu session={session} />}
    </header>
  );
}
