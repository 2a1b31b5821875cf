import type { GraphCall } from "../operation";
import { allows } from "../sites/site-access";
import type { ReachedDriveItem } from "./drive-access";
import { permissionsOf, type ShownPermission } from "./shared-with";

/** The permissions of a thing that the caller may see: people who may not share it see only what concerns themselves. */
export async function shownPermissions(call: GraphCall, reached: ReachedDriveItem): Promise<readonly ShownPermission[]> {
  const all = await permissionsOf(call, reached);
  const mine = call.caller.personId;
  return mine === undefined || allows(reached.level, "manage") ? all : all.filter((permission) => permission.personIds.includes(mine));
}
