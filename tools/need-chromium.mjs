// Stops the test command at once, and says why, on a computer without Chromium: the end-to-end tests drive it.
import { accessSync, constants } from "node:fs";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
try {
  accessSync(chromium, constants.X_OK);
} catch {
  console.error(`Chromium is missing: apt-get install chromium${process.env.CHROMIUM === undefined ? "" : ` (CHROMIUM names ${chromium}, which cannot be run)`}`);
  process.exitCode = 1;
}
