import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "../..");
const COPIED = [
  ".oxlintrc.json", "bench", "jest.config.mjs", "package-lock.json", "package.json", "src", "test", "tools", "tsconfig.base.json", "tsconfig.json", "webpack.config.js",
];

/** A copy of the tree in which one thing at a time is made wrong. */
export interface PlantedCopy {
  readonly root: string;
  /** Writes files into the copy, asks `check` what it says, and takes the files away again. */
  readonly plant: (files: Readonly<Record<string, string>>, check: () => string) => string;
  /** What `tsc -b` says of these projects; empty when it has nothing to say. */
  readonly compile: (...projects: readonly string[]) => string;
  /** What the linter says of these files and folders, one line each; empty when it has nothing to say. */
  readonly lint: (files: readonly string[]) => string;
  readonly remove: () => void;
}

/** Copies the tree into a temporary folder, with the same packages. */
export function createPlantedCopy(): PlantedCopy {
  const root = mkdtempSync(path.join(os.tmpdir(), "baton-planted-"));
  for (const name of COPIED) if (existsSync(path.join(ROOT, name))) cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(root, "node_modules"));

  const run = (program: string, ...args: readonly string[]): string => {
    const done = spawnSync(process.execPath, [path.join(ROOT, "node_modules", program), ...args], { cwd: root, encoding: "utf8" });
    return done.status === 0 ? "" : `${done.stdout}${done.stderr}`;
  };

  return {
    root,
    plant(files, check) {
      const places = Object.keys(files).map((file) => path.join(root, file));
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), text, { flag: "wx" });
      }
      try {
        return check();
      } finally {
        for (const place of places) rmSync(place);
      }
    },
    compile: (...projects) => run("typescript/bin/tsc", "-b", ...projects),
    lint: (files) => run("oxlint/bin/oxlint", "--type-aware", "--deny-warnings", "--format=unix", ...files),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
