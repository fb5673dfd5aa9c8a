// A person without a mouse: Tab, arrows, Enter and letters, and what she must be able to see of where she is.
import type { Browser, Locator } from "playwright-core";
import { seatFor, type Look, type Seat } from "./word-window";

/** How far one may have to press Tab before a thing counts as out of reach. */
const FAR = 40;

export interface Standing {
  readonly name: string;
  /** True when no part of it lies outside what is scrolled into view. */
  readonly inView: boolean;
}

/** What has the keyboard now, in whichever frame that is. */
export const standing = async (seat: Seat): Promise<Standing> => {
  for (const frame of [...seat.page.frames()].reverse()) {
    const here = await frame
      .evaluate(() => {
        const element = document.activeElement;
        if (
          !document.hasFocus() ||
          !(element instanceof HTMLElement) ||
          element === document.body ||
          element instanceof HTMLIFrameElement
        )
          return undefined;
        const box = element.getBoundingClientRect();
        const labelled = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : undefined;
        return {
          name: (element.getAttribute("aria-label") ?? labelled ?? element.innerText)
            .trim()
            .replace(/\s+/g, " ")
            .slice(0, 80),
          inView:
            box.right > 0 &&
            box.bottom > 0 &&
            box.left >= -1 &&
            box.right <= window.innerWidth + 1 &&
            box.top < window.innerHeight,
        };
      })
      .catch(() => undefined);
    if (here !== undefined) return here;
  }
  return { name: "", inView: true };
};

const holdsFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) > 0 &&
  target.first().evaluate((element) => element === document.activeElement && document.hasFocus());

/** Presses Tab (or Shift+Tab) until `target` has the keyboard; every stop on the way must be one the person can see. */
export const tabTo = async (seat: Seat, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> => {
  await target.first().waitFor();
  const passed: string[] = [];
  for (let presses = 0; presses <= FAR; presses += 1) {
    if (await holdsFocus(target)) return;
    await seat.page.keyboard.press(key);
    const now = await standing(seat);
    passed.push(now.name);
    if (!now.inView) throw new Error(`Tab went to something out of view: ${now.name}`);
  }
  throw new Error(`${FAR} presses of ${key} did not reach ${String(target)}; they passed:\n${passed.join("\n")}`);
};

/** Goes to a control and presses Enter. */
export const enterOn = async (seat: Seat, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> => {
  await tabTo(seat, target, key);
  await seat.page.keyboard.press("Enter");
};

/** Chooses one of a list of options: Tab into the list, arrows to the option, the space bar. */
export const chooseOption = async (seat: Seat, list: Locator, option: Locator): Promise<void> => {
  await list.waitFor();
  await tabTo(seat, list.getByRole("radio").first());
  for (let presses = 0; presses <= FAR && !(await holdsFocus(option)); presses += 1)
    await seat.page.keyboard.press("ArrowDown");
  if (!(await holdsFocus(option))) throw new Error(`the arrows did not reach ${String(option)}`);
  await seat.page.keyboard.press(" ");
};

/** Opens the stand-in for Word and signs in, with keys alone. */
export const sitDownByKeyboard = async (
  browser: Browser,
  origin: string,
  person: string,
  look: Look = {},
): Promise<Seat> => {
  const seat = await seatFor(browser, look);
  await seat.page.goto(`${origin}/`);
  await enterOn(seat, seat.page.getByRole("button", { name: "Sign in" }));
  await enterOn(seat, seat.page.getByRole("button", { name: new RegExp(person) }));
  await seat.pane().getByText("Your work").first().waitFor();
  return seat;
};
