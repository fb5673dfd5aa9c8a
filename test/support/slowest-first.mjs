// The order of everything on two workers: the long ones first, so that none is left running alone at the end. Jest's own order needs a cache, which a clean checkout has not.
import { basename } from "node:path";

const SLOWEST = [
  "pane-screens",
  "draft-to-final",
  "ceremony",
  "fifteen-in-a-row",
  "command-line",
  "after-sign-off",
  "who-may",
  "faults",
  "tampering",
  "by-keyboard",
  "inputs-counted",
  "sign-in",
];

const rank = ({ path }) => {
  const at = SLOWEST.indexOf(basename(path, ".test.ts"));
  if (at !== -1) return at;
  return SLOWEST.length + (path.includes("journeys") ? 0 : 1);
};

export default class SlowestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b));
  }
  allFailedTests(tests) {
    return tests;
  }
  cacheResults() {}
}
