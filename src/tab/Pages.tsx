import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { type ReactElement, Suspense, useEffect, useState } from "react";
import type { MeAnswer } from "../api/contract";
import { FailureNotice } from "../ui/FailureNotice";
import { PageFrame } from "../ui/PageFrame";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords } from "../ui/words/Words";
import { ChunkBoundary } from "./ChunkBoundary";
import { ClassesPage } from "./ClassesPage";
import { ClassPage } from "./ClassPage";
import { ArrivalPage, AuditCheckPage, CaseloadPage, ChildPage, HandoversPage, PartsOfTab, PlanWriterPage, ReviewPage, SendPackagePage, ViewsSheetsPage } from "./lazy-pages";
import type { PageAddress } from "./page-address";
import { useServices } from "./services";
import { type Navigation, usePageAddress } from "./use-page-address";

export interface PagesProps {
  readonly view: Window;
  readonly me: MeAnswer;
}

type School = MeAnswer["schools"][number];

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    minHeight: "44px",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 480px)": { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}` },
    "@media print": { display: "none" },
  },
});

/** The pages of the tab, and the way between them. */
export function Pages({ view, me }: PagesProps): ReactElement {
  const { host } = useServices();
  const navigation = usePageAddress(view);
  const [schoolId, setSchoolId] = useState(() => me.schools.find((one) => one.seesCaseload)?.id ?? me.schools[0]?.id);
  const school = me.schools.find((one) => one.id === schoolId);
  const [agreedChildId, setAgreedChildId] = useState<string>();
  const { canGoBack, back } = navigation;
  useEffect(() => {
    host.onBack(() => {
      if (canGoBack) back();
      return canGoBack;
    });
  }, [host, canGoBack, back]);
  const todayAt = (id: string): string => (me.schools.find((one) => one.id === id) ?? school)?.today ?? "";
  const address = resolveHome(navigation.address, school, host.place.classId);
  return (
    <>
      <PagesBar me={me} school={school} address={address} navigation={navigation} onSchool={setSchoolId} />
      <ChunkBoundary key={keyOf(address)} fallback={<PageFrame><FailureNotice failure={{ code: "offline" }} waysOn={{ "try-again": () => view.location.reload() }} /></PageFrame>}>
        <Suspense fallback={<PageFrame><PageSkeleton /></PageFrame>}>
          <OnePage {...{ address, school, navigation, agreedChildId, todayAt }} onAgreed={setAgreedChildId} />
        </Suspense>
      </ChunkBoundary>
    </>
  );
}

interface OnePageProps {
  readonly address: PageAddress;
  readonly school: School | undefined;
  readonly navigation: Navigation;
  readonly agreedChildId: string | undefined;
  readonly todayAt: (schoolId: string) => string;
  readonly onAgreed: (childId: string) => void;
}

function OnePage({ address, school, navigation, agreedChildId, todayAt, onAgreed }: OnePageProps): ReactElement {
  const { host } = useServices();
  const goHome = (): void => navigation.open({ page: "home" });
  switch (address.page) {
    case "child":
      return <ChildPage childId={address.childId} navigation={navigation} onHome={goHome} hasJustAgreed={agreedChildId === address.childId} />;
    case "write":
      return <PlanWriterPage childId={address.childId} todayAt={todayAt} navigation={navigation} onHome={goHome} onAgreed={onAgreed} />;
    case "review":
      return <ReviewPage childId={address.childId} navigation={navigation} onHome={goHome} />;
    case "sheets":
      return <ViewsSheetsPage childId={address.childId} navigation={navigation} onHome={goHome} />;
    case "package":
      return <SendPackagePage childId={address.childId} navigation={navigation} onHome={goHome} />;
    case "class":
      return <ClassPage classId={address.classId} navigation={navigation} onHome={host.place.classId === address.classId ? undefined : goHome} />;
    case "caseload":
    case "handovers":
    case "audit":
    case "arrival":
      return school === undefined ? <ClassesPage navigation={navigation} /> : <SchoolPage page={address.page} school={school} navigation={navigation} />;
    case "home":
    case "classes":
      return <ClassesPage navigation={navigation} />;
    default:
      return address satisfies never;
  }
}

const SCHOOL_PAGES = { caseload: CaseloadPage, handovers: HandoversPage, audit: AuditCheckPage, arrival: ArrivalPage } as const;

interface SchoolPageProps {
  readonly page: keyof typeof SCHOOL_PAGES;
  readonly school: School;
  readonly navigation: Navigation;
}

/** A page about one school. */
function SchoolPage({ page, ...about }: SchoolPageProps): ReactElement {
  const Page = SCHOOL_PAGES[page];
  return <Page {...about} />;
}

const PARTS = ["caseload", "classes", "handovers", "audit"] as const;

interface PagesBarProps {
  readonly me: MeAnswer;
  readonly school: School | undefined;
  readonly address: PageAddress;
  readonly navigation: Navigation;
  readonly onSchool: (schoolId: string) => void;
}

/** Parts of the tab at the top; below them, on a page that is not a part itself, the way back. */
function PagesBar({ me, school, address, navigation, onSchool }: PagesBarProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  const { host } = useServices();
  const isInClass = host.place.classId !== undefined;
  const part = PARTS.find((one) => one === address.page);
  const isStart = part !== undefined || (address.page === "class" && isInClass);
  const desks = me.schools.filter((one) => one.seesCaseload || one.checksAudit);
  const hasParts = !isInClass && (school?.seesCaseload === true || school?.checksAudit === true);
  if (isStart && !hasParts) return null;
  return (
    <nav aria-label={say("nav.label")} className={styles.bar}>
      {!isStart && (
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={() => (navigation.canGoBack ? navigation.back() : navigation.open({ page: "home" }))}>
          {say("app.back")}
        </Button>
      )}
      {hasParts && part !== undefined && (
        <ChunkBoundary fallback={null}>
          <Suspense fallback={null}>
            <PartsOfTab schools={desks} schoolId={school.id} part={part} seesCaseload={school.seesCaseload} navigation={navigation} onSchool={onSchool} />
          </Suspense>
        </ChunkBoundary>
      )}
    </nav>
  );
}

function resolveHome(address: PageAddress, school: School | undefined, classId: string | undefined): PageAddress {
  if ((address.page === "caseload" || address.page === "handovers" || address.page === "arrival") && school?.seesCaseload !== true) return { page: "classes" };
  if (address.page === "audit" && school?.checksAudit !== true) return { page: "classes" };
  if (address.page !== "home") return address;
  if (classId !== undefined) return { page: "class", classId };
  if (school?.seesCaseload === true) return { page: "caseload" };
  // Whoever looks after the tenant has no classes: what is theirs to see comes first.
  return { page: school?.checksAudit === true ? "audit" : "classes" };
}

function keyOf(address: PageAddress): string {
  return Object.values(address).join(" ");
}
