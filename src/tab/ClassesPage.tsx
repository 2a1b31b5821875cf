import { Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { type ReactElement, useCallback } from "react";
import { EmptyState } from "../ui/EmptyState";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";
import { useWords } from "../ui/words/Words";
import { AnswerFrame } from "./AnswerFrame";
import { writePageAddress } from "./page-address";
import { useServices } from "./services";
import { useAnswer } from "../ui/asking/use-answer";
import type { Navigation } from "./use-page-address";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))" },
  class: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    backgroundColor: tokens.colorNeutralBackground1,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow4,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: { ...typographyStyles.subtitle1, display: "block" },
  count: { color: tokens.colorNeutralForeground2 },
});

/** The classes that the person teaches, each leading to its children. */
export function ClassesPage({ navigation }: { readonly navigation: Navigation }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.classes(signal), [api]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again}>
      {({ classes }) => (
        <PageFrame>
          <PageHeading title={say("classes.heading")} takesFocus={navigation.moves > 0} />
          {classes.length === 0 && <EmptyState title={say("classes.empty")} hint={say("classes.emptyHint")} />}
          <ul className={styles.list}>
            {classes.map((one) => (
              <li key={one.id}>
                <a className={styles.class} href={`#${writePageAddress({ page: "class", classId: one.id })}`}>
                  <span>
                    <span className={styles.name}>{one.name}</span>
                    <Caption1 className={styles.count}>{say("classes.count", { count: one.childrenWithPlans })}</Caption1>
                  </span>
                  <ChevronRightRegular fontSize={20} />
                </a>
              </li>
            ))}
          </ul>
        </PageFrame>
      )}
    </AnswerFrame>
  );
}
