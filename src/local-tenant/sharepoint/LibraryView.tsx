import { Breadcrumb, BreadcrumbButton, BreadcrumbDivider, BreadcrumbItem, Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { PeopleRegular } from "@fluentui/react-icons/svg/people";
import { Fragment, type ReactElement, useCallback, useState } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import type { PageLink } from "../pages/use-address";
import { useLoaded } from "../pages/use-loaded";
import type { DocumentService } from "../word/document-service";
import { FileVersionsPanel } from "./FileVersionsPanel";
import { FolderTable } from "./FolderTable";
import { RefusedNotice } from "./RefusedNotice";
import { SharedWithPanel } from "./SharedWithPanel";
import { type DriveItem, type OpenFolder, openFolder } from "./library-folder";
import { copyToWord } from "./open-in-word";
import { addressOf } from "./site-address";
import type { Site, SiteList } from "./site-content";

const useStyles = makeStyles({
  share: { marginBottom: tokens.spacingVerticalS },
  path: { minWidth: 0, padding: `${tokens.spacingVerticalS} 0`, "& ol": { flexWrap: "wrap" } },
});

interface LibraryViewProps {
  readonly graph: GraphReader;
  /** The person's own Word documents, where copies of files are opened. */
  readonly documents: DocumentService;
  readonly site: Site;
  readonly list: SiteList;
  readonly folders: readonly string[];
  readonly linkTo: (href: string) => PageLink;
}

/** One folder of a library, found by its address. */
export function LibraryView({ graph, documents, site, list, folders, linkTo }: LibraryViewProps): ReactElement {
  const path = folders.join("/");
  const [loaded, retry] = useLoaded(
    useCallback(() => openFolder(graph, `/sites/${site.id}/lists/${list.id}`, path === "" ? [] : path.split("/")), [graph, site.id, list.id, path]),
  );
  const styles = useStyles();
  return (
    <section aria-label={list.displayName}>
      <FolderPath list={list} folders={folders} linkTo={linkTo} className={styles.path} />
      {loaded.state === "loading" && <PageSpinner label="Opening the folder…" />}
      {loaded.state === "failed" && <RefusedNotice error={loaded.error} onRetry={retry} />}
      {loaded.state === "ready" && (
        <FolderContent key={path} graph={graph} documents={documents} open={loaded.value} isRoot={folders.length === 0} linkToFolder={(name) => linkTo(addressOf(list, [...folders, name]))} />
      )}
    </section>
  );
}

interface FolderContentProps extends Pick<LibraryViewProps, "graph" | "documents"> {
  readonly open: OpenFolder;
  readonly isRoot: boolean;
  readonly linkToFolder: (name: string) => PageLink;
}

/** What is in a folder, and whom it is shared with. */
function FolderContent({ graph, documents, open: { driveId, folder, items }, isRoot, linkToFolder }: FolderContentProps): ReactElement {
  const styles = useStyles();
  const [sharing, setSharing] = useState<DriveItem>();
  const [followed, setFollowed] = useState<DriveItem>();
  const [problem, setProblem] = useState<string>();
  const contentOf = (item: DriveItem): string => `/drives/${driveId}/items/${item.id}/content`;
  async function download(path: string, name: string): Promise<void> {
    try {
      saveFile(await graph.download(path), name);
    } catch {
      setProblem(`${name} could not be downloaded.`);
    }
  }
  async function openInWord(item: DriveItem): Promise<void> {
    try {
      window.location.assign(await copyToWord(documents, item.name, await graph.download(contentOf(item))));
    } catch {
      setProblem(`${item.name} could not be opened in Word.`);
    }
  }
  return (
    <>
      {!isRoot && (
        <Button className={styles.share} icon={<PeopleRegular />} onClick={() => setSharing(folder)}>
          Shared with
        </Button>
      )}
      {problem !== undefined && (
        <MessageBar intent="error">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {items.length === 0 && <PageMessage title="Nothing here that you can see" />}
      {items.length > 0 && (
        <FolderTable
          items={items}
          linkToFolder={linkToFolder}
          onDownload={(item) => void download(contentOf(item), item.name)}
          onShare={setSharing}
          onVersions={setFollowed}
          onOpenInWord={(item) => void openInWord(item)}
        />
      )}
      {followed !== undefined && (
        <FileVersionsPanel graph={graph} driveId={driveId} item={followed} onDownload={({ contentPath }) => void download(contentPath, followed.name)} onClose={() => setFollowed(undefined)} />
      )}
      {sharing !== undefined && <SharedWithPanel graph={graph} driveId={driveId} item={sharing} onClose={() => setSharing(undefined)} />}
    </>
  );
}

interface FolderPathProps extends Pick<LibraryViewProps, "list" | "folders" | "linkTo"> {
  readonly className: string;
}

function FolderPath({ list, folders, linkTo, className }: FolderPathProps): ReactElement {
  const names = [list.displayName, ...folders];
  return (
    <Breadcrumb aria-label="Folders" size="large" className={className}>
      {names.map((name, depth) => (
        <Fragment key={names.slice(0, depth + 1).join("/")}>
          {depth > 0 && <BreadcrumbDivider />}
          <BreadcrumbItem>
            <BreadcrumbButton as="a" current={depth === names.length - 1} {...linkTo(addressOf(list, folders.slice(0, depth)))}>
              {name}
            </BreadcrumbButton>
          </BreadcrumbItem>
        </Fragment>
      ))}
    </Breadcrumb>
  );
}

function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
