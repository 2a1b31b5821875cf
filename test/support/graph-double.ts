import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One call that a double of Graph heard. */
export interface HeardCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** What it answers; `reset` cuts the connection. */
export type DoubleAnswer = { readonly status: number; readonly body?: object; readonly headers?: Readonly<Record<string, string>> } | "reset";

/** A server of few words for what the local tenant never answers, such as throttling. */
export interface GraphDouble {
  readonly origin: string;
  readonly heard: readonly HeardCall[];
  /** Answers calls in this order, the last one for ever. */
  answerWith(...answers: readonly DoubleAnswer[]): void;
  close(): Promise<void>;
}

export async function startGraphDouble(): Promise<GraphDouble> {
  const heard: HeardCall[] = [];
  let queue: DoubleAnswer[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      heard.push({ method: request.method ?? "", path: request.url ?? "", authorization: request.headers.authorization, body });
      const answer = queue.length > 1 ? queue.shift() : queue[0];
      if (answer === undefined || answer === "reset") return request.socket.destroy();
      response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
      return response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    heard,
    answerWith(...answers) {
      heard.length = 0;
      queue = [...answers];
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}
