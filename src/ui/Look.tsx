import { FluentProvider, makeStyles, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

/** Looks that a page has: they follow the host. */
export type LookName = "light" | "dark" | "contrast";

const THEMES: Readonly<Record<LookName, Theme>> = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

const useStyles = makeStyles({
  page: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1, overflowWrap: "anywhere" },
});

/** Gives everything inside the host's colours and type, the browser's own date pickers and scroll bars too. */
export function Look({ name, children }: { readonly name: LookName; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  return (
    <FluentProvider theme={THEMES[name]} className={styles.page} style={{ colorScheme: name === "light" ? "light" : "dark" }}>
      {children}
    </FluentProvider>
  );
}
