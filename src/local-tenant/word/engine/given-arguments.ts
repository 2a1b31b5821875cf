import { WordFailure } from "./word-failure";

/** @throws {WordFailure} when the argument is not text. */
export function readTextArgument(given: readonly unknown[], position = 0): string {
  const value = given[position];
  if (typeof value !== "string") throw new WordFailure("InvalidArgument", `Argument ${position + 1} has to be text.`);
  return value;
}

/** An argument that may be left out. @throws {WordFailure} when it is there and is not a truth value. */
export function readFlagArgument(given: readonly unknown[], position = 0): boolean {
  const value = given[position] ?? false;
  if (typeof value !== "boolean") throw new WordFailure("InvalidArgument", `Argument ${position + 1} has to be true or false.`);
  return value;
}

/** @throws {WordFailure} when the argument is not a number. */
export function readNumberArgument(given: readonly unknown[], position = 0): number {
  const value = given[position];
  if (typeof value !== "number") throw new WordFailure("InvalidArgument", `Argument ${position + 1} has to be a number.`);
  return value;
}

/** One of the places that a method knows. @throws {WordFailure} naming the place when it does not know it. */
export function readPlaceArgument<Place extends string>(given: readonly unknown[], position: number, places: readonly Place[]): Place {
  const place = places.find((known) => known === given[position]);
  if (place === undefined) throw new WordFailure("InvalidArgument", `The place ${String(given[position])} cannot be used here.`);
  return place;
}
