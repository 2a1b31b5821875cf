import { Body1, Button, Field, Input, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Spinner, Subtitle2, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useId, useState } from "react";
import type { PackageMadeShape, PackageOutlineShape } from "../../api/packages";
import { LONGEST_SCHOOL_NAME } from "../../domain/package/package-file";
import { failureOf } from "../../ui/asking/api-error";
import { useAnswer } from "../../ui/asking/use-answer";
import type { PageFailure } from "../../ui/explain-failure";
import { FailureNotice } from "../../ui/FailureNotice";
import { fromBase64 } from "../../ui/package/file-text";
import { SHOWN_LISTS } from "../../ui/package/shown-lists";
import { PageFrame } from "../../ui/PageFrame";
import { PageHeading } from "../../ui/PageHeading";
import { saveFile } from "../../ui/save-file";
import { useWords } from "../../ui/words/Words";
import { AnswerFrame } from "../AnswerFrame";
import { useServices } from "../services";
import type { Navigation } from "../use-page-address";

export interface SendPackagePageProps {
  readonly childId: string;
  readonly navigation: Navigation;
  readonly onHome: () => void;
}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  quiet: { color: tokens.colorNeutralForeground2 },
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalL },
  field: { width: "min(100%, 420px)" },
});

/** Makes a package of one child for a school elsewhere: what goes, what to mind, the name of the school, the file. */
export function SendPackagePage({ childId, navigation, onHome }: SendPackagePageProps): ReactElement {
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.packageOutline(childId, signal), [api, childId]);
  const { answer, again } = useAnswer(read);
  return (
    <AnswerFrame answer={answer} again={again} onHome={onHome}>
      {(outline) => <SendPackage outline={outline} takesFocus={navigation.moves > 0} />}
    </AnswerFrame>
  );
}

function SendPackage({ outline, takesFocus }: { readonly outline: PackageOutlineShape; readonly takesFocus: boolean }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const goes = useId();
  return (
    <PageFrame>
      <PageHeading title={say("package.heading", { name: outline.child.name })} note={say("package.note")} takesFocus={takesFocus} />
      <section className={styles.part} aria-labelledby={goes}>
        <Subtitle2 as="h2" id={goes} className={styles.heading}>
          {say("package.goes")}
        </Subtitle2>
        <ul className={styles.list}>
          {SHOWN_LISTS.filter((list) => outline.counts[list] > 0).map((list) => (
            <li key={list}>{say(`package.list.${list}`, { count: outline.counts[list] })}</li>
          ))}
          {outline.documents > 0 && <li>{say("package.documents", { count: outline.documents })}</li>}
        </ul>
        <Body1 className={styles.quiet}>{say("package.stays")}</Body1>
      </section>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{say("package.warning")}</MessageBarTitle>
          {say("package.warningHint")}
        </MessageBarBody>
      </MessageBar>
      <MakeForm childId={outline.child.id} />
    </PageFrame>
  );
}

interface Made extends PackageMadeShape {
  readonly school: string;
}

function MakeForm({ childId }: { readonly childId: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const [school, setSchool] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [made, setMade] = useState<Made>();
  const [failure, setFailure] = useState<PageFailure>();
  const make = async (): Promise<void> => {
    setIsMissing(school.trim() === "");
    if (school.trim() === "" || isBusy) return;
    setIsBusy(true);
    setFailure(undefined);
    try {
      const done = { ...(await api.makePackage(childId, school.trim())), school: school.trim() };
      setMade(done);
      download(done);
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsBusy(false);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field
        className={styles.field}
        label={say("package.school")}
        hint={say("package.schoolHint")}
        required
        {...(isMissing && { validationState: "error", validationMessage: say("package.schoolMissing") })}
      >
        <Input value={school} maxLength={LONGEST_SCHOOL_NAME} onChange={(_event, { value }) => setSchool(value)} />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={isBusy} icon={isBusy ? <Spinner size="tiny" /> : null}>
        {say(isBusy ? "package.making" : "package.make")}
      </Button>
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void make() }} />}
      {made !== undefined && <MadeNotice made={made} />}
    </form>
  );
}

function MadeNotice({ made }: { readonly made: Made }): ReactElement {
  const say = useWords();
  return (
    <MessageBar intent="success" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{say("package.made", { school: made.school })}</MessageBarTitle>
        {say("package.madeHint", { fingerprint: made.fingerprint })}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => download(made)}>{say("package.again")}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function download({ fileName, file }: PackageMadeShape): void {
  saveFile(window, { name: fileName, content: fromBase64(file), type: "application/zip" });
}
