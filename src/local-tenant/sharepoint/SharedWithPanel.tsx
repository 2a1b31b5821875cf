import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, Persona, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useCallback } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import { useLoaded } from "../pages/use-loaded";
import { RefusedNotice } from "./RefusedNotice";
import { type DriveItem, readSharedWith } from "./library-folder";

const useStyles = makeStyles({
  people: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
});

const ROLE_NAMES: Readonly<Record<string, string>> = { read: "Can view", write: "Can edit", owner: "Owner", "sp.full control": "Full control" };

interface SharedWithPanelProps {
  readonly graph: GraphReader;
  readonly driveId: string;
  readonly item: DriveItem;
  readonly onClose: () => void;
}

/** Whom a file or a folder is shared with, and how far each may go. */
export function SharedWithPanel({ graph, driveId, item, onClose }: SharedWithPanelProps): ReactElement {
  const styles = useStyles();
  const [shared, retry] = useLoaded(useCallback(() => readSharedWith(graph, driveId, item.id), [graph, driveId, item.id]));
  return (
    <OverlayDrawer open position="end" onOpenChange={(_, { open }) => !open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}>{`Shared with: ${item.name}`}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0}>
        {shared.state === "loading" && <PageSpinner label="Reading…" />}
        {shared.state === "failed" && <RefusedNotice error={shared.error} onRetry={retry} />}
        {shared.state === "ready" && shared.value.length === 0 && <PageMessage title="Shared with nobody" />}
        {shared.state === "ready" && (
          <ul className={styles.people}>
            {shared.value.map(({ id, name, roles, inherited }) => (
              <li key={id}>
                <Persona name={name} secondaryText={`${ROLE_NAMES[roles] ?? roles}${inherited ? ", from the folder above" : ""}`} />
              </li>
            ))}
          </ul>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
}
