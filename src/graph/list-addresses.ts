import { z } from "zod";
import { MisshapenError } from "../application/errors";
import type { School } from "../application/ports";
import type { ListName } from "../domain/records";
import type { GraphConnection } from "./graph-connection";
import { naming, unlessMissing } from "./graph-failure";
import { columnsOf, RECORD_LISTS } from "./list-schema";
import { createRemembering } from "./remembering";
import type { Sites } from "./sites";

const listWithColumns = z.object({ id: z.string().min(1), columns: z.array(z.object({ name: z.string() })) });

/** Finds the lists of schools. */
export interface ListAddresses {
  /**
   * The path of a list's items in Graph.
   *
   * @throws {MisshapenError} the list, or a column of it, is missing.
   */
  itemsOf(school: School, list: ListName): Promise<string>;
  /** Looks again next time: the list may have been altered or made anew. */
  forget(school: School, list: ListName): void;
}

/** Finds each list once by name, checks that its columns are there, and remembers its id. */
export function createListAddresses(graph: GraphConnection, sites: Sites): ListAddresses {
  const addresses = createRemembering(async (address) => {
    const [siteUrl = "", list = ""] = address.split(" ");
    return findItems(graph, await sites.pathOf({ siteUrl }), list as ListName);
  });
  const addressOf = (school: School, list: ListName) => `${school.siteUrl} ${list}`;
  return {
    itemsOf: (school, list) => addresses.get(addressOf(school, list)),
    forget: (school, list) => {
      addresses.forget(addressOf(school, list));
    },
  };
}

async function findItems(graph: GraphConnection, site: string, list: ListName): Promise<string> {
  const subject = { kind: "list", id: list } as const;
  const answer = await naming(subject, unlessMissing(graph.get(`${site}/lists/${list}?$expand=columns`)));
  if (answer === undefined) throw new MisshapenError(subject, ["the list is missing"]);
  const found = listWithColumns.parse(answer);
  const names = new Set(found.columns.map((column) => column.name));
  const missing = columnsOf(RECORD_LISTS[list]).filter((column) => !names.has(column.name));
  if (missing.length > 0) throw new MisshapenError(subject, missing.map((column) => `column ${column.name} is missing`));
  return `${site}/lists/${found.id}/items`;
}
