import type { ReactElement } from "react";
import { type Rating, RATINGS } from "../../domain/progress";

const SIZE = 16;
const RADIUS = 6.5;

/** How full the circle is for each rating: a picture that does not lean on colour. */
export function fullnessOf(rating: Rating): number {
  return RATINGS.indexOf(rating) / (RATINGS.length - 1);
}

/** A circle that fills from below as the rating rises. Decoration only: the word stands beside it. */
export function RatingGlyph({ rating }: { readonly rating: Rating }): ReactElement {
  const fullness = fullnessOf(rating);
  const surface = SIZE / 2 + RADIUS - 2 * RADIUS * fullness;
  const half = Math.sqrt(Math.max(0, RADIUS ** 2 - (surface - SIZE / 2) ** 2));
  const isLarge = fullness > 0.5 ? 1 : 0;
  const filled = fullness === 1 ? undefined : `M ${String(SIZE / 2 - half)} ${String(surface)} A ${String(RADIUS)} ${String(RADIUS)} 0 ${String(isLarge)} 0 ${String(SIZE / 2 + half)} ${String(surface)} Z`;
  return (
    <svg width={SIZE} height={SIZE} viewBox={`0 0 ${String(SIZE)} ${String(SIZE)}`} aria-hidden="true" focusable="false">
      <circle cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} fill={fullness === 1 ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5" />
      {filled !== undefined && fullness > 0 && <path d={filled} fill="currentColor" />}
    </svg>
  );
}
