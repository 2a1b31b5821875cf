import path from "node:path";

/** Two files run at a time, each against its own programs. */
const WORKER = Number(process.env.JEST_WORKER_ID ?? "1");
const PORTS_APART = 10;

/** Ports of the programs under test: not the product's own, so that a running product is left alone. */
export const TENANT_PORT = 4600 + PORTS_APART * WORKER;
export const SERVICE_PORT = TENANT_PORT + 1;
export const TENANT = `http://localhost:${String(TENANT_PORT)}`;
export const SERVICE = `http://localhost:${String(SERVICE_PORT)}`;

const repository = path.resolve(import.meta.dirname, "../../..");

/** The local tenant's id. */
export const TENANT_ID = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";

/** The built programs. */
export const DIST = path.join(repository, "dist");
/** State of a product that has been started and seeded once; every test file begins with a copy of it. */
export const SEEDED_STATE = path.join(repository, ".cache/e2e", `seeded-${String(WORKER)}`);
/** Where a test keeps what it leaves behind when it fails. */
export const LEFT_BEHIND = path.join(repository, ".cache/e2e/left-behind");
/** Screenshots for the documents; taken only when `BATON_PICTURES` is set. */
export const PICTURES = path.join(repository, "docs/pictures");
