import type { NeedType } from "../../../domain/child";
import type { Period } from "../../../domain/provision";
import type { SetBy, TargetArea } from "../../../domain/target";

/** Where in school life a target makes sense: Reception and Year 1, the rest of primary, secondary. */
export type Phase = "early" | "primary" | "secondary";

/**
 * A pattern that targets of the example children are made from. In its texts `{start}` and
 * `{goal}` stand for the figures of a step, and `{goal:turn}` for "4 turns".
 */
export interface TargetTemplate {
  readonly name: string;
  readonly area: TargetArea;
  readonly suits: readonly NeedType[];
  readonly phases: readonly Phase[];
  /** What follows "By 18 December Rhys will". */
  readonly statement: string;
  readonly childWording: string;
  readonly baseline: string;
  readonly success: string;
  readonly exit: string;
  readonly setBy: SetBy;
  /** Three small steps, each a figure at the start and a figure to reach; one for each term. */
  readonly steps: readonly [Step, Step, Step];
  readonly provision: readonly ProvisionTemplate[];
}

/** A small step: where the child starts and what is aimed at. */
export type Step = readonly [start: number, goal: number];

/** Who gives a line of help; the last three come from outside the school. */
export type Giver = "class-teacher" | "assistant" | "speech-therapist" | "occupational-therapist" | "physiotherapist";

/** A pattern for one line of help. */
export interface ProvisionTemplate {
  readonly what: string;
  readonly how: string;
  readonly by: Giver;
  readonly times: number;
  readonly period: Period;
  readonly minutes: number;
  readonly setting: string;
  readonly groupSize: number;
}
