import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { z } from "zod";
import { type Patience, patiently } from "../application/patience";

const LONGEST_CALL_SECONDS = 10;
const TOO_MANY = 429;

/** The identity provider did not answer, or will only later. */
class NoTokenYet extends Error {
  constructor(readonly atLeastSeconds: number, options?: ErrorOptions) {
    super("The identity provider gave no answer", options);
  }
}

const brokenConnection = z.object({ name: z.enum(["TypeError", "TimeoutError", "SyntaxError"]) });

/**
 * How the token library reaches the identity provider. Asking for a token does no harm twice, so it is asked again while
 * there is patience. The library must not see the failures: it would refuse to ask at all for a minute after each of them.
 */
export function createTokenNetwork(patience: Patience): INetworkModule {
  const send = <T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> =>
    patiently(patience, () => sendOnce<T>(url, { ...init, signal: timeLimit(patience) }), (error) => (error instanceof NoTokenYet ? error.atLeastSeconds : undefined));
  return {
    sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) => send<T>(url, { method: "GET", ...headersOf(options) }),
    sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
      send<T>(url, { method: "POST", ...headersOf(options), ...(options?.body === undefined ? {} : { body: options.body }) }),
  };
}

function headersOf(options: NetworkRequestOptions | undefined): Pick<RequestInit, "headers"> {
  return options?.headers === undefined ? {} : { headers: options.headers };
}

function timeLimit(patience: Patience): AbortSignal {
  return AbortSignal.timeout(patience.callWithinMs(LONGEST_CALL_SECONDS));
}

async function sendOnce<T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> {
  try {
    const response = await fetch(url, { ...init, redirect: "error" });
    if (response.status === TOO_MANY || response.status >= 500) {
      await response.body?.cancel();
      throw new NoTokenYet(Math.max(0, Number(response.headers.get("Retry-After")) || 0));
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as T };
  } catch (error) {
    if (brokenConnection.safeParse(error).success) throw new NoTokenYet(0, { cause: error });
    throw error;
  }
}
