import { type AdviceAnswer, type AdviceRequest, adviceAnswer } from "../../api/advice";
import { type AuditAnswer, auditAnswer, type AuditCheckAnswer, auditCheckAnswer, exportAnswer } from "../../api/audit";
import { type ConcernAnswerRequest, type ConcernRequest, type ConcernsAnswer, concernsAnswer } from "../../api/concerns";
import {
  type AgreeRequest, type CaseloadAnswer, type ChildAnswer, type ClassesAnswer, type ClassPlansAnswer, type DraftAnswer, type DraftRequest, type MeAnswer,
  type ProgressAnswer, type ProgressRequest, type ReviseRequest, caseloadAnswer, childAnswer, classesAnswer, classPlansAnswer, draftAnswer, folderAnswer, meAnswer, planVersionAnswer, progressAnswer,
} from "../../api/contract";
import { type HandoverAnswer, type HandoversAnswer, handoverAnswer, handoversAnswer } from "../../api/handovers";
import {
  type ArrivalOutlineShape, type ArrivalRoundShape, type PackageMadeShape, type PackageOutlineShape, type PackagesAnswer, type SentPackageShape,
  arrivalOutline, arrivalRound, packageMade, packageOutline, packagesAnswer, receiptAnswer,
} from "../../api/packages";
import { type ReviewAnswer, type ReviewClosedAnswer, type ReviewKeepRequest, type ReviewStartRequest, reviewAnswer, reviewClosedAnswer } from "../../api/reviews";
import { API_PATHS, apiPath } from "../../api/paths";
import type { PlanShape } from "../../api/plan-shapes";
import { type AnswerReader, createApiCall, type ApiCallOptions } from "./api-call";
import { ApiError } from "./api-error";

/** Names one version of a child's plan. */
export type VersionAsked = { readonly childId: string; readonly planId: string; readonly version: number };

/** Names a page, from 1, of a child's acts. */
export type AuditAsked = { readonly childId: string; readonly action: AuditAnswer["entries"][number]["action"] | ""; readonly page: number };

/** What the pages ask of the service; every answer has been read against the contract. Failures are thrown as `ApiError`. */
export interface ApiClient {
  me(signal?: AbortSignal): Promise<MeAnswer>;
  caseload(schoolId: string, signal?: AbortSignal): Promise<CaseloadAnswer>;
  classes(signal?: AbortSignal): Promise<ClassesAnswer>;
  classPlans(classId: string, signal?: AbortSignal): Promise<ClassPlansAnswer>;
  child(childId: string, signal?: AbortSignal): Promise<ChildAnswer>;
  /** `undefined` when the person keeps no draft for the child. */
  draft(childId: string, signal?: AbortSignal): Promise<DraftAnswer | undefined>;
  /** Fails with `stale` when another window has kept the draft since. */
  keepDraft(childId: string, request: DraftRequest): Promise<DraftAnswer>;
  agreePlan(childId: string, request: AgreeRequest): Promise<ChildAnswer>;
  /** One version of a plan, in force or closed, without its progress. */
  planVersion(plan: VersionAsked, signal?: AbortSignal): Promise<PlanShape>;
  /** Agrees the next version from changed texts. Fails with `stale` when the plan has moved on. */
  revisePlan(plan: Omit<VersionAsked, "version">, request: ReviseRequest): Promise<ChildAnswer>;
  /** Repeating it with the same id is one point. */
  logProgress(childId: string, targetId: string, request: ProgressRequest): Promise<ProgressAnswer>;
  withdrawProgress(childId: string, progressId: string): Promise<void>;
  /** Where the child's folder opens; `undefined` until a plan has been agreed. */
  folder(childId: string, signal?: AbortSignal): Promise<string | undefined>;
  /** Fails with `not-found` when the child has no plan. */
  review(childId: string, signal?: AbortSignal): Promise<ReviewAnswer>;
  /** Repeating it changes nothing; so with `closeReview`. */
  startReview(childId: string, request: ReviewStartRequest): Promise<ReviewAnswer>;
  /** Fails with `stale` when somebody else has kept something else meanwhile. */
  keepReview(childId: string, request: ReviewKeepRequest): Promise<ReviewAnswer>;
  closeReview(childId: string, request: ReviewKeepRequest): Promise<ReviewClosedAnswer>;
  concerns(childId: string, signal?: AbortSignal): Promise<ConcernsAnswer>;
  /** Repeating it with the same id is one concern. */
  raiseConcern(childId: string, request: ConcernRequest): Promise<ConcernsAnswer>;
  /** Fails with `stale` when somebody else has answered meanwhile. */
  answerConcern(childId: string, concernId: string, request: ConcernAnswerRequest): Promise<ConcernsAnswer>;
  advice(childId: string, signal?: AbortSignal): Promise<AdviceAnswer>;
  /** Fails with `stale` when somebody else has kept something else meanwhile. */
  keepAdvice(childId: string, adviceId: string, request: AdviceRequest): Promise<AdviceAnswer>;
  /** One page of who has seen and changed what of a child; every kind when `action` is empty. */
  audit(asked: AuditAsked, signal?: AbortSignal): Promise<AuditAnswer>;
  /** The text of a file with all of a child's acts. */
  exportAudit(childId: string): Promise<string>;
  auditCheck(schoolId: string, signal?: AbortSignal): Promise<AuditCheckAnswer>;
  /** Goes through the whole audit first. */
  checkAuditNow(schoolId: string): Promise<AuditCheckAnswer>;
  handovers(schoolId: string, signal?: AbortSignal): Promise<HandoversAnswer>;
  /** Repeating it changes nothing; so with `acceptHandover`. */
  sendHandover(handoverId: string): Promise<HandoverAnswer>;
  acceptHandover(handoverId: string): Promise<HandoverAnswer>;
  /** What would go to another school with the child. */
  packageOutline(childId: string, signal?: AbortSignal): Promise<PackageOutlineShape>;
  /** Repeating it on the same day gives the same file. */
  makePackage(childId: string, toSchool: string): Promise<PackageMadeShape>;
  packages(schoolId: string, signal?: AbortSignal): Promise<PackagesAnswer>;
  /** What a file, in base64, would bring into the school. */
  outlineArrival(schoolId: string, file: string): Promise<ArrivalOutlineShape>;
  /** One round of taking it in; go on until there is a receipt. */
  takeInPackage(schoolId: string, file: string): Promise<ArrivalRoundShape>;
  /** Fails with `invalid` for what is no code, with `not-found` for the code of no package. */
  markReceived(schoolId: string, code: string): Promise<SentPackageShape>;
}

/** Speaks to the service as the signed-in person. */
export function createApiClient(options: ApiCallOptions): ApiClient {
  const call = createApiCall(options);
  const get = <T>(path: string, answer: AnswerReader<T>, signal?: AbortSignal): Promise<T> => call({ method: "GET", path, answer, signal });
  return {
    me: (signal) => get(API_PATHS.me, meAnswer, signal),
    caseload: (schoolId, signal) => get(apiPath("caseload", { schoolId }), caseloadAnswer, signal),
    classes: (signal) => get(API_PATHS.classes, classesAnswer, signal),
    classPlans: (classId, signal) => get(apiPath("classPlans", { classId }), classPlansAnswer, signal),
    child: (childId, signal) => get(apiPath("child", { childId }), childAnswer, signal),
    draft: (childId, signal) => unlessMissing(get(apiPath("draft", { childId }), draftAnswer, signal)),
    keepDraft: (childId, body) => call({ method: "PUT", path: apiPath("draft", { childId }), body, answer: draftAnswer }),
    agreePlan: (childId, body) => call({ method: "POST", path: apiPath("plans", { childId }), body, answer: childAnswer }),
    planVersion: async ({ version, ...plan }, signal) => (await get(apiPath("planVersion", { ...plan, version: String(version) }), planVersionAnswer, signal)).plan,
    revisePlan: (plan, body) => call({ method: "POST", path: apiPath("planVersions", plan), body, answer: childAnswer }),
    logProgress: (childId, targetId, body) => call({ method: "POST", path: apiPath("targetProgress", { childId, targetId }), body, answer: progressAnswer }),
    withdrawProgress: (childId, progressId) => call({ method: "POST", path: apiPath("progressWithdrawal", { childId, progressId }), body: {} }),
    folder: async (childId, signal) => (await unlessMissing(get(apiPath("folder", { childId }), folderAnswer, signal)))?.webUrl,
    review: (childId, signal) => get(apiPath("review", { childId }), reviewAnswer, signal),
    startReview: (childId, body) => call({ method: "POST", path: apiPath("reviewStart", { childId }), body, answer: reviewAnswer }),
    keepReview: (childId, body) => call({ method: "PUT", path: apiPath("review", { childId }), body, answer: reviewAnswer }),
    closeReview: (childId, body) => call({ method: "POST", path: apiPath("reviewClosing", { childId }), body, answer: reviewClosedAnswer }),
    concerns: (childId, signal) => get(apiPath("concerns", { childId }), concernsAnswer, signal),
    raiseConcern: (childId, body) => call({ method: "POST", path: apiPath("concerns", { childId }), body, answer: concernsAnswer }),
    answerConcern: (childId, concernId, body) => call({ method: "POST", path: apiPath("concernAnswer", { childId, concernId }), body, answer: concernsAnswer }),
    advice: (childId, signal) => get(apiPath("advice", { childId }), adviceAnswer, signal),
    keepAdvice: (childId, adviceId, body) => call({ method: "PUT", path: apiPath("adviceEntry", { childId, adviceId }), body, answer: adviceAnswer }),
    audit: ({ childId, action, page }, signal) => get(`${apiPath("audit", { childId })}?page=${String(page)}${action === "" ? "" : `&action=${action}`}`, auditAnswer, signal),
    exportAudit: async (childId) => (await call({ method: "POST", path: apiPath("auditExport", { childId }), body: {}, answer: exportAnswer })).csv,
    auditCheck: (schoolId, signal) => get(apiPath("auditCheck", { schoolId }), auditCheckAnswer, signal),
    checkAuditNow: (schoolId) => call({ method: "POST", path: apiPath("auditCheck", { schoolId }), body: {}, answer: auditCheckAnswer }),
    handovers: (schoolId, signal) => get(apiPath("handovers", { schoolId }), handoversAnswer, signal),
    sendHandover: (handoverId) => call({ method: "POST", path: apiPath("handoverSending", { handoverId }), body: {}, answer: handoverAnswer }),
    acceptHandover: (handoverId) => call({ method: "POST", path: apiPath("handoverAcceptance", { handoverId }), body: {}, answer: handoverAnswer }),
    packageOutline: (childId, signal) => get(apiPath("childPackage", { childId }), packageOutline, signal),
    makePackage: (childId, toSchool) => call({ method: "POST", path: apiPath("childPackage", { childId }), body: { toSchool }, answer: packageMade }),
    packages: (schoolId, signal) => get(apiPath("packages", { schoolId }), packagesAnswer, signal),
    outlineArrival: (schoolId, file) => call({ method: "POST", path: apiPath("packagePreview", { schoolId }), body: { file }, answer: arrivalOutline }),
    takeInPackage: (schoolId, file) => call({ method: "POST", path: apiPath("packageArrival", { schoolId }), body: { file }, answer: arrivalRound }),
    markReceived: async (schoolId, code) => (await call({ method: "POST", path: apiPath("packageReceipt", { schoolId }), body: { code }, answer: receiptAnswer })).package,
  };
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.failure.code === "not-found") return undefined;
    throw error;
  }
}
