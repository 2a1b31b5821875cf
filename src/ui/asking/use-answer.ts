import { useCallback, useEffect, useState } from "react";
import type { PageFailure } from "../explain-failure";
import { failureOf, wasCalledOff } from "./api-error";

/** An answer on its way, come, or failed. While it is read again the last answer stays. */
export type Answer<T> =
  | { readonly kind: "reading" }
  | { readonly kind: "come"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: PageFailure };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 8_000;
/** An answer older than this is read again when the reader comes back to the page. */
const FRESH_FOR_MS = 120_000;

/**
 * Reads something from the service, and again whenever `read` changes or `again` is called.
 * While the service is still reading the school's lists it is asked again and again, ever more slowly.
 */
export function useAnswer<T>(read: (signal: AbortSignal) => Promise<T>): { readonly answer: Answer<T>; readonly again: () => void } {
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer<T>>({ kind: "reading" });
  useEffect(() => {
    const calledOff = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = async (pauseMs: number): Promise<void> => {
      try {
        const value = await read(calledOff.signal);
        if (!calledOff.signal.aborted) setAnswer({ kind: "come", value });
      } catch (error) {
        if (calledOff.signal.aborted || wasCalledOff(error)) return;
        const failure = failureOf(error);
        setAnswer({ kind: "failed", failure });
        if (failure.code === "not-ready") timer = setTimeout(() => void attempt(Math.min(pauseMs * 2, LONGEST_PAUSE_MS)), pauseMs);
      }
    };
    void attempt(FIRST_PAUSE_MS);
    return () => {
      calledOff.abort();
      clearTimeout(timer);
    };
  }, [read, round]);
  useEffect(() => {
    const readAt = performance.now();
    const handleReturn = (): void => {
      if (document.visibilityState === "visible" && performance.now() - readAt > FRESH_FOR_MS) setRound((last) => last + 1);
    };
    document.addEventListener("visibilitychange", handleReturn);
    return () => {
      document.removeEventListener("visibilitychange", handleReturn);
    };
  }, [read, round]);
  const again = useCallback(() => {
    setRound((last) => last + 1);
  }, []);
  return { answer, again };
}
