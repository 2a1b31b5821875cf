import { useState } from "react";
import { failureOf } from "../ui/asking/api-error";
import type { PageFailure } from "../ui/explain-failure";

/** One thing that is being sent, and what the last attempt met. */
export interface Sending {
  readonly isSending: boolean;
  readonly failure: PageFailure | undefined;
  /** Whether it has been done. */
  readonly send: (attempt: () => Promise<void>) => Promise<boolean>;
  readonly forget: () => void;
}

/** Sends something once at a time and keeps what failed in sight until it is tried again or given up. */
export function useSending(): Sending {
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const send = async (attempt: () => Promise<void>): Promise<boolean> => {
    setIsSending(true);
    setFailure(undefined);
    try {
      await attempt();
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setIsSending(false);
    }
  };
  return { isSending, failure, send, forget: () => setFailure(undefined) };
}
