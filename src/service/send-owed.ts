import { NotReadyError, UnavailableError } from "../application/errors";
import { sendNotices } from "../application/send-notices";
import type { Services } from "../application/services";
import type { OperatorLog } from "./operator-log";

/** What sending works with. */
export interface SendingParts {
  readonly services: Services;
  readonly operatorLog: OperatorLog;
}

/** Sends what staff are owed, one round at a time however often it is called; says what an administrator must mend. */
export function createSending({ services, operatorLog }: SendingParts): () => Promise<void> {
  return () =>
    services.turns.inTurn("sending notices", async () => {
      const problems = await sendNotices(services);
      const toMend = problems.filter((problem) => !(problem instanceof UnavailableError) && !(problem instanceof NotReadyError));
      operatorLog.standing("telling staff", [...new Set(toMend.map((problem) => `Somebody could not be told in Teams: ${problem.message}.`))]);
    });
}
