import type { Child } from "../domain/child";
import type { ChildId, PersonId, SchoolId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { type PackageFault, type PackageHead, PACKAGE_FORMAT, PACKAGE_PRODUCT } from "../domain/package/package-file";
import { fingerprint, packageHandoverId, type PackageReceipt, receiptCode } from "../domain/package/receipt";
import { planVersionKey } from "../domain/plan";
import { askForSchool } from "./ask-for-school";
import { wholePlan } from "./child-records";
import { type ArrivalObstacle, type ListComparison, type PackageComparison, comparePackage, rowName, versionsToWrite } from "./compare-package";
import { InvalidError } from "./errors";
import type { OpenedPackage } from "./package-ports";
import type { KnowsPeople, Services } from "./services";
import { type Writing, createRow, replaceRow } from "./write-row";
import { writeUncommitted } from "./write-uncommitted";

type TakesIn = KnowsPeople & Pick<Services, "lists" | "audit" | "packages" | "folders" | "sweeps" | "turns">;

/** A file that somebody would bring into a school. */
export interface Arriving {
  readonly personId: PersonId;
  readonly schoolId: SchoolId;
  readonly bytes: Uint8Array;
}

/** What a file would bring, or why it is refused. */
export type ArrivalOutline =
  | { readonly kind: "refused"; readonly faults: readonly PackageFault[] }
  | {
      readonly kind: "readable";
      readonly head: Pick<PackageHead, "fromSchool" | "toSchool" | "madeOn">;
      readonly fingerprint: string;
      readonly child: { readonly name: string; readonly yearGroup: string; readonly dateOfBirth?: LocalDate };
      readonly lists: ListComparison[];
      readonly documents: number;
      readonly obstacles: readonly ArrivalObstacle[];
    };

/** How far a package has been taken in. `receipt` is there when nothing is left to do. */
export interface ArrivalRound {
  readonly childId: ChildId;
  /** Rows and documents, of `total`. */
  readonly done: number;
  readonly total: number;
  readonly receipt?: PackageReceipt;
}

/** A round is short, so that progress can be shown and no answer is waited for too long. */
const ROWS_A_ROUND = 20;

/**
 * Says what a file would bring into the school and what of it is here already. Nothing is written.
 *
 * @throws {NotFoundError} the person does not work in that school.
 * @throws {NotAllowedError} not staff, or not the school's SENCO.
 */
export async function outlineArrival({ personId, schoolId, bytes }: Arriving, services: TakesIn): Promise<ArrivalOutline> {
  const { school } = await askForSchool({ personId, schoolId, action: "write", what: "package" }, services);
  const opened = services.packages.open(bytes);
  if (opened.kind === "refused") return opened;
  const { lists, obstacles } = await comparePackage(school, opened, services);
  const { head: { fromSchool, toSchool, madeOn }, records: { child }, documents } = opened;
  const born = child.dateOfBirth === undefined ? {} : { dateOfBirth: child.dateOfBirth };
  return {
    kind: "readable", head: { fromSchool, toSchool, madeOn }, fingerprint: fingerprint(opened.root), lists, documents: documents.length, obstacles,
    child: { name: `${child.givenName} ${child.familyName}`.trim(), yearGroup: child.yearGroup, ...born },
  };
}

/**
 * Takes in the next part of a package: the child, then each plan version with its targets and help before its Plans row, then
 * progress, reviews and acknowledgements, the Word documents last. Whoever calls goes on until there is a receipt. Rows keep
 * their ids and are written as those of an accepted handover are, so that any call may fail and be repeated; a row that is here
 * already stays as it is.
 *
 * @throws {InvalidError} the file is not a whole package, or its ids are another child's here; nothing was written.
 * @throws {UnavailableError} calling again goes on. Otherwise throws as `outlineArrival` does.
 */
export async function takeInPackage({ personId, schoolId, bytes }: Arriving, services: TakesIn): Promise<ArrivalRound> {
  const { school, today } = await askForSchool({ personId, schoolId, action: "write", what: "package" }, services);
  const opened = services.packages.open(bytes);
  if (opened.kind === "refused") throw new InvalidError({ kind: "package", id: "unread" }, opened.faults.map(({ kind }) => kind));
  return services.turns.inTurn(opened.head.childId, () => takeIn({ school, personId }, { opened, today }, services));
}

async function takeIn(writing: Writing, { opened, today }: { readonly opened: OpenedPackage; readonly today: LocalDate }, services: TakesIn): Promise<ArrivalRound> {
  const { root, head, documents } = opened;
  const compared = await comparePackage(writing.school, opened, services);
  if (compared.obstacles.length > 0) throw new InvalidError({ kind: "package", id: head.childId }, compared.obstacles);
  const steps = stepsToDo(opened, { writing, compared }, services);
  const rows = compared.lists.reduce((sum, { total }) => sum + total, 0);
  let left = steps.reduce((sum, step) => sum + step.rows, 0);
  let written = 0;
  for (const step of steps) {
    if (written >= ROWS_A_ROUND) break;
    await step.carryOut();
    written += step.rows;
    left -= step.rows;
  }
  const progress = { childId: head.childId, total: rows + documents.length };
  if (left > 0) return { ...progress, done: rows - left };
  await fileDocuments(writing, opened, services);
  const digest = (text: string): string => services.audit.digest(text);
  const code = receiptCode(root, digest);
  const id = packageHandoverId(code, digest);
  await services.audit.note(writing.school.id, [
    { doneAt: services.clock.now(), by: writing.personId, action: "changed", subjectKind: "package", subjectId: id, childId: head.childId, key: `taken-in:${id}` },
  ]);
  const receipt: PackageReceipt = {
    product: PACKAGE_PRODUCT, format: PACKAGE_FORMAT, kind: "receipt", code, fromSchool: head.fromSchool, toSchool: writing.school.name, receivedOn: today,
  };
  return { ...progress, done: progress.total, receipt };
}

interface Step {
  /** How many rows it writes. */
  readonly rows: number;
  carryOut(): Promise<unknown>;
}

function stepsToDo({ records }: OpenedPackage, { writing, compared }: { readonly writing: Writing; readonly compared: PackageComparison }, services: TakesIn): readonly Step[] {
  const { child, here } = compared;
  const versions = versionsToWrite(records, here).map((plan): Step => {
    const whole = wholePlan(plan, records);
    return {
      rows: whole.targets.length + whole.provision.length + 1,
      async carryOut() {
        await writeUncommitted(whole, writing, services);
        await createRow(writing, { list: "Plans", record: plan }, services);
        await services.sweeps.noteCommitted(writing.school.id, [planVersionKey(plan.planId, plan.version)]);
      },
    };
  });
  const single = <L extends "Progress" | "Reviews" | "Acknowledgements">(list: L, rows: readonly Parameters<typeof rowName<L>>[1][]): readonly Step[] =>
    rows.filter((record) => !here.has(rowName(list, record))).map((record) => ({ rows: 1, carryOut: () => createRow(writing, { list, record }, services) }));
  return [
    ...(child === undefined || child.record.leftOn !== undefined ? [{ rows: 1, carryOut: () => takeOn(writing, { records, child }, services) }] : []),
    ...versions, ...single("Progress", records.progress), ...single("Reviews", records.reviews), ...single("Acknowledgements", records.acknowledgements),
  ];
}

/** A child who comes back keeps account and classes; the rest is newer than what this school knew. */
async function takeOn(writing: Writing, { records, child: kept }: { readonly records: OpenedPackage["records"]; readonly child: PackageComparison["child"] }, services: TakesIn): Promise<void> {
  const record: Child = { ...records.child, schoolId: writing.school.id, classIds: kept?.record.classIds ?? [], ...(kept?.record.entraId === undefined ? {} : { entraId: kept.record.entraId }) };
  if (kept === undefined) await createRow(writing, { list: "Children", record }, services);
  else await replaceRow(writing, { list: "Children", record, revision: kept.revision }, services);
}

const WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Where nobody but the SEN team opens them: the staff copy of the plan in force is filed for everybody else by itself. */
async function fileDocuments({ school }: Writing, { head, documents }: OpenedPackage, { folders }: TakesIn): Promise<void> {
  await folders.ensure(school, head.childId);
  for (const { path, bytes } of documents) {
    await folders.fileRestricted(school, head.childId, { name: `From the last school, ${path.split("/").at(-1) ?? path}`, bytes, contentType: WORD_FILE });
  }
}
