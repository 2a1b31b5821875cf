import type { Hono } from "hono";
import { handoverAnswer, handoversAnswer } from "../../api/handovers";
import { API_PATHS } from "../../api/paths";
import { acceptHandover } from "../../application/accept-handover";
import { readHandover, readHandovers } from "../../application/read-handovers";
import { sendHandover } from "../../application/send-handover";
import type { Services } from "../../application/services";
import type { HandoverId, SchoolId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readPart } from "../api-request";

/** Children who move to another school: who leaves and who comes, sending and accepting. */
export function addHandovers(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.handovers, async (context) => {
    const question = { personId: context.get("person").id, schoolId: readPart<SchoolId>(context, "schoolId") };
    return answer(context, handoversAnswer, { value: await readHandovers(question, services) });
  });
  app.post(API_PATHS.handoverSending, async (context) => {
    const request = requestIn(context);
    await sendHandover(request, services);
    return answer(context, handoverAnswer, { value: { handover: await readHandover({ ...request, side: "from" }, services) } });
  });
  app.post(API_PATHS.handoverAcceptance, async (context) => {
    const request = requestIn(context);
    await acceptHandover(request, services);
    return answer(context, handoverAnswer, { value: { handover: await readHandover({ ...request, side: "to" }, services) } });
  });
}

function requestIn(context: ApiContext) {
  return { personId: context.get("person").id, handoverId: readPart<HandoverId>(context, "handoverId") };
}
