import { lazy } from "react";
import type { PageAddress } from "./page-address";

const loadCaseload = () => import("./CaseloadPage");
const loadHandovers = () => import("./HandoversPage");
const loadAudit = () => import("./AuditCheckPage");
const loadParts = () => import("./PartsOfTab");
const loadChild = () => import("./ChildPage");
const loadReview = () => import("./review/ReviewPage");
const loadSheets = () => import("./review/ViewsSheetsPage");
const loadWriter = () => import("./writer/PlanWriterPage");

// Teachers open a class and nothing else on most days, so what they do not need comes when it is opened.
export const CaseloadPage = lazy(async () => ({ default: (await loadCaseload()).CaseloadPage }));
export const HandoversPage = lazy(async () => ({ default: (await loadHandovers()).HandoversPage }));
export const AuditCheckPage = lazy(async () => ({ default: (await loadAudit()).AuditCheckPage }));
export const PartsOfTab = lazy(async () => ({ default: (await loadParts()).PartsOfTab }));
export const ChildPage = lazy(async () => ({ default: (await loadChild()).ChildPage }));
export const ReviewPage = lazy(async () => ({ default: (await loadReview()).ReviewPage }));
export const ViewsSheetsPage = lazy(async () => ({ default: (await loadSheets()).ViewsSheetsPage }));
export const PlanWriterPage = lazy(async () => ({ default: (await loadWriter()).PlanWriterPage }));

/** Begins to load what `address` will need, so that it comes while the person is being signed in. */
export function preloadPage(address: PageAddress, isInClass: boolean): void {
  for (const load of neededFor(address, isInClass)) {
    // The page itself asks again, and says so when it cannot be had.
    load().catch(() => undefined);
  }
}

function neededFor({ page }: PageAddress, isInClass: boolean): readonly (() => Promise<unknown>)[] {
  if (page === "child") return [loadChild];
  if (page === "write") return [loadWriter];
  if (page === "review") return [loadReview];
  if (page === "sheets") return [loadSheets];
  if (page === "handovers") return [loadHandovers, loadParts];
  if (page === "audit") return [loadAudit, loadParts];
  if (isInClass || page === "class" || page === "classes") return [];
  return [loadCaseload, loadParts];
}
