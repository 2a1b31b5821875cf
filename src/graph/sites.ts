import { z } from "zod";
import type { School } from "../application/ports";
import type { GraphConnection } from "./graph-connection";
import { naming } from "./graph-failure";
import { createRemembering } from "./remembering";

const site = z.object({ id: z.string().min(1) });

/** Finds the SEN sites of schools. */
export interface Sites {
  /**
   * The path of the school's site in Graph, `/sites/{id}`.
   *
   * @throws {NotFoundError} there is no such site.
   * @throws {NotAllowedError} nobody has granted the app this site.
   */
  pathOf(school: Pick<School, "siteUrl">): Promise<string>;
}

/** Finds each site once and remembers its id. */
export function createSites(graph: GraphConnection): Sites {
  const paths = createRemembering(async (siteUrl) => {
    const { hostname, pathname } = new URL(siteUrl);
    const address = pathname === "/" ? `/sites/${hostname}` : `/sites/${hostname}:${pathname.replace(/\/$/, "")}`;
    const found = site.parse(await naming({ kind: "site", id: pathname }, graph.get(address)));
    return `/sites/${found.id}`;
  });
  return { pathOf: (school) => paths.get(school.siteUrl) };
}
