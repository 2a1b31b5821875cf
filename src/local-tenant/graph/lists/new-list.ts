import { z } from "zod";
import { invalidRequest, notImplemented } from "../graph-failure";
import { type ColumnDefinition, readColumn } from "./column-definition";

/** Templates that SharePoint has and the local tenant makes no lists of. */
const TEMPLATES_NOT_KEPT = [
  "links", "announcements", "contacts", "accessRequest", "adminTasks", "agenda", "appDataCatalog", "blogCategories", "blogComments", "blogPosts", "calendar", "events", "customGrid", "dataConnectionLibrary",
  "dataSources", "decisions", "designCatalog", "discussionBoard", "externalList", "formLibrary", "ganttTasks", "issueTracking", "listTemplateCatalog", "masterPageCatalog", "meetingUser", "pictureLibrary",
  "promotedLinks", "solutionCatalog", "survey", "tasks", "tasksWithTimelineAndHierarchy", "themeCatalog", "userInformation", "webPageLibrary", "webPartCatalog", "webTemplateCatalog", "workflowHistory",
  "workflowProcess", "xmlForm",
];

const ListInfo = { contentTypesEnabled: z.boolean().optional(), hidden: z.boolean().optional() };
const Titles = { displayName: z.string().trim().min(1).max(255), description: z.string().max(1000) };
const NewList = z.strictObject({
  displayName: Titles.displayName,
  description: Titles.description.default(""),
  list: z.strictObject({ template: z.enum(["genericList", "documentLibrary"]).default("genericList"), ...ListInfo }).default({ template: "genericList" }),
  columns: z.array(z.unknown()).default([]),
});
const ListChange = z.strictObject({ displayName: Titles.displayName.optional(), description: Titles.description.optional(), list: z.strictObject(ListInfo).optional() });

/** A list that somebody wants made. */
export type NewList = Omit<z.infer<typeof NewList>, "columns"> & { readonly columns: readonly ColumnDefinition[] };

/**
 * Reads what a new list is to be.
 *
 * @throws {GraphFailure} 400 when Graph would not accept it, 501 for a template or a part that the local tenant does not make.
 */
export function readNewList(body: unknown): NewList {
  const sent = propertiesOf(body);
  refuseName(sent);
  const template = z.object({ list: z.object({ template: z.string() }) }).safeParse(sent).data?.list.template;
  if (template !== undefined && TEMPLATES_NOT_KEPT.includes(template)) throw notImplemented(`Lists of the template ${template} are not supported by the local tenant.`);
  const unkept = ["items", "contentTypes", "drive", "permissions", "subscriptions"].find((name) => sent[name] !== undefined);
  if (unkept !== undefined) throw notImplemented(`A list cannot be made together with its ${unkept} here.`);
  const parsed = NewList.safeParse(sent);
  if (!parsed.success) throw invalidRequest(`The list is not valid${placeOf(parsed.error)}.`);
  return { ...parsed.data, columns: parsed.data.columns.map(readColumn) };
}

/**
 * Reads what is to change in a list.
 *
 * @throws {GraphFailure} 400.
 */
export function readListChange(body: unknown): z.infer<typeof ListChange> {
  const sent = propertiesOf(body);
  refuseName(sent);
  const parsed = ListChange.safeParse(sent);
  if (!parsed.success) throw invalidRequest("Only displayName, description, list.hidden and list.contentTypesEnabled of a list can be changed.");
  return parsed.data;
}

function refuseName(sent: Readonly<Record<string, unknown>>): void {
  if (sent["name"] !== undefined) throw invalidRequest("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'");
}

function propertiesOf(body: unknown): Readonly<Record<string, unknown>> {
  const parsed = z.record(z.string(), z.unknown()).safeParse(body);
  if (!parsed.success) throw invalidRequest("A list is sent as one object.");
  const without = (value: unknown): unknown => {
    // Null is as good as nothing, but only for a property that lists have.
    if (value === null) return undefined;
    if (typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).filter(([name]) => !name.includes("@")).map(([name, inner]) => [name, without(inner)]));
  };
  return z.record(z.string(), z.unknown()).parse(without(parsed.data));
}

function placeOf(error: z.ZodError): string {
  const place = error.issues[0]?.path.join(".") ?? "";
  return place === "" ? "" : ` at '${place}'`;
}
