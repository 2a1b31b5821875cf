import type { Step } from "../target-bank/target-template";

/** Puts a step's figures into a pattern: `{goal}` gives "4", `{goal:turn}` gives "4 turns", or "1 turn" when it is one. */
export function fillIn(pattern: string, [start, goal]: Step): string {
  return pattern.replace(/\{(start|goal)(?::([a-z]+))?\}/gu, (_whole, which: string, noun: string | undefined) => {
    const figure = which === "start" ? start : goal;
    if (noun === undefined) return String(figure);
    return `${String(figure)} ${noun}${figure === 1 ? "" : "s"}`;
  });
}
