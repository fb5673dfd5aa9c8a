// How long the pane keeps an attorney waiting in a draft of a thousand paragraphs. Measured beside a short draft, because it is the machine's affair too.
import { paneStage } from "../../support/pane-stage";

const show = paneStage();

/** What else the machine does can only add to a time: the least of a few tries, ended by the first that is short enough. */
const leastOf = async (tries: number, most: number, measure: () => Promise<number>): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < tries && least >= most; at += 1) least = Math.min(least, await measure());
  return least;
};

describe("an attorney at the keyboard", () => {
  test("moves through a draft of a thousand paragraphs with half its keys drawn within a twentieth of a second", async () => {
    /** The median of thirty keys, in milliseconds until the key is drawn, in a draft of so many paragraphs. */
    const keyIn = async (paragraphs: number): Promise<number> => {
      const { page } = await show(`scene=many&who=attorney&paragraphs=${paragraphs}`);
      await page.getByRole("progressbar").waitFor();
      await page.getByRole("button", { name: /^Read all \d+ in order/ }).click();
      const times: number[] = [];
      for (let at = 0; at < 30; at += 1)
        times.push(
          await page.evaluate(
            async (key) => {
              const began = performance.now();
              document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
              await new Promise((resolve) => {
                requestAnimationFrame(() => {
                  setTimeout(resolve, 0);
                });
              });
              return performance.now() - began;
            },
            at % 3 === 2 ? "a" : "j",
          ),
        );
      await page.close();
      return times.sort((a, b) => a - b)[15] ?? Number.POSITIVE_INFINITY;
    };
    const few = await keyIn(40);
    // Where even a short draft's key is slow, the machine is: there a long draft's key may cost what a few short ones' do.
    const most = Math.max(50, 3 * few);
    const thousand = await leastOf(5, most, () => keyIn(1000));
    process.stdout.write(
      `a key: ${few.toFixed(0)} ms among fifty paragraphs, ${thousand.toFixed(0)} ms among a thousand\n`,
    );
    expect(thousand).toBeLessThan(most);
  });

  /** The longest the page was held up, in milliseconds, while the review of so many paragraphs came up to its last row. */
  const longestTask = async (paragraphs: number): Promise<number> => {
    const { page } = await show(`scene=many&who=attorney&paragraphs=${paragraphs}`);
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("tab", { name: "Draft" }).click();
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    await page.evaluate(() => {
      const durations: number[] = [];
      Object.assign(window, { longTasks: durations });
      new PerformanceObserver((list) => {
        durations.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: "longtask" });
    });
    await page.getByRole("tab", { name: /Review/ }).click();
    // The template's own words stand last.
    await page.locator("li", { hasText: `Paragraph ${paragraphs} of the template` }).waitFor({ state: "attached" });
    const longest = await page.evaluate(async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      return Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks);
    });
    await page.close();
    return longest;
  };
  test("opens the review of a thousand paragraphs without holding the pane up longer than for fifty, or for a tenth of a second", async () => {
    // On a machine where fifty take longer than that already, that is its tenth of a second.
    const most = Math.max(100, 1.5 * (await longestTask(40)));
    expect(await leastOf(8, most, () => longestTask(1000))).toBeLessThan(most);
  });
});
