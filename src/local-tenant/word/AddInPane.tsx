import { Button, Text, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useState } from "react";
import { PaneFrame } from "./PaneFrame";
import type { PaneServices } from "./office-messages";

/** Where the Office library keeps the answer to its question; only read here, for the answer is the person's. */
const TRUST_KEY = `OfficeJSTrustKeyV2_${window.location.protocol.replace(":", "")}_${window.location.hostname}`;

const useStyles = makeStyles({
  pane: {
    width: "360px",
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (max-width: 639px)": { width: "100%", height: "50%", borderLeft: "none", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  title: { margin: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  question: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM, overflowY: "auto" },
});

interface AddInPaneProps {
  readonly services: PaneServices;
  readonly onClose: () => void;
}

/** The pane of the add-in; before its first opening it says which question the browser will ask. */
export function AddInPane({ services, onClose }: AddInPaneProps): ReactElement {
  const styles = useStyles();
  const [isExpected, setIsExpected] = useState(() => window.localStorage.getItem(TRUST_KEY) !== null);
  const { addInName } = services;
  return (
    <aside className={styles.pane} aria-label={`${addInName} pane`}>
      <div className={styles.head}>
        <Title3 as="h2" className={styles.title}>
          {addInName}
        </Title3>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={`Close ${addInName}`} onClick={onClose} />
      </div>
      {isExpected ? (
        <PaneFrame services={services} />
      ) : (
        <div className={styles.question}>
          <Text>
            The browser will now ask whether <strong>{window.location.hostname}</strong> may act as Microsoft Office. This page stands in for Word, so the answer is OK.
          </Text>
          <Text>Without it {addInName} cannot see the document. It is asked once in this browser.</Text>
          <Button appearance="primary" onClick={() => setIsExpected(true)}>
            Open {addInName}
          </Button>
        </div>
      )}
    </aside>
  );
}
