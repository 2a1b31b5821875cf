import { z } from "zod";
import { type GraphReader, pathOfLink } from "../pages/graph-reader";

const column = z.object({
  name: z.string(),
  displayName: z.string(),
  hidden: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  indexed: z.boolean().optional(),
  dateTime: z.object({ format: z.string().optional() }).optional(),
});
const row = z.object({ id: z.string(), lastModifiedDateTime: z.string().optional(), fields: z.record(z.string(), z.unknown()) });
const rowsPage = z.object({ value: z.array(row), "@odata.nextLink": z.string().optional() });

export type ListColumn = z.infer<typeof column>;
export type ListRow = z.infer<typeof row>;

/** Rows read so far, and where the next ones are; `undefined` when these are all. */
export interface RowsSoFar {
  readonly rows: readonly ListRow[];
  readonly next: string | undefined;
}

/** By which column rows are ordered, and whether downwards. */
export interface RowOrder {
  readonly name: string;
  readonly descending: boolean;
}

const PAGE_SIZE = 100;

/** Columns that every list has and nobody looks at here. */
const UNSEEN = new Set(["ContentType", "Attachments", "Edit", "DocIcon"]);

/** Reads the columns that people fill, the title first. */
export async function readColumns(graph: GraphReader, listPath: string): Promise<readonly ListColumn[]> {
  const { value } = await graph.read(`${listPath}/columns`, z.object({ value: z.array(column) }));
  const seen = value.filter(({ name, hidden, readOnly }) => hidden !== true && readOnly !== true && !name.startsWith("_") && !UNSEEN.has(name));
  return [...seen.filter(({ name }) => name === "Title"), ...seen.filter(({ name }) => name !== "Title")];
}

/** Reads the first rows of a list, in an order that SharePoint can keep: that of an indexed column. */
export async function readRows(graph: GraphReader, listPath: string, order?: RowOrder): Promise<RowsSoFar> {
  const sorted = order === undefined ? "" : `&$orderby=fields/${order.name}${order.descending ? " desc" : ""}`;
  return await readRowsAt(graph, `${listPath}/items?$expand=fields&$top=${String(PAGE_SIZE)}${sorted}`);
}

/** Reads the rows after those that were read so far. */
export async function readMoreRows(graph: GraphReader, { rows, next }: RowsSoFar): Promise<RowsSoFar> {
  if (next === undefined) return { rows, next };
  const more = await readRowsAt(graph, next);
  return { rows: [...rows, ...more.rows], next: more.next };
}

async function readRowsAt(graph: GraphReader, path: string): Promise<RowsSoFar> {
  const answer = await graph.read(path, rowsPage);
  return { rows: answer.value, next: pathOfLink(answer["@odata.nextLink"]) };
}

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** Puts columns that hold nothing but ids behind those that people read; an id may have more after it. The first column keeps its place. */
export function putIdsLast(columns: readonly ListColumn[], rows: readonly ListRow[]): readonly ListColumn[] {
  const holdsIds = ({ name }: ListColumn): boolean => {
    const values = rows.map(({ fields }) => fields[name]).filter((value) => value !== undefined && value !== null && value !== "");
    return values.length > 0 && values.every((value) => typeof value === "string" && ID.test(value));
  };
  const [first, ...others] = columns;
  const readable = others.filter((column) => !holdsIds(column));
  return [...(first === undefined ? [] : [first]), ...readable, ...others.filter((column) => !readable.includes(column))];
}

/** Writes what is in a cell as people read it; empty when there is nothing. */
export function showCell(value: unknown, shown: ListColumn): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString("en-GB");
  if (Array.isArray(value)) return value.map(String).join(", ");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return shown.dateTime === undefined ? text : showInstant(text, shown.dateTime.format !== "dateOnly");
}

/** Writes an instant as a day, with the time when it matters. */
export function showInstant(text: string, withTime: boolean): string {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return text;
  return withTime ? instant.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) : instant.toLocaleDateString("en-GB", { dateStyle: "medium", timeZone: "UTC" });
}
