import { Button, Field, Input, Radio, RadioGroup, SpinButton } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { useLoaded } from "../../pages/use-loaded";
import { type Fault, readFault, setFault } from "./admin-client";
import { useTableStyles } from "./table-styles";
import { useNotices } from "./use-notice";

const KINDS: readonly { readonly kind: Fault["kind"]; readonly name: string }[] = [
  { kind: "none", name: "No faults" },
  { kind: "commit-then-504", name: "Carry the write out, then answer 504" },
  { kind: "commit-then-reset", name: "Carry the write out, then cut the connection" },
  { kind: "connector-commit-then-504", name: "Put a bot's message into the chat, then answer 504" },
  { kind: "connector-commit-then-reset", name: "Put a bot's message into the chat, then cut the connection" },
  { kind: "connector-503", name: "Refuse a bot's message with 503" },
];

/** How often the number of faults left is read. */
const REREAD_MS = 2000;

/** The switch that makes Graph fail after it has done what was asked: the failure that loses or doubles rows. */
export function FaultsTab(): ReactElement {
  const styles = useTableStyles();
  const notices = useNotices();
  const [loaded, reread] = useLoaded(useCallback(() => readFault(), []));
  const [wanted, setWanted] = useState<Fault>({ kind: "commit-then-504", times: 1 });
  useEffect(() => {
    const timer = setInterval(reread, REREAD_MS);
    return () => clearInterval(timer);
  }, [reread]);
  if (loaded.state === "loading") return <PageSpinner label="Reading the switch…" />;
  if (loaded.state === "failed") return <PageMessage title="The switch could not be read" onRetry={reread} />;
  const { kind, times } = loaded.value;
  const name = KINDS.find((one) => one.kind === kind)?.name ?? kind;
  return (
    <>
      {notices.bar}
      <output>{kind === "none" ? "Now: no faults" : `Now: ${name.toLowerCase()}. ${String(times)} left`}</output>
      <Field label="What happens to the next writes">
        <RadioGroup value={wanted.kind} onChange={(_, { value }) => setWanted({ ...wanted, kind: KINDS.find((one) => one.kind === value)?.kind ?? "none" })}>
          {KINDS.map((one) => (
            <Radio key={one.kind} value={one.kind} label={one.name} />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.row}>
        <Field label="How many writes">
          <SpinButton min={1} max={100} value={wanted.times} onChange={(_, { value }) => value !== undefined && value !== null && setWanted({ ...wanted, times: value })} />
        </Field>
        <Field label="Only addresses with">
          <Input
            placeholder="All, or such as /items"
            value={wanted.pathIncludes ?? ""}
            onChange={(_, { value }) => {
              const { pathIncludes: _before, ...others } = wanted;
              setWanted(value === "" ? others : { ...others, pathIncludes: value });
            }}
          />
        </Field>
        <Button appearance="primary" onClick={() => notices.carryOut(() => setFault(wanted.kind === "none" ? { kind: "none", times: 0 } : wanted).then(reread), "The switch is set.")}>
          Set
        </Button>
      </div>
    </>
  );
}
