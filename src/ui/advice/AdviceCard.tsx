import { Badge, Body1, Button, Caption1, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { AdviceShape } from "../../api/advice";
import { showDay } from "../days";
import { useWords } from "../words/Words";

export interface AdviceCardProps {
  readonly advice: AdviceShape;
  /** Absent for whoever may not change it. */
  readonly onEdit?: (() => void) | undefined;
}

const COLOURS = { asked: "warning", received: "success", declined: "subtle" } as const;

const useStyles = makeStyles({
  card: {
    display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  quiet: { display: "block", color: tokens.colorNeutralForeground2 },
  words: { display: "block", margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** One piece of advice: from whom, how it stands, what it says and recommends. */
export function AdviceCard({ advice, onEdit }: AdviceCardProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { fromWhom, profession, state, askedOn, receivedOn, summary = "", recommended, trainsStaff, worksWithChild } = advice;
  const facts = [
    profession,
    say("advice.asked", { day: showDay(askedOn) }),
    receivedOn === undefined ? "" : say("advice.received", { day: showDay(receivedOn) }),
    trainsStaff ? say("advice.trains") : "",
    worksWithChild ? say("advice.works") : "",
  ];
  const action = say(state === "asked" ? "advice.edit" : "advice.change");
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Subtitle2 as="h3">{fromWhom}</Subtitle2>
        <Badge size="large" appearance="tint" color={COLOURS[state]}>
          {say(`advice.state.${state}`)}
        </Badge>
      </div>
      <Caption1 className={styles.quiet}>{facts.filter((fact) => fact !== "").join(" · ")}</Caption1>
      {summary !== "" && <Body1 as="p" className={styles.words}>{summary}</Body1>}
      {recommended.length > 0 && (
        <>
          <Caption1>{say("advice.recommends")}</Caption1>
          <ul className={styles.list}>
            {recommended.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {onEdit !== undefined && (
        <div>
          <Button size="small" aria-label={say("advice.editOf", { action, name: fromWhom })} onClick={onEdit}>
            {action}
          </Button>
        </div>
      )}
    </li>
  );
}
