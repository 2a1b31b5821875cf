import type { Hono } from "hono";
import { meAnswer } from "../../api/contract";
import { API_PATHS } from "../../api/paths";
import { readMe } from "../../application/read-me";
import type { Services } from "../../application/services";
import { type ApiEnvironment, answer } from "../api-request";

/** Who is asking and what they may open. */
export function addMe(app: Hono<ApiEnvironment>, services: Services): void {
  app.get(API_PATHS.me, async (context) => {
    const person = context.get("person");
    return answer(context, meAnswer, { value: { person, schools: await readMe(person.id, services) } });
  });
}
