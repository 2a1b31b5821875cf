import { z } from "zod";
import { MisshapenError, type Subject } from "../application/errors";
import type { ChildFolder, ChildFolders, FolderFile, School } from "../application/ports";
import type { ChildId, PersonId } from "../domain/ids";
import { removeInBatches } from "./batch";
import { carryOut } from "./carry-out";
import { type FolderGrant, folderGrant } from "./folder-grant";
import type { GraphConnection } from "./graph-connection";
import { failureKind, naming, translateGraphError, unlessMissing } from "./graph-failure";
import { CHILD_FILES } from "./list-schema";
import { readPages } from "./pages";
import { createRemembering } from "./remembering";
import type { Sites } from "./sites";

/** The folder that the child's staff may open. */
const PLAN_FOLDER = "plan";
/** The folder that is shared with nobody. */
const RESTRICTED_FOLDER = "restricted";

const driveItem = z.object({ id: z.string().min(1), webUrl: z.string() });
type DriveItem = z.infer<typeof driveItem>;

/** What the folders need from outside. */
export interface ChildFoldersParts {
  readonly graph: GraphConnection;
  readonly sites: Sites;
}

/** Keeps each child's folders in the library of the school's site. */
export function createChildFolders(parts: ChildFoldersParts): ChildFolders {
  const drives = createRemembering(async (siteUrl) => findDrive(parts.graph, await parts.sites.pathOf({ siteUrl })));
  const library = async (school: School, childId: ChildId): Promise<ChildLibrary> => ({
    ...parts,
    drive: await drives.get(school.siteUrl),
    childId,
    subject: { kind: "folder", id: childId },
  });
  return {
    async ensure(school, childId) {
      return toChildFolder(await ensureFolders(await library(school, childId)));
    },
    async find(school, childId) {
      const found = await findItem(await library(school, childId), PLAN_FOLDER);
      return found === undefined ? undefined : toChildFolder(found);
    },
    async file(school, childId, file) {
      await putFile(await library(school, childId), PLAN_FOLDER, file);
    },
    async fileRestricted(school, childId, file) {
      await putFile(await library(school, childId), RESTRICTED_FOLDER, file);
    },
    async shareWith(school, childId, people) {
      return share(await library(school, childId), people);
    },
  };
}

/** The library, for one child. */
interface ChildLibrary extends ChildFoldersParts {
  /** Path of the library's drive in Graph. */
  readonly drive: string;
  readonly childId: ChildId;
  readonly subject: Subject;
}

const drive = z.object({ id: z.string().min(1) });

async function findDrive(graph: GraphConnection, site: string): Promise<string> {
  const subject: Subject = { kind: "list", id: CHILD_FILES };
  const answer = await naming(subject, unlessMissing(graph.get(`${site}/lists/${encodeURIComponent(CHILD_FILES)}/drive`)));
  if (answer === undefined) throw new MisshapenError(subject, ["the library is missing"]);
  return `/drives/${drive.parse(answer).id}`;
}

async function ensureFolders(work: ChildLibrary): Promise<DriveItem> {
  const plan = await findItem(work, PLAN_FOLDER);
  const restricted = await findItem(work, RESTRICTED_FOLDER);
  if (plan !== undefined && restricted !== undefined) return plan;
  const child = (await findItem(work)) ?? (await makeFolder(work, `${work.drive}/root/children`, [work.childId]));
  const children = `${work.drive}/items/${child.id}/children`;
  if (restricted === undefined) await makeFolder(work, children, [work.childId, RESTRICTED_FOLDER]);
  return plan ?? makeFolder(work, children, [work.childId, PLAN_FOLDER]);
}

/** Makes the folder at the end of `path`; one that another copy of the service made meanwhile is as good. */
async function makeFolder(work: ChildLibrary, parent: string, path: readonly string[]): Promise<DriveItem> {
  const body = { name: path.at(-1), folder: {}, "@microsoft.graph.conflictBehavior": "fail" };
  return carryOut(
    {
      attempt: async () => driveItem.parse(await work.graph.post(parent, body)),
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind !== "uncertain" && kind !== "conflict") throw translateGraphError(error, work.subject);
        return findItem(work, ...path.slice(1));
      },
    },
    work.graph.patience,
  );
}

async function findItem(work: ChildLibrary, ...below: readonly string[]): Promise<DriveItem | undefined> {
  const path = [work.childId, ...below].map(encodeURIComponent).join("/");
  const answer = await naming(work.subject, unlessMissing(work.graph.get(`${work.drive}/root:/${path}`)));
  return answer === undefined ? undefined : driveItem.parse(answer);
}

/** Writing the same again does no harm, so an uncertain write is repeated. */
async function putFile(work: ChildLibrary, folder: string, { name, bytes, contentType }: FolderFile): Promise<DriveItem> {
  const path = [work.childId, folder, name].map(encodeURIComponent).join("/");
  return carryOut(
    {
      attempt: async () => driveItem.parse(await work.graph.put(`${work.drive}/root:/${path}:/content`, bytes, contentType)),
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind === "missing") await ensureFolders(work);
        else if (kind !== "uncertain") throw translateGraphError(error, work.subject);
        return undefined;
      },
    },
    work.graph.patience,
  );
}

/** One reading, one invitation of everybody who is missing, and one batch that takes away whoever has it no more. */
async function share(work: ChildLibrary, people: readonly PersonId[]): Promise<{ readonly granted: number; readonly removed: number }> {
  const path = `${work.drive}/root:/${[work.childId, PLAN_FOLDER].map(encodeURIComponent).join("/")}:`;
  const grants = (await grantsOnceThere(work, path)).filter((grant) => grant.direct && grant.personId !== undefined);
  const holders = new Set(grants.map((grant) => grant.personId));
  const wanted = new Set<string>(people);
  const missing = [...wanted].filter((id) => !holders.has(id));
  const surplus = grants.filter((grant) => grant.personId !== undefined && !wanted.has(grant.personId));
  const granted = missing.length === 0 ? 0 : await inviteAll(work, path, missing);
  if (surplus.length > 0) await naming(work.subject, removeInBatches(work.graph, surplus.map((grant) => `${path}/permissions/${encodeURIComponent(grant.id)}`)));
  return { granted, removed: surplus.length };
}

/** Who may open the folder; a folder that is not there is made first. */
async function grantsOnceThere(work: ChildLibrary, path: string): Promise<readonly FolderGrant[]> {
  const found = await naming(work.subject, unlessMissing(readPages(work.graph, `${path}/permissions`, folderGrant)));
  if (found !== undefined) return found.all;
  await ensureFolders(work);
  return readGrants(work, path);
}

async function readGrants(work: ChildLibrary, path: string): Promise<readonly FolderGrant[]> {
  return (await naming(work.subject, readPages(work.graph, `${path}/permissions`, folderGrant))).all;
}

/**
 * Invites everybody in one call: permission calls are the dearest that SharePoint counts. One person whom the tenant no
 * longer knows would spoil it for all; then each is invited alone, and those unknown are left out.
 */
async function inviteAll(work: ChildLibrary, path: string, ids: readonly string[]): Promise<number> {
  if (await invite(work, path, ids)) return ids.length;
  let granted = 0;
  for (const id of ids.length > 1 ? ids : []) granted += (await invite(work, path, [id])) ? 1 : 0;
  return granted;
}

/** Whether these people were invited; not when the tenant does not know one of them. */
async function invite(work: ChildLibrary, path: string, ids: readonly string[]): Promise<boolean> {
  const body = {
    recipients: ids.map((objectId) => ({ objectId })),
    roles: ["read"],
    requireSignIn: true,
    sendInvitation: false,
    retainInheritedPermissions: true,
  };
  return carryOut(
    {
      attempt: async () => {
        await work.graph.post(`${path}/invite`, body);
        return true;
      },
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind === "missing" || kind === "invalid") return false;
        if (kind !== "uncertain") throw translateGraphError(error, work.subject);
        const holders = new Set((await readGrants(work, path)).map((grant) => grant.personId));
        return ids.every((id) => holders.has(id)) ? true : undefined;
      },
    },
    work.graph.patience,
  );
}

function toChildFolder(item: DriveItem): ChildFolder {
  return { webUrl: item.webUrl };
}
