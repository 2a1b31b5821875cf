import { hashText } from "../identity/random-text";

/** Parts of the connector as people are spread over them; the same person always has the same one. */
export const REGIONS = ["uk", "emea"] as const;
export type Region = (typeof REGIONS)[number];

/** The region that keeps a person's chats. */
export function regionOf(personId: string): Region {
  return REGIONS[(hashText(personId).codePointAt(0) ?? 0) % REGIONS.length] ?? REGIONS[0];
}

/** Where a bot writes into a person's chats; activities carry it as `serviceUrl`. */
export function serviceUrlOf(origin: string, personId: string): string {
  return `${origin}/connector/${regionOf(personId)}`;
}
