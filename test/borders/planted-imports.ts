/**
 * What each folder may import of ours: the dependency table, written a second time on purpose, so that a reference
 * that slips into a `tsconfig.json` is noticed. The local tenant's pages are a project of their own.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  application: ["domain"],
  cards: ["domain"],
  word: ["domain"],
  api: ["domain"],
  graph: ["domain", "application"],
  store: ["domain", "application"],
  host: ["domain", "application"],
  ui: ["domain", "application", "api"],
  tab: ["domain", "application", "api", "word", "host", "ui"],
  taskpane: ["domain", "application", "api", "word", "host", "ui"],
  bot: ["domain", "application", "cards"],
  config: [],
  service: ["domain", "application", "api", "cards", "word", "graph", "store", "bot", "config"],
  cli: ["domain", "application", "api", "cards", "word", "graph", "store", "bot", "config", "service"],
  "local-tenant": [],
};

/** Things of the platform that a folder does not have, because its `tsconfig.json` does not name them. */
export const MISSING_FROM_PLATFORM: Readonly<Record<string, readonly string[]>> = {
  domain: ["process", "fetch", "document", "console", "setTimeout"],
  application: ["process", "fetch", "document", "console", "setTimeout"],
  word: ["process", "fetch", "document", "console", "setTimeout"],
  api: ["process", "fetch", "document", "console", "setTimeout"],
  cards: ["process", "fetch", "document", "console", "setTimeout"],
  bot: ["document", "window"],
  graph: ["process", "Buffer"],
  store: ["document", "window"],
  host: ["process", "Buffer"],
  ui: ["process", "Buffer"],
  tab: ["process", "Buffer"],
  taskpane: ["process", "Buffer"],
  config: ["process", "Buffer"],
};
