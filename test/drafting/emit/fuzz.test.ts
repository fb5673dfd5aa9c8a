// Damaged bytes and templates end in a sound package or a named fault; never in a crash, a hang or a broken file.
import { fuzz } from "./fuzz";

it("150 damaged packages and templates: each a package no worse than it was, or a fault with a name", async () => {
  const tally = await fuzz(1, 150, 45_000);
  expect(tally.cases).toBeGreaterThanOrEqual(100);
  expect(tally.made).toBeGreaterThan(10);
  expect(tally.faults).toBeGreaterThan(10);
});
