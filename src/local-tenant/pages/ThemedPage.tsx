import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { FLUENT_THEMES, type PageTheme, keepTheme, readTheme } from "./page-theme";

const useStyles = makeStyles({
  page: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
});

interface ThemedPageProps {
  readonly children: (theme: PageTheme, onThemeChange: (theme: PageTheme) => void) => ReactNode;
}

/** Gives a page of the tenant its colours, and keeps the look a person chooses. */
export function ThemedPage({ children }: ThemedPageProps): ReactElement {
  const styles = useStyles();
  const [theme, setTheme] = useState(() => readTheme(window.localStorage));
  useEffect(() => {
    document.body.style.margin = "0";
    document.documentElement.style.colorScheme = theme === "default" ? "light" : "dark";
  }, [theme]);
  function handleThemeChange(chosen: PageTheme): void {
    keepTheme(window.localStorage, chosen);
    setTheme(chosen);
  }
  return (
    <FluentProvider theme={FLUENT_THEMES[theme]}>
      <div className={styles.page}>{children(theme, handleThemeChange)}</div>
    </FluentProvider>
  );
}
