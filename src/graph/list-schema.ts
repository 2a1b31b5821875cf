import type { ListName } from "../domain/records";
import type { Column, ListSchema } from "./list-schema/column";
import { CHILDREN, SETTINGS, TEAM, TRAINING } from "./list-schema/people-lists";
import { PLANS, PROGRESS, PROVISION, SESSIONS, TARGETS } from "./list-schema/plan-lists";
import { ACKNOWLEDGEMENTS, ADVICE, CONCERNS, HANDOVERS, REVIEWS } from "./list-schema/review-lists";
import { AUDIT, BANK } from "./list-schema/school-lists";

/** Title of the document library that keeps each child's files. */
export const CHILD_FILES = "Child files";

/** What SharePoint shows under the library's name. */
export const CHILD_FILES_DESCRIPTION = "Files of each child: the folder plan is shared with the child's staff, the folder restricted with nobody.";

/**
 * The one description of every list that Baton keeps in a school's SEN site: provisioning, rows and
 * documentation are made from it. Source: `docs/architecture.md`, "Where things are kept".
 */
export const LISTS: readonly ListSchema[] = [
  CHILDREN, PLANS, TARGETS, PROVISION, SESSIONS, PROGRESS, REVIEWS, ADVICE,
  TEAM, ACKNOWLEDGEMENTS, CONCERNS, HANDOVERS, TRAINING, SETTINGS, BANK, AUDIT,
];

/** The lists whose rows are read as records, by name. */
export const RECORD_LISTS: Readonly<Record<ListName, ListSchema>> = {
  Children: CHILDREN, Plans: PLANS, Targets: TARGETS, Provision: PROVISION, Progress: PROGRESS, Reviews: REVIEWS, Advice: ADVICE, Concerns: CONCERNS,
  Acknowledgements: ACKNOWLEDGEMENTS, Handovers: HANDOVERS, Team: TEAM, Settings: SETTINGS,
  Audit: AUDIT,
};

/**
 * Columns of every list: our own key (so that a repeated create meets a conflict instead of a second row),
 * who changed the row and when (the row's own author is always the app), and the version that wrote it.
 */
const COMMON_COLUMNS: readonly Column[] = [
  { kind: "text", name: "Key", label: "Key", required: true, indexed: true, unique: true },
  { kind: "text", name: "ChangedBy", label: "Changed by (person id)" },
  { kind: "instant", name: "ChangedAt", label: "Changed at" },
  { kind: "number", name: "SchemaVersion", label: "Schema version" },
];

/** Every column Baton makes in a list, the common ones first; `Title` is SharePoint's own. */
export function columnsOf(list: ListSchema): readonly Column[] {
  return [...COMMON_COLUMNS, ...list.columns];
}
