import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, ProgressBar, Spinner, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { MeAnswer } from "../../api/contract";
import type { ArrivalOutlineShape, ArrivalRoundShape } from "../../api/packages";
import type { PackageReceiptShape } from "../../api/package-file";
import { PACKAGE_LIMITS } from "../../domain/package/package-file";
import { failureOf } from "../../ui/asking/api-error";
import type { PageFailure } from "../../ui/explain-failure";
import { FailureNotice } from "../../ui/FailureNotice";
import { ArrivalContents, type ReadableArrival } from "../../ui/package/ArrivalContents";
import { FilePicker } from "../../ui/package/FilePicker";
import { toBase64 } from "../../ui/package/file-text";
import { PageFrame } from "../../ui/PageFrame";
import { PageHeading } from "../../ui/PageHeading";
import { saveTextFile } from "../../ui/save-file";
import { useWords } from "../../ui/words/Words";
import { receiptPage } from "../../word/receipt-page";
import { useServices } from "../services";
import type { Navigation } from "../use-page-address";

export interface ArrivalPageProps {
  readonly school: MeAnswer["schools"][number];
  readonly navigation: Navigation;
}

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", alignItems: "flex-start", rowGap: tokens.spacingVerticalL, "& > *": { boxSizing: "border-box", maxWidth: "100%" } },
  wide: { width: "100%", display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, alignItems: "flex-start", "& > div": { alignSelf: "stretch" } },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  progress: { width: "min(100%, 420px)" },
});

/** Somebody has chosen a file: its bytes as text, and what the service says of it. */
interface Chosen {
  readonly file: string;
  readonly outline: ArrivalOutlineShape;
}

/** Takes in a package from a school elsewhere: choose it, see what it would bring, take it in, get the receipt. */
export function ArrivalPage({ school, navigation }: ArrivalPageProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api } = useServices();
  const [chosen, setChosen] = useState<Chosen>();
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const read = async (picked: File | undefined): Promise<void> => {
    setChosen(undefined);
    setFailure(undefined);
    if (picked === undefined) return;
    // What is too large to be a package need not travel.
    if (picked.size > PACKAGE_LIMITS.bytes) return setChosen({ file: "", outline: { kind: "refused", faults: [{ kind: "too-large" }] } });
    setIsReading(true);
    try {
      const file = await toBase64(picked);
      setChosen({ file, outline: await api.outlineArrival(school.id, file) });
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsReading(false);
  };
  return (
    <PageFrame>
      <PageHeading title={say("arrival.heading")} note={say("arrival.note", { school: school.name })} takesFocus={navigation.moves > 0} />
      <div className={styles.part}>
        <FilePicker label={say("arrival.file")} hint={say("arrival.fileHint")} accept=".zip,application/zip" onPick={(file) => void read(file)} />
        {isReading && <Spinner label={say("arrival.reading")} />}
        {failure !== undefined && <FailureNotice failure={failure} waysOn={{}} />}
        {chosen?.outline.kind === "refused" && <Refused faults={chosen.outline.faults} />}
        {chosen?.outline.kind === "readable" && <TakeIn key={chosen.outline.fingerprint} file={chosen.file} arrival={chosen.outline} {...{ school, navigation }} />}
      </div>
    </PageFrame>
  );
}

function Refused({ faults }: { readonly faults: Extract<ArrivalOutlineShape, { readonly kind: "refused" }>["faults"] }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{say("arrival.refused")}</MessageBarTitle>
        <ul className={styles.list}>
          {faults.map(({ kind, where }) => (
            <li key={`${kind} ${where ?? ""}`}>
              {say(`packageFault.${kind}`)} {where !== undefined && where !== "" && say("arrival.where", { where })}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

interface TakeInProps extends ArrivalPageProps {
  readonly file: string;
  readonly arrival: ReadableArrival;
}

function TakeIn({ file, arrival, school, navigation }: TakeInProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { round, isBusy, failure, takeIn } = useRounds(school.id, file);
  if (round?.receipt !== undefined) return <Arrived childId={round.childId} receipt={round.receipt} name={arrival.child.name} navigation={navigation} />;
  const isHalfway = failure !== undefined && round !== undefined;
  return (
    <div className={styles.wide}>
      <ArrivalContents arrival={arrival} />
      {isBusy && <Taking round={round} />}
      {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": takeIn }} />}
      {isHalfway && say("arrival.stopped")}
      {arrival.obstacles.length === 0 && (
        <Button appearance="primary" disabledFocusable={isBusy} onClick={takeIn}>
          {say(isHalfway ? "arrival.goOn" : "arrival.accept")}
        </Button>
      )}
    </div>
  );
}

/** Asks for one round after another until there is a receipt, or something stands in the way. */
function useRounds(schoolId: string, file: string) {
  const { api } = useServices();
  const [round, setRound] = useState<ArrivalRoundShape>();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const takeIn = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      let last: ArrivalRoundShape | undefined;
      while (last?.receipt === undefined) {
        last = await api.takeInPackage(schoolId, file);
        setRound(last);
      }
    } catch (error) {
      setFailure(failureOf(error));
    }
    setIsBusy(false);
  };
  return { round, isBusy, failure, takeIn: () => void (isBusy || takeIn()) };
}

function Taking({ round }: { readonly round: ArrivalRoundShape | undefined }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const progress = round === undefined ? {} : { value: round.done, max: round.total };
  return (
    <div className={styles.progress}>
      <ProgressBar aria-label={say("arrival.accept")} {...progress} />
      <span role="status">{round !== undefined && say("arrival.taking", { done: round.done, total: round.total })}</span>
    </div>
  );
}

interface ArrivedProps extends Pick<ArrivalPageProps, "navigation"> {
  readonly childId: string;
  readonly name: string;
  readonly receipt: PackageReceiptShape;
}

function Arrived({ childId, name, receipt, navigation }: ArrivedProps): ReactElement {
  const say = useWords();
  const fileName = `receipt-${receipt.code.slice(0, 4)}`;
  return (
    <MessageBar intent="success" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{say("arrival.done", { name })}</MessageBarTitle>
        {say("arrival.doneHint", { code: receipt.code, school: receipt.fromSchool })}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={() => navigation.open({ page: "child", childId })}>
          {say("arrival.openChild", { name })}
        </Button>
        <Button onClick={() => saveTextFile(window, { name: `${fileName}.json`, text: `${JSON.stringify(receipt, undefined, 1)}\n`, type: "application/json" })}>{say("arrival.saveReceipt")}</Button>
        <Button onClick={() => saveTextFile(window, { name: `${fileName}.html`, text: receiptPage(receipt), type: "text/html" })}>{say("arrival.printReceipt")}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
