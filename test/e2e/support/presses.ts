import type { Locator } from "playwright-core";

/** One button, what it is to bring about, and how people are told that it did not. */
export interface Wanted {
  press(): Promise<void>;
  readonly done: Locator;
  readonly told: Locator;
}

/** How people press buttons. */
export interface Presses {
  /** What people were told, once for each press that did not bring about what it should. */
  readonly told: string[];
  /** Presses until it is done, and again only after being told that it is not. */
  until(wanted: Wanted): Promise<void>;
}

/** How often one button is pressed, and how long each press may take. */
export interface PressingHabits {
  readonly atMost: number;
  readonly withinMs: number;
}

/** Makes somebody who presses buttons so. */
export function createPresses({ atMost, withinMs }: PressingHabits): Presses {
  const told: string[] = [];
  return {
    told,
    async until(wanted) {
      for (let count = 1; count <= atMost; count += 1) {
        await wanted.press();
        await wanted.done.or(wanted.told).first().waitFor({ timeout: withinMs });
        if (await wanted.done.first().isVisible()) return;
        told.push(await wanted.told.first().innerText());
      }
      throw new Error(`Pressed ${String(atMost)} times, and told each time:\n${told.slice(-atMost).join("\n")}`);
    },
  };
}

/** One press must do. */
export const IN_FAIR_WEATHER: PressingHabits = { atMost: 1, withinMs: 20_000 };
