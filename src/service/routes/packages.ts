import type { Hono } from "hono";
import { arrivalOutline, arrivalRequest, arrivalRound, packageMade, packageOutline, packageRequest, packagesAnswer, receiptAnswer, receiptRequest } from "../../api/packages";
import { API_PATHS } from "../../api/paths";
import { makePackage, outlinePackage } from "../../application/make-package";
import { listPackages, markReceived } from "../../application/package-receipts";
import type { Services } from "../../application/services";
import { outlineArrival, takeInPackage } from "../../application/take-in-package";
import type { ChildId, SchoolId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readBody, readPart } from "../api-request";

/** Children who move to or from a school that this service does not serve: the package, its arrival and its receipt. */
export function addPackages(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.childPackage, async (context) => answer(context, packageOutline, { value: await outlinePackage(childIn(context), services) }));
  app.post(API_PATHS.childPackage, async (context) => {
    const { toSchool } = await readBody(context, packageRequest);
    const { bytes, ...made } = await makePackage({ ...childIn(context), toSchool }, services);
    return answer(context, packageMade, { value: { ...made, file: Buffer.from(bytes).toString("base64") } });
  });
  app.get(API_PATHS.packages, async (context) => answer(context, packagesAnswer, { value: { packages: await listPackages(schoolIn(context), services) } }));
  app.post(API_PATHS.packagePreview, async (context) => answer(context, arrivalOutline, { value: await outlineArrival(await arrivalIn(context), services) }));
  app.post(API_PATHS.packageArrival, async (context) => answer(context, arrivalRound, { value: await takeInPackage(await arrivalIn(context), services) }));
  app.post(API_PATHS.packageReceipt, async (context) => {
    const { code } = await readBody(context, receiptRequest);
    return answer(context, receiptAnswer, { value: { package: await markReceived({ ...schoolIn(context), typed: code }, services) } });
  });
}

function childIn(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}

function schoolIn(context: ApiContext) {
  return { personId: context.get("person").id, schoolId: readPart<SchoolId>(context, "schoolId") };
}

async function arrivalIn(context: ApiContext) {
  const { file } = await readBody(context, arrivalRequest);
  return { ...schoolIn(context), bytes: new Uint8Array(Buffer.from(file, "base64")) };
}
