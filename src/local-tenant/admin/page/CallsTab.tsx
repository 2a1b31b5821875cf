import { Button } from "@fluentui/react-components";
import { type ReactElement, useCallback, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { useLoaded } from "../../pages/use-loaded";
import { AdminTable } from "./AdminTable";
import { type Person, readCalls } from "./admin-client";
import { useTableStyles } from "./table-styles";

/** Writes shown at once, the latest first. */
const SHOWN_AT_MOST = 100;

/** The writes that Graph has answered: how somebody sees that one press made one row. */
export function CallsTab({ people }: { readonly people: readonly Person[] }): ReactElement {
  const styles = useTableStyles();
  const [after, setAfter] = useState(0);
  const [loaded, reread] = useLoaded(useCallback(() => readCalls(after), [after]));
  if (loaded.state === "loading") return <PageSpinner label="Counting…" />;
  if (loaded.state === "failed") return <PageMessage title="The writes could not be read" onRetry={reread} />;
  const { calls, writes, last } = loaded.value;
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return (
    <>
      <div className={styles.row}>
        <output>{`${String(writes)} ${writes === 1 ? "write" : "writes"}${after > 0 ? " since you began to count" : ""}`}</output>
        <Button onClick={reread}>Count again</Button>
        <Button onClick={() => setAfter(last)}>Begin at nought</Button>
        {after > 0 && <Button onClick={() => setAfter(0)}>Show all</Button>}
      </div>
      <AdminTable
        label="Writes"
        columns={["Number", "Time", "Who", "Method", "Status", "Address"]}
        rows={calls
          .slice(-SHOWN_AT_MOST)
          .reverse()
          .map(({ id, at, personId, method, status, path }) => ({
            id: String(id),
            cells: [id, new Date(at).toLocaleTimeString("en-GB"), personId ? (names.get(personId) ?? "A person") : "App only", method, status, path],
          }))}
      />
    </>
  );
}
