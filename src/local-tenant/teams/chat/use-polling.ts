import { useCallback, useEffect, useRef, useState } from "react";

/** How often the page asks for what is new while it can be seen. */
const PERIOD_MS = 1_500;
/** The longest wait between two questions while none is answered. */
const LONGEST_PERIOD_MS = 12_000;

/** Whether the last question was answered, and a way to ask at once. */
export interface Polling {
  readonly isLost: boolean;
  /** What the last question failed with; absent while all is well. */
  readonly error?: unknown;
  readonly pollNow: () => void;
}

/** Runs `poll` at once and then again and again while the page can be seen, one at a time. `poll` must stay the same function. */
export function usePolling(poll: () => Promise<void>): Polling {
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  const wake = useRef<() => void>(() => undefined);
  useEffect(() => {
    const poller = startPolling(poll, setFailure);
    wake.current = poller.pollNow;
    document.addEventListener("visibilitychange", poller.pollNow);
    window.addEventListener("online", poller.pollNow);
    return () => {
      document.removeEventListener("visibilitychange", poller.pollNow);
      window.removeEventListener("online", poller.pollNow);
      poller.stop();
    };
  }, [poll]);
  const pollNow = useCallback(() => wake.current(), []);
  return { isLost: failure !== undefined, error: failure?.error, pollNow };
}

function startPolling(poll: () => Promise<void>, onFailure: (failure: { readonly error: unknown } | undefined) => void) {
  let stopped = false;
  let isBusy = false;
  let isWanted = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function run(): Promise<void> {
    if (stopped || isBusy || document.visibilityState === "hidden") {
      isWanted = isBusy;
      return;
    }
    clearTimeout(timer);
    isBusy = true;
    isWanted = false;
    const failure = await poll().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    isBusy = false;
    if (stopped) return;
    onFailure(failure);
    failures = failure === undefined ? 0 : failures + 1;
    timer = setTimeout(() => void run(), isWanted ? 0 : Math.min(PERIOD_MS * 2 ** failures, LONGEST_PERIOD_MS));
  }
  void run();
  return {
    pollNow: () => void run(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
