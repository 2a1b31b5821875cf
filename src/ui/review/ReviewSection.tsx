import { Body1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";

const useStyles = makeStyles({
  section: {
    display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, padding: tokens.spacingHorizontalL, minWidth: 0,
    "@media (max-width: 480px)": { padding: tokens.spacingHorizontalM },
    "@media print": { breakInside: "avoid", border: "none", padding: 0 },
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** One part of a review's page under its heading. */
export function ReviewSection({ heading, hint, children }: { readonly heading: string; readonly hint?: string; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id} className={styles.heading}>{heading}</h2>
      {hint !== undefined && <Body1 as="p" className={styles.hint}>{hint}</Body1>}
      {children}
    </section>
  );
}
