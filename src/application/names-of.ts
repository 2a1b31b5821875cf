import type { PersonId } from "../domain/ids";
import { UnavailableError } from "./errors";
import type { Services } from "./services";

/** Gives a person's name as the tenant knows it; empty for somebody who is gone, or while names cannot be asked for. */
export type NameOf = (personId: PersonId | undefined) => string;

/** Asks once for the names of these people. A plan can be read without them, so an absent Microsoft 365 leaves them empty. */
export async function namesOf(ids: readonly (PersonId | undefined)[], services: Pick<Services, "directory">): Promise<NameOf> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))];
  const names = wanted.length === 0 ? new Map<PersonId, string>() : await askForNames(wanted, services);
  return (personId) => (personId === undefined ? "" : (names.get(personId) ?? ""));
}

async function askForNames(wanted: readonly PersonId[], services: Pick<Services, "directory">): Promise<ReadonlyMap<PersonId, string>> {
  try {
    return await services.directory.names(wanted);
  } catch (error) {
    if (error instanceof UnavailableError) return new Map();
    throw error;
  }
}
