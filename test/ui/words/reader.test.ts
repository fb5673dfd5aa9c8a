import { localeOf, readerOf } from "../../../src/ui/words/reader";
import { meaningWords, plural, timeWords } from "../../../src/ui/words/words.en";

const now = new Date("2026-11-22T16:10:00Z");
const zones = { reader: "America/Los_Angeles", court: "America/New_York" };

describe("who reads", () => {
  test("a reader in London sees the hour as London writes it, and the court's hour beside it", () => {
    const { mine, courts } = readerOf("en-GB").showTime("2026-11-22T17:00:00Z", now, zones);
    expect(mine).toBe("today 9:00");
    expect(courts).toContain("12:00");
  });
  test("a number stands as the reader writes numbers", () => {
    expect(readerOf("en-US").valueAsRead(1234.5)).toBe("1,234.5");
    expect(readerOf("de-DE").valueAsRead(1234.5)).toBe("1.234,5");
  });
  test("a room's words stand in the reader's language; a room not translated yet stays English", () => {
    const spanish = readerOf("es-US", new Map([[timeWords, { today: "hoy", tomorrow: "mañana", yesterday: "ayer" }]]));
    expect(spanish.showTime("2026-11-22T17:00:00Z", now, zones).mine).toMatch(/^hoy /);
    expect(spanish.words(meaningWords)).toBe(meaningWords);
  });
  test("a browser that names its language as nobody else does is read as the next one it offers, at last as English", () => {
    expect(localeOf(["en-US@posix", "fil-PH"])).toBe("fil-PH");
    expect(localeOf(["C"])).toBe("en-US");
    expect(localeOf([])).toBe("en-US");
  });
  test("one is told as one and none as many, as English counts", () => {
    const drafts = (count: number): string => plural(count, { one: "1 draft", other: `${String(count)} drafts` });
    expect([0, 1, 2].map(drafts)).toEqual(["0 drafts", "1 draft", "2 drafts"]);
  });
});
