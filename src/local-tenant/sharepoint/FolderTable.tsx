import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { FolderFilled } from "@fluentui/react-icons/svg/folder";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { PeopleRegular } from "@fluentui/react-icons/svg/people";
import type { ReactElement } from "react";
import type { PageLink } from "../pages/use-address";
import { type DriveItem, isWordFile, showSize } from "./library-folder";
import { showInstant } from "./list-rows";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse" },
  cell: { textAlign: "start", fontWeight: tokens.fontWeightRegular, padding: tokens.spacingVerticalS, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  heading: { textAlign: "start", padding: tokens.spacingVerticalS, color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightSemibold, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  folder: { color: tokens.colorPaletteMarigoldForeground1, display: "flex", fontSize: "20px" },
  file: { color: tokens.colorBrandForeground1, display: "flex", fontSize: "20px" },
  actions: { whiteSpace: "nowrap" },
  wide: { "@media (max-width: 639px)": { display: "none" } },
});

interface FolderTableProps {
  readonly items: readonly DriveItem[];
  readonly linkToFolder: (name: string) => PageLink;
  readonly onDownload: (item: DriveItem) => void;
  readonly onShare: (item: DriveItem) => void;
  readonly onVersions: (item: DriveItem) => void;
  readonly onOpenInWord: (item: DriveItem) => void;
}

/** Folders, which open, and files, which are downloaded, looked at in Word, or followed back through their versions. */
export function FolderTable({ items, linkToFolder, onDownload, onShare, onVersions, onOpenInWord }: FolderTableProps): ReactElement {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label="Files and folders">
      <thead>
        <tr>
          <th scope="col" className={styles.heading}>
            Name
          </th>
          <th scope="col" className={`${styles.heading} ${styles.wide}`}>
            Modified
          </th>
          <th scope="col" className={`${styles.heading} ${styles.wide}`}>
            Size
          </th>
          <th scope="col" className={styles.heading}>
            More
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row" className={styles.cell}>
              <span className={styles.name}>
                <span aria-hidden className={item.folder === undefined ? styles.file : styles.folder}>
                  {item.folder === undefined ? <DocumentRegular /> : <FolderFilled />}
                </span>
                {item.folder === undefined ? (
                  <Link as="button" onClick={() => onDownload(item)}>
                    {item.name}
                  </Link>
                ) : (
                  <Link {...linkToFolder(item.name)}>{item.name}</Link>
                )}
              </span>
            </th>
            <td className={`${styles.cell} ${styles.wide}`}>{item.lastModifiedDateTime === undefined ? "" : showInstant(item.lastModifiedDateTime, true)}</td>
            <td className={`${styles.cell} ${styles.wide}`}>{item.folder === undefined && item.size !== undefined ? showSize(item.size) : ""}</td>
            <td className={`${styles.cell} ${styles.actions}`}>
              {isWordFile(item.name) && item.folder === undefined && (
                <Button appearance="subtle" size="small" icon={<DocumentTextRegular />} title="Open a copy in Word" aria-label={`Open a copy of ${item.name} in Word`} onClick={() => onOpenInWord(item)} />
              )}
              {item.folder === undefined && <Button appearance="subtle" size="small" icon={<HistoryRegular />} title="Versions" aria-label={`Versions of ${item.name}`} onClick={() => onVersions(item)} />}
              <Button appearance="subtle" size="small" icon={<PeopleRegular />} title="Who can see it" aria-label={`Who can see ${item.name}`} onClick={() => onShare(item)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
