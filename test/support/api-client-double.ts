import type { DraftAnswer } from "../../src/api/contract";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { aCaseloadChild, aChildAnswer, aMeAnswer, aPlanShape, aProgressShape, aReviewAnswer } from "./page-fixtures";

/** The service as the pages see it, held in memory; it keeps drafts over revisions as the real one does. */
export interface ApiClientDouble {
  readonly api: ApiClient;
  /** Every question asked, by name, in order. */
  readonly asked: string[];
  /** The draft that is kept for any child. */
  draft: DraftAnswer | undefined;
}

/** A service that answers everything for one SENCO and one child; name only the answers the test is about. */
export function createApiClientDouble(overrides: Partial<ApiClient> = {}): ApiClientDouble {
  const asked: string[] = [];
  const double: ApiClientDouble = { asked, draft: undefined, api: undefined as unknown as ApiClient };
  const answers: ApiClient = {
    me: async () => aMeAnswer(),
    caseload: async () => ({ children: [aCaseloadChild()], needsMending: [] }),
    classes: async () => ({ classes: [{ id: "class-willow", name: "Willow", childrenWithPlans: 1 }] }),
    classPlans: async () => ({ class: { id: "class-willow", name: "Willow" }, children: [{ child: aChildAnswer().child, plan: aPlanShape() }] }),
    child: async () => aChildAnswer(),
    draft: async () => double.draft,
    keepDraft: async (_childId, { content, over }) => {
      if ((double.draft?.revision ?? 0) !== over) throw new ApiError({ code: "stale" });
      double.draft = { content, revision: over + 1, savedAt: "2026-09-07T10:42:00Z" };
      return double.draft;
    },
    agreePlan: async () => aChildAnswer(),
    planVersion: async ({ version }) => aPlanShape({ version }),
    revisePlan: async () => aChildAnswer(),
    logProgress: async (_childId, targetId, { id, rating, note }) => ({ progress: aProgressShape({ id, targetId, rating, note }) }),
    withdrawProgress: async () => undefined,
    folder: async () => undefined,
    review: async () => aReviewAnswer(),
    startReview: async () => aReviewAnswer(),
    keepReview: async () => aReviewAnswer(),
    closeReview: async () => ({ after: "draft-made" }),
    concerns: async () => ({ concerns: [], targets: [], today: "2026-10-01", mayRaise: true, mayAnswer: true, mayCallReview: true }),
    raiseConcern: async () => Promise.reject(new ApiError({ code: "not-found" })),
    answerConcern: async () => Promise.reject(new ApiError({ code: "not-found" })),
    advice: async () => ({ advice: [], isLacking: false, today: "2026-10-01", mayWrite: true }),
    keepAdvice: async () => Promise.reject(new ApiError({ code: "not-found" })),
    audit: async ({ page }) => ({ entries: [], page, pageCount: 1, total: 0 }),
    exportAudit: async () => "",
    auditCheck: async () => ({ rowCount: 0, waiting: 0, faults: [] }),
    checkAuditNow: async () => ({ rowCount: 0, waiting: 0, checkedAt: "2026-09-07T10:42:00Z", faults: [] }),
    handovers: async () => ({ outgoing: [], incoming: [], mayUsePackages: false }),
    sendHandover: async () => Promise.reject(new ApiError({ code: "not-found" })),
    acceptHandover: async () => Promise.reject(new ApiError({ code: "not-found" })),
    packageOutline: async () => ({ child: { id: "child-jo", name: "Jo O'Neill-Wren" }, documents: 0, counts: { Children: 1, Plans: 0, Targets: 0, Provision: 0, Progress: 0, Reviews: 0, Acknowledgements: 0 } }),
    makePackage: async () => Promise.reject(new ApiError({ code: "not-found" })),
    packages: async () => ({ packages: [] }),
    outlineArrival: async () => ({ kind: "refused", faults: [{ kind: "not-a-zip" }] }),
    takeInPackage: async () => Promise.reject(new ApiError({ code: "not-found" })),
    markReceived: async () => Promise.reject(new ApiError({ code: "not-found" })),
    ...overrides,
  };
  const watched = Object.entries(answers).map(([name, answer]: [string, (...questions: never[]) => unknown]) => [
    name,
    (...questions: never[]) => {
      asked.push(name);
      return answer(...questions);
    },
  ]);
  return Object.assign(double, { api: Object.fromEntries(watched) as ApiClient });
}

/** The service's refusal with a code, as the client throws it. */
export function refused(code: ApiError["failure"]["code"]): () => Promise<never> {
  return () => Promise.reject(new ApiError({ code }));
}
