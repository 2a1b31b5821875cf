import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { z } from "zod";
import type { Store } from "../store/store";

/** A key that signs tokens. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** The public half as the keys address publishes it. */
  readonly publicJwk: JWK;
}

/** The identity provider's key, and the one that tells a bot that an activity comes from Teams. */
export type KeyName = "signing-key" | "connector-signing-key";

const RSA_PUBLIC_PARTS = ["kty", "n", "e"] as const;
const keptKey = z.looseObject({ kty: z.literal("RSA"), n: z.string(), e: z.string(), d: z.string() });

/** Reads a signing key, or makes it once: tokens that are out must stay valid when the tenant starts again. */
export async function loadSigningKey(store: Store, name: KeyName = "signing-key"): Promise<SigningKey> {
  const privateJwk = await readOrMakeKey(store, name);
  const publicPart: JWK = Object.fromEntries(RSA_PUBLIC_PARTS.map((part) => [part, privateJwk[part]]));
  const keyId = await calculateJwkThumbprint(publicPart);
  return {
    keyId,
    privateKey: await importRsa(privateJwk),
    publicKey: await importRsa(publicPart),
    publicJwk: { ...publicPart, kid: keyId, use: "sig", alg: "RS256" },
  };
}

async function readOrMakeKey(store: Store, name: KeyName): Promise<JWK> {
  const [row] = await store.query<{ value: unknown }>("select value from settings where name = $1", [name]);
  if (row !== undefined) return keptKey.parse(row.value) as JWK;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const made = await exportJWK(privateKey);
  await store.query("insert into settings (name, value) values ($1, $2)", [name, made]);
  return made;
}

async function importRsa(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, "RS256");
  if (key instanceof Uint8Array) throw new Error("The kept signing key is not an RSA key.");
  return key;
}
