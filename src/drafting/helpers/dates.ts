/** Dates as courts and letters write them. A calendar date means that day everywhere; a moment is shown in the matter's time zone. */
import { DOCUMENT_LANGUAGE } from "../../docx/document-language";
import type { Helper, HelperSetting } from "./helper";
import { ordinal } from "./numbers";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

const NOT_A_DATE = { problem: "is not a date (write it as 2026-03-03)" } as const;

const valid = (year: number, month: number, day: number): CalendarDate | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0 ? { year, month, day } : undefined;
};

const inZone = (moment: number, timeZone: string): CalendarDate | undefined => {
  if (!Number.isFinite(moment) || Math.abs(moment) > 8.64e15) return undefined;
  const parts = new Intl.DateTimeFormat(DOCUMENT_LANGUAGE, {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    calendar: "gregory",
  }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return valid(part("year"), part("month"), part("day"));
};

/** Reads `2026-03-03`, `3/3/2026`, `March 3, 2026` or an ISO moment; undefined for anything else. */
const readDate = (value: unknown, setting: HelperSetting): CalendarDate | undefined => {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  // Date.parse makes March 2 of February 30.
  const moment = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}/.exec(text);
  if (moment !== null)
    return valid(Number(moment[1]), Number(moment[2]), Number(moment[3])) === undefined
      ? undefined
      : inZone(Date.parse(text), setting.timeZone);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (american !== null) return valid(Number(american[3]), Number(american[1]), Number(american[2]));
  const written = /^([A-Za-z]+)\.? (\d{1,2}),? (\d{4})$/.exec(text);
  const month =
    written === null
      ? -1
      : MONTHS.findIndex(
          (name) =>
            name.toLowerCase() === (written[1] ?? "").toLowerCase() ||
            name.slice(0, 3).toLowerCase() === (written[1] ?? "").toLowerCase(),
        );
  return written === null || month < 0 ? undefined : valid(Number(written[3]), month + 1, Number(written[2]));
};

const two = (value: number): string => String(value).padStart(2, "0");
const monthName = (date: CalendarDate): string => MONTHS[date.month - 1] ?? "";
const longDate = (date: CalendarDate): string => `${monthName(date)} ${date.day}, ${date.year}`;

const dateHelper = (says: string, write: (date: CalendarDate) => string): Helper => ({
  least: 1,
  most: 1,
  says,
  call: ([value], _hash, setting) => {
    const date = readDate(value, setting);
    return date === undefined ? NOT_A_DATE : write(date);
  },
});

export const DATES: Readonly<Record<string, Helper>> = {
  longDate: dateHelper("March 3, 2026", longDate),
  shortDate: dateHelper("03/03/2026", (date) => `${two(date.month)}/${two(date.day)}/${date.year}`),
  courtDate: dateHelper(
    "3rd day of March, 2026",
    (date) => `${ordinal(date.day)} day of ${monthName(date)}, ${date.year}`,
  ),
  ordinalDay: dateHelper("3rd", (date) => ordinal(date.day)),
  month: dateHelper("March", monthName),
  year: dateHelper("2026", (date) => String(date.year)),
  weekday: dateHelper(
    "Tuesday",
    (date) => DAYS[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] ?? "",
  ),
  today: {
    least: 0,
    most: 0,
    says: "the day the draft is made, as March 3, 2026",
    call: (_values, _hash, setting) => {
      const date = inZone(setting.now, setting.timeZone);
      return date === undefined ? NOT_A_DATE : longDate(date);
    },
  },
};
