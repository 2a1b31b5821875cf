import { type AppError, MisshapenError, NotReadyError } from "../application/errors";
import type { SchoolReadiness } from "../application/ports";
import type { SchoolId } from "../domain/ids";

/** What must have been read of a school before anybody there is answered. */
export type ReadingPart = "lists" | "roster";

/** Which schools have been read far enough to answer for. One that is not holds no other back. */
export interface Readiness extends SchoolReadiness {
  /**
   * Lets a request through once any school may be answered for.
   *
   * @throws {NotReadyError} every first reading is under way. @throws {MisshapenError} what stands in the way of one.
   */
  mustAnswerSomebody(): void;
  /** Some school is ready, and each of the others waits for somebody to mend it. */
  isReady(): boolean;
  /** Whether the school has been read once; later trouble leaves it ready, on what was read last. */
  isReadySchool(schoolId: SchoolId): boolean;
  /** A part of the school was read whole. */
  hasRead(schoolId: SchoolId, part: ReadingPart): void;
  /** A reading met something. A list that is missing or altered is told to whoever asks; the rest is waited for. */
  blockedBy(schoolId: SchoolId, part: ReadingPart, problem: AppError): void;
}

const RETRY_AFTER_SECONDS = 2;
const PARTS: readonly ReadingPart[] = ["lists", "roster"];

/** Starts out with no school ready. */
export function createReadiness(schoolIds: readonly SchoolId[]): Readiness {
  const read = new Map(schoolIds.map((id) => [id, new Set<ReadingPart>()]));
  const blocking = new Map<string, AppError>();
  const isReadySchool = (id: SchoolId) => PARTS.every((part) => read.get(id)?.has(part) === true);
  const problemsOf = (id: SchoolId) => PARTS.flatMap((part) => blocking.get(`${id} ${part}`) ?? []);

  function obstacle(id: SchoolId): AppError | undefined {
    if (isReadySchool(id)) return undefined;
    return problemsOf(id).find((problem) => problem instanceof MisshapenError) ?? new NotReadyError(RETRY_AFTER_SECONDS);
  }

  return {
    obstacle,
    isReadySchool,
    isReady: () => schoolIds.some(isReadySchool) && schoolIds.every((id) => isReadySchool(id) || problemsOf(id).length > 0),
    mustAnswerSomebody() {
      if (schoolIds.some(isReadySchool)) return;
      const obstacles = schoolIds.map(obstacle);
      throw obstacles.find((problem) => problem instanceof MisshapenError) ?? new NotReadyError(RETRY_AFTER_SECONDS);
    },
    hasRead(id, part) {
      read.get(id)?.add(part);
      blocking.delete(`${id} ${part}`);
    },
    blockedBy(id, part, problem) {
      blocking.set(`${id} ${part}`, problem);
    },
  };
}
