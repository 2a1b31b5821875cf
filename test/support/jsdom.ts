/** What jsdom lacks and Fluent UI and teams-js ask for at import. */
class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes as typeof ResizeObserver;
globalThis.fetch ??= () => Promise.reject(new Error("no network in this test"));
