import { Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { TopBar } from "../../pages/TopBar";
import type { PageTheme } from "../../pages/page-theme";
import { useLoaded } from "../../pages/use-loaded";
import { CallsTab } from "./CallsTab";
import { ClassesTab } from "./ClassesTab";
import { DayTab } from "./DayTab";
import { FaultsTab } from "./FaultsTab";
import { PeopleTab } from "./PeopleTab";
import { SchoolsTab } from "./SchoolsTab";
import { WeatherTab } from "./WeatherTab";
import { type Directory, readDirectory } from "./admin-client";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100dvh", backgroundColor: tokens.colorNeutralBackground1 },
  main: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  tabs: { flexShrink: 0, overflowX: "auto", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  content: { flexGrow: 1, overflow: "auto", padding: tokens.spacingHorizontalL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

const TABS = ["People", "Classes", "Schools", "Day", "Weather", "Faults", "Calls"] as const;
type TabName = (typeof TABS)[number];

interface AdminPageProps {
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** What an administrator, a registrar and the passing of time do to a tenant. */
export function AdminPage({ theme, onThemeChange }: AdminPageProps): ReactElement {
  const styles = useStyles();
  const [open, setOpen] = useOpenTab();
  const [directory, reread] = useLoaded(useCallback(() => readDirectory(), []));
  return (
    <div className={styles.page}>
      <TopBar title="Administration" theme={theme} onThemeChange={onThemeChange} />
      <main className={styles.main}>
        <TabList className={styles.tabs} selectedValue={open} onTabSelect={(_, { value }) => setOpen(String(value))}>
          {TABS.map((name) => (
            <Tab key={name} value={name}>
              {name}
            </Tab>
          ))}
        </TabList>
        <div className={styles.content} role="tabpanel" aria-label={open} tabIndex={0}>
          {directory.state === "loading" && <PageSpinner label="Reading the directory…" />}
          {directory.state === "failed" && (
            <PageMessage title="The directory could not be read" onRetry={reread}>
              The local tenant did not answer as expected.
            </PageMessage>
          )}
          {directory.state === "ready" && <OpenTab name={open} directory={directory.value} onChange={reread} />}
        </div>
      </main>
    </div>
  );
}

interface OpenTabProps {
  readonly name: TabName;
  readonly directory: Directory;
  readonly onChange: () => void;
}

function OpenTab({ name, directory, onChange }: OpenTabProps): ReactElement {
  switch (name) {
    case "People":
      return <PeopleTab directory={directory} onChange={onChange} />;
    case "Classes":
      return <ClassesTab directory={directory} onChange={onChange} />;
    case "Schools":
      return <SchoolsTab directory={directory} />;
    case "Day":
      return <DayTab />;
    case "Weather":
      return <WeatherTab />;
    case "Faults":
      return <FaultsTab />;
    case "Calls":
      return <CallsTab people={directory.people} />;
    default:
      return name satisfies never;
  }
}

function useOpenTab(): readonly [TabName, (name: string) => void] {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const follow = (): void => setHash(window.location.hash);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const open = TABS.find((name) => `#/${name.toLowerCase()}` === hash) ?? "People";
  return [open, (name) => (window.location.hash = `#/${name.toLowerCase()}`)];
}
