import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useWords } from "./words/Words";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { width: "40%" },
  line: { width: "85%" },
});

/** Grey shapes where a page's cards will be, while they are being read. */
export function PageSkeleton({ cards = 3 }: { readonly cards?: number }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <Skeleton aria-label={say("app.reading")} className={styles.stack}>
      <SkeletonItem size={32} className={styles.title} />
      {Array.from({ length: cards }, (_nothing, index) => (
        <div key={index} className={styles.card}>
          <SkeletonItem size={20} className={styles.title} />
          <SkeletonItem size={16} className={styles.line} />
          <SkeletonItem size={16} />
        </div>
      ))}
    </Skeleton>
  );
}
