import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useCallback } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageSpinner } from "../pages/PageMessage";
import { useLoaded } from "../pages/use-loaded";
import { RefusedNotice } from "./RefusedNotice";
import { type DriveItem, type FileVersion, readFileVersions, showSize } from "./library-folder";
import { showInstant } from "./list-rows";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  version: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  small: { color: tokens.colorNeutralForeground2 },
});

interface FileVersionsPanelProps {
  readonly graph: GraphReader;
  readonly driveId: string;
  readonly item: DriveItem;
  readonly onDownload: (version: FileVersion) => void;
  readonly onClose: () => void;
}

/** The versions of a file, each to be downloaded. */
export function FileVersionsPanel({ graph, driveId, item, onDownload, onClose }: FileVersionsPanelProps): ReactElement {
  const styles = useStyles();
  const [versions, retry] = useLoaded(useCallback(() => readFileVersions(graph, driveId, item.id), [graph, driveId, item.id]));
  return (
    <OverlayDrawer open position="end" onOpenChange={(_, { open }) => !open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}>{`Versions: ${item.name}`}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0}>
        {versions.state === "loading" && <PageSpinner label="Reading…" />}
        {versions.state === "failed" && <RefusedNotice error={versions.error} onRetry={retry} />}
        {versions.state === "ready" && (
          <ol className={styles.list}>
            {versions.value.map((version, index) => (
              <li key={version.id} className={styles.version}>
                <div>
                  <Text weight="semibold">{index === 0 ? `Version ${version.id}, the file as it is now` : `Version ${version.id}`}</Text>
                  <Text block size={200} className={styles.small}>
                    {[showInstant(version.at, true), version.by, showSize(version.size)].filter((part) => part !== "").join(", ")}
                  </Text>
                </div>
                <Button appearance="subtle" icon={<ArrowDownloadRegular />} aria-label={`Download version ${version.id}`} onClick={() => onDownload(version)} />
              </li>
            ))}
          </ol>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
}
