import { expiredBefore, lastChange } from "../delta-token";
import { SqlParameters } from "../filter/filter-sql";
import { contextOf, type GraphCall, type GraphReply, ok } from "../operation";
import { changeShape } from "./directory-change";
import { unsupportedQuery } from "./directory-failure";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import { chosenProperties, shapeOf } from "./directory-shape";
import { type AskedOptions, type DirectoryMark, isOutlived, readDirectoryMark, tenantSeconds, tokenExpired, writeDirectoryMark } from "./directory-token";

const USUAL_PAGE = 100;
const LARGEST_PAGE = 999;
const MOST_SCOPED = 50;

type Shape = Readonly<Record<string, unknown>>;

/** A collection whose changes can be followed. */
export interface Followed {
  /** The name in tokens, and the collection in the context. */
  readonly of: string;
  readonly context: string;
  readonly kind: DirectoryKind;
  /** What Graph says of something that is gone; `undefined` where it says nothing at all. */
  readonly removedReason: ((row: DirectoryRow) => "changed" | "deleted") | undefined;
  /** Whether a change of properties that were not chosen, or of who belongs to it, is left out. */
  readonly followsProperties: boolean;
  /** Relations that may be chosen, and whether somebody belongs to each thing differently since. */
  readonly relations?: { readonly names: readonly string[]; readonly usual: readonly string[]; readonly read: ReadRelations };
  /** A condition on rows of `t`: what this caller is shown. */
  readonly shown?: (call: GraphCall, parameters: SqlParameters) => string;
  readonly basicOnly?: (call: GraphCall, row: DirectoryRow) => boolean;
}

/** Reads who came and went of each thing since the mark, as `members@delta`; a thing without changes is absent. */
export type ReadRelations = (call: GraphCall, ask: { readonly rows: readonly DirectoryRow[]; readonly names: readonly string[]; readonly mark: DirectoryMark }) => Promise<ReadonlyMap<string, Shape>>;

/** Query options of a reading of changes. */
export const DELTA_OPTIONS = ["$select", "$filter", "$top", "$deltatoken", "$skiptoken"];

/** Answers one page of what has changed. Source: Microsoft Graph docs, "Use delta query to track changes in Microsoft Graph data". */
export async function readChanges(call: GraphCall, followed: Followed): Promise<GraphReply> {
  const context = { "@odata.context": contextOf(call, followed.context) };
  const nowSeconds = await tenantSeconds(call);
  const last = await lastChange(call.store);
  const token = call.query.get("$skiptoken") ?? call.query.get("$deltatoken");
  const fresh: DirectoryMark = { of: followed.of, since: 0, after: 0, startedAt: last, issuedAt: nowSeconds, asked: askedIn(call) };
  if (token?.toLowerCase() === "latest") return ok({ ...context, "@odata.deltaLink": linkWith(call, "$deltatoken", { ...fresh, since: last, after: last }), value: [] });
  const mark = token === null || token === "" ? fresh : await requireMark(call, { token, followed, last, nowSeconds });
  const chosen = readAsked(followed, mark.asked);
  const size = chosen.size;
  const rows = await readRows(call, followed, { mark, ids: chosen.ids, limit: size + 1 });
  const page = rows.slice(0, size);
  const value = await changesOf(call, followed, { page, mark, chosen });
  const next: DirectoryMark =
    rows.length > size ? { ...mark, after: Number(page.at(-1)?.change ?? mark.after), issuedAt: nowSeconds } : { ...mark, since: last, after: last, startedAt: last, issuedAt: nowSeconds };
  const link = rows.length > size ? { "@odata.nextLink": linkWith(call, "$skiptoken", next) } : { "@odata.deltaLink": linkWith(call, "$deltatoken", next) };
  return ok({ ...context, ...link, value });
}

function askedIn(call: GraphCall): AskedOptions {
  const asked: Partial<Record<"$select" | "$filter" | "$top", string>> = {};
  for (const name of ["$select", "$filter", "$top"] as const) {
    const text = call.query.get(name);
    if (text !== null) asked[name] = text;
  }
  return asked;
}

interface Following {
  readonly token: string;
  readonly followed: Followed;
  readonly last: number;
  readonly nowSeconds: number;
}

async function requireMark(call: GraphCall, { token, followed, last, nowSeconds }: Following): Promise<DirectoryMark> {
  const mark = readDirectoryMark(token, followed.of);
  if (mark === undefined) throw tokenExpired(call, askedIn(call));
  if (mark.after < (await expiredBefore(call.store)) || mark.after > last || isOutlived(mark, nowSeconds)) throw tokenExpired(call, mark.asked);
  for (const [name, text] of Object.entries(askedIn(call))) {
    if (mark.asked[name as keyof AskedOptions] !== text) throw unsupportedQuery(`The query option '${name}' belongs to the first call only; the token already holds what was asked.`);
  }
  return mark;
}

interface Chosen {
  readonly names: readonly string[] | undefined;
  readonly relations: readonly string[];
  readonly ids: readonly string[] | undefined;
  readonly size: number;
}

function readAsked({ kind, relations }: Followed, asked: AskedOptions): Chosen {
  const names = asked.$select?.split(",").map((name) => name.trim()).filter((name) => name !== "");
  const chosen = chosenProperties(kind, names, relations?.names);
  const ids = asked.$filter === undefined ? undefined : scopedIds(asked.$filter);
  const size = sizeOf(asked.$top);
  if (chosen === undefined) return { names: undefined, relations: relations?.usual ?? [], ids, size };
  return { names: [...chosen, "id"], relations: chosen.filter((name) => relations?.names.includes(name) === true), ids, size };
}

function sizeOf(top: string | undefined): number {
  const size = top === undefined ? USUAL_PAGE : Number(top);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) throw unsupportedQuery("Invalid page size specified. Must be between 1 and 999 inclusive.");
  return size;
}

function scopedIds(filter: string): readonly string[] {
  const parts = filter.trim().split(/\s+or\s+/i).map((part) => /^\(?\s*id\s+eq\s+'?([0-9a-f-]{36})'?\s*\)?$/i.exec(part)?.[1]?.toLowerCase());
  const ids = parts.filter((id) => id !== undefined);
  if (ids.length < parts.length) throw unsupportedQuery("The only filter of changes is by id: id eq 'x' or id eq 'y'.");
  if (ids.length > MOST_SCOPED) throw unsupportedQuery(`At most ${String(MOST_SCOPED)} objects can be followed by a filter.`);
  return ids;
}

async function readRows(call: GraphCall, followed: Followed, { mark, ids, limit }: { readonly mark: DirectoryMark; readonly ids: readonly string[] | undefined; readonly limit: number }) {
  const parameters = new SqlParameters();
  // In a first round, what was removed before it began was never shown.
  const removedAfter = mark.since === 0 ? Math.max(mark.after, mark.startedAt) : mark.after;
  const removed = followed.removedReason === undefined ? "not t.removed" : `(not t.removed or t.change > ${parameters.add(removedAfter)}::bigint)`;
  const conditions = [
    `t.change > ${parameters.add(mark.after)}::bigint`,
    removed,
    ids === undefined ? "true" : `t.id = any(${parameters.add(ids)}::text[])`,
    followed.shown?.(call, parameters) ?? "true",
  ];
  return await call.store.query<DirectoryRow>(`select t.* from ${followed.kind.table} t where ${conditions.join(" and ")} order by t.change limit ${String(limit)}`, parameters.values);
}

async function changesOf(call: GraphCall, followed: Followed, { page, mark, chosen }: { readonly page: readonly DirectoryRow[]; readonly mark: DirectoryMark; readonly chosen: Chosen }) {
  const present = page.filter((row) => !row.removed);
  const related = await relationsOf(call, followed, { rows: present, names: chosen.relations, mark });
  const round = { since: mark.since, isMinimal: /(^|[,;\s])return=minimal\b/i.test(call.headers.get("prefer") ?? ""), followsProperties: followed.followsProperties };
  const shapes: Shape[] = [];
  for (const row of page) {
    if (row.removed) {
      shapes.push(removedShape(followed, row));
      continue;
    }
    const shape = shapeOf(followed.kind, row, { names: chosen.names, basicOnly: followed.basicOnly?.(call, row) ?? false });
    const told = changeShape(followed.kind, row, { shape, belonging: related?.get(row.id), round });
    if (told !== undefined) shapes.push(told);
  }
  return shapes;
}

function removedShape({ removedReason }: Followed, row: DirectoryRow): Shape {
  return { id: row.id, "@removed": { reason: removedReason?.(row) ?? "deleted" } };
}

async function relationsOf(call: GraphCall, { relations }: Followed, ask: Parameters<ReadRelations>[1]): Promise<ReadonlyMap<string, Shape> | undefined> {
  return relations === undefined || ask.names.length === 0 ? undefined : await relations.read(call, ask);
}

function linkWith(call: GraphCall, option: "$deltatoken" | "$skiptoken", mark: DirectoryMark): string {
  return `${call.links.self}?${option}=${writeDirectoryMark(mark)}`;
}
