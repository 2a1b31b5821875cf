import { mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useWords } from "../words/Words";
import type { ViewsSheetProps } from "./HomeSheet";
import { RoomToWrite } from "./RoomToWrite";
import { useSheetStyles } from "./sheet-style";

/** Each face with the curve of its mouth. */
const FACES = [
  { name: "happy", mouth: "M 15 29 Q 24 38 33 29" },
  { name: "even", mouth: "M 15 32 L 33 32" },
  { name: "sad", mouth: "M 15 35 Q 24 26 33 35" },
] as const;

const QUESTIONS = ["Helps", "Hard", "Play", "Next"] as const;

/** Asks the child, target by target in the child's own wording, with faces to ring for those who do not write. */
export function ChildSheet({ page: { child, plan } }: Pick<ViewsSheetProps, "page">): ReactElement {
  const styles = useSheetStyles();
  const say = useWords();
  return (
    <article className={mergeClasses(styles.sheet, styles.child)} aria-label={say("sheet.child")}>
      <h2 className={styles.title}>{say("sheet.childTitle", { name: child.name })}</h2>
      <p className={styles.words}>{say("sheet.childIntro")}</p>
      <p className={styles.words}>{say("sheet.childFace")}</p>
      {plan.targets.map(({ id, childWording, statement }) => (
        <div key={id} className={styles.target}>
          <strong>{childWording === "" ? statement : childWording}</strong>
          <div className={styles.faces}>
            {FACES.map(({ name, mouth }) => (
              <Face key={name} words={say(`sheet.face.${name}`)} mouth={mouth} />
            ))}
          </div>
        </div>
      ))}
      {QUESTIONS.map((question) => (
        <RoomToWrite key={question} question={say(`sheet.child${question}`)} lines={2} />
      ))}
    </article>
  );
}

function Face({ words, mouth }: { readonly words: string; readonly mouth: string }): ReactElement {
  const styles = useSheetStyles();
  return (
    <span className={styles.face}>
      <svg width={48} height={48} viewBox="0 0 48 48" fill="none" stroke="#000000" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
        <circle cx={24} cy={24} r={20} />
        <circle cx={17} cy={19} r={1.5} fill="#000000" />
        <circle cx={31} cy={19} r={1.5} fill="#000000" />
        <path d={mouth} />
      </svg>
      {words}
    </span>
  );
}
