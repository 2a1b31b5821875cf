import type { TeamsApp } from "../../admin/teams-apps";
import { badTeamsRequest } from "../directory/team";
import type { SentNotification } from "./notification-body";

/** A kind of notification that is there without being declared; its words are the app's own. */
const UNDECLARED = { type: "systemDefault", templateText: "{systemDefaultText}" };

/** What stands for the app, or for the person for whom it acts, in declared words; no app fills it in. */
const ACTOR = "actor";

/**
 * The declared words of a notification with its parameters filled in.
 *
 * @throws {GraphFailure} 400 when the app's manifest does not declare the kind, or a parameter is missing or unknown.
 */
export function fillTitle(app: TeamsApp, { activityType, templateParameters }: SentNotification, actorName: string): string {
  const declared = [UNDECLARED, ...(app.activityTypes ?? [])].find(({ type }) => type === activityType);
  if (declared === undefined) throw badTeamsRequest(`Activity type '${activityType.slice(0, 100)}' is not declared in the manifest of the Teams app.`);
  const given = new Map((templateParameters ?? []).map(({ name, value }) => [name, value]));
  const wanted = [...declared.templateText.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? "").filter((name) => name !== ACTOR);
  const missing = wanted.find((name) => !given.has(name));
  if (missing !== undefined) throw badTeamsRequest(`The template parameter '${missing}' of the activity type '${declared.type}' is missing.`);
  const unknown = [...given.keys()].find((name) => name !== ACTOR && !wanted.includes(name));
  if (unknown !== undefined) throw badTeamsRequest(`The activity type '${declared.type}' has no template parameter '${unknown.slice(0, 100)}'.`);
  return declared.templateText.replaceAll(/\{([^{}]+)\}/g, (_all, name: string) => (name === ACTOR ? actorName : (given.get(name) ?? "")));
}
