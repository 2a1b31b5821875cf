import { z } from "zod";
import { TOLD_BECAUSE } from "../domain/acknowledgement";
import { NEED_TYPES, STAGES } from "../domain/child";
import { parseLocalDate } from "../domain/local-date";
import { LONGEST_SCHOOL_NAME, PACKAGE_FORMAT, PACKAGE_LIMITS, PACKAGE_PRODUCT } from "../domain/package/package-file";
import { PLAN_STATES } from "../domain/plan";
import { PROGRESS_SOURCES, RATINGS } from "../domain/progress";
import { PERIODS } from "../domain/provision";
import { REVIEW_STATES } from "../domain/review";
import { SET_BY, TARGET_AREAS, TARGET_OUTCOMES } from "../domain/target";
import { reviewForm } from "./reviews";

const id = z.string().regex(/^[\w.~:-]{1,160}$/u);
const words = z.string().max(8000);
const day = z.string().refine((text) => parseLocalDate(text) !== undefined);
const instant = z.iso.datetime();
const count = z.number().int().min(1);
const rows = <T extends z.ZodType>(shape: T) => z.array(shape).max(PACKAGE_LIMITS.rows);
const ofPlan = { planId: id, childId: id } as const;
const ofVersion = { ...ofPlan, planVersion: count } as const;

/** `records.json` of format 1: every column is named here, and one that is not is refused. Ids of people are those of the old school's tenant. */
export const packageRecords = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  child: z.strictObject({
    id, givenName: z.string().min(1).max(200), familyName: z.string().max(200), yearGroup: z.string().min(1).max(20), dateOfBirth: day.optional(),
    stage: z.enum(STAGES), needType: z.enum(NEED_TYPES), strengths: words,
  }),
  plans: rows(
    z.strictObject({
      ...ofPlan, version: count, state: z.enum(PLAN_STATES), startsOn: day, reviewOn: day, longTermObjective: words, strategies: words,
      agreement: z.strictObject({ on: day, by: id, with: words }), extraTargetsReason: words,
    }),
  ),
  targets: rows(
    z.strictObject({
      ...ofVersion, id, position: count, area: z.enum(TARGET_AREAS), statement: words, childWording: words, baseline: words, successCriterion: words,
      exitCriterion: words, happened: words, setBy: z.enum(SET_BY), dueOn: day, outcome: z.enum(TARGET_OUTCOMES).optional(),
    }),
  ),
  provision: rows(
    z.strictObject({
      ...ofVersion, id, targetId: id, what: words, how: words, who: words, times: z.number().min(0), period: z.enum(PERIODS), minutes: z.number().min(0), setting: words,
      groupSize: z.number().min(0), reviewOn: day,
    }),
  ),
  progress: rows(z.strictObject({ ...ofPlan, id, targetId: id, by: id, source: z.enum(PROGRESS_SOURCES), at: instant, rating: z.enum(RATINGS), note: words, withdrawn: z.boolean() })),
  reviews: rows(
    z.strictObject({
      ...ofVersion, id, state: z.enum(REVIEW_STATES), plannedFor: day, proposedBy: id.optional(),
      held: z.strictObject({ form: reviewForm, heldOn: day, closedBy: id.optional() }).optional(),
    }),
  ),
  acknowledgements: rows(z.strictObject({ ...ofVersion, id, personId: id, because: z.enum(TOLD_BECAUSE), toldAt: instant, readAt: instant.optional() })),
  people: rows(z.strictObject({ id, name: z.string().max(200) })),
});

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const schoolName = z.string().min(1).max(LONGEST_SCHOOL_NAME);

/** What every JSON file of a package begins with; read first, so that a foreign or newer file is called that and not unreadable. */
export const packageKind = z.looseObject({ product: z.unknown(), format: z.unknown() });

/** `manifest.json` of format 1. */
export const packageManifest = z.strictObject({
  product: z.literal(PACKAGE_PRODUCT),
  format: z.literal(PACKAGE_FORMAT),
  childId: id,
  fromSchool: z.string().min(1).max(200),
  toSchool: schoolName,
  madeOn: day,
  files: z.array(z.strictObject({ path: z.string().min(1).max(200), size: z.number().int().min(0), sha256: hash })).max(PACKAGE_LIMITS.files),
  root: hash,
});

/** The receipt that goes back, as a file. */
export const packageReceipt = z.object({
  product: z.literal(PACKAGE_PRODUCT), format: z.literal(PACKAGE_FORMAT), kind: z.literal("receipt"), code: z.string(), fromSchool: z.string(), toSchool: z.string(), receivedOn: z.string(),
});
export type PackageReceiptShape = z.infer<typeof packageReceipt>;
