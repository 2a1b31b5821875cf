import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../../application/errors";
import { type ChildProgram, type ProgramEnd, startProgram } from "./child-program";
import { ensureCertificate } from "./certificate";
import { prepareDraft, prepareTenant, writeSchoolsFile } from "./prepare-tenant";
import type { StartSettings } from "./start-settings";
import { startSummary } from "./summary";

/** What running the product needs. */
export interface ProductParts {
  readonly settings: StartSettings;
  /** Built files of the two programs. */
  readonly programs: { readonly tenant: string; readonly service: string };
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Real time. */
  readonly now: () => Date;
  /** Fulfilled when somebody asks to stop. */
  readonly stopAsked: Promise<void>;
  /** Whether the pages could be built, once that is known; the product is not ready before. */
  readonly pagesBuilt?: Promise<boolean>;
  /** Stop by itself once everything is ready: for a state that is made once and copied. */
  readonly stopWhenReady?: boolean;
}

/**
 * Runs the local tenant and the service until somebody asks to stop or one of them ends, and seeds the example schools
 * on the first start.
 *
 * @returns the exit code: 0 after a wish to stop, otherwise that of the program that ended.
 */
export async function runProduct(parts: ProductParts): Promise<number> {
  const { settings, print, complain } = parts;
  const startedAt = parts.now();
  const running: ChildProgram[] = [];
  const tenant = start(parts, "local tenant", running);
  const certificatePem = await ensureCertificate(settings.service.certificateFile, startedAt);
  await writeSchoolsFile(settings);
  const early = createHeldLines(complain);
  const service = start({ ...parts, complain: early.take }, "service", running);
  const prepared = tenant.ready.then(() => prepareTenant({ settings, certificatePem, report: print })).then((isNew) => {
    early.drop();
    return isNew;
  });
  const isUp = Promise.all([fillWhenReady(prepared, service, parts), parts.pagesBuilt ?? true]).then(([, hasPages]) => {
    if (!hasPages) throw new PagesMissingError();
    for (const line of startSummary(settings.tenantUrl, (parts.now().getTime() - startedAt.getTime()) / 1000)) print(line);
  });
  const over: Promise<ProgramEnd | undefined> = Promise.race([parts.stopAsked.then(() => undefined), tenant.ended, service.ended]);
  try {
    const end = await Promise.race([over, isUp.then(() => (parts.stopWhenReady === true ? undefined : over), (error: unknown) => endOrError(over, error))]);
    if (end === undefined) return 0;
    early.show();
    return explainEnd(end, complain);
  } catch (error) {
    if (error instanceof PagesMissingError) return 1;
    if (!(error instanceof AppError)) throw error;
    complain(`The example schools could not be made ready: ${error.message}.`);
    return 1;
  } finally {
    await Promise.all(running.map((program) => program.stop()));
  }
}

/** The example draft needs both the seeded lists and the service. */
async function fillWhenReady(prepared: Promise<boolean>, service: ChildProgram, { settings, print }: ProductParts): Promise<void> {
  const [isNew] = await Promise.all([prepared, service.ready]);
  if (isNew) await prepareDraft({ settings, report: print });
}

/** The pages could not be built; the build has said why. */
class PagesMissingError extends Error {}

/** Preparing fails at once when a program ends under it; the end says more than the failure. */
async function endOrError(over: Promise<ProgramEnd | undefined>, error: unknown): Promise<ProgramEnd | undefined> {
  const end = await Promise.race([over, wait(END_WITHIN_MS, "still running" as const)]);
  if (end === "still running") throw error;
  return end;
}

const END_WITHIN_MS = 1000;

/**
 * Holds back what the service complains of before there is a tenant and lists to read: that is how things must be on a
 * first start. It is shown only if a program ends meanwhile.
 */
function createHeldLines(complain: (line: string) => void) {
  const held: string[] = [];
  let isHolding = true;
  return {
    take: (line: string) => {
      if (isHolding) held.push(line);
      else complain(line);
    },
    drop: () => {
      isHolding = false;
      held.length = 0;
    },
    show: () => {
      isHolding = false;
      for (const line of held.splice(0)) complain(line);
    },
  };
}

function start({ settings, programs, print, complain }: ProductParts, name: "local tenant" | "service", running: ChildProgram[]): ChildProgram {
  const program = startProgram({
    name,
    file: name === "service" ? programs.service : programs.tenant,
    environment: settings.environment,
    readyLine: name === "service" ? "baton ready" : "local tenant ready",
    print,
    complain,
  });
  running.push(program);
  return program;
}

/** A program that ends by itself is a failure, even with exit code 0. */
function explainEnd({ name, exitCode }: ProgramEnd, complain: (line: string) => void): number {
  complain(`The ${name} has ended (exit code ${String(exitCode)}), so everything was stopped.`);
  return exitCode === 0 ? 1 : exitCode;
}
