import { fullName } from "../domain/child";
import type { Handover } from "../domain/handover";
import type { HandoverId, PersonId, SchoolId } from "../domain/ids";
import { outsideSchoolName } from "../domain/package/package-file";
import { packageHandoverId, readReceiptCode } from "../domain/package/receipt";
import { askForSchool } from "./ask-for-school";
import { InvalidError, NotFoundError } from "./errors";
import { followList } from "./follow-lists";
import type { KnowsPeople, Services } from "./services";
import { replaceRow } from "./write-row";

/** A package that was made for a school elsewhere. */
export interface SentPackage extends Pick<Handover, "childId" | "sentAt" | "acceptedAt"> {
  readonly id: HandoverId;
  readonly childName: string;
  readonly toSchool: string;
  readonly isReceived: boolean;
}

/**
 * Lists the packages that a school has made, those without a receipt first, then the newest.
 *
 * @throws {NotFoundError} the person does not work in that school.
 * @throws {NotAllowedError} not staff, or not the school's SENCO.
 */
export async function listPackages({ personId, schoolId }: { readonly personId: PersonId; readonly schoolId: SchoolId }, services: KnowsPeople): Promise<SentPackage[]> {
  await askForSchool({ personId, schoolId, action: "list", what: "package" }, services);
  const kept = await services.replica.all(schoolId, "Handovers");
  const packages = await Promise.all(kept.map(({ record }) => viewPackage(schoolId, record, services)));
  return packages
    .filter((one) => one !== undefined)
    .sort((a, b) => Number(a.isReceived) - Number(b.isReceived) || (b.sentAt ?? "").localeCompare(a.sentAt ?? "") || a.id.localeCompare(b.id));
}

async function viewPackage(schoolId: SchoolId, handover: Handover, { replica }: Pick<Services, "replica">): Promise<SentPackage | undefined> {
  const { id, childId, sentAt, acceptedAt, state } = handover;
  const toSchool = outsideSchoolName(handover.toSchoolId);
  if (toSchool === undefined || handover.fromSchoolId !== schoolId) return undefined;
  const child = (await replica.find(schoolId, "Children", childId))?.record;
  return {
    id, childId, toSchool, childName: child === undefined ? "" : fullName(child), isReceived: state === "accepted",
    ...(sentAt === undefined ? {} : { sentAt }), ...(acceptedAt === undefined ? {} : { acceptedAt }),
  };
}

/**
 * Marks a package as received, by the code of the receipt. Entering it again changes nothing.
 *
 * @throws {InvalidError} what was typed is no such code.
 * @throws {NotFoundError} no package of this school has it, or the person does not work there.
 * @throws {NotAllowedError} not staff, or not the school's SENCO.
 * @throws {UnavailableError} entering it again is safe.
 */
export async function markReceived(
  { personId, schoolId, typed }: { readonly personId: PersonId; readonly schoolId: SchoolId; readonly typed: string },
  services: KnowsPeople & Pick<Services, "lists" | "audit" | "turns">,
): Promise<SentPackage> {
  const { school } = await askForSchool({ personId, schoolId, action: "share", what: "package" }, services);
  const code = readReceiptCode(typed);
  if (code === undefined) throw new InvalidError({ kind: "package", id: "unknown" }, ["code"]);
  const id = packageHandoverId(code, (text) => services.audit.digest(text));
  await followList(school, "Handovers", services);
  const kept = await services.replica.find(schoolId, "Handovers", id);
  if (kept === undefined) throw new NotFoundError({ kind: "package", id });
  const done = kept.record.state === "accepted" ? kept.record : (await services.turns.inTurn(kept.record.childId, () => {
    const record: Handover = { ...kept.record, state: "accepted", acceptedAt: services.clock.now(), acceptedBy: personId };
    return replaceRow({ school, personId }, { list: "Handovers", record, revision: kept.revision }, services);
  })).record;
  const view = await viewPackage(schoolId, done, services);
  if (view === undefined) throw new NotFoundError({ kind: "package", id });
  return view;
}
