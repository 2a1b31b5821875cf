import { Badge, Body1, Button, Caption1, Field, Input, Link, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useState } from "react";
import { packageReceipt } from "../../api/package-file";
import type { SentPackageShape } from "../../api/packages";
import { failureOf } from "../../ui/asking/api-error";
import { useAnswer } from "../../ui/asking/use-answer";
import { showDay } from "../../ui/days";
import { EmptyState } from "../../ui/EmptyState";
import type { PageFailure } from "../../ui/explain-failure";
import { FailureNotice } from "../../ui/FailureNotice";
import { readText } from "../../ui/package/file-text";
import { FilePicker } from "../../ui/package/FilePicker";
import { useWords } from "../../ui/words/Words";
import type { WordKey } from "../../ui/words/en-GB";
import { writePageAddress } from "../page-address";
import { useServices } from "../services";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex", flexWrap: "wrap", justifyContent: "space-between", alignItems: "center", gap: tokens.spacingHorizontalM, padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusXLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  who: { minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground2, display: "block" },
  form: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalM },
  field: { width: "min(100%, 420px)" },
});

/** Packages that the school made for schools elsewhere, and the receipts that come back; nothing for those who may not make one. */
export function SentPackages({ schoolId }: { readonly schoolId: string }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const read = useCallback((signal: AbortSignal) => api.packages(schoolId, signal), [api, schoolId]);
  const { answer, again } = useAnswer(read);
  const [received, setReceived] = useState<ReadonlyMap<string, SentPackageShape>>(new Map());
  if (answer.kind === "reading") return <Spinner label={say("app.reading")} />;
  if (answer.kind === "failed") return <FailureNotice failure={answer.failure} waysOn={{ "try-again": again, "load-again": again }} />;
  const packages = answer.value.packages.map((one) => received.get(one.id) ?? one);
  if (packages.length === 0) return <EmptyState title={say("package.sentEmpty")} hint={say("package.sentEmptyHint")} />;
  return (
    <>
      <ul className={styles.list}>
        {packages.map((one) => (
          <li key={one.id} className={styles.item}>
            <div className={styles.who}>
              {one.childName === "" ? say("package.gone") : <Link href={`#${writePageAddress({ page: "child", childId: one.childId })}`}>{one.childName}</Link>}
              <Caption1 className={styles.quiet}>{say("package.to", { school: one.toSchool, day: showDay(one.sentAt ?? "") })}</Caption1>
            </div>
            <Badge appearance="tint" size="large" color={one.isReceived ? "success" : "warning"}>
              {one.isReceived ? say("package.received", { day: showDay(one.acceptedAt ?? "") }) : say("package.notReceived")}
            </Badge>
          </li>
        ))}
      </ul>
      {packages.some((one) => !one.isReceived) && <ReceiptForm schoolId={schoolId} onReceived={(one) => setReceived((last) => new Map(last).set(one.id, one))} />}
    </>
  );
}

const CODE_WORDS: Readonly<Partial<Record<PageFailure["code"], WordKey>>> = { invalid: "package.codeInvalid", "not-found": "package.codeUnknown" };

function ReceiptForm({ schoolId, onReceived }: { readonly schoolId: string; readonly onReceived: (one: SentPackageShape) => void }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const [code, setCode] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<WordKey>();
  const [failure, setFailure] = useState<PageFailure>();
  const mark = async (): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(undefined);
    setFailure(undefined);
    try {
      onReceived(await api.markReceived(schoolId, code));
      setCode("");
    } catch (error) {
      const failed = failureOf(error);
      setProblem(CODE_WORDS[failed.code]);
      if (CODE_WORDS[failed.code] === undefined) setFailure(failed);
    }
    setIsBusy(false);
  };
  const readFile = async (file: File | undefined): Promise<void> => {
    const receipt = await readReceipt(file);
    setProblem(receipt === undefined ? "package.codeFileInvalid" : undefined);
    if (receipt !== undefined) setCode(receipt);
  };
  return (
    <form
      className={styles.form}
      aria-label={say("package.enter")}
      onSubmit={(event) => {
        event.preventDefault();
        void mark();
      }}
    >
      <Body1>
        <strong>{say("package.enter")}</strong>
      </Body1>
      <Field className={styles.field} label={say("package.code")} hint={say("package.codeHint")} {...(problem !== undefined && { validationState: "error", validationMessage: say(problem) })}>
        <Input value={code} maxLength={100} onChange={(_event, { value }) => setCode(value)} />
      </Field>
      <FilePicker label={say("package.codeFile")} accept=".json,application/json" onPick={(file) => void readFile(file)} />
      <Button type="submit" disabledFocusable={isBusy || code.trim() === ""}>
        {say(isBusy ? "package.marking" : "package.mark")}
      </Button>
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": () => void mark() }} />}
    </form>
  );
}

/** The code in a receipt that somebody chose; `undefined` when the file is none. */
async function readReceipt(file: File | undefined): Promise<string | undefined> {
  try {
    return packageReceipt.safeParse(JSON.parse(file === undefined ? "" : await readText(file))).data?.code;
  } catch {
    return undefined;
  }
}
