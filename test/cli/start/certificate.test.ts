import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { X509Certificate, createPrivateKey } from "node:crypto";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureCertificate } from "../../../src/cli/start/certificate";

const MADE_ON = new Date("2026-11-23T12:00:00Z");
let folder: string;
let file: string;
let pem: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "certificate-"));
  file = path.join(folder, "service/certificate.pem");
  pem = await ensureCertificate(file, MADE_ON);
});

afterAll(() => rm(folder, { recursive: true }));

describe("ensureCertificate", () => {
  it("makes a certificate for ten years with the key that fits it", () => {
    const certificate = new X509Certificate(pem);
    expect(certificate.checkPrivateKey(createPrivateKey(pem))).toBe(true);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(new Date(certificate.validTo).toISOString().slice(0, 10)).toBe("2036-11-23");
  });

  it("lets nobody but the owner read it", async () => {
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
  });

  it("keeps the one that is there", async () => {
    expect(await ensureCertificate(file, new Date("2027-01-01T00:00:00Z"))).toBe(pem);
  });
});
