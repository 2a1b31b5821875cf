import { Body1, Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useState } from "react";
import type { AuditCheckAnswer } from "../api/audit";
import type { MeAnswer } from "../api/contract";
import { failureOf } from "../ui/asking/api-error";
import { useAnswer } from "../ui/asking/use-answer";
import { showInstant } from "../ui/days";
import type { PageFailure } from "../ui/explain-failure";
import { FailureNotice } from "../ui/FailureNotice";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";
import { useWords } from "../ui/words/Words";
import { AnswerFrame } from "./AnswerFrame";
import { useServices } from "./services";
import type { Navigation } from "./use-page-address";

export interface AuditCheckPageProps {
  readonly school: MeAnswer["schools"][number];
  readonly navigation: Navigation;
}

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL }, quiet: { color: tokens.colorNeutralForeground2 } });

/** Whether the school's record of who did what is whole, for those who answer for it; nothing of what is in it. */
export function AuditCheckPage({ school, navigation }: AuditCheckPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.auditCheck(school.id, signal), [api, school.id]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again}>
      {(check) => <AuditCheck key={school.id} first={check} school={school} takesFocus={navigation.moves > 0} />}
    </AnswerFrame>
  );
}

interface AuditCheckProps extends Pick<AuditCheckPageProps, "school"> {
  readonly first: AuditCheckAnswer;
  readonly takesFocus: boolean;
}

function AuditCheck({ first, school, takesFocus }: AuditCheckProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const [newer, setNewer] = useState<AuditCheckAnswer>();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const check = newer ?? first;
  const checkNow = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      setNewer(await api.checkAuditNow(school.id));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <PageFrame>
      <PageHeading
        title={say("auditCheck.heading")}
        note={say("auditCheck.note", { school: school.name })}
        takesFocus={takesFocus}
        actions={
          <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void checkNow()}>
            {say(isBusy ? "auditCheck.checking" : "auditCheck.now")}
          </Button>
        }
      />
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void checkNow() }} />}
      <CheckResult check={check} />
      <Body1 className={styles.quiet}>{say("auditCheck.waiting", { count: check.waiting })}</Body1>
    </PageFrame>
  );
}

function CheckResult({ check: { checkedAt, faults, rowCount } }: { readonly check: AuditCheckAnswer }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const when = checkedAt === undefined ? "" : showInstant(checkedAt);
  const tellers = {
    never: { intent: "info", title: say("auditCheck.never"), hint: say("auditCheck.neverHint") },
    whole: { intent: "success", title: say("auditCheck.whole"), hint: say("auditCheck.wholeHint", { count: rowCount, when }) },
    altered: { intent: "error", title: say("auditCheck.altered"), hint: say("auditCheck.alteredHint", { when }) },
  } as const;
  const { intent, title, hint } = tellers[outcomeOf({ checkedAt, faults })];
  return (
    <MessageBar intent={intent} layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {hint}
        {faults.length > 0 && (
          <ul className={styles.list}>
            {faults.map(({ kind, from, until }) => (
              <li key={`${kind} ${String(from)}`}>{say(from === until ? "auditCheck.row" : "auditCheck.rows", { from, until, fault: say(`auditCheck.fault.${kind}`) })}</li>
            ))}
          </ul>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

function outcomeOf({ checkedAt, faults }: { readonly checkedAt: string | undefined; readonly faults: AuditCheckAnswer["faults"] }): "never" | "whole" | "altered" {
  if (checkedAt === undefined) return "never";
  return faults.length === 0 ? "whole" : "altered";
}
