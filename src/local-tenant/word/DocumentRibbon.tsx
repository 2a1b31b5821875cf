import { Button, Input, Link, Text, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { type ReactElement, useState } from "react";
import type { SaveState } from "./autosaver";

const SAYINGS: Readonly<Record<SaveState, string>> = { saved: "Saved", saving: "Saving…", failed: "Not saved yet" };

const useStyles = makeStyles({
  ribbon: {
    display: "flex",
    alignItems: "center",
    flexShrink: 0,
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { minWidth: 0, width: "280px", flexShrink: 1 },
  state: { flexGrow: 1, flexShrink: 0, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  button: { flexShrink: 0, whiteSpace: "nowrap" },
  back: { flexShrink: 0, display: "inline-flex", alignItems: "center", padding: tokens.spacingHorizontalXS, fontSize: "20px" },
});

interface DocumentRibbonProps {
  readonly name: string;
  readonly state: SaveState;
  readonly addInName: string;
  readonly isPaneOpen: boolean;
  readonly onPaneToggle: () => void;
  readonly onRename: (name: string) => Promise<void>;
  /** The file as it is now. */
  readonly onReadCopy: () => Promise<Uint8Array>;
}

/** The bar over an open document: its name, whether it is saved, and the button of the add-in. */
export function DocumentRibbon({ name, state, addInName, isPaneOpen, onPaneToggle, onRename, onReadCopy }: DocumentRibbonProps): ReactElement {
  const styles = useStyles();
  const [kept, setKept] = useState(name);
  const [written, setWritten] = useState(name);
  const rename = async (next: string): Promise<void> => {
    try {
      await onRename(next);
      setKept(next);
    } catch {
      setWritten(kept);
    }
  };
  const handleRename = (): void => {
    const next = written.trim();
    if (next === "") setWritten(kept);
    else if (next !== kept) void rename(next);
  };
  return (
    <div className={styles.ribbon} role="toolbar" aria-label="Document ribbon">
      <Tooltip content="Your documents" relationship="label">
        <Link href="#/" className={styles.back}>
          <ArrowLeftRegular />
        </Link>
      </Tooltip>
      <Input
        className={styles.name}
        aria-label="Document name"
        appearance="filled-lighter"
        maxLength={200}
        value={written}
        onChange={(_, { value }) => setWritten(value)}
        onBlur={handleRename}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <Text size={200} role="status" className={styles.state}>
        {SAYINGS[state]}
      </Text>
      <Tooltip content="Download a copy" relationship="label">
        <Button className={styles.button} appearance="subtle" icon={<ArrowDownloadRegular />} onClick={() => void onReadCopy().then((bytes) => download(`${kept}.docx`, bytes))} />
      </Tooltip>
      <Button className={styles.button} appearance={isPaneOpen ? "primary" : "secondary"} icon={<PanelRightRegular />} aria-pressed={isPaneOpen} onClick={onPaneToggle}>
        {addInName}
      </Button>
    </div>
  );
}

function download(fileName: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
