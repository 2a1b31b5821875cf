import { Badge, Body1, Caption1, Link, makeStyles, Subtitle2, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";
import type { HandoverShape } from "../../api/handovers";
import { showDay } from "../days";
import { Initials } from "../Initials";
import { useWords } from "../words/Words";
import { HandoverContents } from "./HandoverContents";

/** Whether the child leaves the reader's school or comes to it. */
export type Direction = "leaving" | "coming";

export interface HandoverCardProps {
  readonly handover: HandoverShape;
  readonly direction: Direction;
  /** Where the child's page opens. */
  readonly hrefOf: (childId: string) => string;
  /** The step that the reader can take, and what became of it. */
  readonly step?: ReactNode;
}

const useStyles = makeStyles({
  card: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)", padding: tokens.spacingHorizontalM },
  },
  who: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM, minWidth: 0 },
  name: { margin: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, display: "block" },
  state: { justifySelf: "end", alignSelf: "center", "@media (max-width: 480px)": { justifySelf: "start" } },
  step: { gridColumnStart: 1, gridColumnEnd: -1, display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalS, ":empty": { display: "none" } },
  wide: { gridColumnStart: 1, gridColumnEnd: -1 },
});

const COLOURS: Readonly<Record<HandoverShape["state"], "brand" | "warning" | "success" | "subtle">> = {
  proposed: "warning", sent: "brand", accepted: "success", declined: "subtle", withdrawn: "subtle",
};

/** One child's move: who, between which schools, since when, and what goes with the child. */
export function HandoverCard({ handover, direction, hrefOf, step }: HandoverCardProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const heading = useId();
  const { id, child, contents, state, yearGroup, otherSchoolName: school } = handover;
  const days = [
    say("handover.movesOn", { day: showDay(handover.movesOn) }),
    ...(handover.sentAt === undefined ? [] : [say("handover.sentAt", { day: showDay(handover.sentAt) })]),
    ...(handover.acceptedAt === undefined ? [] : [say("handover.acceptedAt", { day: showDay(handover.acceptedAt) })]),
  ];
  return (
    <li className={styles.card} aria-labelledby={heading}>
      <div className={styles.who}>
        <Initials letters={handover.initials.slice(0, 2)} id={id} size="large" />
        <div>
          <Subtitle2 as="h3" id={heading} className={styles.name}>
            {child === undefined ? handover.initials : <Link href={hrefOf(child.id)}>{child.name}</Link>}
          </Subtitle2>
          <Body1 className={styles.quiet}>
            {yearGroup === "R" ? say("child.reception") : say("handover.year", { year: yearGroup })} · {say(direction === "leaving" ? "handover.to" : "handover.from", { school })}
          </Body1>
          <Caption1 className={styles.quiet}>{days.join(" · ")}</Caption1>
        </div>
      </div>
      <Badge appearance="tint" size="large" color={COLOURS[state]} className={styles.state}>
        {say(direction === "coming" && (state === "proposed" || state === "sent") ? `handover.stateComing.${state}` : `handover.state.${state}`)}
      </Badge>
      <div className={styles.wide}>
        {contents === undefined ? <Body1 className={styles.quiet}>{say("handover.notYet", { school })}</Body1> : <HandoverContents contents={contents} direction={direction} />}
      </div>
      {step !== undefined && <div className={styles.step}>{step}</div>}
    </li>
  );
}
