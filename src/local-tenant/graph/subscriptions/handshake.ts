import { validationFailed } from "./subscription-failure";

const ANSWER_MILLISECONDS = 10_000;

/**
 * Sees that an address for notifications is willing to have them: it must send back a text that it could not know.
 * Source: Microsoft Graph docs, "Receive change notifications through webhooks".
 *
 * @throws {GraphFailure} 400 when it does not within ten seconds.
 */
export async function shakeHands(notificationUrl: string): Promise<void> {
  const token = `Validation: are you listening? <${crypto.randomUUID()}> & 100%`;
  const address = new URL(notificationUrl);
  address.searchParams.append("validationToken", token);
  const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
  const answer = await fetch(address, { method: "POST", headers: { "content-type": "text/plain; charset=utf-8" }, redirect: "manual", signal }).catch(() => undefined);
  if (answer?.status !== 200) {
    await answer?.body?.cancel();
    throw validationFailed("Notification endpoint must respond with 200 OK to validation request.");
  }
  const text = await answer.text().catch(() => "");
  if (answer.headers.get("content-type")?.toLowerCase().startsWith("text/plain") !== true) throw validationFailed("Response must have the content type text/plain.");
  if (text !== token) throw validationFailed("Response must exactly match validationToken query parameter.");
}
