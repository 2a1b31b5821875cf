import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Json } from "./graph-fixture";

/** What a program that subscribes does with a request that it is sent. */
interface Manners {
  /** Its status for notifications. */
  status: number;
  /** Whether it answers notifications at all. */
  answers: boolean;
  /** What it does at the handshake: sends the text back, or is rude in one of these ways. */
  handshake: "polite" | "another text" | "html" | "refuses";
}

/** A program that listens for change notifications. */
export interface NotificationEndpoint {
  readonly url: string;
  /** Every notification it was brought, in the order of its coming, also those it did not take. */
  readonly heard: readonly Json[];
  readonly manners: Manners;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startEndpoint(): Promise<NotificationEndpoint> {
  const heard: Json[] = [];
  const manners: Manners = { status: 202, answers: true, handshake: "polite" };
  const server = createServer((incoming, outgoing) => {
    const token = new URL(incoming.url ?? "", "http://localhost").searchParams.get("validationToken");
    const pieces: Buffer[] = [];
    incoming.on("data", (piece: Buffer) => pieces.push(piece));
    incoming.on("end", () => {
      if (token !== null) {
        outgoing.writeHead(manners.handshake === "refuses" ? 403 : 200, { "content-type": manners.handshake === "html" ? "text/html" : "text/plain" });
        outgoing.end(manners.handshake === "another text" ? "hello" : token);
        return;
      }
      heard.push(...(JSON.parse(Buffer.concat(pieces).toString("utf8")) as { readonly value: readonly Json[] }).value);
      if (manners.answers) outgoing.writeHead(manners.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/notifications`,
    heard,
    manners,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
