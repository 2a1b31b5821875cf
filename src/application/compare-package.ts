import type { Child } from "../domain/child";
import type { ChildId } from "../domain/ids";
import { inOrderOfDocuments } from "../domain/package/package-file";
import { PACKED_LISTS, type PackageRecords, type PackedList, packedRows } from "../domain/package/package-records";
import { keyOf } from "../domain/record-key";
import type { RecordOf } from "../domain/records";
import type { OpenedPackage } from "./package-ports";
import { followList } from "./follow-lists";
import type { Kept, School } from "./ports";
import { sameWords } from "./same-values";
import type { Services } from "./services";

/** What keeps a whole package from being taken in by this school. */
export type ArrivalObstacle = "another-child-has-its-ids" | "in-another-school";

/** The rows of one list beside what this school has: `here` are there already, of which `differing` say something else and stay as they are. */
export interface ListComparison {
  readonly list: PackedList;
  readonly total: number;
  readonly here: number;
  readonly differing: number;
}

/** A package beside what this school has. */
export interface PackageComparison {
  readonly obstacles: readonly ArrivalObstacle[];
  readonly lists: ListComparison[];
  /** The child's row as it stands here. */
  readonly child: Kept<Child> | undefined;
  /** Keys of the rows that are here already, each with its list before it. */
  readonly here: ReadonlySet<string>;
}

type Compares = Pick<Services, "schools" | "lists" | "replica">;

/** How a row is named among the rows of all lists. */
export function rowName<L extends PackedList>(list: L, record: RecordOf[L]): string {
  return `${list} ${keyOf(list, record)}`;
}

/**
 * Reads anew what the school has, and lays the package beside it. Ids that are another child's here are an obstacle: whoever
 * made the package may not know ours, so this is a forged or a foreign one.
 *
 * @throws {UnavailableError} Microsoft 365 could not answer.
 */
export async function comparePackage(school: School, { records }: Pick<OpenedPackage, "records">, services: Compares): Promise<PackageComparison> {
  for (const list of PACKED_LISTS) await followList(school, list, services);
  const child = await services.replica.find(school.id, "Children", records.child.id);
  const found = await Promise.all(PACKED_LISTS.map((list) => compareList({ school, list, records }, services)));
  const elsewhere = await Promise.all(services.schools.filter(({ id }) => id !== school.id).map(({ id }) => services.replica.find(id, "Children", records.child.id)));
  const isOther = found.some(({ isForeign }) => isForeign) || (child !== undefined && !isSameChild(child.record, records.child));
  return {
    obstacles: [...(isOther ? (["another-child-has-its-ids"] as const) : []), ...(elsewhere.some((one) => one !== undefined) ? (["in-another-school"] as const) : [])],
    lists: found.map(({ list, total, here, differing }) => ({ list, total, here: here.length, differing })),
    child,
    here: new Set(found.flatMap(({ here }) => here)),
  };
}

async function compareList<L extends PackedList>({ school, list, records }: { readonly school: School; readonly list: L; readonly records: PackageRecords }, { replica }: Compares) {
  const rows: readonly RecordOf[L][] = packedRows(records, school.id)[list];
  const pairs = await Promise.all(rows.map(async (row) => ({ row, kept: (await replica.find(school.id, list, keyOf(list, row)))?.record })));
  const here = pairs.filter(({ kept }) => kept !== undefined);
  return {
    list,
    total: rows.length,
    here: here.map(({ row }) => rowName(list, row)),
    differing: here.filter(({ row, kept }) => !sameWords(withoutPlace(row), withoutPlace(kept))).length,
    isForeign: here.some(({ row, kept }) => childOf(row) !== childOf(kept)),
  };
}

/** What never travels says nothing about whether a row is the same. */
function withoutPlace(row: unknown): unknown {
  const { entraId: _account, classIds: _classes, leftOn: _left, leadId: _lead, whoId: _who, ...rest } = row as Readonly<Record<string, unknown>>;
  return rest;
}

function childOf(row: unknown): ChildId | undefined {
  return (row as { readonly childId?: ChildId }).childId;
}

function isSameChild(ours: Child, theirs: PackageRecords["child"]): boolean {
  const known = ({ givenName, familyName, dateOfBirth }: Pick<Child, "givenName" | "familyName" | "dateOfBirth">) => [givenName, familyName, dateOfBirth];
  return sameWords(known(ours), known(theirs));
}

/** The plan versions that are not here yet, the oldest first. */
export function versionsToWrite({ plans }: PackageRecords, here: ReadonlySet<string>): PackageRecords["plans"] {
  return inOrderOfDocuments(plans).filter((plan) => !here.has(rowName("Plans", plan)));
}
