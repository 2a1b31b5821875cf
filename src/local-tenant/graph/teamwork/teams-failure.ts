import type { Caller } from "../../identity/caller";
import { GraphFailure } from "../graph-failure";
import type { GraphOperation } from "../operation";

/** The caller is known, but Teams does not let it do this: 403. */
export function teamsForbidden(message: string): GraphFailure {
  return new GraphFailure({ status: 403, code: "Forbidden", message });
}

/** Teams has it already, or has more of it than one: 409. */
export function teamsConflict(message: string): GraphFailure {
  return new GraphFailure({ status: 409, code: "Conflict", message });
}

const TEAMS_ADDRESS = /^\/(chats|teams|teamwork|appCatalogs|users\/\{userId\}\/(chats|teamwork|joinedTeams))(\/|$)/;

/** Whether Teams answers this address, which words its refusals in its own way. */
export function isOfTeams({ path }: Pick<GraphOperation, "path">): boolean {
  return TEAMS_ADDRESS.test(path);
}

/** What Teams answers to a caller without the permission, naming those that would do and those that the caller has. */
export function missingTeamsPermission(operation: Pick<GraphOperation, "permissions" | "resourceSpecific">, caller: Caller, consented: readonly string[] = []): GraphFailure {
  const { delegated, application } = operation.permissions;
  if (caller.personId !== undefined) {
    if (delegated.length === 0) return unsupportedContext("delegated");
    return teamsForbidden(`Missing scope permissions on the request. API requires one of '${delegated.join(", ")}'. Scopes on the request '${caller.scopes.join(", ")}'.`);
  }
  const enough = [...application, ...(operation.resourceSpecific ?? [])];
  if (enough.length === 0) return unsupportedContext("application-only");
  const needed = `Missing role permissions on the request. API requires one of '${enough.join(", ")}'.`;
  return teamsForbidden(`${needed} Roles on the request '${caller.roles.join(", ")}'. Resource specific consent grants on the request '${consented.join(", ")}'.`);
}

function unsupportedContext(kind: "delegated" | "application-only"): GraphFailure {
  return new GraphFailure({ status: 412, code: "PreconditionFailed", message: `Requested API is not supported in ${kind} context` });
}

/** What Teams answers to an application that writes a message as itself: 401. */
export function importOnly(): GraphFailure {
  const message = "Message POST is allowed in application-only context only for import purposes. Refer to https://docs.microsoft.com/microsoftteams/platform/graph-api/import-messages/import-external-messages-to-teams for more details.";
  return new GraphFailure({ status: 401, code: "Unauthorized", message });
}
