import { describe, expect, it } from "@jest/globals";
import { MisshapenError, NotAllowedError, NotFoundError, NotReadyError, UnavailableError } from "../../src/application/errors";
import type { School } from "../../src/application/ports";
import type { SchoolId } from "../../src/domain/ids";
import { FOLLOWED_LISTS } from "../../src/domain/records";
import type { Target } from "../../src/domain/target";
import { createFollowing } from "../../src/service/follow-school";
import { type Job, startJobs } from "../../src/service/jobs";
import { createLocalClock, createRealClock } from "../../src/service/local-day";
import { createOperatorLog } from "../../src/service/operator-log";
import { createReadiness } from "../../src/service/readiness";
import { createSending } from "../../src/service/send-owed";
import { MS_HALE, MS_YUSUF, aPlanVersion, aTargetRow } from "../support/builders";
import { eventually } from "../support/eventually";
import { OAKFIELD_SCHOOL, oakfield } from "../support/fakes/services";

async function following(targets: readonly Target[] = [], schools: readonly School[] = [OAKFIELD_SCHOOL]) {
  const services = { ...(await oakfield({ Plans: [aPlanVersion()], Targets: targets })), schools };
  const log: string[] = [];
  const readiness = createReadiness(services.schools.map(({ id }) => id));
  const take = (line: string) => void log.push(line);
  const operatorLog = createOperatorLog(take);
  const { jobs, report } = createFollowing({
    services, readiness, operatorLog, sendOwed: createSending({ services, operatorLog }), clock: { ...services.clock, refresh: () => Promise.resolve() },
    rosterSeconds: 1, listsSeconds: 1, log: take,
  });
  async function round(name: string): Promise<void> {
    const job = jobs.find((one) => one.name === name);
    if (job === undefined) throw new Error(`No job ${name}`);
    await job.round().catch((error: unknown) => report(job, error));
  }
  return { services, log, readiness, round };
}

describe("following a school", () => {
  it("is ready when lists and roster have both been read once, and shares folders only then", async () => {
    const { services, readiness, round } = await following();
    await round("folders");
    expect(services.folders.shared.size).toBe(0);
    await round("lists");
    expect(readiness.isReady()).toBe(false);
    await round("roster");
    expect(readiness.isReady()).toBe(true);
    await round("folders");
    expect(services.folders.shared.size).toBe(1);
  });

  it("says once that Microsoft 365 is away, and once that it is back, and stays ready", async () => {
    const { services, log, readiness, round } = await following();
    await round("lists");
    await round("roster");
    services.lists.failures.push(new UnavailableError(1), new UnavailableError(1));
    await round("lists");
    await round("lists");
    await round("roster");
    expect(log).toHaveLength(1);
    await round("lists");
    await round("lists");
    expect(log).toEqual([
      "Microsoft 365 cannot be reached. Staff see what was read last; the service keeps trying.", "Microsoft 365 can be reached again.",
    ]);
    expect(readiness.isReady()).toBe(true);
  });

  it("says once which list is missing, answers with that until it is there, and says that it was mended", async () => {
    const { services, log, readiness, round } = await following();
    const missing = () => new MisshapenError({ kind: "list", id: "Plans" }, ["the list is missing"]);
    services.lists.failures.push(missing(), ...Array<undefined>(FOLLOWED_LISTS.length - 1).fill(undefined), missing());
    await round("roster");
    await round("lists");
    await round("lists");
    expect(() => readiness.mustAnswerSomebody()).toThrow(MisshapenError);
    await round("lists");
    expect(log).toEqual(["list Plans is not as Baton made it: the list is missing", "What was wrong with lists has been mended."]);
    expect(readiness.isReady()).toBe(true);
  });

  it("waits for a site that is not there yet", async () => {
    const { services, log, readiness, round } = await following();
    services.lists.failures.push(new NotFoundError({ kind: "site", id: "sen-oakfield" }));
    await round("lists");
    expect(() => readiness.mustAnswerSomebody()).toThrow(NotReadyError);
    expect(log).toEqual(["No site sen-oakfield"]);
  });

  it("reads the whole roster at first and once a day, otherwise what changed", async () => {
    const { services, round } = await following();
    await round("roster");
    await round("roster");
    services.clock.instant = "2026-10-02T10:00:00.000Z";
    await round("roster");
    expect(services.rosterSource).toMatchObject({ asked: [undefined, undefined, "roster-1", undefined] });
  });

  it("logs a bug by its place and goes on, and a refusal of the roster once", async () => {
    const { services, log, round } = await following();
    services.lists.failures.push(new Error("Jo O'Neill"));
    await round("lists");
    expect(log[0]).toMatch(/^bug in the job lists: Error at /);
    expect(log[0]).not.toContain("Jo");
    services.rosterSource.changes = () => Promise.reject(new MisshapenError({ kind: "school", id: "s" }, ["unknown"]));
    await round("roster");
    await round("roster");
    expect(log).toHaveLength(2);
  });

  it("names a child's folder that is refused by our key, once", async () => {
    const { services, log, round } = await following();
    await round("lists");
    await round("roster");
    services.folders.failures.push(new MisshapenError({ kind: "folder", id: "child-jo" }, ["refused"]), new MisshapenError({ kind: "folder", id: "child-jo" }, ["refused"]));
    await round("folders");
    await round("folders");
    expect(log).toEqual(["The folder of child child-jo could not be shared."]);
  });
});

describe("telling staff", () => {
  it("happens when the school has been read: enters what is owed, and sends it once there is a chat", async () => {
    const { services, log, round } = await following();
    services.botChats.installed.add(MS_HALE).add(MS_YUSUF);
    await round("notices");
    expect(services.notices.entries()).toEqual([]);
    await round("lists");
    await round("roster");
    await round("notices");
    services.clock.instant = "2026-12-04T10:00:00.000Z";
    await round("notices");
    await round("sending");
    expect(services.messenger.messages.map(({ personId }) => personId).sort()).toEqual([MS_HALE, MS_YUSUF].sort());
    expect(log).toEqual([]);
  });

  it("says once what an administrator must mend, by our own ids, and nothing of what mends itself", async () => {
    const { services, log, round } = await following();
    for (const name of ["lists", "roster", "notices"]) await round(name);
    services.clock.instant = "2026-12-04T10:00:00.000Z";
    await round("notices");
    services.botChats.failures.push(new NotAllowedError("install", { kind: "chat", id: MS_HALE }), new UnavailableError(3));
    await round("sending");
    expect(log).toEqual([`Somebody could not be told in Teams: Not allowed to install chat ${MS_HALE}.`]);
  });
});

describe("filing staff copies", () => {
  it("happens when the school has been read and the folder is shared, once for each version, and names a folder that refuses it by our key", async () => {
    const { services, log, round } = await following();
    await round("copies");
    for (const name of ["lists", "roster", "copies"]) await round(name);
    expect(services.folders.files).toEqual([]);
    await round("folders");
    services.folders.failures.push(new MisshapenError({ kind: "folder", id: "child-jo" }, ["refused"]));
    for (const name of ["copies", "copies", "copies"]) await round(name);
    expect(services.folders.files).toMatchObject([{ childId: "child-jo", name: "SEN Support plan, version 1.docx" }]);
    expect(log).toEqual(["The staff copy for child child-jo could not be filed.", "What was wrong with copies of school-oakfield has been mended."]);
  });
});

describe("following two schools", () => {
  const ELM = { ...OAKFIELD_SCHOOL, id: "school-elm" as SchoolId, siteUrl: "http://localhost/sites/sen-elm" };

  it.each([
    { problem: new MisshapenError({ kind: "list", id: "Settings" }, ["the list is missing"]), lines: ["list Settings is not as Baton made it: the list is missing"] },
    { problem: new UnavailableError(1), lines: ["Microsoft 365 cannot be reached. Staff see what was read last; the service keeps trying."] },
  ])("brings the second up to date although the first meets $problem.code", async ({ problem, lines }) => {
    const { services, log, readiness, round } = await following([], [ELM, OAKFIELD_SCHOOL]);
    const { changes } = services.lists;
    services.lists.changes = (school, ...asked) => (school.id === ELM.id && asked[0] === "Settings" ? Promise.reject(problem) : changes(school, ...asked));
    await round("lists");
    await round("roster");
    expect([readiness.isReadySchool(OAKFIELD_SCHOOL.id), readiness.isReadySchool(ELM.id)]).toEqual([true, false]);
    for (const name of ["folders", "sweep"]) await round(name);
    expect(services.folders.shared.size).toBe(1);
    expect(log).toEqual(lines);
  });

  it("tells of a bug rather than of Microsoft 365 being away", async () => {
    const { services, log, round } = await following([], [ELM, OAKFIELD_SCHOOL]);
    services.lists.failures.push(new UnavailableError(1), new Error("a bug"));
    await round("lists");
    expect(log).toEqual([expect.stringMatching(/^bug in the job lists/)]);
  });
});

describe("sweeping a school", () => {
  it("happens when the school has been read and once a day, and says what it removed", async () => {
    const { services, log, round } = await following([aTargetRow({ planVersion: 2 })]);
    const sweeps: string[] = [];
    const { noteUncommitted } = services.sweeps;
    services.sweeps.noteUncommitted = (...asked) => {
      sweeps.push(asked[2]);
      return noteUncommitted(...asked);
    };
    await round("sweep");
    expect(sweeps).toEqual([]);
    for (const name of ["lists", "roster", "sweep", "sweep"]) await round(name);
    services.clock.instant = "2026-10-02T10:00:00.000Z";
    services.lists.failures.push(new UnavailableError(1));
    for (const name of ["sweep", "sweep", "sweep"]) await round(name);
    expect(sweeps).toEqual(["2026-10-01T10:00:00.000Z", "2026-10-02T10:00:00.000Z"]);
    expect(log).toEqual([
      "Microsoft 365 cannot be reached. Staff see what was read last; the service keeps trying.",
      "Rows of plans that were never agreed: 1 removed.",
      "Microsoft 365 can be reached again.",
    ]);
  });
});

describe("startJobs", () => {
  it("never overlaps rounds, goes on after one that failed, and waits for the last when it stops", async () => {
    let running = 0;
    let most = 0;
    let rounds = 0;
    const reported: unknown[] = [];
    const underWay: (() => void)[] = [];
    const endRound = async () => {
      await eventually(() => expect(underWay).toHaveLength(1));
      underWay.shift()?.();
    };
    const job: Job = {
      name: "count",
      everySeconds: 0.001,
      round: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => underWay.push(resolve));
        running -= 1;
        rounds += 1;
        throw new Error("again");
      },
    };
    const jobs = startJobs([job], (_job, error) => reported.push(error));
    for (let round = 0; round < 3; round += 1) await endRound();
    await eventually(() => expect(underWay).toHaveLength(1));
    const stopped = jobs.stop();
    await endRound();
    await stopped;
    expect({ running, most, rounds, reported: reported.length }).toEqual({ running: 0, most: 1, rounds: 4, reported: 4 });
  });
});

describe("the clock of a service", () => {
  const NOON = Date.parse("2026-10-01T23:30:00.000Z");

  it("knows the day in the school's own zone", () => {
    const clock = createRealClock(() => NOON);
    expect([clock.today("Europe/London"), clock.today("UTC"), clock.now()]).toEqual(["2026-10-02", "2026-10-01", "2026-10-01T23:30:00.000Z"]);
  });

  it("moves with the local tenant's day, asks at most once a second, and keeps the day while the tenant is away", async () => {
    let realNow = NOON;
    let asked = 0;
    let answer: () => Promise<Response> = () => Promise.resolve(Response.json({ day: "2026-10-09", offsetDays: 7 }));
    const fetcher = (() => {
      asked += 1;
      return answer();
    }) as typeof fetch;
    const clock = createLocalClock("http://localhost/day", { realNow: () => realNow, fetch: fetcher });
    await Promise.all([clock.refresh(), clock.refresh()]);
    expect([clock.today("UTC"), clock.now(), asked]).toEqual(["2026-10-08", "2026-10-08T23:30:00.000Z", 1]);
    for (const broken of [() => Promise.reject(new Error("away")), () => Promise.resolve(Response.json({ offsetDays: "many" }))]) {
      realNow += 1000;
      answer = broken;
      await clock.refresh();
    }
    expect([clock.today("UTC"), asked]).toEqual(["2026-10-08", 3]);
  });
});
