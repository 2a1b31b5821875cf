import { Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ChildShape } from "../../api/plan-shapes";
import { Initials } from "../Initials";
import { type Say, useTermPack, useWords } from "../words/Words";

export interface ChildTitleProps {
  readonly child: ChildShape;
  readonly titleId: string;
  readonly onOpen: () => void;
  readonly href: string;
}

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  name: { ...typographyStyles.subtitle1, margin: 0 },
  link: { color: "inherit", textDecorationLine: "none", ":hover": { textDecorationLine: "underline" } },
  facts: { color: tokens.colorNeutralForeground2 },
});

/** Year and classes of a child as one line: "Year 4 · 4 Oak". */
export function sayWhereabouts(say: Say, child: Pick<ChildShape, "yearGroup" | "classNames">): string {
  const year = child.yearGroup === "R" ? say("child.reception") : say("child.year", { year: child.yearGroup });
  return [...(child.yearGroup === "" ? [] : [year]), ...child.classNames].join(" · ");
}

/** The head of a child's card: initials, name as a link to the child's page, year, stage and need. */
export function ChildTitle({ child, titleId, onOpen, href }: ChildTitleProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const pack = useTermPack();
  return (
    <div className={styles.row}>
      <Initials letters={child.initials} id={child.id} size="large" />
      <div>
        <h2 id={titleId} className={styles.name}>
          <a
            href={href}
            className={styles.link}
            onClick={(event) => {
              event.preventDefault();
              onOpen();
            }}
          >
            {child.name}
          </a>
        </h2>
        <Caption1 className={styles.facts}>{[sayWhereabouts(say, child), pack.stages[child.stage], say(`need.${child.needType}`)].filter((fact) => fact !== "").join(" · ")}</Caption1>
      </div>
    </div>
  );
}
