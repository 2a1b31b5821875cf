import { z } from "zod";
import type { PersonId } from "../domain/ids";

/** What Baton reads of an activity. `from` is believed as far as its Entra object id; its name is never read. */
const activity = z.object({
  type: z.string(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().optional().catch(undefined),
  serviceUrl: z.url(),
  from: z.object({ id: z.string().min(1), aadObjectId: z.guid().optional() }),
  recipient: z.object({ id: z.string() }).optional(),
  conversation: z.object({ id: z.string().min(1), conversationType: z.string().optional(), tenantId: z.string().optional() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).nullish().catch(undefined),
  membersAdded: z.array(z.object({ id: z.string() })).optional().catch(undefined),
  value: z.unknown().optional(),
});
type Activity = z.infer<typeof activity>;

/** An activity that the channel has signed for us. */
export interface IncomingActivity {
  readonly type: string;
  /** What kind of invoke. */
  readonly name: string | undefined;
  /** What has happened to the installation: `add`, `remove` or an upgrade of it. */
  readonly action: string | undefined;
  readonly text: string;
  /** `undefined` when the channel names nobody of the tenant. */
  readonly personId: PersonId | undefined;
  /** The person as the channel names them, for answers. */
  readonly from: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly isPersonal: boolean;
  readonly wasBotAdded: boolean;
  readonly value: unknown;
}

/** Reads what the channel tells: an activity, one of another tenant, or something that is not an activity. */
export function readActivity(body: unknown, { tenantId, botId }: { readonly tenantId: string; readonly botId: string }): IncomingActivity | "other-tenant" | "misshapen" {
  const read = activity.safeParse(body);
  if (!read.success) return "misshapen";
  const { type, name, action, text, from, conversation, serviceUrl, membersAdded = [], value } = read.data;
  if (!isOurs(read.data, tenantId)) return "other-tenant";
  return {
    type, name, action, serviceUrl, value,
    text: text ?? "",
    personId: from.aadObjectId?.toLowerCase() as PersonId | undefined,
    from: from.id,
    conversationId: conversation.id,
    isPersonal: conversation.conversationType === "personal",
    wasBotAdded: membersAdded.some(({ id }) => id.toLowerCase().replace(/^28:/, "") === botId.toLowerCase()),
  };
}

/** Every tenant that the activity names must be ours, and it must name one. */
function isOurs({ conversation, channelData }: Activity, tenantId: string): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
}
