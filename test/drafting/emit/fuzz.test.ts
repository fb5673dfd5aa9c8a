// Damaged bytes and templates end in a sound package or a named fault; never in a crash, a hang or a broken file.
import { fuzz } from "./fuzz";

it("500 damaged packages and templates: each a package no worse than it was, or a fault with a name", async () => {
  const tally = await fuzz(1, 500, 45_000);
  expect(tally.cases).toBeGreaterThanOrEqual(150);
  expect(tally.made).toBeGreaterThan(20);
  expect(tally.faults).toBeGreaterThan(20);
});
