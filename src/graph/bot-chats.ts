import { z } from "zod";
import { NotFoundError, type Subject } from "../application/errors";
import type { BotChats } from "../application/notice-ports";
import type { NoticeId, PersonId } from "../domain/ids";
import { carryOut } from "./carry-out";
import type { GraphConnection } from "./graph-connection";
import { failureKind, naming, translateGraphError, unlessMissing } from "./graph-failure";

/** What the bot's chats need from outside. */
export interface BotChatsParts {
  readonly graph: GraphConnection;
  /** Id of our app in the organisation's catalogue of Teams apps. */
  readonly appId: string;
}

const installedApps = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });
const chat = z.object({ id: z.string().min(1) });
const messages = z.object({
  value: z.array(z.object({ id: z.string().min(1), attachments: z.array(z.object({ content: z.string().nullish() })).nullish() })),
  "@odata.nextLink": z.string().optional(),
});

/** A card that was sent a moment ago is among the newest messages: older pages than these are not looked at. */
const MOST_PAGES = 3;
const PAGE = 50;

/** Opens and reads the bot's chats through Microsoft Graph, as the application. Source: Graph docs, "Install app for user". */
export function createBotChats(parts: BotChatsParts): BotChats {
  return {
    install: (personId) => install(parts, personId),
    findNotice: (personId, noticeId) => naming(subjectOf(personId), findNotice(parts, personId, noticeId)),
  };
}

function subjectOf(personId: PersonId): Subject {
  return { kind: "chat", id: personId };
}

function appsOf(personId: PersonId): string {
  return `/users/${encodeURIComponent(personId)}/teamwork/installedApps`;
}

function install({ graph, appId }: BotChatsParts, personId: PersonId): Promise<"installed-now" | "was-installed"> {
  const body = { "teamsApp@odata.bind": `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${appId}` };
  return carryOut(
    {
      attempt: async () => {
        await graph.post(appsOf(personId), body);
        return "installed-now" as const;
      },
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind === "conflict") return "was-installed";
        if (kind !== "uncertain") throw translateGraphError(error, subjectOf(personId));
        return (await naming(subjectOf(personId), findChat({ graph, appId }, personId))) === undefined ? undefined : "was-installed";
      },
    },
    graph.patience,
  );
}

async function findNotice(parts: BotChatsParts, personId: PersonId, noticeId: NoticeId): Promise<string | undefined> {
  const chatId = await findChat(parts, personId);
  let next: string | undefined = chatId === undefined ? undefined : `/chats/${encodeURIComponent(chatId)}/messages?$top=${String(PAGE)}`;
  for (let page = 0; page < MOST_PAGES && next !== undefined; page += 1) {
    const read: z.infer<typeof messages> = messages.parse(await parts.graph.get(next));
    const found = read.value.find((message) => message.attachments?.some((attachment) => attachment.content?.includes(noticeId) === true));
    if (found !== undefined) return found.id;
    next = read["@odata.nextLink"];
  }
  return undefined;
}

/** The chat that came with our app; `undefined` when the person does not have it. */
async function findChat({ graph, appId }: BotChatsParts, personId: PersonId): Promise<string | undefined> {
  const filter = encodeURIComponent(`teamsApp/id eq '${appId}'`);
  const found = await unlessMissing(graph.get(`${appsOf(personId)}?$expand=teamsApp&$filter=${filter}`));
  if (found === undefined) throw new NotFoundError(subjectOf(personId));
  const [installed] = installedApps.parse(found).value;
  if (installed === undefined) return undefined;
  const answer = await unlessMissing(graph.get(`${appsOf(personId)}/${encodeURIComponent(installed.id)}/chat`));
  return answer === undefined ? undefined : chat.parse(answer).id;
}
