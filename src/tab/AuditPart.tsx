import { Button, Caption1, makeStyles, Select, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { type ReactElement, useCallback, useId, useState } from "react";
import type { AuditAnswer } from "../api/audit";
import { AUDIT_ACTIONS } from "../domain/audit";
import { failureOf } from "../ui/asking/api-error";
import type { AuditAsked } from "../ui/asking/api-client";
import { useAnswer } from "../ui/asking/use-answer";
import { AuditTable } from "../ui/audit/AuditTable";
import { EmptyState } from "../ui/EmptyState";
import type { PageFailure } from "../ui/explain-failure";
import { FailureNotice } from "../ui/FailureNotice";
import { saveTextFile } from "../ui/save-file";
import { useWords } from "../ui/words/Words";
import { useServices } from "./services";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
  tools: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  pager: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
});

/** Who has seen and changed a child's records: asked for only when somebody wants to know, because looking is recorded too. */
export function AuditPart({ childId }: { readonly childId: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const headingId = useId();
  return (
    <section className={styles.part} aria-labelledby={headingId}>
      <div className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {say("audit.heading")}
        </h2>
        <Button size="small" aria-expanded={isOpen} aria-describedby={headingId} onClick={() => setIsOpen(!isOpen)}>
          {say(isOpen ? "audit.hide" : "audit.show")}
        </Button>
      </div>
      {isOpen && <AuditOfChild childId={childId} />}
    </section>
  );
}

function AuditOfChild({ childId }: { readonly childId: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const [asked, setAsked] = useState<AuditAsked>({ childId, action: "", page: 1 });
  const read = useCallback((signal: AbortSignal) => api.audit(asked, signal), [api, asked]);
  const { answer, again } = useAnswer(read);
  return (
    <>
      <Caption1 className={styles.hint}>{say("audit.hint")}</Caption1>
      <div className={styles.tools}>
        <Select
          aria-label={say("audit.filter")}
          value={asked.action}
          onChange={(_event, { value }) => setAsked({ childId, action: AUDIT_ACTIONS.find((one) => one === value) ?? "", page: 1 })}
        >
          <option value="">{say("audit.all")}</option>
          {AUDIT_ACTIONS.map((action) => (
            <option key={action} value={action}>
              {say(`audit.action.${action}`)}
            </option>
          ))}
        </Select>
        <ExportButton childId={childId} />
      </div>
      {answer.kind === "reading" && <Spinner label={say("app.reading")} />}
      {answer.kind === "failed" && <FailureNotice failure={answer.failure} waysOn={{ "try-again": again, "load-again": again }} />}
      {answer.kind === "come" && <Acts acts={answer.value} isFiltered={asked.action !== ""} onPage={(page) => setAsked({ ...asked, page })} />}
    </>
  );
}

interface ActsProps {
  readonly acts: AuditAnswer;
  readonly isFiltered: boolean;
  readonly onPage: (page: number) => void;
}

function Acts({ acts: { entries, page, pageCount }, isFiltered, onPage }: ActsProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  if (entries.length === 0) {
    return <EmptyState title={say(isFiltered ? "audit.emptyFilter" : "audit.empty")} hint={say(isFiltered ? "audit.emptyFilterHint" : "audit.emptyHint")} />;
  }
  return (
    <>
      <AuditTable entries={entries} />
      {pageCount > 1 && (
        <div className={styles.pager}>
          <Button disabledFocusable={page === 1} onClick={() => onPage(page - 1)}>
            {say("audit.newer")}
          </Button>
          <span role="status">{say("audit.page", { page, pageCount })}</span>
          <Button disabledFocusable={page === pageCount} onClick={() => onPage(page + 1)}>
            {say("audit.older")}
          </Button>
        </div>
      )}
    </>
  );
}

function ExportButton({ childId }: { readonly childId: string }): ReactElement {
  const say = useWords();
  const { api } = useServices();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const exportAll = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      saveTextFile(window, { name: `audit-${childId}.csv`, text: await api.exportAudit(childId), type: "text/csv" });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={isBusy} onClick={() => void exportAll()}>
        {say(isBusy ? "audit.exporting" : "audit.export")}
      </Button>
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void exportAll() }} />}
    </>
  );
}
