import { Button, makeStyles, Subtitle1, tokens } from "@fluentui/react-components";
import { ArrowExitRegular } from "@fluentui/react-icons/svg/arrow-exit";
import { ArrowEnterRegular } from "@fluentui/react-icons/svg/arrow-enter";
import { type ReactElement, type ReactNode, useCallback, useId, useState } from "react";
import type { MeAnswer } from "../api/contract";
import type { HandoverShape, HandoversAnswer } from "../api/handovers";
import { EmptyState } from "../ui/EmptyState";
import { type Direction, HandoverCard } from "../ui/handover/HandoverCard";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";
import { useWords } from "../ui/words/Words";
import { AnswerFrame } from "./AnswerFrame";
import { HandoverStep } from "./HandoverStep";
import { SentPackages } from "./package/SentPackages";
import { writePageAddress } from "./page-address";
import { useServices } from "./services";
import { useAnswer } from "../ui/asking/use-answer";
import type { Navigation } from "./use-page-address";

export interface HandoversPageProps {
  readonly school: MeAnswer["schools"][number];
  readonly navigation: Navigation;
}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, listStyleType: "none", margin: 0, padding: 0 },
  icon: { fontSize: "32px", color: tokens.colorBrandForeground1 },
});

/** Children who leave the school for another one, and children who come. */
export function HandoversPage({ school, navigation }: HandoversPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.handovers(school.id, signal), [api, school.id]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again} onHome={() => navigation.open({ page: "home" })}>
      {(handovers) => <Handovers key={school.id} {...{ handovers, navigation, again }} schoolName={school.name} schoolId={school.id} />}
    </AnswerFrame>
  );
}

interface HandoversProps {
  readonly handovers: HandoversAnswer;
  readonly schoolName: string;
  readonly schoolId: string;
  readonly navigation: Navigation;
  readonly again: () => void;
}

function Handovers({ handovers, schoolName, schoolId, navigation, again }: HandoversProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  // What a step answered counts until everything is read again: the card stays where it is.
  const [changed, setChanged] = useState<ReadonlyMap<string, HandoverShape>>(new Map());
  const now = (list: readonly HandoverShape[]) => list.map((one) => changed.get(one.id) ?? one);
  const [outgoing, incoming] = [now(handovers.outgoing), now(handovers.incoming)];
  const waiting = [...outgoing, ...incoming].filter((one) => one.mayAct).length;
  const listOf = (list: readonly HandoverShape[], direction: Direction): ReactElement => (
    <ul className={styles.list}>
      {list.map((handover) => (
        <HandoverCard
          key={handover.id}
          {...{ handover, direction }}
          hrefOf={(childId) => `#${writePageAddress({ page: "child", childId })}`}
          step={<HandoverStep {...{ handover, direction, navigation, again }} onDone={(done) => setChanged((last) => new Map(last).set(done.id, done))} />}
        />
      ))}
    </ul>
  );
  return (
    <PageFrame>
      <PageHeading title={say("handovers.heading")} note={`${schoolName} · ${say("handovers.summary", { count: waiting })}`} takesFocus={navigation.moves > 0}
        actions={
          handovers.mayUsePackages && (
            <Button icon={<ArrowEnterRegular />} onClick={() => navigation.open({ page: "arrival" })}>
              {say("arrival.open")}
            </Button>
          )
        }
      />
      <Part title={say("handovers.leaving")}>
        {outgoing.length > 0 ? listOf(outgoing, "leaving") : <Nobody direction="leaving" />}
      </Part>
      <Part title={say("handovers.coming")}>
        {incoming.length > 0 ? listOf(incoming, "coming") : <Nobody direction="coming" />}
      </Part>
      {handovers.mayUsePackages && (
        <Part title={say("package.sent")}>
          <SentPackages schoolId={schoolId} />
        </Part>
      )}
    </PageFrame>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  const heading = useId();
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <Subtitle1 as="h2" id={heading} className={styles.heading}>
        {title}
      </Subtitle1>
      {children}
    </section>
  );
}

function Nobody({ direction }: { readonly direction: Direction }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const Icon = direction === "leaving" ? ArrowExitRegular : ArrowEnterRegular;
  return (
    <EmptyState
      title={say(direction === "leaving" ? "handovers.leavingEmpty" : "handovers.comingEmpty")}
      hint={say(direction === "leaving" ? "handovers.leavingEmptyHint" : "handovers.comingEmptyHint")}
      picture={<Icon className={styles.icon} aria-hidden="true" />}
    />
  );
}
