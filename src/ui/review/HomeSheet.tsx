import type { ReactElement } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { showDay } from "../days";
import { useWords } from "../words/Words";
import { RoomToWrite } from "./RoomToWrite";
import { useSheetStyles } from "./sheet-style";

export interface ViewsSheetProps {
  readonly page: Pick<ReviewAnswer, "child" | "plan" | "plannedFor">;
  /** When and where they meet, as it was typed; empty when nobody has said. */
  readonly whenWhere: string;
}

const QUESTIONS = ["Well", "Hard", "Next"] as const;
const TICKS = ["Come", "Views", "Private", "Help"] as const;

/** Asks parents and carers for their views, tells them what the child has been working on, and lets them ask for a private talk. */
export function HomeSheet({ page: { child, plan, plannedFor }, whenWhere }: ViewsSheetProps): ReactElement {
  const styles = useSheetStyles();
  const say = useWords();
  const { name } = child;
  const day = plannedFor === undefined ? say("sheet.homeNoDay") : say("sheet.homeDay", { day: showDay(plannedFor) });
  return (
    <article className={styles.sheet} aria-label={say("sheet.home")}>
      <h2 className={styles.title}>{say("sheet.homeTitle", { name })}</h2>
      <p className={styles.words}>
        {say("sheet.homeIntro", { name })} {whenWhere === "" ? day : whenWhere}
      </p>
      <h3 className={styles.part}>{say("sheet.homeTargets", { name })}</h3>
      <ul className={styles.list}>
        {plan.targets.map(({ id, childWording, statement, dueOn }) => (
          <li key={id}>
            {childWording === "" ? statement : childWording} ({say("sheet.homeBy", { day: showDay(dueOn) })})
          </li>
        ))}
      </ul>
      {QUESTIONS.map((question) => (
        <RoomToWrite key={question} question={say(`sheet.home${question}`)} lines={3} />
      ))}
      {TICKS.map((tick) => (
        <p key={tick} className={styles.tick}>
          <span className={styles.box} aria-hidden="true" />
          {say(`sheet.home${tick}`)}
        </p>
      ))}
      <p className={styles.words}>{say("sheet.homeBack", { lead: plan.leadName })}</p>
    </article>
  );
}
