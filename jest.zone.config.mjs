import unit from "./jest.config.mjs";

// Rules about days hold wherever the computer stands: here on the other side of the world from the first run.
process.env.TZ = "Pacific/Auckland";

const [node] = unit.projects;

/** The tests that reckon with days, in another time zone. */
export default { ...node, maxWorkers: unit.maxWorkers, testMatch: ["<rootDir>/test/{domain,application,cli/seed}/**/*.test.ts"] };
