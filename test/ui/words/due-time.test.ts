import { dueFromLocal, localFromDue } from "../../../src/ui/words/due-time";
import { readerOf } from "../../../src/ui/words/reader";

const { showTime } = readerOf("en-US");

const now = new Date("2026-11-22T16:10:00Z");
const manila = "Asia/Manila";
const pacific = "America/Los_Angeles";

describe("a deadline on the reader's clock", () => {
  test("due at 9:00 in Los Angeles is shown in Manila as tomorrow's 1:00 AM, with the court's own day and hour beside it", () => {
    expect(showTime("2026-11-22T17:00:00Z", now, { reader: manila, court: pacific })).toEqual({
      mine: "today 1:00 AM",
      courts: "Sun 9:00 AM PT",
      past: false,
    });
  });
  test("a reader on the court's own clock sees one time only", () => {
    expect(showTime("2026-11-22T17:00:00Z", now, { reader: pacific, court: pacific })).toEqual({
      mine: "today 9:00 AM",
      past: false,
    });
  });
  test("a court an hour away on the same day is named without its weekday", () => {
    expect(showTime("2026-11-22T17:00:00Z", now, { reader: pacific, court: "America/Denver" }).courts).toBe(
      "10:00 AM MT",
    );
  });
  test("a zone without a short name is told by its distance from Greenwich", () => {
    expect(showTime("2026-11-22T17:00:00Z", now, { reader: pacific, court: manila }).courts).toBe("Mon 1:00 AM GMT+8");
  });
  test("a deadline that has passed says so, yesterday or long ago", () => {
    expect(showTime("2026-11-21T17:00:00Z", now, { reader: pacific })).toEqual({
      mine: "yesterday 9:00 AM",
      past: true,
    });
    expect(showTime("2025-03-03T17:00:00Z", now, { reader: pacific })).toEqual({
      mine: "Mon, Mar 3, 2025 9:00 AM",
      past: true,
    });
  });
  test("the hour that daylight saving repeats is not mistaken for the other one", () => {
    // November 1, 2026: 1:30 AM happens twice in Los Angeles.
    const first = showTime("2026-11-01T08:30:00Z", new Date("2026-11-01T00:00:00Z"), { reader: "UTC", court: pacific });
    const second = showTime("2026-11-01T09:30:00Z", new Date("2026-11-01T00:00:00Z"), {
      reader: "UTC",
      court: pacific,
    });
    expect([first.mine, second.mine]).toEqual(["today 8:30 AM", "today 9:30 AM"]);
    expect([first.courts, second.courts]).toEqual(["1:30 AM PT", "1:30 AM PT"]);
  });
  test("a deadline being changed stands in its field as it was given, on the reader's own clock", () => {
    const given = dueFromLocal("2026-11-22T09:05") ?? "";
    expect(localFromDue(given)).toBe("2026-11-22T09:05");
    expect(dueFromLocal(localFromDue(given))).toBe(given);
    expect(localFromDue("soon")).toBe("");
  });
  test("an empty or broken date field sets no deadline", () => {
    expect(dueFromLocal("")).toBeUndefined();
    expect(dueFromLocal("not a date")).toBeUndefined();
    expect(dueFromLocal("2026-11-22T09:00")).toBe(new Date(2026, 10, 22, 9).toISOString());
  });
});
