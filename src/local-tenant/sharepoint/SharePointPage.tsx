import { makeStyles } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import { TopBar } from "../pages/TopBar";
import { createGraphReader } from "../pages/graph-reader";
import type { PageTheme } from "../pages/page-theme";
import type { SignInSession } from "../pages/sign-in";
import { useAddress } from "../pages/use-address";
import { createDocumentService } from "../word/document-service";
import { SiteIndex } from "./SiteIndex";
import { SitePage } from "./SitePage";
import { GRAPH_SCOPES } from "./sharepoint-sign-in";
import { readSiteName } from "./site-address";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100dvh" },
});

interface SharePointPageProps {
  readonly session: SignInSession;
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** SharePoint: every address of a site, a list, a library or a folder opens here, as the person may see it. */
export function SharePointPage({ session, theme, onThemeChange }: SharePointPageProps): ReactElement {
  const styles = useStyles();
  const [pathname, linkTo] = useAddress();
  const graph = useMemo(() => createGraphReader(session, GRAPH_SCOPES), [session]);
  const documents = useMemo(() => createDocumentService(session), [session]);
  const siteName = readSiteName(pathname);
  return (
    <div className={styles.page}>
      <TopBar title="SharePoint" session={session} theme={theme} onThemeChange={onThemeChange} />
      {siteName === undefined ? (
        <SiteIndex graph={graph} linkTo={linkTo} />
      ) : (
        <SitePage key={siteName} graph={graph} documents={documents} siteName={siteName} pathname={pathname} linkTo={linkTo} />
      )}
    </div>
  );
}
