import { Button, Field, Input, Text, Title2 } from "@fluentui/react-components";
import { type ReactElement, useCallback } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { useLoaded } from "../../pages/use-loaded";
import { type TenantDay, moveDay, readDay } from "./admin-client";
import { addDays, showDay } from "./tenant-day";
import { useTableStyles } from "./table-styles";
import { useNotices } from "./use-notice";

const STEPS: readonly { readonly days: number; readonly name: string }[] = [
  { days: -7, name: "Back a week" },
  { days: 1, name: "Next day" },
  { days: 7, name: "On a week" },
  { days: 14, name: "On two weeks" },
];

/** Moves the day that programs in the tenant go by. Sign-ins and tokens stay in real time. */
export function DayTab(): ReactElement {
  const styles = useTableStyles();
  const notices = useNotices();
  const [loaded, reread] = useLoaded(useCallback(() => readDay(), []));
  if (loaded.state === "loading") return <PageSpinner label="Reading the day…" />;
  if (loaded.state === "failed") return <PageMessage title="The day could not be read" onRetry={reread} />;
  const { day, offsetDays } = loaded.value;
  const today = day ?? "";
  function go(to: string | null, from: string | null): void {
    notices.carryOut(() => moveDay(to).then(reread), to === null ? "It is the real day again." : `It is now ${showDay(to)}.`, () => go(from, to));
  }
  const before = offsetDays === 0 ? null : today;
  return (
    <>
      {notices.bar}
      <div>
        <Title2 as="h2">{showDay(today)}</Title2>
        <Text block>{describeOffset(loaded.value)}</Text>
      </div>
      <div className={styles.row}>
        {STEPS.map(({ days, name }) => (
          <Button key={days} onClick={() => go(addDays(today, days), before)}>
            {name}
          </Button>
        ))}
        <Button disabled={offsetDays === 0} onClick={() => go(null, before)}>
          Back to today
        </Button>
      </div>
      <div className={styles.row}>
        <Field label="Go to a day">
          <Input type="date" value={today} onChange={(_, { value }) => value !== "" && go(value, before)} />
        </Field>
      </div>
    </>
  );
}

function describeOffset({ offsetDays }: TenantDay): string {
  if (offsetDays === 0) return "The real day.";
  const days = Math.abs(offsetDays);
  return `${String(days)} ${days === 1 ? "day" : "days"} ${offsetDays > 0 ? "after" : "before"} the real day.`;
}
