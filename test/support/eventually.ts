const PAUSE_MS = 25;

/**
 * Runs `attempt` again and again until it stops throwing, and returns what it returned.
 *
 * @throws the last failure when `withinMs` have gone by.
 */
export async function eventually<T>(attempt: () => T | Promise<T>, withinMs = 10_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
