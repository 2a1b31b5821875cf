import { type FilteredColumn, filterSql, SqlParameters } from "../filter/filter-sql";
import { parseFilter } from "../filter/parse-filter";
import { GraphFailure, invalidRequest, notImplemented } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { ordering, pageSize, selectedNames } from "../query-options";
import { skipTokenAt, startOf } from "../skip-token";
import { chosenUserShape, type PersonRow, requirePerson, userShape } from "./person";

const USUAL_PAGE = 100;
const LARGEST_PAGE = 999;

const COLUMNS: Readonly<Record<string, FilteredColumn>> = {
  id: { sql: "id", kind: "text" },
  userPrincipalName: { sql: "user_principal_name", kind: "text" },
  mail: { sql: "user_principal_name", kind: "text" },
  displayName: { sql: "display_name", kind: "text" },
  givenName: { sql: "given_name", kind: "text" },
  surname: { sql: "surname", kind: "text" },
};

/** What `User.ReadBasic.All` shows of other people. */
const BASIC = new Set(["id", "displayName", "givenName", "surname", "mail", "userPrincipalName"]);

async function readMe(call: GraphCall) {
  const { personId } = call.caller;
  if (personId === undefined) throw new GraphFailure({ status: 400, code: "BadRequest", message: "/me request is only valid with delegated authentication flow." });
  const person = await requirePerson(call, personId);
  return ok({ "@odata.context": contextOf(call, "users/$entity"), ...shapeFor(call, person, true) });
}

async function readUser(call: GraphCall) {
  const person = await requirePerson(call, call.params["userId"] ?? "");
  return ok({ "@odata.context": contextOf(call, "users/$entity"), ...shapeFor(call, person, person.id === call.caller.personId) });
}

async function listUsers(call: GraphCall) {
  const parameters = new SqlParameters();
  const filter = call.query.get("$filter");
  const tree = filter === null ? undefined : parseFilter(filter);
  const where = tree === undefined ? "true" : filterSql(tree, columnOf, parameters);
  const order = ordering(call.query);
  if (order !== undefined && order.path !== "displayName") throw notImplemented("People are sorted by displayName only.");
  const size = Math.min(pageSize(call.query, USUAL_PAGE), LARGEST_PAGE);
  const from = startOf(call.query.get("$skiptoken"));
  const sort = order === undefined ? "id" : `lower(display_name) ${order.descending ? "desc" : "asc"}, id`;
  const rows = await call.store.query<PersonRow>(
    `select * from people where not removed and (${where}) order by ${sort} limit ${String(size + 1)} offset ${String(from)}`,
    parameters.values,
  );
  const next = rows.length > size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  const value = rows.slice(0, size).map((person) => shapeFor(call, person, person.id === call.caller.personId));
  return ok({ "@odata.context": contextOf(call, "users"), ...next, value });
}

function columnOf(property: string): FilteredColumn {
  const column = COLUMNS[property];
  if (column === undefined) throw invalidRequest(`Property '${property}' cannot be used in a filter of users.`);
  return column;
}

/** With the basic permission only, other people's further properties come as null. */
function shapeFor(call: GraphCall, person: PersonRow, isCaller: boolean) {
  const chosen = selectedNames(call.query);
  const all = chosen === undefined ? userShape(person) : chosenUserShape(person);
  const unknown = chosen?.find((name) => !(name in all));
  if (unknown !== undefined) throw invalidRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`);
  const held = [...call.caller.scopes, ...call.caller.roles];
  const seesAll = isCaller || held.some((permission) => permission === "User.Read.All" || permission === "Directory.Read.All");
  const shown = Object.entries(all).filter(([name]) => chosen === undefined || chosen.includes(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, seesAll || BASIC.has(name) || Array.isArray(value) ? value : null]));
}

const PEOPLE = { delegated: ["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"], application: ["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"] };

/** People. */
export const USER_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/me", documentedAs: "Get a user", permissions: { delegated: ["User.Read", ...PEOPLE.delegated], application: ["User.Read.All", ...PEOPLE.application] }, query: ["$select"], handle: readMe },
  { method: "GET", path: "/users", documentedAs: "List users", permissions: PEOPLE, query: ["$select", "$top", "$filter", "$orderby", "$skiptoken"], handle: listUsers },
  { method: "GET", path: "/users/{userId}", documentedAs: "Get a user", permissions: PEOPLE, query: ["$select"], handle: readUser },
];
