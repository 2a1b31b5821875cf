// A client that costs little itself, and the clock that is held against what it asks.
import { Agent, request } from "node:http";

/** How many requests are under way at any moment, for each program that is measured. */
export const CONCURRENCY = 4;

const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });

/** Sends one request and gives its status, headers and text. Anything but a success is an error: a failing program must not look fast. */
export function send(url, { method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: body === undefined ? headers : { ...headers, "content-length": Buffer.byteLength(body) } }, (answer) => {
      const pieces = [];
      answer.on("data", (piece) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(pieces).toString("utf8");
        if (answer.statusCode >= 300) reject(new Error(`${method} ${new URL(url).pathname}: ${answer.statusCode} ${text.slice(0, 300)}`));
        else resolve({ status: answer.statusCode, headers: answer.headers, text });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const rounded = (number) => Number(number.toPrecision(3));

/** Asks again and again for `milliseconds`, several at once, and says how many a second were answered and how long they took. `ask` is given a number that rises by one. */
export async function measure(ask, milliseconds) {
  const took = [];
  let number = 0;
  const startedAt = performance.now();
  const worker = async () => {
    while (performance.now() - startedAt < milliseconds) {
      const from = performance.now();
      await ask(number++);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  took.sort((one, other) => one - other);
  return { perSecond: rounded(took.length / seconds), medianMs: rounded(at(took, 0.5)), p95Ms: rounded(at(took, 0.95)) };
}

/** The result that lies in the middle by its pace: one slow moment of the computer decides nothing. */
export function middle(results) {
  const sorted = [...results].sort((one, other) => one.perSecond - other.perSecond);
  return sorted[Math.floor(sorted.length / 2)];
}
