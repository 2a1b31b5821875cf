import { z } from "zod";
import { type GraphReader, pathOfLink } from "../pages/graph-reader";
import { RefusedError } from "../pages/read-json";

const site = z.object({ id: z.string(), displayName: z.string(), webUrl: z.string() });
const siteList = z.object({ id: z.string(), displayName: z.string(), webUrl: z.string(), list: z.object({ template: z.string() }) });
const lists = z.object({ value: z.array(siteList), "@odata.nextLink": z.string().optional() });

export type Site = z.infer<typeof site>;

/** A list or a library of a site. */
export type SiteList = z.infer<typeof siteList>;

/** A site with those of its lists that the person may see. */
export interface SiteContent {
  readonly site: Site;
  readonly lists: readonly SiteList[];
}

/** Reads a site by the name in its address. Rejects with `RefusedError` when the person may not see it. */
export async function readSiteContent(graph: GraphReader, siteName: string): Promise<SiteContent> {
  const found = await graph.read(`/sites/${window.location.hostname}:/sites/${encodeURIComponent(siteName)}`, site);
  const content: SiteList[] = [];
  let path: string | undefined = `/sites/${found.id}/lists`;
  while (path !== undefined) {
    const answer: z.infer<typeof lists> = await graph.read(path, lists);
    content.push(...answer.value);
    path = pathOfLink(answer["@odata.nextLink"]);
  }
  return { site: found, lists: content.sort((one, other) => one.displayName.localeCompare(other.displayName, "en-GB")) };
}

/** Whether a list holds files. */
export function isLibrary(list: SiteList): boolean {
  return list.list.template === "documentLibrary";
}

/** Reads the sites that the person may open. */
export async function readSites(graph: GraphReader): Promise<readonly Site[]> {
  const answer = await fetch("/admin/api/sites");
  const { value } = z.object({ value: z.array(z.object({ webUrl: z.string() })) }).parse(await answer.json());
  const sites = await Promise.all(value.map(({ webUrl }) => readSiteIfSeen(graph, new URL(webUrl).pathname)));
  return sites.filter((one) => one !== undefined);
}

async function readSiteIfSeen(graph: GraphReader, sitePath: string): Promise<Site | undefined> {
  try {
    return await graph.read(`/sites/${window.location.hostname}:${sitePath}`, site);
  } catch (error) {
    if (error instanceof RefusedError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}
