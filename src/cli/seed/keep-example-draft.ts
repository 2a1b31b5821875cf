import { apiPath } from "../../api/paths";
import type { LocalDate } from "../../domain/local-date";
import { exampleDraft } from "./example-draft";
import { OAKFIELD } from "./oakfield";
import { type SignInPlace, signInAs } from "./sign-in";

const NOT_READY = 503;
const MOST_TRIES = 30;

/**
 * Lets Oakfield's SENCO keep a half-written plan for a child who waits for a first one, through our own API: drafts are
 * no rows. Waits while the service is still reading the lists.
 *
 * @returns whether it is kept; false when the service would not take it.
 */
export async function keepExampleDraft(place: SignInPlace, today: LocalDate, pause: (seconds: number) => Promise<void>): Promise<boolean> {
  const entry = OAKFIELD.caseload.find((child) => child.standing === "no-plan" && child.familyName !== "");
  if (entry === undefined) return false;
  const token = await signInAs(OAKFIELD.senco.id, place);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const answer = await fetch(`${place.publicUrl}${apiPath("draft", { childId: entry.childId })}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ content: exampleDraft(OAKFIELD, entry, today), over: 0 }),
    });
    // 404: the child's row has not been read yet. 409: a draft is there already.
    if (answer.ok || answer.status === 409) return true;
    if (answer.status !== NOT_READY && answer.status !== 404) return false;
    await pause(1);
  }
  return false;
}
