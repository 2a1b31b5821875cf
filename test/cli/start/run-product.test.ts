import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProduct } from "../../../src/cli/start/run-product";
import { readStartSettings } from "../../../src/cli/start/start-settings";
import { eventually } from "../../support/eventually";

/** Programs that stand in for the two: only how they begin and end matters here. */
const PROGRAMS = {
  waits: `import { writeFileSync } from "node:fs";
    process.on("SIGTERM", () => { writeFileSync(process.env.STOPPED_FILE, "stopped"); process.exit(0); });
    writeFileSync(process.env.STARTED_FILE, "started"); setInterval(() => {}, 1000);`,
  portTaken: `console.error("Port 4550 is in use by another program."); process.exit(4);`,
  endsQuietly: `process.exit(0);`,
  settingsWrong: `console.error("BATON_PORT: must be a port"); process.exit(2);`,
} as const;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "start-"));
  for (const [name, source] of Object.entries(PROGRAMS)) await writeFile(path.join(folder, `${name}.mjs`), source);
});

afterAll(() => rm(folder, { recursive: true }));

async function run(name: string, programs: { readonly tenant: keyof typeof PROGRAMS; readonly service: keyof typeof PROGRAMS }, stopAsked: (started: string) => Promise<void>) {
  const at = (file: string) => path.join(folder, `${name}-${file}`);
  const complaints: string[] = [];
  const environment = { BATON_STATE_FOLDER: path.join(folder, name), STARTED_FILE: at("started.txt"), STOPPED_FILE: at("stopped.txt") };
  const exitCode = await runProduct({
    settings: readStartSettings({ ...environment, LOCAL_TENANT_PORT: "4550", BATON_PORT: "4551" }),
    programs: { tenant: path.join(folder, `${programs.tenant}.mjs`), service: path.join(folder, `${programs.service}.mjs`) },
    print: () => undefined,
    complain: (line) => complaints.push(line),
    now: () => new Date("2026-11-23T12:00:00Z"),
    stopAsked: stopAsked(at("started.txt")),
  });
  return { exitCode, complaints, stopped: await readFile(at("stopped.txt"), "utf8").catch(() => undefined) };
}

const never = () => new Promise<void>(() => undefined);

describe("runProduct", () => {
  it("passes on the sentence and exit code of a program that cannot start, and stops the other", async () => {
    const { exitCode, complaints } = await run("taken", { tenant: "portTaken", service: "waits" }, never);
    expect(exitCode).toBe(4);
    expect(complaints).toEqual([
      "local tenant: Port 4550 is in use by another program.",
      "The local tenant has ended (exit code 4), so everything was stopped.",
    ]);
  });

  it("says which program ended, and takes a quiet end as a failure", async () => {
    const { exitCode, complaints } = await run("quiet", { tenant: "waits", service: "endsQuietly" }, never);
    expect(exitCode).toBe(1);
    expect(complaints[0]).toMatch(/^The service has ended/u);
  });

  it("shows what the service said although it ended before the tenant was ready", async () => {
    const { exitCode, complaints } = await run("wrong", { tenant: "waits", service: "settingsWrong" }, never);
    expect(exitCode).toBe(2);
    expect(complaints).toEqual(["service: BATON_PORT: must be a port", "The service has ended (exit code 2), so everything was stopped."]);
  });

  it("stops both in good order when asked to", async () => {
    const untilStarted = async (file: string) => {
      await eventually(async () => {
        expect(await readFile(file, "utf8")).toBe("started");
      });
    };
    const { exitCode, complaints, stopped } = await run("asked", { tenant: "waits", service: "waits" }, untilStarted);
    expect({ exitCode, complaints, stopped }).toEqual({ exitCode: 0, complaints: [], stopped: "stopped" });
  });
});
