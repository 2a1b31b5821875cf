import { lazy } from "react";

/** A card whose library is loaded when the first card is shown. */
export const LazyCardView = lazy(async () => ({ default: (await import("./CardView")).CardView }));
