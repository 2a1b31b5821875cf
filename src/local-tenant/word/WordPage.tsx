import { Button, Text, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { type ReactElement, useState } from "react";
import { PageMessage } from "../pages/PageMessage";
import { TopBar } from "../pages/TopBar";
import type { PageTheme } from "../pages/page-theme";

const PANE_ADDRESS = "/addin/taskpane.html";

/** What Word on the web allows a pane. The trust question of the Office library needs `allow-modals`. */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100dvh" },
  body: { display: "flex", flexGrow: 1, minHeight: 0, "@media (max-width: 639px)": { flexDirection: "column" } },
  document: { flexGrow: 1, minWidth: 0, overflowY: "auto", backgroundColor: tokens.colorNeutralBackground4, padding: tokens.spacingHorizontalL },
  sheet: { maxWidth: "720px", minHeight: "70%", margin: "0 auto", backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow4 },
  pane: {
    width: "340px",
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    "@media (max-width: 639px)": { width: "100%", height: "55%", borderLeft: "none", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  paneTitle: { padding: tokens.spacingHorizontalM, margin: 0 },
  frame: { flexGrow: 1, width: "100%", border: "none" },
});

interface WordPageProps {
  /** What the add-in is called on the ribbon. */
  readonly addInName: string;
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** Word with the pane of the add-in beside the place of a document. */
export function WordPage({ addInName, theme, onThemeChange }: WordPageProps): ReactElement {
  const styles = useStyles();
  const [open, setOpen] = useState(true);
  return (
    <div className={styles.page}>
      <TopBar title="Word" theme={theme} onThemeChange={onThemeChange}>
        <Button appearance="subtle" icon={<PanelRightRegular />} aria-pressed={open} onClick={() => setOpen(!open)}>
          {addInName}
        </Button>
      </TopBar>
      <div className={styles.body}>
        <main className={styles.document}>
          <div className={styles.sheet}>
            <PageMessage title="The document comes later" picture={<DocumentTextRegular />}>
              For now this page shows the pane of the add-in. Editing a Word file here is the next step.
            </PageMessage>
          </div>
        </main>
        {open && (
          <aside className={styles.pane} aria-label={`${addInName} pane`}>
            <Title3 as="h2" className={styles.paneTitle}>
              {addInName}
            </Title3>
            <iframe className={styles.frame} title={addInName} src={PANE_ADDRESS} sandbox={SANDBOX} />
            <Text size={200} className={styles.paneTitle}>
              The pane may ask once whether you trust it.
            </Text>
          </aside>
        )}
      </div>
    </div>
  );
}
