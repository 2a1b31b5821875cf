import { Body1, Button, Link, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { HandoverShape } from "../api/handovers";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import type { PageFailure } from "../ui/explain-failure";
import { FailureNotice } from "../ui/FailureNotice";
import type { Direction } from "../ui/handover/HandoverCard";
import { HandoverContents } from "../ui/handover/HandoverContents";
import { useWords } from "../ui/words/Words";
import { failureOf } from "../ui/asking/api-error";
import { writePageAddress } from "./page-address";
import { useServices } from "./services";
import type { Navigation } from "./use-page-address";

export interface HandoverStepProps {
  readonly handover: HandoverShape;
  readonly direction: Direction;
  readonly navigation: Navigation;
  /** Reads every handover again. */
  readonly again: () => void;
  readonly onDone: (handover: HandoverShape) => void;
}

const useStyles = makeStyles({
  asked: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, "& p": { margin: 0 } },
});

/** The one step that the reader can take for a child's move: send, or accept and go to the child's page. */
export function HandoverStep(props: HandoverStepProps): ReactElement | null {
  const say = useWords();
  const { handover, direction } = props;
  const { child } = handover;
  if (handover.mayAct) return direction === "leaving" ? <Send {...props} /> : <Accept {...props} />;
  if (direction === "leaving") return handover.state === "sent" ? <Body1>{say("handover.notYours", { school: handover.otherSchoolName })}</Body1> : null;
  if (handover.state !== "accepted" || child === undefined) return null;
  return <Link href={`#${writePageAddress({ page: "child", childId: child.id })}`}>{say("handover.open", { name: child.name })}</Link>;
}

function Send({ handover, direction, again, onDone }: HandoverStepProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const [isAsking, setIsAsking] = useState(false);
  const school = handover.otherSchoolName;
  const { isBusy, failure, carryOut, signIn } = useStep(async () => {
    const { handover: done } = await api.sendHandover(handover.id);
    setIsAsking(false);
    onDone(done);
  });
  return (
    <>
      <Button appearance="primary" onClick={() => setIsAsking(true)}>
        {say("handover.send", { school })}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={say("handover.sendHeading", { school })}
          confirm={say("handover.sendConfirm")}
          cancel={say("app.cancel")}
          isBusy={isBusy}
          onConfirm={carryOut}
          onCancel={() => setIsAsking(false)}
        >
          <div className={styles.asked}>
            <Body1 as="p">{say("handover.sendBody", { school, name: handover.child?.name ?? handover.initials })}</Body1>
            {handover.contents !== undefined && <HandoverContents contents={handover.contents} direction={direction} />}
            <Body1 as="p">{say("handover.sendStays")}</Body1>
            {isBusy && <Spinner label={say("handover.sendBusy")} />}
            {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": carryOut, "load-again": again, "sign-in": signIn }} />}
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}

function Accept({ handover, navigation, again, onDone }: HandoverStepProps): ReactElement {
  const say = useWords();
  const { api } = useServices();
  const { isBusy, failure, carryOut, signIn } = useStep(async () => {
    const { handover: done } = await api.acceptHandover(handover.id);
    onDone(done);
    if (done.child !== undefined) navigation.open({ page: "child", childId: done.child.id });
  });
  const label = say(handover.contents?.planVersion === undefined ? "handover.acceptNoPlan" : "handover.accept");
  return (
    <>
      <Button appearance="primary" disabledFocusable={isBusy} icon={isBusy ? <Spinner size="tiny" /> : null} onClick={carryOut}>
        {isBusy ? say("handover.acceptBusy") : label}
      </Button>
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": carryOut, "load-again": again, "sign-in": signIn }} />}
    </>
  );
}

/** Carries out a step; when it fails everything stays where it is, and it can be tried again. */
function useStep(step: () => Promise<void>) {
  const { signInAgain } = useServices();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const attempt = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await step();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsBusy(false);
  };
  const comeBack = async (): Promise<void> => {
    if (await signInAgain()) await attempt();
  };
  return { isBusy, failure, carryOut: () => void attempt(), signIn: () => void comeBack() };
}
