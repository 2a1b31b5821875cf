import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";

/** The port is in use by another program. */
export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
  constructor(readonly port: number) {
    super(`Port ${String(port)} is in use by another program. Stop that program, or set BATON_PORT.`);
  }
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no more requests, finishes those under way and stops. */
  close(): Promise<void>;
}

const FINISH_WITHIN_MS = 5000;

/**
 * Answers HTTP requests with `answer`; port 0 takes any free one. Without a host, every address of the machine listens.
 *
 * @throws {PortTakenError} another program listens there.
 */
export async function listen(
  answer: (request: Request) => Response | Promise<Response>,
  { port, host }: { readonly port: number; readonly host?: string | undefined },
): Promise<Listening> {
  const answerRequest = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void answerRequest(incoming, outgoing));
  // Longer than clients keep a connection that lies idle, so that none is closed just as it is used again.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: Error & { readonly code?: string }) => reject(error.code === "EADDRINUSE" ? new PortTakenError(port) : error));
    server.listen({ port, host }, resolve);
  });
  const address = server.address();
  return { port: typeof address === "object" && address !== null ? address.port : port, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
