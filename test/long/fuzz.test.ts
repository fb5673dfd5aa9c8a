/** As many damaged packages and templates as the time allows; the seeds follow one another, so that a failure names its own. */
import { fuzz } from "../drafting/emit/fuzz";
import { sdkErrors } from "../support/open-xml-sdk";

const FIRST = 100_000;
const MOST = 20_000;
const FLOOR = 10_000;
const MILLISECONDS = 420_000;
const JUDGED = 20;

/** Most of what the SDK says of a draft made from damage it says of the damage too; these names would be our own markup's. */
const OURS = /2012\/wordml|main:(?:alias|tag|sdtPr|sdtContent)'/;

it(`at least ${FLOOR} damaged packages and templates from seed ${FIRST} on: each a package no worse than it was, or a fault with a name`, async () => {
  const tally = await fuzz(FIRST, MOST, MILLISECONDS);
  process.stdout.write(
    `fuzz: seeds ${FIRST} to ${FIRST + tally.cases - 1}, ${tally.cases} cases (floor ${FLOOR}), ${tally.made} packages, ${tally.faults} named faults\n`,
  );
  expect(tally.cases).toBeGreaterThanOrEqual(FLOOR);
  expect(tally.made).toBeGreaterThan(FLOOR / 20);
  expect(tally.faults).toBeGreaterThan(FLOOR / 20);
  for (const docx of tally.sample.slice(0, JUDGED))
    expect(sdkErrors(docx).filter((error) => OURS.test(error.description))).toEqual([]);
}, 600_000);
