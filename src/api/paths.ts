/** Every address of the API, as the service routes it; `:name` stands for one part of the path. */
export const API_PATHS = {
  me: "/api/me",
  caseload: "/api/schools/:schoolId/caseload",
  classes: "/api/classes",
  classPlans: "/api/classes/:classId/plans",
  child: "/api/children/:childId",
  draft: "/api/children/:childId/draft",
  plans: "/api/children/:childId/plans",
  planVersion: "/api/children/:childId/plans/:planId/versions/:version",
  planVersions: "/api/children/:childId/plans/:planId/versions",
  folder: "/api/children/:childId/folder",
  targetProgress: "/api/children/:childId/targets/:targetId/progress",
  progressWithdrawal: "/api/children/:childId/progress/:progressId/withdrawal",
  review: "/api/children/:childId/review",
  reviewStart: "/api/children/:childId/review/start",
  reviewClosing: "/api/children/:childId/review/closing",
  concerns: "/api/children/:childId/concerns",
  concernAnswer: "/api/children/:childId/concerns/:concernId/answer",
  advice: "/api/children/:childId/advice",
  adviceEntry: "/api/children/:childId/advice/:adviceId",
  audit: "/api/children/:childId/audit",
  auditExport: "/api/children/:childId/audit/export",
  auditCheck: "/api/schools/:schoolId/audit-check",
  handovers: "/api/schools/:schoolId/handovers",
  handoverSending: "/api/handovers/:handoverId/sending",
  handoverAcceptance: "/api/handovers/:handoverId/acceptance",
  childPackage: "/api/children/:childId/package",
  packages: "/api/schools/:schoolId/packages",
  packagePreview: "/api/schools/:schoolId/packages/preview",
  packageArrival: "/api/schools/:schoolId/packages/arrival",
  packageReceipt: "/api/schools/:schoolId/packages/receipt",
} as const;

/** The address with its parts filled in, each escaped. */
export function apiPath<P extends keyof typeof API_PATHS>(name: P, parts: Readonly<Record<string, string>> = {}): string {
  return API_PATHS[name].replace(/:(\w+)/g, (_whole, part: string) => {
    const value = parts[part];
    if (value === undefined) throw new Error(`${name} needs ${part}`);
    return encodeURIComponent(value);
  });
}
