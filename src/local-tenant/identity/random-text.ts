import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** Makes an unguessable text for codes, sign-ins and refresh tokens. */
export function makeSecretText(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** SHA-256 of a text, in base64url: how proofs of possession are compared and how kept secrets are hidden. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
