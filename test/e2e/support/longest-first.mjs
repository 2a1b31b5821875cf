import path from "node:path";

/** Files that take longest, so that neither of the two workers is left alone with one of them at the end. */
const LONGEST = ["h-bad-weather", "g-told-once", "looks", "f-second-half", "e-nothing-lost"];

const placeOf = (test) => {
  const place = LONGEST.indexOf(path.basename(test.path, ".test.ts"));
  return place === -1 ? LONGEST.length : place;
};

/** The order in which Jest runs the files. */
export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((one, other) => placeOf(one) - placeOf(other));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
