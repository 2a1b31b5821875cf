import { type ReactElement, useCallback } from "react";
import { PageSpinner } from "../pages/PageMessage";
import type { PageTheme } from "../pages/page-theme";
import { useLoaded } from "../pages/use-loaded";
import { readInstalledApps } from "../teams/installed-app";
import { WordPage } from "./WordPage";

interface NamedWordPageProps {
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** The Word page under the name of the app that is installed in the tenant; a plain name when none is. */
export function NamedWordPage({ theme, onThemeChange }: NamedWordPageProps): ReactElement {
  const [apps] = useLoaded(useCallback(() => readInstalledApps(), []));
  if (apps.state === "loading") return <PageSpinner label="Opening Word…" />;
  const addInName = (apps.state === "ready" ? apps.value[0]?.name : undefined) ?? "Add-in";
  return <WordPage addInName={addInName} theme={theme} onThemeChange={onThemeChange} />;
}
