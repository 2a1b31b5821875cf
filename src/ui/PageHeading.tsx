import { makeStyles, Subtitle2, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

export interface PageHeadingProps {
  readonly title: string;
  /** A line below the heading. */
  readonly note?: ReactNode;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  /** Whether the reader came from another page of ours, so that focus should land here. */
  readonly takesFocus: boolean;
}

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", justifyContent: "space-between", columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.title2, margin: 0, outlineStyle: "none" },
  note: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, display: "block" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The heading of a page; it takes the focus when the page has been opened from within, so that a screen reader starts there. */
export function PageHeading({ title, note, actions, takesFocus }: PageHeadingProps): ReactElement {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <header className={styles.row}>
      <div>
        <h1 ref={heading} tabIndex={-1} className={styles.heading}>
          {title}
        </h1>
        {note !== undefined && (
          <Subtitle2 as="span" className={styles.note}>
            {note}
          </Subtitle2>
        )}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
