import unit from "./jest.config.mjs";

// Rules about days hold wherever the computer stands: here on the other side of the world from the first run.
process.env.TZ = "Pacific/Auckland";

const [node] = unit.projects;

/** The tests that reckon with days, in another time zone; seeding a whole tenant once is enough. */
export default { ...node, testPathIgnorePatterns: ["seed-tenant"], maxWorkers: unit.maxWorkers, testTimeout: unit.testTimeout, globalSetup: unit.globalSetup, testMatch: ["<rootDir>/test/{domain,application,cli/seed}/**/*.test.ts"] };
