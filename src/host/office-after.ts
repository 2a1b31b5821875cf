import { HISTORY_KEPT, type KeptHistory } from "./office-history";

// Runs after the Office library: signing in needs the history functions that it took away.
const kept: unknown = Reflect.get(window, HISTORY_KEPT);
if (isKept(kept)) Object.assign(window.history, { pushState: kept.pushState, replaceState: kept.replaceState });

function isKept(value: unknown): value is KeptHistory {
  return typeof value === "object" && value !== null && "pushState" in value && "replaceState" in value;
}
