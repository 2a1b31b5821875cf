import { appendFileSync } from "node:fs";
import net from "node:net";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "[::1]", ""]);
const connect = net.Socket.prototype.connect;

/** The host a socket is asked to reach; empty for a pipe or a local socket file. */
function hostOf(options) {
  const first = Array.isArray(options) ? options[0] : options;
  if (typeof first === "object" && first !== null) return first.path === undefined ? String(first.host ?? "localhost") : "";
  return "localhost";
}

/** Preloaded into every program under test: a connection beyond this machine is written down and refused. */
net.Socket.prototype.connect = function refuseOutside(...args) {
  const host = hostOf(args[0]);
  if (LOOPBACK.has(host)) return connect.apply(this, args);
  appendFileSync(process.env.OUTSIDE_CONNECTIONS_FILE, `${process.argv[1]} ${host}\n`);
  throw new Error(`No connection beyond this machine: ${host}`);
};
