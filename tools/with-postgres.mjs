// Runs a command with a PostgreSQL server of its own, made in a temporary folder and gone afterwards: BATON_TEST_DATABASE_URL names it.
// Usage: node tools/with-postgres.mjs npm test
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

const DEBIAN = "/usr/lib/postgresql";
/** PostgreSQL refuses to run as root; Debian's package brings this user. */
const IN_NAME_OF = process.getuid() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
/** Nothing here outlives the command, so nothing has to be safe on disk. */
const SETTINGS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c listen_addresses=127.0.0.1";

/** The folder with the server's programs, the newest version first. */
function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => path.join(DEBIAN, version, "bin")).find((folder) => existsSync(path.join(folder, "initdb")));
  if (found === undefined) throw new Error("PostgreSQL is missing: apt-get install postgresql");
  return found;
}

function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function run(program, args) {
  const [command, ...rest] = [...IN_NAME_OF, path.join(findPrograms(), program), ...args];
  execFileSync(command, rest, { cwd: "/", stdio: ["ignore", "ignore", "inherit"] });
}

async function main([command, ...args]) {
  const parent = mkdtempSync("/tmp/baton-postgres-");
  const folder = path.join(parent, "cluster");
  if (IN_NAME_OF.length > 0) execFileSync("chown", ["postgres", parent]);
  const port = await findFreePort();
  try {
    run("initdb", ["-D", folder, "-U", "baton", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
    run("pg_ctl", ["-D", folder, "-l", path.join(parent, "log"), "-w", "-o", `${SETTINGS} -p ${port} -k ${parent}`, "start"]);
    try {
      const env = { ...process.env, BATON_TEST_DATABASE_URL: `postgres://baton@127.0.0.1:${port}/postgres` };
      const child = spawn(command, args, { stdio: "inherit", env });
      // Whoever stops the command stops the server too, below.
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
      process.exitCode = await new Promise((resolve, reject) => child.on("error", reject).on("close", (code) => resolve(code ?? 1)));
    } finally {
      run("pg_ctl", ["-D", folder, "-m", "immediate", "stop"]);
    }
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const [, , ...command] = process.argv;
if (command.length > 0) await main(command);
else {
  console.error("Usage: node tools/with-postgres.mjs COMMAND [ARGUMENT …]");
  process.exitCode = 2;
}
