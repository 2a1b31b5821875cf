import { createHash } from "node:crypto";
import { lookupIdOf } from "../identity-set";
import type { GraphCall } from "../operation";
import type { Site } from "../sites/site";
import type { Item } from "./item";
import type { SiteList } from "./list";

const TITLE = "User Information List";
const NAME = "users";

/** A GUID that follows from another and from what it is for, so that it is the same every time. */
function derivedGuid(of: string, purpose: string): string {
  const hex = createHash("sha256").update(`${of} ${purpose}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a reference, an id or a title, means the site's hidden list of people. */
export function namesUserList(site: Site, reference: string): boolean {
  const lower = reference.toLowerCase();
  return lower === TITLE.toLowerCase() || lower === NAME || lower === derivedGuid(site.id, TITLE);
}

/** A site's hidden list of people, whose row numbers are what columns of people hold. */
export function userListOf(site: Site): SiteList {
  return {
    id: derivedGuid(site.id, TITLE), name: NAME, displayName: TITLE, description: "All people.", template: "userInformation", driveId: undefined, contentTypesEnabled: true, hidden: true,
    createdAt: site.createdAt, modifiedAt: site.createdAt, createdBy: undefined, modifiedBy: undefined, version: 1,
  };
}

interface KnownPerson extends Record<string, unknown> {
  readonly id: string;
  readonly display_name: string;
  readonly user_principal_name: string;
  readonly given_name: string;
  readonly surname: string;
  readonly job_title: string;
  readonly owner: boolean;
}

const PEOPLE_SQL = `
select p.id, p.display_name, p.user_principal_name, p.given_name, p.surname, p.job_title, exists (select 1 from site_people o where o.site_id = $1 and o.person_id = p.id and o.role = 'owner') as owner
from people p where not p.removed and p.id in (
  select person_id from site_people where site_id = $1
  union select c.person_id from sites s join class_people c on c.class_id = s.group_id where s.id = $1
  union select g.person_id from drive_grants g join drive_items d on d.id = g.item_id join lists l on l.drive_id = d.drive_id where l.site_id = $1
  union select jsonb_array_elements_text(k.recipient_ids) from item_links k join lists l on l.id = k.list_id where l.site_id = $1
  union select i.created_by->'user'->>'id' from items i join lists l on l.id = i.list_id where l.site_id = $1
  union select i.modified_by->'user'->>'id' from items i join lists l on l.id = i.list_id where l.site_id = $1)
order by p.display_name`;

/** The people whom a site knows, each as a row of its hidden list: whoever was given something there or wrote there. */
export async function readUserRows(call: GraphCall, site: Site): Promise<readonly Item[]> {
  const people = await call.store.query<KnownPerson>(PEOPLE_SQL, [site.id]);
  const system = { application: { id: "00000003-0000-0ff1-ce00-000000000000", displayName: "SharePoint" } };
  return people.map((person) => ({
    id: Number(lookupIdOf(person.id)), guid: derivedGuid(person.id, site.id), version: 1, contentType: "Person", createdAt: site.createdAt, modifiedAt: site.createdAt,
    createdBy: system, modifiedBy: system, change: 0, removed: false,
    fields: {
      Title: person.display_name, Name: `i:0#.f|membership|${person.user_principal_name}`, EMail: person.user_principal_name, UserName: person.user_principal_name,
      FirstName: person.given_name, LastName: person.surname, JobTitle: person.job_title, IsSiteAdmin: person.owner, Deleted: false,
    },
  }));
}
