import unit from "./jest.config.mjs";

const { transform, extensionsToTreatAsEsm, modulePathIgnorePatterns } = unit.projects[0];

/** The started product, driven as people would drive it. One file at a time: each starts its own programs. */
export default {
  transform,
  extensionsToTreatAsEsm,
  modulePathIgnorePatterns,
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
  maxWorkers: 1,
  globalSetup: "<rootDir>/test/e2e/support/global-setup.mjs",
  testTimeout: 120_000,
};
