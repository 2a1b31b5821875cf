import { Badge, Caption1, Field, makeStyles, SearchBox, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { ChildShape } from "../../api/plan-shapes";
import { fitsName } from "../caseload/filter-caseload";
import { sayWhereabouts } from "../child/ChildTitle";
import { EmptyState } from "../EmptyState";
import { Initials } from "../Initials";
import { useWords } from "../words/Words";

/** One child to choose. */
export interface PickerRow {
  readonly child: ChildShape;
  /** Of the plan in force; absent when there is none. */
  readonly version?: number | undefined;
  readonly isInDocument: boolean;
}

export interface ChildPickerProps {
  readonly rows: readonly PickerRow[];
  readonly onChoose: (childId: string) => void;
  /** Whether the reader came back from a child, so that the heading takes the focus. */
  readonly takesFocus: boolean;
}

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: "none" },
  search: { maxWidth: "100%" },
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: "none" },
  row: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    width: "100%",
    minHeight: "52px",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    textAlign: "start",
    font: "inherit",
    cursor: "pointer",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  facts: { color: tokens.colorNeutralForeground2 },
});

/** Search for a child: those whose plan is in the document come first. */
export function ChildPicker({ rows, onChoose, takesFocus }: ChildPickerProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const [search, setSearch] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  if (rows.length === 0) return <EmptyState isWholePage title={say("pane.noChildren")} hint={say("pane.noChildrenHint")} />;
  const fitting = rows.filter(({ child }) => fitsName(child.name, search));
  const shown = [...fitting.filter(({ isInDocument }) => isInDocument), ...fitting.filter(({ isInDocument }) => !isInDocument)];
  return (
    <section className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>{say("pane.find")}</h1>
      <Field label={say("pane.findHint")}>
        <SearchBox className={styles.search} value={search} onChange={(_event, change) => setSearch(change.value)} />
      </Field>
      <Caption1 role="status">{say("pane.children", { count: shown.length })}</Caption1>
      {shown.length === 0 && <EmptyState title={say("pane.nobodyMatches")} hint={say("pane.nobodyMatchesHint")} />}
      <ul className={styles.list} aria-label={say("pane.find")}>
        {shown.map((row) => (
          <li key={row.child.id}>
            <ChildButton row={row} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChildButton({ row: { child, version, isInDocument }, onChoose }: { readonly row: PickerRow } & Pick<ChildPickerProps, "onChoose">): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const plan = version === undefined ? say("pane.noPlan") : say("pane.version", { version });
  return (
    <button type="button" className={styles.row} onClick={() => onChoose(child.id)}>
      <Initials letters={child.initials} id={child.id} />
      <span className={styles.words}>
        <span className={styles.name}>{child.name}</span>
        <Caption1 className={styles.facts}>{[sayWhereabouts(say, child), plan].filter((fact) => fact !== "").join(" · ")}</Caption1>
        {isInDocument && (
          <span>
            <Badge appearance="tint">{say("pane.inDocument")}</Badge>
          </span>
        )}
      </span>
    </button>
  );
}
