// Fifteen drafts before nine o'clock: each opened, read, approved, and all of them signed off in one ceremony; every click and key of the attorney's is counted.
// The figures stand in docs/inputs-counted.md.
import type { Locator } from "playwright-core";
import { graphTokenOf, signInAt } from "../../support/acts";
import { countingHand } from "../../support/counting-hand";
import { journeySandbox } from "../../support/journey-sandbox";
import { waitingLetters } from "../../support/waiting-letters";
import { sitDown, storedRows, type Seat } from "../../support/word-window";
import { tranMatterId } from "../../../src/sandbox/sample-firm";

const LETTERS = 15;
const title = (number: number): string => `Letter no. ${String(number)} to counsel`;

const sandbox = journeySandbox();
let whitcomb: Seat;
beforeAll(async () => {
  const ana = await sitDown(sandbox.browser, sandbox.origin, "Ana Reyes");
  await waitingLetters({
    origin: sandbox.origin,
    token: await graphTokenOf(ana),
    matter: tranMatterId,
    titles: Array.from({ length: LETTERS }, (_, index) => title(index + 1)),
  });
  await ana.close();
  whitcomb = await sitDown(sandbox.browser, sandbox.origin, "Daniel Whitcomb");
});

const button = (name: string | RegExp): Locator => whitcomb.pane().getByRole("button", { name }).first();

test("fifteen letters read straight through take four inputs each and one to open the first, and signing them all off in one ceremony one tick each and seven besides", async () => {
  const hand = countingHand(whitcomb);
  for (let number = 1; number <= LETTERS; number += 1) {
    const before = whitcomb.page;
    if (number === 1) await hand.open(new RegExp(`${title(number)} 3 left`));
    else await whitcomb.follow(() => hand.click(button(`Next: ${title(number)}`)));
    await before.close();
    await hand.click(button(/^Approve all unmarked/));
    await hand.click(whitcomb.pane().getByRole("radio", { name: /In Word/ }));
    await hand.click(button(/^Approve \d+$/));
    await button("Go on to sign-off").waitFor();
  }
  const approving = hand.inputs();
  await hand.click(button("Go on to sign-off"));
  await hand.click(whitcomb.pane().getByRole("button", { name: "Sign off", exact: true }));
  await hand.click(whitcomb.pane().getByRole("radio", { name: /^To send/ }));
  await hand.click(button("Sign others in the same ceremony"));
  for (let number = 1; number < LETTERS; number += 1) {
    await hand.click(whitcomb.pane().getByRole("checkbox", { name: new RegExp(title(number)) }));
    // The letter is read anew before its statement stands there to be signed.
    await whitcomb.pane().locator("dl").nth(number).waitFor();
  }
  const signOffs = storedRows(sandbox.folder, "SignOffs").length;
  const [ceremony] = await Promise.all([
    whitcomb.context.waitForEvent("page"),
    hand.click(whitcomb.pane().getByRole("button", { name: "Sign in and sign off", exact: true })),
  ]);
  await ceremony.getByText(`${String(LETTERS)} of ${String(LETTERS)}`).waitFor();
  await signInAt(ceremony);
  await ceremony.getByText(`${String(LETTERS)} recorded`).waitFor();
  const inputs = hand.inputs() + 2;
  process.stdout.write(
    `fifteen in a row: ${String(approving)} inputs to approve them, ${String(inputs)} with the sign-off of all\n`,
  );
  expect(storedRows(sandbox.folder, "SignOffs")).toHaveLength(signOffs + LETTERS);
  expect(approving).toBeLessThanOrEqual(LETTERS * 4);
  expect(inputs).toBeLessThanOrEqual(LETTERS * 4 + (LETTERS - 1) + 7);
});
