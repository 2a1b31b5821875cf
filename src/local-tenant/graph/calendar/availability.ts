/** A stretch of somebody's time; milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly status: string;
}

/** Digits of `availabilityView`, from what matters least to what matters most. */
const DIGITS: readonly (readonly [string, string])[] = [["free", "0"], ["workingElsewhere", "4"], ["tentative", "1"], ["busy", "2"], ["oof", "3"]];

/** One digit for each interval of a window: what matters most in it. Source: Microsoft Graph docs, "scheduleInformation resource type". */
export function availabilityView(stretches: readonly Stretch[], window: { readonly from: number; readonly until: number; readonly minutes: number }): string {
  const step = window.minutes * 60_000;
  const slots = Math.ceil((window.until - window.from) / step);
  const digits = Array.from({ length: slots }, (_slot, index) => {
    const from = window.from + index * step;
    const until = Math.min(from + step, window.until);
    const met = stretches.filter((stretch) => stretch.from < until && stretch.until > from);
    return DIGITS.filter(([status]) => met.some((stretch) => stretch.status === status)).at(-1)?.[1] ?? "0";
  });
  return digits.join("");
}
