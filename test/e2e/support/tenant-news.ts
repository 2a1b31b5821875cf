import { z } from "zod";
import { KNOWN_PEOPLE, type KnownPerson } from "../../../src/cli/seed/known-people";
import { admin } from "./graph-reading";
import { TENANT, TENANT_ID } from "./places";

/** An app of the tests' own that keeps a timetable: it enters events and tells people of them. */
const TIMETABLE = { appId: "0d0c0b0a-2222-4222-8333-444455556666", secret: "another secret of the tests alone" };
const token = z.object({ access_token: z.string() });
const today = z.object({ day: z.string() });

/** What is entered into calendars and feeds before the pages are looked at. */
export interface TenantNews {
  readonly invitation: string;
  readonly notification: string;
}

/** Invites the SENCO to a meeting of today, enters a day and a meeting of their own, and tells them two things. */
export async function bringNews(): Promise<TenantNews> {
  const { oakfieldSenco: senco, oakfieldHead: head, willowTeacher: teacher } = KNOWN_PEOPLE;
  await register();
  const { day } = today.parse(await admin("GET", "day"));
  const bearer = await appToken();
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${TENANT}/v1.0${path}`, { method: "POST", headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  };
  const at = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: "Europe/London" });
  await post(`/users/${head.id}/events`, { subject: "Staff briefing", start: at("08:30"), end: at("09:00"), location: { displayName: "Hall" }, attendees: [senco, teacher].map(asked) });
  await post(`/users/${senco.id}/events`, { subject: "Work with the therapist", start: at("08:45"), end: at("10:00") });
  await post(`/users/${senco.id}/events`, { subject: "Training day", isAllDay: true, start: at("00:00"), end: { dateTime: `${dayAfter(day)}T00:00:00`, timeZone: "Europe/London" } });
  await post(`/users/${senco.id}/teamwork/installedApps`, { "teamsApp@odata.bind": `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${TIMETABLE.appId}` });
  for (const lesson of ["Maths", "Games"]) {
    await post(`/users/${senco.id}/teamwork/sendActivityNotification`, {
      topic: { source: "entityUrl", value: `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${TIMETABLE.appId}` },
      activityType: "roomChanged", previewText: { content: "It is in the hall from today on." }, templateParameters: [{ name: "lesson", value: lesson }],
    });
  }
  return { invitation: "Staff briefing", notification: "Timetable moved Games" };
}

function asked({ name, userPrincipalName }: KnownPerson): object {
  return { emailAddress: { name, address: userPrincipalName }, type: "required" };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, "YYYY-MM-DD".length);
}

async function register(): Promise<void> {
  await admin("PUT", `applications/${TIMETABLE.appId}`, {
    displayName: "Timetable", exposedScopes: [], spaRedirectUris: [], brokeredRedirectUris: [], secret: TIMETABLE.secret, delegatedScopes: {},
    applicationRoles: { "https://graph.microsoft.com": ["Calendars.ReadWrite", "TeamsActivity.Send", "TeamsAppInstallation.ReadWriteForUser.All"] },
  });
  const tab = (entityId: string) => ({ entityId, name: "Timetable", contentUrl: `${TENANT}/timetable` });
  await admin("PUT", `teams-apps/${TIMETABLE.appId}`, {
    name: "Timetable", accentColor: "#4f52b2", clientId: TIMETABLE.appId, validOrigins: [], personalTab: tab("home"), classTab: tab("class"),
    activityTypes: [{ type: "roomChanged", description: "A lesson is elsewhere", templateText: "{actor} moved {lesson}" }],
  });
}

async function appToken(): Promise<string> {
  const response = await fetch(`${TENANT}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: TIMETABLE.appId, client_secret: TIMETABLE.secret, scope: "https://graph.microsoft.com/.default" }),
  });
  return token.parse(await response.json()).access_token;
}
