const silence = (): void => undefined;

/**
 * What the bot library may say of its work: nothing. It would write activities, which hold names and what people wrote.
 */
export function createSilentLogger() {
  const logger = { debug: silence, info: silence, warn: silence, error: silence, trace: silence, log: silence, child: () => logger };
  return logger;
}
