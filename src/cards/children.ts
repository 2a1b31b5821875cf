import type { ChildInitials } from "../domain/card-content";
import type { CardElement } from "./adaptive-card";
import { aside, text } from "./elements";
import { lettersOnly } from "./plain-text";

/** Most children that one card lists. */
export const MOST_LISTED = 8;

/** A child without a name: "JB, Year 4". */
export function sayChild({ initials, yearGroup }: Pick<ChildInitials, "initials" | "yearGroup">): string {
  return yearGroup === "" ? lettersOnly(initials) : `${lettersOnly(initials)}, ${sayYear(yearGroup)}`;
}

/** A year group in words: "Reception", "Year 4". */
export function sayYear(yearGroup: string): string {
  return yearGroup === "R" ? "Reception" : `Year ${lettersOnly(yearGroup)}`;
}

/** How many children: "1 child", "3 children". */
export function countChildren(count: number): string {
  return count === 1 ? "1 child" : `${String(count)} children`;
}

/** Children one below the other: the first eight, then how many more there are. */
export function childList(children: readonly ChildInitials[]): readonly CardElement[] {
  return [...children.slice(0, MOST_LISTED).map((child) => ({ ...text(sayChild(child)), spacing: "Small" as const })), ...more(children.length)];
}

/** What a list that stops at eight says at its end; nothing when it is whole. */
export function more(count: number): readonly CardElement[] {
  return count > MOST_LISTED ? [aside(`and ${String(count - MOST_LISTED)} more in Baton`)] : [];
}
