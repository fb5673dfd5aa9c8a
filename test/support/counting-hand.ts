// A person's hand whose clicks and keys are counted. What is typed into a note is not: she would type it anywhere.
import type { Locator } from "playwright-core";
import { goToSide } from "./acts";
import type { Seat } from "./word-window";

export interface CountingHand {
  click(target: Locator): Promise<void>;
  press(key: string): Promise<void>;
  type(words: string): Promise<void>;
  /** Opens a draft from Home, which shows its review to whom it waits for. */
  open(title: RegExp): Promise<void>;
  inputs(): number;
}

export const countingHand = (seat: Seat): CountingHand => {
  let inputs = 0;
  return {
    click: async (target) => {
      inputs += 1;
      await target.click();
    },
    press: async (key) => {
      inputs += 1;
      await seat.page.keyboard.press(key);
    },
    type: (words) => seat.page.keyboard.type(words),
    open: async (title) => {
      inputs += 1;
      await seat.openFromHome(title);
      await goToSide(seat, "Review");
      await seat.pane().getByRole("list", { name: "Paragraphs" }).waitFor();
    },
    inputs: () => inputs,
  };
};
