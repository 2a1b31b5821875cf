import type { Stage } from "../child";
import type { TargetArea } from "../target";

/** The words that one country or one time uses for a plan and everything around it (R04). */
export interface TermPack {
  readonly id: string;
  /** For the settings: which rules the words come from. */
  readonly title: string;
  /** The whole name of a plan, as a heading writes it. */
  readonly plan: string;
  /** The name that fits into a button or a column. */
  readonly planShort: string;
  readonly coordinator: string;
  /** Who is responsible above the school; empty when the pack names nobody. */
  readonly authority: string;
  readonly stages: Readonly<Record<Stage, string>>;
  /** Areas that a target may belong to, in the order they are offered. */
  readonly areas: readonly TargetArea[];
  /** Switched off unless a school asks for it: its source is not in force. */
  readonly isDraft: boolean;
}

/** The source's five areas (R23). */
export const FIVE_AREAS: readonly TargetArea[] = ["communication", "literacy", "mathematics", "behaviour", "social-skills"];

/** Today's areas: the source's five, and independence with the physical side of learning. */
export const SIX_AREAS: readonly TargetArea[] = [...FIVE_AREAS, "independence"];
