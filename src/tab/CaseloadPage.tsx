import { Body1, Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useMemo, useState } from "react";
import type { CaseloadAnswer, MeAnswer } from "../api/contract";
import { CaseloadAlerts } from "../ui/caseload/CaseloadAlerts";
import { CaseloadFilters } from "../ui/caseload/CaseloadFilters";
import { CaseloadTable } from "../ui/caseload/CaseloadTable";
import { type CaseloadFilter, countStandings, filterCaseload } from "../ui/caseload/filter-caseload";
import { StandingPicture } from "../ui/caseload/StandingPicture";
import { EmptyState } from "../ui/EmptyState";
import { PageFrame } from "../ui/PageFrame";
import { PageHeading } from "../ui/PageHeading";
import { useWords } from "../ui/words/Words";
import { AnswerFrame } from "./AnswerFrame";
import { writePageAddress } from "./page-address";
import { useServices } from "./services";
import { useAnswer } from "../ui/asking/use-answer";
import type { Navigation } from "./use-page-address";

export interface CaseloadPageProps {
  readonly school: MeAnswer["schools"][number];
  readonly navigation: Navigation;
}

const useStyles = makeStyles({ count: { color: tokens.colorNeutralForeground2 } });

/** The SENCO's desk: every child on the register, worst first. */
export function CaseloadPage({ school, navigation }: CaseloadPageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.caseload(school.id, signal), [api, school.id]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again}>
      {(caseload) => <Caseload caseload={caseload} schoolName={school.name} navigation={navigation} />}
    </AnswerFrame>
  );
}

interface CaseloadProps {
  readonly caseload: CaseloadAnswer;
  readonly schoolName: string;
  readonly navigation: Navigation;
}

function Caseload({ caseload, schoolName, navigation }: CaseloadProps): ReactElement {
  const say = useWords();
  const [filter, setFilter] = useState<CaseloadFilter>({ search: "" });
  const { children, needsMending } = caseload;
  const counts = useMemo(() => countStandings(children), [children]);
  const note = `${schoolName} · ${say("caseload.summary", { count: children.length })}`;
  return (
    <PageFrame>
      <PageHeading title={say("caseload.heading")} note={note} takesFocus={navigation.moves > 0} />
      <CaseloadAlerts
        nobodyToldCount={counts["nobody-told"]}
        needsMending={needsMending}
        onShowNobodyTold={() => setFilter({ search: "", standing: "nobody-told" })}
        concernCount={children.filter(({ concern }) => concern !== undefined).length}
        onShowConcerns={() => setFilter({ search: "", hasConcern: true })}
      />
      {children.length === 0 ? (
        <EmptyState title={say("caseload.empty")} hint={say("caseload.emptyHint")} />
      ) : (
        <>
          <StandingPicture counts={counts} chosen={filter.standing} onChoose={(standing) => setFilter({ ...filter, standing })} />
          <CaseloadFilters
            filter={filter}
            yearGroups={eachOnce(children.map(({ child }) => child.yearGroup))}
            classNames={eachOnce(children.flatMap(({ child }) => child.classNames))}
            onChange={setFilter}
          />
          <CaseloadList rows={children} filter={filter} navigation={navigation} onClear={() => setFilter({ search: "" })} />
        </>
      )}
    </PageFrame>
  );
}

interface CaseloadListProps {
  readonly rows: CaseloadAnswer["children"];
  readonly filter: CaseloadFilter;
  readonly navigation: Navigation;
  readonly onClear: () => void;
}

function CaseloadList({ rows, filter, navigation, onClear }: CaseloadListProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const shown = filterCaseload(rows, filter);
  return (
    <>
      <Body1 role="status" className={styles.count}>
        {say("caseload.shown", { count: shown.length })}
      </Body1>
      {shown.length === 0 ? (
        <EmptyState title={say("caseload.nobodyMatches")} hint={say("caseload.nobodyMatchesHint")} action={<Button onClick={onClear}>{say("app.clearFilters")}</Button>} />
      ) : (
        <CaseloadTable rows={shown} hrefOf={(childId) => `#${writePageAddress({ page: "child", childId })}`} onOpen={(childId) => navigation.open({ page: "child", childId })} />
      )}
    </>
  );
}

function eachOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== "").sort((a, b) => a.localeCompare(b, "en-GB", { numeric: true }));
}
