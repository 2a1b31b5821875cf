import { ENGLAND_2001 } from "./england-2001";
import { ENGLAND_2015 } from "./england-2015";
import { ENGLAND_ISP_DRAFT } from "./england-isp-draft";
import { IRELAND } from "./ireland";
import { NORTHERN_IRELAND } from "./northern-ireland";
import { SCOTLAND } from "./scotland";
import type { TermPack } from "./term-pack";
import { WALES } from "./wales";

/** Every pack that a school may choose. */
export const TERM_PACKS: readonly TermPack[] = [ENGLAND_2015, ENGLAND_2001, ENGLAND_ISP_DRAFT, WALES, SCOTLAND, NORTHERN_IRELAND, IRELAND];

/** The pack with this id; today's English words when the id is not known, so that a page always has words. */
export function findTermPack(id: string): TermPack {
  return TERM_PACKS.find((pack) => pack.id === id) ?? ENGLAND_2015;
}
