/** Real time in milliseconds since 1970: tokens and sign-ins never follow a moved day. */
export type Clock = () => number;

/** The same time in whole seconds, as tokens count it. */
export function secondsOf(clock: Clock): number {
  return Math.floor(clock() / 1000);
}
