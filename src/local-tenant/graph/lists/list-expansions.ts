import { invalidRequest } from "../graph-failure";
import { driveShape } from "../drives/drive";
import { type Expansion, optionsOf } from "../expand";
import type { GraphCall, GraphReply } from "../operation";
import { answerCollection, SMALL_COLLECTION_OPTIONS } from "../small-collection";
import { COLUMN_TYPE, columnShapes, readColumns } from "./columns";
import { CONTENT_TYPE_TYPE, contentTypeShape } from "./content-type";
import { readContentTypes } from "./content-types";
import { answerItems } from "./item-operations";
import { listContext, type ReachedList } from "./list";

/** What can be put inside a list. */
export const LIST_EXPANSIONS = ["columns", "contentTypes", "items", "drive"] as const;

const ITEM_OPTIONS = ["$select", "$expand", "$filter", "$orderby", "$top"] as const;

/** What a caller wants inside a list, as properties of the list. */
export async function expandedProperties(call: GraphCall, reached: ReachedList, expansions: readonly Expansion[]): Promise<Readonly<Record<string, unknown>>> {
  const properties: Record<string, unknown> = {};
  for (const expansion of expansions) Object.assign(properties, await expandedProperty(call, reached, expansion));
  return properties;
}

async function expandedProperty(call: GraphCall, reached: ReachedList, expansion: Expansion): Promise<Readonly<Record<string, unknown>>> {
  const { site, list } = reached;
  const self = `${call.links.root}/sites/${call.params["siteId"] ?? ""}/lists/${list.id}/${expansion.name}`;
  const inner = (supported: readonly string[]): GraphCall => ({ ...call, query: new URLSearchParams(optionsOf(expansion, supported)), links: { ...call.links, self } });
  const context = listContext(call, site, `lists('${list.id}')/${expansion.name}`);
  switch (expansion.name) {
    case "columns":
      return valueOf("columns", answerCollection(inner(SMALL_COLLECTION_OPTIONS), columnShapes(await readColumns(call.store, list.id), list.template, false), { type: COLUMN_TYPE, context }));
    case "contentTypes":
      return valueOf("contentTypes", answerCollection(inner(SMALL_COLLECTION_OPTIONS), (await readContentTypes(call, list)).map(contentTypeShape), { type: CONTENT_TYPE_TYPE, context }));
    case "items":
      return valueOf("items", await answerItems(inner(ITEM_OPTIONS), reached));
    default:
      if (list.template !== "documentLibrary") throw invalidRequest("The list is not a document library.");
      return { drive: driveShape(inner([]), { site, list }) };
  }
}

/** A collection's answer as a property: its things, and its annotations under the property's name. */
function valueOf(name: string, { body }: GraphReply): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body ?? {}).map(([key, value]: [string, unknown]) => [key === "value" ? name : `${name}${key}`, value]));
}
