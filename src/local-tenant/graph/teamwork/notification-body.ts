import { z } from "zod";
import { badTeamsRequest } from "../directory/team";
import { type GraphFailure, notImplemented } from "../graph-failure";

const topic = z.strictObject({
  "@odata.type": z.string().optional(),
  source: z.enum(["entityUrl", "text"]),
  value: z.string().trim().min(1),
  webUrl: z.string().nullish(),
});
const recipient = z.looseObject({ "@odata.type": z.string().transform((type) => type.replace(/^#/, "").replace(/^microsoft\.graph\./, "")) });

const sent = z.strictObject({
  topic,
  activityType: z.string().min(1),
  chainId: z.number().int().nullish(),
  previewText: z.strictObject({ "@odata.type": z.string().optional(), content: z.string().min(1), contentType: z.enum(["text", "html"]).nullish() }),
  templateParameters: z.array(z.strictObject({ "@odata.type": z.string().optional(), name: z.string().min(1), value: z.string() })).nullish(),
  teamsAppId: z.string().nullish(),
  iconId: z.string().nullish(),
  recipient: recipient.optional(),
  recipients: z.array(recipient).optional(),
});

/** A notification as an app sends it. */
export type SentNotification = z.output<typeof sent>;

/** Somebody, or everybody somewhere, who is to be told. */
export type SentRecipient = z.output<typeof recipient>;

/** The one field, if any, by which a request names who is to be told. */
export type RecipientField = "none" | "recipient" | "recipients";

/**
 * Reads a request to notify people.
 *
 * @throws {GraphFailure} 400 naming what is missing or wrong, 501 for an icon of its own.
 */
export function readNotification(body: unknown, field: RecipientField): SentNotification {
  const parsed = sent.safeParse(body);
  if (!parsed.success) throw badParameter(nameOf(parsed.error.issues[0]));
  const wrong = (["recipient", "recipients"] as const).find((one) => (parsed.data[one] !== undefined) !== (one === field));
  if (wrong !== undefined) throw badParameter(wrong);
  if ((parsed.data.iconId ?? null) !== null) throw notImplemented("Icons of notifications are not kept by the local tenant.");
  return parsed.data;
}

function nameOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return "";
  return issue.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : issue.path.join(".");
}

/** A part of a notification that is missing or wrong: 400. */
export function badParameter(name: string): GraphFailure {
  return badTeamsRequest(`Invalid or missing value for the parameter '${name.slice(0, 100)}' of the notification.`);
}
