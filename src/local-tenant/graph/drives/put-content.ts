import { GraphFailure, invalidRequest } from "../graph-failure";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { FILES_WRITE } from "../sites/permissions";
import { requireDrive } from "./drive";
import { keepContent } from "./drive-content";
import { readReference } from "./drive-item";
import { answerItem } from "./drive-item-reply";
import { ConflictBehavior, requireFilePlace, writeFile } from "./file-writes";

/** What one request may carry; larger files go through an upload session. */
const LARGEST_PUT_BYTES = 250 * 1024 * 1024;

/** Takes a whole small file, for one that is there or for a name in a folder. */
async function putContent(call: GraphCall): Promise<GraphReply> {
  const bytes = call.body instanceof Uint8Array ? call.body : new Uint8Array();
  if (bytes.length > LARGEST_PUT_BYTES) throw new GraphFailure({ status: 413, code: "invalidRequest", message: "The file is larger than 250 MB; use an upload session." });
  const conflict = ConflictBehavior.safeParse(call.query.get("@microsoft.graph.conflictBehavior") ?? "replace");
  if (!conflict.success) throw invalidRequest("The conflict behaviour is fail, replace or rename.");
  const drive = await requireDrive(call);
  const place = await requireFilePlace(call, drive, readReference(call.params["itemRef"] ?? ""));
  const content = await keepContent(call.store, bytes);
  const written = await writeFile(call, drive, { place, content, conflict: conflict.data, mimeType: call.headers.get("content-type") });
  return await answerItem(call, drive, written);
}

/** Writing small files. */
export const PUT_CONTENT_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "PUT", path: "/drives/{driveId}/items/{itemRef}/content", documentedAs: "Upload or replace the contents of a driveItem", permissions: FILES_WRITE,
    query: ["@microsoft.graph.conflictBehavior"], headers: ["if-match", "if-none-match"], takes: "bytes", handle: putContent,
  },
];
