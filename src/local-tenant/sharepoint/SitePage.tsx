import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import type { PageLink } from "../pages/use-address";
import { useLoaded } from "../pages/use-loaded";
import type { DocumentService } from "../word/document-service";
import { LibraryView } from "./LibraryView";
import { ListView } from "./ListView";
import { RefusedNotice } from "./RefusedNotice";
import { SiteNav } from "./SiteNav";
import { type SitePlace, findPlace } from "./site-address";
import { type SiteContent, isLibrary, readSiteContent } from "./site-content";

const useStyles = makeStyles({
  body: { display: "flex", flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground1, "@media (max-width: 639px)": { flexDirection: "column" } },
  content: { flexGrow: 1, minWidth: 0, overflowY: "auto", padding: `0 ${tokens.spacingHorizontalL}` },
});

interface SitePageProps {
  readonly graph: GraphReader;
  readonly documents: DocumentService;
  readonly siteName: string;
  readonly pathname: string;
  readonly linkTo: (href: string) => PageLink;
}

/** One site: its lists and libraries beside the one that is open. */
export function SitePage({ graph, documents, siteName, pathname, linkTo }: SitePageProps): ReactElement {
  const styles = useStyles();
  const [content, retry] = useLoaded(useCallback(() => readSiteContent(graph, siteName), [graph, siteName]));
  if (content.state === "loading") return <PageSpinner label="Opening the site…" />;
  if (content.state === "failed") return <RefusedNotice error={content.error} onRetry={retry} />;
  const place = findPlace(pathname, content.value);
  return (
    <div className={styles.body}>
      <SiteNav content={content.value} openId={readOpenId(place)} linkTo={linkTo} />
      <main className={styles.content}>
        <SiteContentView graph={graph} documents={documents} content={content.value} place={place} linkTo={linkTo} />
      </main>
    </div>
  );
}

function readOpenId(place: SitePlace): string | undefined {
  if (place.kind === "home") return "home";
  return place.kind === "list" ? place.list.id : undefined;
}

interface SiteContentViewProps {
  readonly graph: GraphReader;
  readonly documents: DocumentService;
  readonly content: SiteContent;
  readonly place: SitePlace;
  readonly linkTo: (href: string) => PageLink;
}

function SiteContentView({ graph, documents, content, place, linkTo }: SiteContentViewProps): ReactElement {
  if (place.kind === "home") {
    return <PageMessage title={content.site.displayName}>{content.lists.length === 0 ? "There is nothing here that you can see." : "Choose a list or a library."}</PageMessage>;
  }
  if (place.kind === "unknown") return <PageMessage title="You need permission to see this">It may also have been moved or removed.</PageMessage>;
  const { list, folders } = place;
  if (isLibrary(list)) return <LibraryView key={list.id} graph={graph} documents={documents} site={content.site} list={list} folders={folders} linkTo={linkTo} />;
  return <ListView key={list.id} graph={graph} site={content.site} list={list} />;
}
