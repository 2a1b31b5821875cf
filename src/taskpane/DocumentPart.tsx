import { Body1, Button, Caption1, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, useId } from "react";
import type { PlanDocument } from "../domain/plan-document";
import { showDay } from "../ui/days";
import { type Say, useWords } from "../ui/words/Words";
import { bringUpToDate, toInsert } from "./bring-up-to-date";
import type { DocumentCheck } from "./check-document";
import { usePaneServices } from "./pane-services";
import { useLeavingOut } from "./use-leaving-out";
import { type DocumentWork, resultOf } from "./use-document-work";

export interface DocumentPartProps {
  readonly check: DocumentCheck;
  readonly inForce: PlanDocument;
  readonly work: DocumentWork;
}

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  facts: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What the document holds of this child's plan, and putting the plan in force into it. */
export function DocumentPart({ check, inForce, work }: DocumentPartProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const heading = useId();
  const { plan } = check.child;
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {say("pane.document")}
      </h2>
      <Body1>{sayStanding(say, check, inForce)}</Body1>
      {plan !== undefined && <Caption1 className={styles.facts}>{[say("plan.version", { version: plan.version }), say("plan.dates", { from: showDay(plan.startsOn), until: showDay(plan.reviewOn) })].join(" · ")}</Caption1>}
      <div className={styles.buttons}>
        <PlacePlan check={check} inForce={inForce} work={work} />
        <CheckAgain work={work} />
      </div>
    </section>
  );
}

function sayStanding(say: Say, { standing }: DocumentCheck, inForce: PlanDocument): string {
  switch (standing.kind) {
    case "nothing":
      return say("pane.holdsNothing");
    case "several":
      return say("pane.holdsSeveral");
    case "another-child":
      return say("pane.holdsOther");
    case "earlier-plan":
      return say("pane.holdsEarlierPlan");
    case "unreadable":
      return say(`trouble.${standing.trouble}`);
    case "this-plan": {
      const { version } = standing.made;
      return version === inForce.version ? say("pane.holdsThis", { version }) : say("pane.holdsOlder", { version, newest: inForce.version });
    }
  }
}

function PlacePlan({ check, inForce, work }: DocumentPartProps): ReactElement | null {
  const say = useWords();
  const { document } = usePaneServices();
  const { standing, checked } = check;
  const leavingOut = useLeavingOut(checked?.comparison.homeless ?? []);
  const isInserting = work.busy === "inserting";
  const busy = isInserting ? <Spinner size="tiny" /> : null;
  if (standing.kind === "nothing" || standing.kind === "another-child") {
    const insert = (): void => work.work("inserting", async () => resultOf(await document.insertPlan(toInsert(inForce), "cursor"), say("pane.inserted")));
    return (
      <Button appearance={standing.kind === "nothing" ? "primary" : "secondary"} icon={busy} disabled={work.busy !== undefined} onClick={insert}>
        {say(isInserting ? "pane.inserting" : "pane.insert")}
      </Button>
    );
  }
  if (standing.kind === "earlier-plan") {
    const replace = (): void => work.work("inserting", async () => resultOf(await document.replacePlan(standing.copy.key, toInsert(inForce)), say("pane.inserted")));
    return (
      <Button appearance="primary" icon={busy} disabled={work.busy !== undefined} onClick={replace}>
        {say("pane.insertInstead")}
      </Button>
    );
  }
  if (checked === undefined || checked.made.version === inForce.version) return null;
  const update = (): void =>
    leavingOut.unlessRefused(() => {
      work.work("updating", async () => resultOf(await bringUpToDate(document, checked, { plan: inForce }), say("pane.updated", { version: inForce.version })));
    });
  return (
    <>
      <Button appearance="primary" icon={work.busy === "updating" ? <Spinner size="tiny" /> : null} disabled={work.busy !== undefined} onClick={update}>
        {say(work.busy === "updating" ? "pane.updating" : "pane.update")}
      </Button>
      {leavingOut.question}
      <Caption1>{say("pane.updateHint")}</Caption1>
    </>
  );
}

function CheckAgain({ work }: { readonly work: DocumentWork }): ReactElement {
  const say = useWords();
  const check = (): void =>
    work.work("checking", async () => {
      const found = await work.check();
      return { kind: "said", text: found?.checked === undefined ? "" : say("pane.checked", { count: found.checked.comparison.changes.length }) };
    });
  return (
    <Button icon={work.busy === "checking" ? <Spinner size="tiny" /> : null} disabled={work.busy !== undefined} onClick={check}>
      {say("pane.check")}
    </Button>
  );
}
