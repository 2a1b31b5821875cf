import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type Server, createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ensureCertificate } from "../../src/cli/start/certificate";
import { KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { eventually } from "../support/eventually";
import { readGraphOf } from "./support/graph-reading";
import { batonTokenOf, callBaton } from "./support/person-token";
import { SEEDED_STATE, SERVICE, SERVICE_PORT, TENANT, TENANT_ID, TENANT_PORT } from "./support/places";
import { SERVICE_READY, type Program, TENANT_READY, settingsIn, startProgram, startService, startTenant } from "./support/program";

let folder: string;
let started: Program[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "baton-bad-"));
  await ensureCertificate(path.join(folder, "service", "certificate.pem"), new Date());
  writeSchools();
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((program) => program.kill()));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a program, remembers to end it, and waits for its end. */
async function endOf(name: string, readyText: string, settings: Readonly<Record<string, string>> = {}): Promise<{ readonly code: number | null; readonly printed: string }> {
  const program = await startProgram(name, { ...settingsIn(folder), ...settings }, readyText);
  started.push(program);
  return { code: await program.ended, printed: program.printed() };
}

function listenOn(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen(port, "127.0.0.1", () => { resolve(server); }));
}

describe("the service with settings that cannot be", () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    ["a mode that does not exist", { BATON_MODE: "cloud" }, ["BATON_MODE"]],
    ["a port that is no port", { BATON_PORT: "70000" }, ["BATON_PORT"]],
    ["several at once", { BATON_PORT: "x", BATON_ROSTER_SECONDS: "-1", BATON_TENANT_ID: "me" }, ["BATON_PORT", "BATON_ROSTER_SECONDS", "BATON_TENANT_ID"]],
    ["a tenant that is not on this machine", { BATON_LOCAL_TENANT_URL: "http://school.example:4310" }, ["BATON_LOCAL_TENANT_URL"]],
    ["Microsoft 365 without what it needs", { BATON_MODE: "microsoft365" }, ["BATON_PUBLIC_URL"]],
    ["a client secret on Microsoft 365", { BATON_MODE: "microsoft365", BATON_PUBLIC_URL: "https://baton.school.example", BATON_CLIENT_SECRET: "s3cret-value" }, ["BATON_CLIENT_SECRET"]],
    ["the bot's checks switched off", { DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "true" }, ["DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS"]],
  ])("names %s and ends with 2", async (_case, settings, names) => {
    const { code, printed } = await endOf("service/main", SERVICE_READY, settings);
    expect(code).toBe(2);
    for (const name of names) expect(printed).toContain(name);
    expect(printed).not.toContain("s3cret-value");
    expect(printed).not.toMatch(/\n\s+at /);
  });
});

describe("a place that is taken", () => {
  it.each([
    ["local-tenant/main", TENANT_READY, TENANT_PORT],
    ["service/main", SERVICE_READY, SERVICE_PORT],
  ])("%s says that its port is taken and ends with 4", async (name, readyText, port) => {
    const holder = await listenOn(port);
    const { code, printed } = await endOf(name, readyText);
    holder.close();
    expect(code).toBe(4);
    expect(printed).toContain(String(port));
    expect(printed).not.toMatch(/\n\s+at /);
  });

  it("a second local tenant on the same folder says who holds it and ends with 3", async () => {
    started.push(await startTenant(folder));
    const { code, printed } = await endOf("local-tenant/main", TENANT_READY, { LOCAL_TENANT_PORT: "4619" });
    expect(code).toBe(3);
    expect(printed).toContain(path.join(folder, "tenant"));
  });

  it("a second service on the same folder says who holds it and ends with 3", async () => {
    started.push(await startService(folder));
    const { code, printed } = await endOf("service/main", SERVICE_READY, { BATON_PORT: "4619" });
    expect(code).toBe(3);
    expect(printed).toContain(path.join(folder, "service"));
  });
});

describe("a service whose tenant is down", () => {
  it("starts, says so once, answers 503 with a reason, and begins as soon as the tenant is there", async () => {
    const service = await startService(folder);
    started.push(service);
    const answer = await fetch(`${SERVICE}/api/me`, { headers: { authorization: "Bearer x" } });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: "not-ready" } });
    await eventually(() => { expect(service.printed()).toMatch(/Microsoft 365|local tenant/); }, 30_000);
    const said = service.printed().split("\n").filter((line) => /cannot be reached|not answer/i.test(line));
    expect(said.length).toBeLessThanOrEqual(1);
  });
});

/** A schools file that names one school, so that only the bad state under test is bad. */
function writeSchools(): void {
  const school = {
    educationSchoolId: "0a5f1e1d-0000-4000-8000-000000000001", name: "Oakfield Primary School", siteUrl: `${TENANT}/sites/sen-oakfield`,
    timeZone: "Europe/London", termPack: "england-2015", firstSencoIds: [],
  };
  writeFileSync(path.join(folder, "service", "schools.json"), JSON.stringify([school]));
}

describe("files that the service needs", () => {
  it.each<[string, string, string | undefined]>([
    ["no certificate", "certificate.pem", undefined],
    ["a certificate without its key", "certificate.pem", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"],
    ["no list of schools", "schools.json", undefined],
    ["a list of schools that is no JSON", "schools.json", "Oakfield"],
    ["a school without a site", "schools.json", JSON.stringify([{ educationSchoolId: "1", name: "Oakfield", timeZone: "Europe/London", termPack: "england-2015" }])],
  ])("%s: names the setting and ends with 2", async (_case, file, text) => {
    const place = path.join(folder, "service", file);
    rmSync(place, { force: true });
    if (text !== undefined) writeFileSync(place, text);
    const { code, printed } = await endOf("service/main", SERVICE_READY);
    expect(code).toBe(2);
    expect(printed).toContain(file === "certificate.pem" ? "BATON_CERTIFICATE_FILE" : "BATON_SCHOOLS_FILE");
    expect(printed).not.toMatch(/\n\s+at /);
  });
});

describe("a school's site that somebody altered", () => {
  it("answers that a list is missing and names it, and works again after provisioning", async () => {
    cpSync(SEEDED_STATE, folder, { recursive: true });
    started.push(await startTenant(folder));
    const graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID, "fullcontrol");
    await graph.removeList("Progress");
    started.push(await startService(folder));
    const token = await batonTokenOf(KNOWN_PEOPLE.oakfieldSenco.id);
    const caseload = () => callBaton(token, "GET", `/api/schools/${KNOWN_SCHOOLS.oakfield.id}/caseload`);
    await eventually(async () => {
      expect(await caseload()).toMatchObject({ status: 503, body: { error: { code: "misshapen", problems: [expect.stringContaining("Progress")] } } });
    }, 30_000);

    const provision = await startProgram("cli/provision", settingsIn(folder), "\u0000");
    expect(await provision.ended).toBe(0);
    expect(provision.printed()).toContain("Progress");
    await eventually(async () => { expect((await caseload()).status).toBe(200); }, 30_000);
  });
});
