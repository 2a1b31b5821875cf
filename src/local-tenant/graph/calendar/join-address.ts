/** Where a new online meeting is joined, in the form of Teams' own links. */
export function newJoinUrl(tenantId: string, organizerId: string): string {
  const thread = `19:meeting_${Buffer.from(crypto.randomUUID()).toString("base64url")}@thread.v2`;
  const context = JSON.stringify({ Tid: tenantId, Oid: organizerId });
  return `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(thread)}/0?context=${encodeURIComponent(context)}`;
}

/** The conversation that belongs to a meeting. */
export function threadOf(joinUrl: string): string {
  return decodeURIComponent(/meetup-join\/([^/]+)\//.exec(joinUrl)?.[1] ?? "");
}
