import type { Store } from "../store/store";
import { type Clock, secondsOf } from "./clock";
import { findSignInPerson, type SignInPerson } from "./person";
import { hashText, makeSecretText } from "./random-text";

/** The browser's memory of who signed in at the tenant. */
export const SIGN_IN_COOKIE = "local_tenant_sign_in";

const SIGN_IN_SECONDS = 24 * 60 * 60;

/** Starts a sign-in of a person. @returns the text that the browser keeps in its cookie. */
export async function startSignIn(store: Store, personId: string, clock: Clock): Promise<string> {
  const secret = makeSecretText();
  await store.query("insert into sign_ins (id, person_id, expires_at) values ($1, $2, $3)", [
    hashText(secret),
    personId,
    secondsOf(clock) + SIGN_IN_SECONDS,
  ]);
  return secret;
}

/** Who signed in with this cookie; `undefined` when the sign-in has ended or the account is not in use. */
export async function findSignedIn(store: Store, cookie: string | undefined, clock: Clock): Promise<SignInPerson | undefined> {
  if (cookie === undefined) return undefined;
  const [row] = await store.query<{ person_id: string }>("select person_id from sign_ins where id = $1 and expires_at > $2", [
    hashText(cookie),
    secondsOf(clock),
  ]);
  return row === undefined ? undefined : await findSignInPerson(store, row.person_id);
}

/** Ends the sign-in of one browser. */
export async function endSignIn(store: Store, cookie: string | undefined): Promise<void> {
  if (cookie !== undefined) await store.query("delete from sign_ins where id = $1", [hashText(cookie)]);
}

/** Ends every sign-in of everybody, and with it every silent renewal. */
export async function endAllSignIns(store: Store): Promise<void> {
  await store.query("delete from sign_ins");
  await store.query("delete from refresh_tokens");
}
