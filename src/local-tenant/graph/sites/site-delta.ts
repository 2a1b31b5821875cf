import { expiredBefore, type DeltaMark, lastChange, readMark, writeMark } from "../delta-token";
import { resyncRequired } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { pageSize } from "../query-options";
import { readSelection } from "../select";
import { SITES_READ } from "./permissions";
import { SITE_TYPE, siteOf, siteProperties, type SiteRow } from "./site";
import { allows, siteLevelOf } from "./site-access";

const USUAL_PAGE = 200;
const SITES = "sites";

async function readDelta(call: GraphCall) {
  const context = { "@odata.context": contextOf(call, "sites") };
  if (call.query.get("token") === "latest") return ok({ ...context, "@odata.deltaLink": linkWith(call, { of: SITES, after: await lastChange(call.store) }), value: [] });
  const mark = await requireMark(call);
  const size = pageSize(call.query, USUAL_PAGE);
  const rows = await call.store.query<SiteRow & { readonly change: number | bigint }>("select * from sites where change > $1 order by change limit $2", [mark.after, size + 1]);
  const page = rows.slice(0, size);
  const last = Number(page.at(-1)?.change ?? mark.after);
  const link = rows.length > size
    ? { "@odata.nextLink": linkWith(call, { ...mark, after: last }) }
    : { "@odata.deltaLink": linkWith(call, { of: SITES, after: Math.max(last, mark.startedAt ?? 0) }) };
  const selection = readSelection(call.query, SITE_TYPE);
  const value: object[] = [];
  for (const site of page.map(siteOf)) if (allows(await siteLevelOf(call, site.id), "read")) value.push({ ...selection.pick(siteProperties(call, site)) });
  return ok({ ...context, ...link, value });
}

async function requireMark(call: GraphCall): Promise<DeltaMark> {
  const token = call.query.get("token");
  if (token === null || token === "") return { of: SITES, after: 0, startedAt: await lastChange(call.store) };
  const mark = readMark(token, SITES);
  const query = keptQuery(call);
  if (mark === undefined || mark.after < (await expiredBefore(call.store))) throw resyncRequired("resyncChangesApplyDifferences", query === "" ? call.links.self : `${call.links.self}?${query}`);
  return mark;
}

function linkWith(call: GraphCall, mark: DeltaMark): string {
  const query = keptQuery(call);
  return `${call.links.self.replace(/delta\([^)]*\)$/, "delta")}?${query === "" ? "" : `${query}&`}token=${writeMark(mark)}`;
}

function keptQuery(call: GraphCall): string {
  return [...call.query].filter(([name]) => name !== "token").map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

/** Sites that were made or changed since a token was given. */
export const SITE_DELTA_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "GET", path: "/sites/delta", documentedAs: "sites: delta", permissions: { delegated: [], application: SITES_READ.application }, query: ["$select", "$top", "token"], handle: readDelta,
    differs: "Sites are never deleted here, so none is reported as deleted.",
  },
];
