import type { Hono } from "hono";
import { childAnswer, folderAnswer } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { findFolder } from "../../application/find-folder";
import { readChild } from "../../application/read-child";
import type { Services } from "../../application/services";
import type { ChildId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readPart } from "../api-request";

/** A child's page and folder. */
export function addChild(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.child, async (context) => answer(context, childAnswer, { value: await readChild(questionOf(context), services) }));
  app.get(API_PATHS.folder, async (context) => answer(context, folderAnswer, { value: await findFolder(questionOf(context), services) }));
}

function questionOf(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}
