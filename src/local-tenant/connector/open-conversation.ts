import { z } from "zod";
import type { Clock } from "../identity/clock";
import { findSignInPerson } from "../identity/person";
import { TENANT_ID } from "../identity/tenant-address";
import type { Store } from "../store/store";
import { findInstall } from "./app-install";
import { refuseOtherBot } from "./bot-activity";
import { ensureBotChat } from "./chat";
import { badSyntax, ConnectorFailure, unsupported } from "./connector-failure";
import type { CallingBot } from "./conversation-access";
import { readPersonAddress } from "./conversation-member";
import { serviceUrlOf } from "./region";

const conversation = z.looseObject({
  isGroup: z.literal(false).nullish(),
  activity: z.null().optional(),
  bot: z.looseObject({ id: z.string() }).nullish(),
  members: z.tuple([z.looseObject({ id: z.string().optional(), aadObjectId: z.string().optional() })]),
  tenantId: z.literal(TENANT_ID).nullish(),
});

const UNSUPPORTED = new Set<PropertyKey>(["isGroup", "activity"]);

/**
 * Opens a bot's chat with one person and tells where to write to. As in Teams, a bot may do so only with a person who
 * has its app, and the chat is then there already.
 *
 * @throws {ConnectorFailure} 403 when the person does not have the app.
 */
export async function openConversation(
  { store, origin, clock }: { readonly store: Store; readonly origin: string; readonly clock: Clock },
  { app, bot }: CallingBot,
  body: unknown,
): Promise<{ readonly id: string; readonly serviceUrl: string }> {
  const { member, named } = readConversation(body);
  refuseOtherBot(named, bot);
  const personId = readPersonAddress(member);
  const isOpen = (await findInstall(store, app.appId, personId)) !== undefined && (await findSignInPerson(store, personId)) !== undefined;
  if (!isOpen) throw new ConnectorFailure(403, "ForbiddenOperationException", "The bot is not installed in the person's personal scope.");
  const chat = await store.transaction((transaction) => ensureBotChat(transaction, { personId, botId: bot.botId, now: new Date(clock()).toISOString() }));
  return { id: chat.connector_id ?? chat.id, serviceUrl: serviceUrlOf(origin, personId) };
}

function readConversation(body: unknown): { readonly member: string; readonly named: string | undefined } {
  const parsed = conversation.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0] ?? "body";
    throw UNSUPPORTED.has(field) ? unsupported(String(field)) : badSyntax(`${String(field)}: a conversation needs exactly one member of this tenant.`);
  }
  const [member] = parsed.data.members;
  return { member: member.id ?? member.aadObjectId ?? "", named: parsed.data.bot?.id };
}
