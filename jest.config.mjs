const given = process.argv.indexOf("--selectProjects");
if (given > 0 && process.argv.slice(given + 2).some((one) => one.includes("/"))) throw new Error("Jest takes paths after --selectProjects for project names and would run EVERYTHING: write the path first: npx jest test/x --selectProjects node");

const swc = {
  jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" },
  module: { type: "es6" },
};
const base = {
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: { "^.+\\.(ts|tsx)$": ["@swc/jest", swc] },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.cache/", "<rootDir>/.local/"],
};

/** Unit and integration tests; the end-to-end tests have `jest.e2e.config.mjs`, because they need a built product. */
export default {
  // Most files start a database or a program and wait for it: both cores are worth using.
  maxWorkers: 2,
  // Modules of a finished test file are not wholly let go: a worker that has grown collects more rubbish than it tests.
  workerIdleMemoryLimit: "700MB",
  // A database or a program that a file starts may take its time on a computer that is busy.
  testTimeout: 30_000,
  globalSetup: "<rootDir>/test/support/make-empty-database.mjs",
  projects: [
    { ...base, displayName: "node", testEnvironment: "node", testMatch: ["<rootDir>/test/**/*.test.ts"], testPathIgnorePatterns: ["/test/e2e/"] },
    { ...base, displayName: "jsdom", testEnvironment: "jsdom", testMatch: ["<rootDir>/test/**/*.test.tsx"], testPathIgnorePatterns: ["/test/e2e/"], setupFiles: ["<rootDir>/test/support/jsdom.ts"] },
  ],
};
