import { HISTORY_KEPT } from "./office-history";

// Runs before the Office library, which takes the history functions away; `office-after` puts them back.
Object.defineProperty(window, HISTORY_KEPT, { value: { pushState: window.history.pushState.bind(window.history), replaceState: window.history.replaceState.bind(window.history) } });
