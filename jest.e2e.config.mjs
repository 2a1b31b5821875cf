import unit from "./jest.config.mjs";

const { transform, extensionsToTreatAsEsm, modulePathIgnorePatterns } = unit.projects[0];

/** The started product, driven as people would drive it. Two files at a time, each with its own programs on its own ports. */
export default {
  transform,
  extensionsToTreatAsEsm,
  modulePathIgnorePatterns,
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
  maxWorkers: 2,
  testSequencer: "<rootDir>/test/e2e/support/longest-first.mjs",
  globalSetup: "<rootDir>/test/e2e/support/global-setup.mjs",
  testTimeout: 120_000,
};
