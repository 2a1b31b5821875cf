import { FOLLOWED_LISTS, type ListName } from "../domain/records";
import { AppError, UnavailableError } from "./errors";
import type { School } from "./ports";
import type { Services } from "./services";

type Follows = Pick<Services, "lists" | "replica">;

/** Reads what changed in one list since the last reading into the copy. */
export async function followList(school: School, list: ListName, services: Follows): Promise<void> {
  const since = await services.replica.cursor(school.id, list);
  const changes = await services.lists.changes(school, list, since);
  if (changes.rows.length === 0 && !changes.fromTheStart && changes.cursor === since) return;
  await services.replica.apply(school.id, list, { ...changes, since });
}

/**
 * Reads every list of a school once.
 *
 * @returns what stood in the way of single lists, such as one that somebody removed; empty when all were read.
 * @throws {UnavailableError} Microsoft 365 could not answer; lists read before that are kept.
 */
export async function followLists(school: School, services: Follows): Promise<readonly AppError[]> {
  const problems: AppError[] = [];
  for (const list of FOLLOWED_LISTS) {
    try {
      await followList(school, list, services);
    } catch (error) {
      if (!(error instanceof AppError) || error instanceof UnavailableError) throw error;
      problems.push(error);
    }
  }
  return problems;
}
