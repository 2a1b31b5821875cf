import path from "node:path";
import process from "node:process";
import { ConfigError } from "../config/config-error";
import { runProduct } from "./start/run-product";
import { readStartSettings } from "./start/start-settings";

const SETTINGS_WRONG = 2;

/** Starts the whole product on this machine: the local tenant, the service, and, the first time, the example schools. */
async function main(): Promise<number> {
  const built = path.dirname(path.dirname(path.resolve(process.argv[1] ?? ".")));
  return await runProduct({
    stopWhenReady: process.argv.includes("--stop-when-ready"),
    pagesBuilt: waitForPages(),
    settings: readStartSettings(process.env),
    programs: { tenant: path.join(built, "local-tenant/main.js"), service: path.join(built, "service/main.js") },
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
    now: () => new Date(),
    stopAsked: new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    }),
  });
}

/** Whoever started this program may still be building the pages: asked over its channel, it says how that ended. */
function waitForPages(): Promise<boolean> {
  if (process.send === undefined) return Promise.resolve(true);
  const told = new Promise<boolean>((resolve) => process.once("message", (message) => resolve(message === "pages built")));
  process.send("are the pages built?");
  return told;
}

main()
  .then((exitCode) => process.exit(exitCode))
  .catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(SETTINGS_WRONG);
  });
