/** The interpreter against Handlebars itself, over thousands of random templates and facts; see handlebars-property.ts for what is compared. */
import { compareWithHandlebars } from "../drafting/language/handlebars-property";

const RUNS = 5_000;
const MILLISECONDS = 300_000;
const SEED = 20_261_123;

it(`prints what Handlebars prints, for ${RUNS} random templates and facts`, async () => {
  process.stdout.write(`like Handlebars: seed ${SEED}, up to ${RUNS} templates in ${MILLISECONDS / 1000} seconds\n`);
  const compared = await compareWithHandlebars(RUNS, MILLISECONDS, SEED);
  process.stdout.write(`like Handlebars: ${compared} compared (floor ${RUNS})\n`);
  expect(compared).toBeGreaterThanOrEqual(RUNS);
}, 420_000);
