/**
 * Times in the reader's zone, with the court's beside them where the two differ (docs: screens).
 * A date far off says its day; one near says the hour.
 */
import type { timeWords } from "./words.en";

const zoned = (zone: string | undefined): { readonly timeZone?: string } =>
  zone === undefined ? {} : { timeZone: zone };

/** How the reader writes times, and what days nearby are called. */
export interface TimeWriting {
  readonly locale: string;
  readonly words: typeof timeWords;
}

// Both compare and are shown to nobody, so they are written one way for every reader.
const sameClock = (at: Date, one: string | undefined, other: string): boolean => {
  const face = (zone: string | undefined): string =>
    new Intl.DateTimeFormat("en-CA", { ...zoned(zone), dateStyle: "short", timeStyle: "short" }).format(at);
  return face(one) === face(other);
};

const dayKey = (at: Date, zone: string | undefined): string =>
  new Intl.DateTimeFormat("en-CA", {
    ...zoned(zone),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);

const hour = (at: Date, zone: string | undefined, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...zoned(zone), hour: "numeric", minute: "2-digit" }).format(at);

/** "PT"; "GMT+8" where the zone has no short name. */
const zoneName = (at: Date, zone: string, locale: string): string => {
  const name = (style: "shortGeneric" | "short"): string =>
    new Intl.DateTimeFormat(locale, { ...zoned(zone), timeZoneName: style })
      .formatToParts(at)
      .find((part) => part.type === "timeZoneName")?.value ?? "";
  const generic = name("shortGeneric");
  return generic.includes(" ") ? name("short") : generic;
};

const weekday = (at: Date, zone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { ...zoned(zone), weekday: "short" }).format(at);

const day = (at: Date, now: Date, zone: string | undefined, { locale, words }: TimeWriting): string => {
  const key = dayKey(at, zone);
  if (key === dayKey(now, zone)) return words.today;
  if (key === dayKey(new Date(now.getTime() + 86_400_000), zone)) return words.tomorrow;
  if (key === dayKey(new Date(now.getTime() - 86_400_000), zone)) return words.yesterday;
  const sameYear = key.slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    ...zoned(zone),
    weekday: "short",
    month: "short",
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(at);
};

export interface ShownTime {
  /** On the reader's clock: "today 9:00 AM". */
  readonly mine: string;
  /** On the court's clock, only when that reads differently: "9:00 AM PT", with its weekday when the day differs too. */
  readonly courts?: string;
  readonly past: boolean;
}

/** IANA names; the reader's own zone when undefined. */
export interface Zones {
  readonly reader?: string;
  readonly court?: string;
}

/** `iso` is a UTC time. */
export const showTime = (iso: string, now: Date, zones: Zones, writing: TimeWriting): ShownTime => {
  const at = new Date(iso);
  const { locale } = writing;
  const mine = `${day(at, now, zones.reader, writing)} ${hour(at, zones.reader, locale)}`;
  const past = at.getTime() < now.getTime();
  const { court } = zones;
  if (court === undefined || sameClock(at, zones.reader, court)) return { mine, past };
  const otherDay = dayKey(at, zones.reader) === dayKey(at, court) ? "" : `${weekday(at, court, locale)} `;
  return { mine, courts: `${otherDay}${hour(at, court, locale)} ${zoneName(at, court, locale)}`, past };
};

/** A past time in short; empty when it is none. */
export const shortTime = (iso: string, locale: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? ""
    : new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(
        at,
      );
};

const two = (value: number): string => String(value).padStart(2, "0");

/** A UTC time as a date-and-time field shows it, on the reader's own clock; empty when it is no time. */
export const localFromDue = (iso: string): string => {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? ""
    : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** What a date-and-time field holds (the reader's own clock) as a UTC time; undefined when it is empty or no date. */
export const dueFromLocal = (field: string): string | undefined => {
  if (field === "") return undefined;
  const at = new Date(field);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
