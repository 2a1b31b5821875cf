/** Start-up cannot go on: `problems` names every setting that is missing or wrong, never its value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(`Cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}
