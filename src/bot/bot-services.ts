import type { KnowsPeople, Services } from "../application/services";

/** What the bot works with. */
export type BotServices = KnowsPeople & Pick<Services, "notices" | "audit" | "lists" | "directory" | "messenger" | "conversations" | "appId" | "mintId">;
