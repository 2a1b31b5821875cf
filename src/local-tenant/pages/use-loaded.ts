import { useCallback, useEffect, useState } from "react";

/** Where a reading stands: on its way, here, or failed with the reason. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly error: unknown };

/**
 * Reads something when a component appears and whenever `load` changes, and drops answers that come too late.
 * The second item reads it again, and leaves what is shown until the answer is here.
 */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loaded<T>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => setLoaded({ state: "loading" }), [load]);
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => wanted && setLoaded({ state: "ready", value }),
      (error: unknown) => wanted && setLoaded({ state: "failed", error }),
    );
    return () => {
      wanted = false;
    };
  }, [load, attempt]);
  const again = useCallback(() => {
    setLoaded((last) => (last.state === "failed" ? { state: "loading" } : last));
    setAttempt((count) => count + 1);
  }, []);
  return [loaded, again];
}
