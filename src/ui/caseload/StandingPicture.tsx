import { Caption1, makeStyles, mergeClasses, ToggleButton, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { PLAN_STANDINGS, type PlanStanding } from "../../domain/plan-standing";
import { useWords } from "../words/Words";

export interface StandingPictureProps {
  readonly counts: Readonly<Record<PlanStanding, number>>;
  /** The one that is shown alone, when one is. */
  readonly chosen: PlanStanding | undefined;
  readonly onChoose: (standing: PlanStanding | undefined) => void;
}

// Colours alone say nothing to many readers, and a contrast theme has few: each part has a pattern of its own too.
const LINE = tokens.colorNeutralBackground1;
const DOTS = `radial-gradient(${LINE} 1.5px, transparent 1.5px)`;
const stripes = (angle: string, apart: string): string => `repeating-linear-gradient(${angle}, transparent 0 ${apart}, ${LINE} ${apart} calc(${apart} + 1.5px))`;

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  bar: { display: "flex", columnGap: "3px", height: "20px", borderRadius: tokens.borderRadiusMedium, overflow: "hidden", forcedColorAdjust: "none" },
  part: { minWidth: "6px" },
  legend: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  key: { width: "16px", height: "16px", borderRadius: tokens.borderRadiusSmall, display: "inline-block", forcedColorAdjust: "none" },
  "nobody-told": { backgroundColor: tokens.colorPaletteBerryBackground3 },
  overdue: { backgroundColor: tokens.colorPaletteRedBackground3, backgroundImage: stripes("45deg", "4px") },
  "no-plan": { backgroundColor: tokens.colorPaletteDarkOrangeBackground3, backgroundImage: DOTS, backgroundSize: "6px 6px" },
  "due-soon": { backgroundColor: tokens.colorPaletteMarigoldBackground3, backgroundImage: stripes("135deg", "7px") },
  "in-review": { backgroundColor: tokens.colorBrandBackground, backgroundImage: stripes("0deg", "4px") },
  current: { backgroundColor: tokens.colorPaletteGreenBackground3, backgroundImage: stripes("90deg", "10px") },
});

/** How the school's plans stand, as one bar and its key; pressing a part of the key shows those children alone. */
export function StandingPicture({ counts, chosen, onChoose }: StandingPictureProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const present = PLAN_STANDINGS.filter((standing) => counts[standing] > 0);
  const inWords = present.map((standing) => `${String(counts[standing])} ${say(`standing.${standing}`)}`).join(", ");
  return (
    <div className={styles.box}>
      <div role="img" aria-label={say("caseload.picture", { counts: inWords })} className={styles.bar}>
        {present.map((standing) => (
          <span key={standing} className={mergeClasses(styles.part, styles[standing])} style={{ flexGrow: counts[standing] }} />
        ))}
      </div>
      <div className={styles.legend}>
        {present.map((standing) => (
          <ToggleButton
            key={standing}
            size="small"
            shape="circular"
            checked={chosen === standing}
            aria-label={say("caseload.filterBy", { standing: say(`standing.${standing}`) })}
            icon={<span className={mergeClasses(styles.key, styles[standing])} />}
            onClick={() => onChoose(chosen === standing ? undefined : standing)}
          >
            <Caption1>
              {say(`standing.${standing}`)} {counts[standing]}
            </Caption1>
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
