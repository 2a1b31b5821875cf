import { Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SMART_LETTERS, type SmartFinding, type TargetSurroundings, type TargetWords, checkTarget } from "../../domain/smart/check-target";
import { useWords } from "../words/Words";

const useStyles = makeStyles({
  // The words that are only read out must not make the page wider or longer.
  check: { position: "relative", display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, marginTop: tokens.spacingVerticalS },
  letters: { display: "flex", columnGap: tokens.spacingHorizontalXS, margin: 0, padding: 0, listStyleType: "none" },
  letter: {
    display: "flex", alignItems: "center", justifyContent: "center", width: "24px", height: "24px", borderRadius: tokens.borderRadiusCircular, fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200, border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStrokeAccessible}`, color: tokens.colorNeutralForeground2,
  },
  // Not by colour alone: what is there has a whole ring, what is missing a broken one.
  there: { border: `${tokens.strokeWidthThick} solid ${tokens.colorPaletteGreenBorder2}`, color: tokens.colorNeutralForeground1 },
  hints: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

export interface SmartCheckProps {
  readonly target: TargetWords;
  readonly surroundings: TargetSurroundings;
  /** Place among the targets, from 1. */
  readonly number: number;
}

/** What a target still lacks, letter by letter, as it is typed. Advice: nothing waits for it. */
export function SmartCheck({ target, surroundings, number }: SmartCheckProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (target.statement.trim() === "") return null;
  const findings = checkTarget(target, surroundings);
  const lacks = (letter: SmartFinding["letter"]) => findings.some((one) => one.letter === letter);
  return (
    <div role="group" aria-label={say("smart.label", { number })} className={styles.check}>
      <ul className={styles.letters}>
        {SMART_LETTERS.map((letter) => {
          const name = say(lacks(letter) ? "smart.lacks" : "smart.ok", { letter: say(`smart.letter.${letter}`) });
          return (
            <li key={letter} title={name} className={mergeClasses(styles.letter, !lacks(letter) && styles.there)}>
              <span aria-hidden>{letter}</span>
              <span style={HIDDEN}>{name}</span>
            </li>
          );
        })}
      </ul>
      {findings.length === 0 ? (
        <Caption1>{say("smart.all")}</Caption1>
      ) : (
        <ul className={styles.hints}>
          {findings.map(({ letter, problem }) => (
            <li key={problem}>
              <Caption1>
                <strong>{say(`smart.letter.${letter}`)}:</strong> {say(`smart.problem.${problem}`)}
              </Caption1>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Read out and not shown. */
const HIDDEN = { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" } as const;
