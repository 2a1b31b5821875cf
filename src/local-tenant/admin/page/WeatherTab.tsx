import { Button, Field, Radio, RadioGroup, SpinButton, Text } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { useLoaded } from "../../pages/use-loaded";
import { useTableStyles } from "./table-styles";
import { useNotices } from "./use-notice";
import { nameOfWeather, readWeather, setWeather, type WeatherNow, type WeatherReport, wordsForKind } from "./weather-client";

const FAIR = "Fair";
/** How often what the weather has done is read. */
const REREAD_MS = 2000;

/** Chooses among ready-made weather, and shows what it does to requests while it lasts. */
export function WeatherTab(): ReactElement {
  const notices = useNotices();
  const [loaded, reread] = useLoaded(useCallback(() => readWeather(), []));
  useEffect(() => {
    const timer = setInterval(reread, REREAD_MS);
    return () => clearInterval(timer);
  }, [reread]);
  if (loaded.state === "loading") return <PageSpinner label="Looking at the sky…" />;
  if (loaded.state === "failed") return <PageMessage title="The weather could not be read" onRetry={reread} />;
  const change = (name: string, seed: number): void => {
    const plan = loaded.value.presets.find((preset) => preset.name === name)?.plan ?? { rules: [] };
    notices.carryOut(() => setWeather({ ...plan, seed }).then(reread), `The weather is set: ${name.toLowerCase()}.`);
  };
  return (
    <>
      {notices.bar}
      <output>{sentenceFor(loaded.value)}</output>
      <WeatherChoice now={loaded.value} onChange={change} />
      <WeatherTable report={loaded.value.report} />
      <Text size={200}>Rules of your own are set by PUT /admin/api/weather. A restart of the tenant brings fair weather. The tenant's own pages stay dry.</Text>
    </>
  );
}

function sentenceFor(now: WeatherNow): string {
  const name = nameOfWeather(now);
  if (name !== undefined) return `Now: ${name.toLowerCase()}${name === FAIR ? " weather" : ""}`;
  return `Now: rules of your own, ${String(now.plan.rules.length)}`;
}

function WeatherChoice({ now, onChange }: { readonly now: WeatherNow; readonly onChange: (name: string, seed: number) => void }): ReactElement {
  const styles = useTableStyles();
  const [wanted, setWanted] = useState(() => nameOfWeather(now) ?? FAIR);
  const [seed, setSeed] = useState(now.plan.seed);
  return (
    <>
      <Field label="Weather over Microsoft Graph and the bots' connector">
        <RadioGroup value={wanted} onChange={(_, { value }) => setWanted(value)}>
          {now.presets.map(({ name }) => (
            <Radio key={name} value={name} label={name} />
          ))}
        </RadioGroup>
      </Field>
      <div className={styles.row}>
        <Field label="Seed" hint="The same seed brings the same troubles in the same order.">
          <SpinButton min={0} max={1_000_000} value={seed} onChange={(_, { value }) => value !== undefined && value !== null && setSeed(value)} />
        </Field>
        <Button appearance="primary" onClick={() => onChange(wanted, seed)}>
          Change the weather
        </Button>
        <Button
          onClick={() => {
            setWanted(FAIR);
            onChange(FAIR, seed);
          }}
        >
          Fair weather
        </Button>
      </div>
    </>
  );
}

function WeatherTable({ report }: { readonly report: WeatherReport }): ReactElement {
  const styles = useTableStyles();
  if (report.length === 0) return <Text>Nothing happens to any request.</Text>;
  return (
    <table className={styles.table} aria-label="What the weather does">
      <thead>
        <tr>
          {["What happens", "To how many", "Where", "Met", "Struck"].map((heading) => (
            <th key={heading} scope="col" className={styles.heading}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.map(({ rule, met, struck }, index) => (
          <tr key={`${rule.kind} ${String(index)}`}>
            <td className={styles.cell}>{wordsForKind(rule.kind)}</td>
            <td className={styles.cell}>{`${String(rule.percent ?? 100)} in 100`}</td>
            <td className={styles.cell}>{rule.pathIncludes ?? "everywhere"}</td>
            <td className={styles.cell}>{met}</td>
            <td className={styles.cell}>{struck}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
