import { lazy } from "react";
import type { PageAddress } from "./page-address";

const loadCaseload = () => import("./CaseloadPage");
const loadHandovers = () => import("./HandoversPage");
const loadAudit = () => import("./AuditCheckPage");
const loadParts = () => import("./PartsOfTab");
const loadChild = () => import("./ChildPage");
const loadReview = () => import("./review/ReviewPage");
const loadSheets = () => import("./review/ViewsSheetsPage");
const loadSendPackage = () => import("./package/SendPackagePage");
const loadArrival = () => import("./package/ArrivalPage");
const loadWriter = () => import("./writer/PlanWriterPage");

// Teachers open a class and nothing else on most days, so what they do not need comes when it is opened.
export const CaseloadPage = lazy(async () => ({ default: (await loadCaseload()).CaseloadPage }));
export const HandoversPage = lazy(async () => ({ default: (await loadHandovers()).HandoversPage }));
export const AuditCheckPage = lazy(async () => ({ default: (await loadAudit()).AuditCheckPage }));
export const PartsOfTab = lazy(async () => ({ default: (await loadParts()).PartsOfTab }));
export const ChildPage = lazy(async () => ({ default: (await loadChild()).ChildPage }));
export const ReviewPage = lazy(async () => ({ default: (await loadReview()).ReviewPage }));
export const ViewsSheetsPage = lazy(async () => ({ default: (await loadSheets()).ViewsSheetsPage }));
export const SendPackagePage = lazy(async () => ({ default: (await loadSendPackage()).SendPackagePage }));
export const ArrivalPage = lazy(async () => ({ default: (await loadArrival()).ArrivalPage }));
export const PlanWriterPage = lazy(async () => ({ default: (await loadWriter()).PlanWriterPage }));

/** Begins to load what `address` will need, so that it comes while the person is being signed in. */
export function preloadPage(address: PageAddress, isInClass: boolean): void {
  for (const load of neededFor(address, isInClass)) {
    // The page itself asks again, and says so when it cannot be had.
    load().catch(() => undefined);
  }
}

const NEEDED: Readonly<Partial<Record<PageAddress["page"], readonly (() => Promise<unknown>)[]>>> = {
  child: [loadChild], write: [loadWriter], review: [loadReview], sheets: [loadSheets], package: [loadSendPackage], arrival: [loadArrival], handovers: [loadHandovers, loadParts], audit: [loadAudit, loadParts],
  class: [], classes: [],
};

function neededFor({ page }: PageAddress, isInClass: boolean): readonly (() => Promise<unknown>)[] {
  return NEEDED[page] ?? (isInClass ? [] : [loadCaseload, loadParts]);
}
