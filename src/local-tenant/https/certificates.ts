import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "selfsigned";

/** What the tenant shows to clients that insist on https, and whom they must trust for it. */
export interface ServerCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** File with the certificate of the tenant's own authority, for `NODE_EXTRA_CA_CERTS` and its like. */
  readonly authorityFile: string;
}

interface KeyPair {
  readonly key: string;
  readonly certificate: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** Clients refuse certificates of servers that live longer than 398 days. */
const SERVER_DAYS = 390;
/** Less than this before its end a certificate is made anew. */
const SPARE_DAYS = 30;
const ONLY_OWNER = 0o600;

/**
 * Reads the tenant's certificates from `<folder>/https`, or makes them: an authority of its own and, signed by it, a
 * certificate for this computer's loopback names. Nothing is installed anywhere.
 */
export async function loadCertificates(folder: string, now: number): Promise<ServerCertificate> {
  const home = path.join(folder, "https");
  mkdirSync(home, { recursive: true });
  const kept = readPair(home, "authority", now);
  const authority = kept ?? keepPair(home, "authority", await makeAuthority(now));
  const server = (kept === undefined ? undefined : readPair(home, "server", now)) ?? keepPair(home, "server", await makeServer(authority, now));
  return { ...server, authorityFile: path.resolve(certificateFile(home, "authority")) };
}

function readPair(home: string, name: string, now: number): KeyPair | undefined {
  if (!existsSync(certificateFile(home, name)) || !existsSync(keyFile(home, name))) return undefined;
  const certificate = readFileSync(certificateFile(home, name), "utf8");
  const isFresh = Date.parse(new X509Certificate(certificate).validTo) > now + SPARE_DAYS * DAY_MS;
  return isFresh ? { certificate, key: readFileSync(keyFile(home, name), "utf8") } : undefined;
}

function keepPair(home: string, name: string, pair: KeyPair): KeyPair {
  writeFileSync(keyFile(home, name), pair.key, { mode: ONLY_OWNER });
  writeFileSync(certificateFile(home, name), pair.certificate);
  return pair;
}

function certificateFile(home: string, name: string): string {
  return path.join(home, `${name}.pem`);
}

function keyFile(home: string, name: string): string {
  return path.join(home, `${name}-key.pem`);
}

async function makeAuthority(now: number): Promise<KeyPair> {
  const made = await generate([{ name: "commonName", value: "Local tenant authority" }], {
    ...lifetime(now, AUTHORITY_DAYS),
    extensions: [{ name: "basicConstraints", cA: true, critical: true }, { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true }],
  });
  return { key: made.private, certificate: made.cert };
}

async function makeServer(authority: KeyPair, now: number): Promise<KeyPair> {
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    ...lifetime(now, SERVER_DAYS),
    ca: { key: authority.key, cert: authority.certificate },
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }, { type: 2, value: "*.localhost" }, { type: 7, ip: "127.0.0.1" }] },
    ],
  });
  return { key: made.private, certificate: made.cert };
}

/** It begins a day ago, for clients whose clock is behind. */
function lifetime(now: number, days: number) {
  return { keySize: 2048, algorithm: "sha256", notBeforeDate: new Date(now - DAY_MS), notAfterDate: new Date(now + days * DAY_MS) } as const;
}
