import { z } from "zod";
import type { SchoolId } from "../../domain/ids";
import { FOLLOWED_LISTS } from "../../domain/records";
import { RECORD_LISTS } from "../list-schema";
import { type RowShapes, rowShapes } from "./rows";

/** Raise this when rows are read differently although no column's shape changed, such as a text taken apart in another way. */
const READING = 1;

/**
 * Says how this program reads rows: another text when any column is read differently. A copy of the lists that was made
 * under another text must be read again, because a list tells only what changed in it, not what is understood differently.
 */
export function rowsReadAs(shapes: RowShapes = rowShapes({ id: "any" as SchoolId, timeZone: "UTC" })): string {
  const lists = ([...FOLLOWED_LISTS, "Audit"] as const).map((list) => {
    const columns = z.toJSONSchema(shapes[list], { io: "input", unrepresentable: "any" });
    return { list, version: RECORD_LISTS[list].version, columns };
  });
  return JSON.stringify({ reading: READING, lists });
}
