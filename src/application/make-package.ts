import { fullName } from "../domain/child";
import type { Handover } from "../domain/handover";
import type { ChildId, PersonId } from "../domain/ids";
import { LONGEST_SCHOOL_NAME, inOrderOfDocuments, outsideSchoolId } from "../domain/package/package-file";
import { PACKED_LISTS, type PackageRecords, type PackedList, packedRows } from "../domain/package/package-records";
import { fingerprint, packageHandoverId, receiptCode } from "../domain/package/receipt";
import { planInForce } from "../domain/plan-standing";
import { type AllowedChild, askForChild } from "./ask-for-child";
import { noteExported } from "./audit-log";
import { wholePlan } from "./child-records";
import { collectPackage } from "./collect-package";
import { InvalidError } from "./errors";
import { followList } from "./follow-lists";
import { composePlanDocument } from "./plan-document";
import type { KnowsPeople, Services } from "./services";
import { createRow } from "./write-row";

type Makes = KnowsPeople & Pick<Services, "lists" | "directory" | "audit" | "packages" | "turns">;

/** How many rows of each list go, and come, with a child. */
export type RowCounts = Readonly<Record<PackedList, number>>;

/** What would go to another school. */
export interface PackageOutline {
  readonly child: { readonly id: ChildId; readonly name: string };
  readonly counts: RowCounts;
  readonly documents: number;
}

/** A package for its maker to download. `fingerprint` is for the two schools to compare. */
export interface PackageForSender {
  /** Says nothing about the child. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fingerprint: string;
}

/**
 * Says what a package of the child would hold, for the SENCO.
 *
 * @throws {NotFoundError} no such child, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or not the SENCO.
 */
export async function outlinePackage(request: { readonly personId: PersonId; readonly childId: ChildId }, services: Makes): Promise<PackageOutline> {
  const { school, child } = await askForChild({ ...request, action: "share", kind: "package" }, services);
  const records = await collectPackage(school, child, services);
  return { child: { id: child.id, name: fullName(child) }, counts: countRows(records), documents: records.plans.length };
}

/** How many rows of each list a package holds. */
export function countRows(records: PackageRecords): RowCounts {
  const rows = packedRows(records, outsideSchoolId(""));
  return Object.fromEntries(PACKED_LISTS.map((list) => [list, rows[list].length])) as RowCounts;
}

/**
 * Makes a package of every row of a child for a school that this service does not serve, and keeps that it was made: in the
 * Handovers list, for the receipt, and in the audit. Making it again on the same day, of the same rows for the same school,
 * gives the same bytes and keeps nothing more.
 *
 * @throws {InvalidError} the school has no name or too long a one, or the rows make too large a package.
 * @throws {UnavailableError} making it again is safe. Otherwise throws as `outlinePackage` does.
 */
export async function makePackage(request: { readonly personId: PersonId; readonly childId: ChildId; readonly toSchool: string }, services: Makes): Promise<PackageForSender> {
  const { personId, childId } = request;
  const place = await askForChild({ personId, childId, action: "share", kind: "package" }, services);
  const toSchool = request.toSchool.replace(/\s+/gu, " ").trim();
  if (toSchool === "" || toSchool.length > LONGEST_SCHOOL_NAME) throw new InvalidError({ kind: "package", id: childId }, ["toSchool"]);
  return services.turns.inTurn(childId, () => make({ ...place, personId, toSchool }, services));
}

async function make(place: AllowedChild & { readonly personId: PersonId; readonly toSchool: string }, services: Makes): Promise<PackageForSender> {
  const { school, personId, toSchool, today } = place;
  for (const list of [...PACKED_LISTS, "Handovers"] as const) await followList(school, list, services);
  const child = (await services.replica.find(school.id, "Children", place.child.id))?.record ?? place.child;
  const records = await collectPackage(school, child, services);
  const roster = await services.roster.classes(school.id);
  const documents = await Promise.all(
    inOrderOfDocuments(records.plans).map((plan) => composePlanDocument({ school, child, whole: wholePlan(plan, records), roster }, services)),
  );
  const head = { childId: child.id, fromSchool: school.name, toSchool, madeOn: today };
  const { bytes, root } = services.packages.make({ head, records, documents, termPack: school.termPack });
  const digest = (text: string): string => services.audit.digest(text);
  const id = packageHandoverId(receiptCode(root, digest), digest);
  const plan = planInForce(records.plans);
  const handover: Handover = {
    id, childId: child.id, fromSchoolId: school.id, toSchoolId: outsideSchoolId(toSchool), toChildId: child.id, state: "sent", movesOn: today, sentAt: services.clock.now(), sentBy: personId,
    ...(plan === undefined ? {} : { planId: plan.planId, planVersion: plan.version }),
  };
  await createRow({ school, personId }, { list: "Handovers", record: handover }, services);
  await noteExported({ school, personId }, { kind: "package", id, childId: child.id }, services);
  return { fileName: `handover-package-${fingerprint(root)}.zip`, bytes, fingerprint: fingerprint(root) };
}
