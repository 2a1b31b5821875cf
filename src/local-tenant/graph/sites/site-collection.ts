import { accessDenied, invalidRequest } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation } from "../operation";
import { answerCollection, SMALL_COLLECTION_OPTIONS } from "../small-collection";
import { SITES_READ } from "./permissions";
import { type Site, SITE_TYPE, siteOf, siteProperties, type SiteRow } from "./site";
import { allows, siteLevelOf } from "./site-access";

/** Every site of the tenant that the caller may at least open. */
export async function visibleSites(call: GraphCall): Promise<readonly Site[]> {
  const rows = await call.store.query<SiteRow>("select * from sites order by path");
  const visible: Site[] = [];
  for (const site of rows.map(siteOf)) if (allows(await siteLevelOf(call, site.id), "limited")) visible.push(site);
  return visible;
}

async function listSites(call: GraphCall) {
  const search = call.query.get("search") ?? call.query.get("$search");
  if (search !== null) return answer(call, (await visibleSites(call)).filter((site) => isFound(site, search)));
  const asksForRoots = /^\s*siteCollection\/root\s+ne\s+null\s*$/i.test(call.query.get("$filter") ?? "");
  // A person may search; only an application lists everything there is.
  if (!asksForRoots && call.caller.personId !== undefined) throw accessDenied();
  return answer(call, await visibleSites(call));
}

async function listAllSites(call: GraphCall) {
  return answer(call, await visibleSites(call));
}

function answer(call: GraphCall, sites: readonly Site[]) {
  return answerCollection(call, sites.map((site) => siteProperties(call, site)), { type: SITE_TYPE, context: contextOf(call, "sites") });
}

/** Whether each word begins a word of the site's name, title, description or address; `*` alone stands for anything. */
function isFound(site: Site, search: string): boolean {
  const words = search.toLowerCase().replaceAll("\"", " ").split(/[\s,]+/).map((word) => word.replace(/\*+$/, ""));
  if (search.trim() === "") throw invalidRequest("The search has no words.");
  const text = ` ${[site.displayName, site.description, site.path].join(" ").toLowerCase().replaceAll(/[/_-]+/g, " ")} ${site.path.split("/").at(-1) ?? ""}`.toLowerCase();
  return words.every((word) => word === "" || text.includes(` ${word}`));
}

const EVERY_SITE = { delegated: [], application: SITES_READ.application };

/** Sites by search, and all of them. */
export const SITE_COLLECTION_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/sites/getAllSites", documentedAs: "sites: getAllSites", permissions: EVERY_SITE, query: SMALL_COLLECTION_OPTIONS, handle: listAllSites },
  {
    method: "GET", path: "/sites", documentedAs: "Search for sites", permissions: SITES_READ, query: ["search", "$search", ...SMALL_COLLECTION_OPTIONS], handle: listSites,
    differs: "The search looks at the beginnings of words in a site's title, description and address, and sees a change at once.",
  },
];
