import { Skeleton, SkeletonItem, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  skeleton: { position: "absolute", inset: 0, padding: tokens.spacingHorizontalXXL, display: "grid", gap: tokens.spacingVerticalL, alignContent: "start" },
  heading: { width: "40%" },
});

/** What is shown until an app has drawn something. */
export function AppSkeleton({ name }: { readonly name: string }): ReactElement {
  const styles = useStyles();
  return (
    <Skeleton className={styles.skeleton} aria-label={`${name} is starting`}>
      <SkeletonItem size={32} className={styles.heading} />
      <SkeletonItem size={96} />
      <SkeletonItem size={96} />
      <SkeletonItem size={96} />
    </Skeleton>
  );
}
