/**
 * Times in the reader's zone, with the court's beside them where the two differ (docs: screens).
 * A date far off says its day; one near says the hour.
 */
const sameClock = (at: Date, one: string | undefined, other: string): boolean => {
  const face = (zone: string | undefined): string =>
    new Intl.DateTimeFormat("en-US", { ...(zone === undefined ? {} : { timeZone: zone }), dateStyle: "short", timeStyle: "short" }).format(at);
  return face(one) === face(other);
};

const dayKey = (at: Date, zone: string | undefined): string =>
  new Intl.DateTimeFormat("en-CA", { ...(zone === undefined ? {} : { timeZone: zone }), year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

const hour = (at: Date, zone: string | undefined): string =>
  new Intl.DateTimeFormat("en-US", { ...(zone === undefined ? {} : { timeZone: zone }), hour: "numeric", minute: "2-digit", timeZoneName: "shortGeneric" }).format(at);

const day = (at: Date, now: Date, zone: string | undefined): string => {
  const key = dayKey(at, zone);
  if (key === dayKey(now, zone)) return "today";
  if (key === dayKey(new Date(now.getTime() + 86_400_000), zone)) return "tomorrow";
  if (key === dayKey(new Date(now.getTime() - 86_400_000), zone)) return "yesterday";
  const sameYear = key.slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return new Intl.DateTimeFormat("en-US", { ...(zone === undefined ? {} : { timeZone: zone }), weekday: "short", month: "short", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) }).format(at);
};

export interface ShownTime {
  /** "today 9:00 AM PT" */
  readonly mine: string;
  /** The court's clock, only when it reads differently. */
  readonly courts?: string;
  readonly past: boolean;
}

/** `iso` is a UTC time; zones are IANA names, the reader's own when undefined. */
export const showTime = (iso: string, now: Date, zones: { readonly reader?: string; readonly court?: string }): ShownTime => {
  const at = new Date(iso);
  const written = (zone: string | undefined): string => `${day(at, now, zone)} ${hour(at, zone)}`;
  const past = at.getTime() < now.getTime();
  const mine = written(zones.reader);
  if (zones.court === undefined || sameClock(at, zones.reader, zones.court)) return { mine, past };
  return { mine, courts: written(zones.court), past };
};

/** What a date-and-time field holds (the reader's own clock) as a UTC time; undefined when it is empty or no date. */
export const dueFromLocal = (field: string): string | undefined => {
  if (field === "") return undefined;
  const at = new Date(field);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
