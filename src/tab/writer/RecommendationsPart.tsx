import { Body1, Button, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { type ReactElement, useCallback, useState } from "react";
import { useAnswer } from "../../ui/asking/use-answer";
import { useTermPack, useWords } from "../../ui/words/Words";
import { useServices } from "../services";
import { putTarget } from "./change-content";
import type { DraftKeeper } from "./draft-keeper";
import { emptyTarget } from "./start-content";

export interface RecommendationsPartProps {
  readonly childId: string;
  readonly keeper: DraftKeeper;
}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  one: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, display: "block" },
});

/** What people from outside recommend, each a target at a press; nothing when there is none. It is a comfort, so a failure to read it says nothing. */
export function RecommendationsPart({ childId, keeper }: RecommendationsPartProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  const { api, newId } = useServices();
  const { areas } = useTermPack();
  const read = useCallback((signal: AbortSignal) => api.advice(childId, signal), [api, childId]);
  const { answer } = useAnswer(read);
  const [made, setMade] = useState<ReadonlyMap<string, number>>(new Map());
  const all = answer.kind === "come" ? answer.value.advice.flatMap(({ id, fromWhom, recommended }) => recommended.map((words) => ({ key: `${id} ${words}`, fromWhom, words }))) : [];
  if (all.length === 0) return null;
  const makeTarget = (key: string, words: string): void => {
    keeper.change((now) => {
      const number = now.targets.length;
      setMade((before) => new Map(before).set(key, number + 1));
      return putTarget(now, { ...emptyTarget(newId, { area: areas[0] ?? "communication", reviewOn: now.reviewOn }), statement: words }, number);
    });
  };
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{say("advice.forTargets")}</h2>
      <ul className={styles.list}>
        {all.map(({ key, fromWhom, words }) => (
          <li key={key} className={styles.one}>
            <span>
              <Body1>{words}</Body1>
              <Caption1 className={styles.quiet}>{fromWhom}</Caption1>
            </span>
            {made.has(key) ? (
              <Caption1 role="status">{say("advice.madeTarget", { number: made.get(key) ?? 0 })}</Caption1>
            ) : (
              <Button size="small" icon={<AddRegular />} aria-label={say("advice.makeTargetOf", { words })} onClick={() => makeTarget(key, words)}>
                {say("advice.makeTarget")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
