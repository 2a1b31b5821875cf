import type { GraphCall, OperationPermissions } from "../operation";

function both(...names: readonly string[]): OperationPermissions {
  return { delegated: names, application: names };
}

const DIRECTORY_READ = ["Directory.Read.All", "Directory.ReadWrite.All"];
const USER_READ = ["User.Read.All", "User.ReadWrite.All", ...DIRECTORY_READ];
const OWN_PROFILE = ["User.Read", "User.ReadWrite"];
const GROUP_READ = ["Group.Read.All", "Group.ReadWrite.All", ...DIRECTORY_READ];
const MEMBER_READ = ["GroupMember.Read.All", "GroupMember.ReadWrite.All", ...GROUP_READ];

/** Permissions of the directory's operations, least first. Source: Microsoft Graph permissions reference. */
export const DIRECTORY_PERMISSIONS = {
  /** Own profile, or anybody's. */
  readUser: { delegated: [...OWN_PROFILE, "User.ReadBasic.All", ...USER_READ], application: ["User.ReadBasic.All", ...USER_READ] },
  listUsers: both("User.ReadBasic.All", ...USER_READ),
  followUsers: both(...USER_READ),
  createUser: both("User.ReadWrite.All", "Directory.ReadWrite.All"),
  updateUser: { delegated: ["User.ReadWrite", "User.ReadWrite.All", "Directory.ReadWrite.All"], application: ["User.ReadWrite.All", "Directory.ReadWrite.All"] },
  deleteUser: both("User.DeleteRestore.All", "User.ReadWrite.All", "Directory.ReadWrite.All"),
  readMemberships: { delegated: ["User.Read", "User.Read.All", ...MEMBER_READ], application: ["User.Read.All", ...MEMBER_READ] },
  readJoinedTeams: { delegated: ["Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All", ...USER_READ, ...GROUP_READ], application: ["Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All", ...USER_READ, ...GROUP_READ] },
  readGroups: both("GroupMember.Read.All", ...GROUP_READ),
  createGroup: { delegated: ["Group.ReadWrite.All", "Directory.ReadWrite.All"], application: ["Group.Create", "Group.ReadWrite.All", "Directory.ReadWrite.All"] },
  writeGroup: both("Group.ReadWrite.All", "Directory.ReadWrite.All"),
  readMembers: both("GroupMember.ReadBasic.All", ...MEMBER_READ),
  writeMembers: both("GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"),
  readTeam: both("Team.ReadBasic.All", "TeamSettings.Read.All", "TeamSettings.ReadWrite.All", ...GROUP_READ),
  writeTeam: both("TeamSettings.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"),
  readTeamMembers: both("TeamMember.Read.All", "TeamMember.ReadWrite.All"),
  writeTeamMembers: both("TeamMember.ReadWrite.All"),
  readChannels: both("Channel.ReadBasic.All", "ChannelSettings.Read.All", "ChannelSettings.ReadWrite.All", ...GROUP_READ),
  createChannel: both("Channel.Create", "Group.ReadWrite.All", "Directory.ReadWrite.All"),
  readMessages: { delegated: ["ChannelMessage.Read.All", "Group.Read.All", "Group.ReadWrite.All"], application: ["ChannelMessage.Read.All", "Group.Read.All", "Group.ReadWrite.All"] },
  /** An application by itself may not write in a channel, but to move old messages in, which is not done here. */
  sendMessage: { delegated: ["ChannelMessage.Send", "Group.ReadWrite.All"], application: ["Teamwork.Migrate.All"] },
  readRoster: { delegated: ["EduRoster.ReadBasic", "EduRoster.Read", "EduRoster.ReadWrite"], application: ["EduRoster.Read.All", "EduRoster.ReadWrite.All"] },
  followRoster: { delegated: ["EduRoster.ReadBasic", "EduRoster.Read", "EduRoster.ReadWrite"], application: ["EduRoster.ReadBasic.All", "EduRoster.Read.All", "EduRoster.ReadWrite.All"] },
  readRosterAsPerson: { delegated: ["EduRoster.ReadBasic", "EduRoster.Read", "EduRoster.ReadWrite"], application: [] },
  readRosterAsApplication: { delegated: [], application: ["EduRoster.Read.All", "EduRoster.ReadWrite.All"] },
  writeRoster: { delegated: [], application: ["EduRoster.ReadWrite.All"] },
} as const satisfies Readonly<Record<string, OperationPermissions>>;

/** Whether the caller's token carries one of these. */
export function holds(call: GraphCall, names: readonly string[]): boolean {
  const held = call.caller.personId === undefined ? call.caller.roles : call.caller.scopes;
  return names.some((name) => held.includes(name));
}

/** Whether the caller sees whole profiles, and not the basic ones only. */
export function seesWholeProfiles(call: GraphCall): boolean {
  return holds(call, USER_READ);
}

/** Whether the caller sees any profile of others at all. */
export function seesProfiles(call: GraphCall): boolean {
  return holds(call, ["User.ReadBasic.All", ...USER_READ]);
}

/** Whether the caller sees whole rosters, and not the limited part of them. */
export function seesWholeRosters(call: GraphCall): boolean {
  return holds(call, ["EduRoster.Read", "EduRoster.ReadWrite", "EduRoster.Read.All", "EduRoster.ReadWrite.All"]);
}
