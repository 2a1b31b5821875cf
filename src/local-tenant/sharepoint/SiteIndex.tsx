import { Link, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import type { PageLink } from "../pages/use-address";
import { useLoaded } from "../pages/use-loaded";
import { RefusedNotice } from "./RefusedNotice";
import { readSites } from "./site-content";

const useStyles = makeStyles({
  main: { padding: tokens.spacingHorizontalXXL },
  sites: { listStyleType: "none", padding: 0, display: "grid", gap: tokens.spacingVerticalS },
});

interface SiteIndexProps {
  readonly graph: GraphReader;
  readonly linkTo: (href: string) => PageLink;
}

/** The sites that the person may open. */
export function SiteIndex({ graph, linkTo }: SiteIndexProps): ReactElement {
  const styles = useStyles();
  const [sites, retry] = useLoaded(useCallback(() => readSites(graph), [graph]));
  if (sites.state === "loading") return <PageSpinner label="Looking for your sites…" />;
  if (sites.state === "failed") return <RefusedNotice error={sites.error} onRetry={retry} />;
  if (sites.value.length === 0) return <PageMessage title="You have no sites">Nobody has made you a member of one.</PageMessage>;
  return (
    <main className={styles.main}>
      <Title3 as="h2">Your sites</Title3>
      <ul className={styles.sites}>
        {sites.value.map(({ id, displayName, webUrl }) => (
          <li key={id}>
            <Link {...linkTo(new URL(webUrl).pathname)}>{displayName}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
