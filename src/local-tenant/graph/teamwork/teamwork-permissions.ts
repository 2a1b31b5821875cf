import type { OperationPermissions } from "../operation";

const CHAT_READERS = ["Chat.ReadBasic.WhereInstalled", "Chat.Read.WhereInstalled", "Chat.ReadWrite.WhereInstalled"];
const ALL_CHAT_READERS = ["Chat.ReadBasic.All", "Chat.Read.All", "Chat.ReadWrite.All"];
const CATALOGUE_READERS = ["AppCatalog.Read.All", "AppCatalog.ReadWrite.All"];

/** Permissions of chats and of the catalogue of apps, least first. Source: Microsoft Graph permissions reference. */
export const TEAMWORK_PERMISSIONS = {
  listOwnChats: { delegated: ["Chat.ReadBasic", "Chat.Read", "Chat.ReadWrite"], application: [] },
  listChats: { delegated: ["Chat.ReadBasic", "Chat.Read", "Chat.ReadWrite"], application: ALL_CHAT_READERS },
  readChat: { delegated: ["Chat.ReadBasic", "Chat.Read", "Chat.ReadWrite"], application: [...CHAT_READERS, ...ALL_CHAT_READERS] },
  createChat: { delegated: ["Chat.Create", "Chat.ReadWrite"], application: ["Chat.Create"] },
  updateChat: { delegated: ["Chat.ReadWrite"], application: ["Chat.ReadWrite.WhereInstalled", "Chat.ReadWrite.All"] },
  readChatMembers: {
    delegated: ["Chat.ReadBasic", "ChatMember.Read", "ChatMember.ReadWrite", "Chat.Read", "Chat.ReadWrite"],
    application: ["ChatMember.Read.WhereInstalled", "ChatMember.ReadWrite.WhereInstalled", ...CHAT_READERS, "ChatMember.Read.All", "ChatMember.ReadWrite.All", ...ALL_CHAT_READERS],
  },
  writeChatMembers: { delegated: ["ChatMember.ReadWrite", "Chat.ReadWrite"], application: ["ChatMember.ReadWrite.WhereInstalled", "ChatMember.ReadWrite.All", "Chat.ReadWrite.All"] },
  readChatMessages: { delegated: ["Chat.Read", "Chat.ReadWrite"], application: ["Chat.Read.WhereInstalled", "Chat.ReadWrite.WhereInstalled", "Chat.Read.All", "Chat.ReadWrite.All"] },
  /** An application by itself may write in a chat only to move old messages in, which is not done here. */
  sendChatMessage: { delegated: ["ChatMessage.Send", "Chat.ReadWrite"], application: ["Teamwork.Migrate.All"] },
  answerChatMessage: { delegated: ["ChatMessage.Send", "Chat.ReadWrite"], application: [] },
  changeChatMessage: { delegated: ["Chat.ReadWrite"], application: [] },
  readCatalogue: { delegated: ["AppCatalog.Submit", ...CATALOGUE_READERS, "Directory.Read.All", "Directory.ReadWrite.All"], application: CATALOGUE_READERS },
} as const satisfies Readonly<Record<string, OperationPermissions>>;

/** Permissions around the apps of people, teams or chats; the ones for an application's own app come first. */
export function installPermissions(scope: "User" | "Team" | "Chat"): { readonly read: OperationPermissions; readonly write: OperationPermissions } {
  const own = [`TeamsAppInstallation.ReadWriteSelfFor${scope}`, `TeamsAppInstallation.ReadWriteAndConsentSelfFor${scope}`];
  const writing = [`TeamsAppInstallation.ReadWriteFor${scope}`, `TeamsAppInstallation.ReadWriteAndConsentFor${scope}`];
  const reading = [`TeamsAppInstallation.ReadFor${scope}`, ...writing];
  const groups = scope === "Team" ? ["Group.ReadWrite.All"] : [];
  const forAll = (names: readonly string[]) => names.map((name) => `${name}.All`);
  return {
    read: { delegated: [...own, ...reading, ...groups], application: [...forAll(own), ...forAll(reading), ...groups] },
    write: { delegated: [...own, ...writing, ...groups], application: [...forAll(own), ...forAll(writing), ...groups] },
  };
}

/** Whether a permission reaches no app but the application's own. */
export function isForOwnApp(permission: string): boolean {
  return /^TeamsAppInstallation\.\w+SelfFor/.test(permission);
}
