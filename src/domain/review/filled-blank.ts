/**
 * A blank left on purpose is filled after signing: a case number, a date, a place, a name, a signature. Only what is of the kind the blank's name says,
 * on one line and short, is filling it; anything else is other words than those signed, however they got between the bookmarks.
 */
type Kind = "date" | "number" | "signature" | "place" | "name";

/** By the words of a blank's name, first match first: "date of client signature" is a date. */
const KINDS: readonly (readonly [Kind, ReadonlySet<string>])[] = [
  ["date", new Set(["date", "dated", "day", "month", "year", "time"])],
  ["number", new Set(["number", "no", "docket"])],
  ["signature", new Set(["signature", "signed", "sign", "initials"])],
  ["place", new Set(["place", "city", "county", "state", "address"])],
  ["name", new Set(["name", "judge", "clerk", "notary", "officer", "server"])],
];

/** What the blank of that name is for; undefined for a name that says no kind. */
export const kindOfBlank = (name: string): Kind | undefined => {
  const words = name.toLowerCase().split(/[^a-z]/u);
  return KINDS.find(([, named]) => words.some((word) => named.has(word)))?.[0];
};

/** The longest filling of any kind, in UTF-16 units: an address of one line. */
const LONGEST = 100;

const MONTHS = "january february march april may june july august september october november december";
const DATE_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS.split(" ").flatMap((month) => [month, month.slice(0, 3)]),
  ..."sept day of the this at a p m am pm noon midnight st nd rd th".split(" "),
  ..."monday tuesday wednesday thursday friday saturday sunday".split(" "),
]);
const wordsIn = (text: string): readonly string[] => text.split(/[^\p{L}]/u).filter((word) => word !== "");
const hasDigit = (text: string): boolean => /\p{Nd}/u.test(text);

/** Small words that stand in names and places. */
const PARTICLES: ReadonlySet<string> = new Set(
  "de del della der den di da du la le van von y e of and the s".split(" "),
);
const isNamed = (text: string, most: number): boolean => {
  const words = wordsIn(text);
  return (
    words.length > 0 &&
    words.length <= most &&
    words.every((word) => PARTICLES.has(word) || word.charAt(0) !== word.charAt(0).toLowerCase())
  );
};

const FITS: Readonly<Record<Kind, (text: string) => boolean>> = {
  date: (text) => hasDigit(text) && wordsIn(text).every((word) => DATE_WORDS.has(word.toLowerCase())),
  // `25-CV-01234`, `2:26-cv-00417-ABC (XYZ)`: no run of words.
  number: (text) => hasDigit(text) && text.length <= 40 && wordsIn(text).every((word) => word.length <= 4),
  signature: (text) => isNamed(text, 6) && !hasDigit(text),
  place: (text) => isNamed(text, 10),
  name: (text) => isNamed(text, 8) && !hasDigit(text),
};

const PLAIN = /^[\p{L}\p{M}\p{Nd} .,:;'’()/#&-]+$/u;

/**
 * Whether a text fills the blank of that name. A name that says no kind is of none, and whatever stands there is other words.
 * @param text what stands between the blank's bookmarks; ruled lines round it are no part of it
 */
export const fillsBlank = (name: string, text: string): boolean => {
  const kind = kindOfBlank(name);
  const filling = text.replaceAll("_", " ").replaceAll("\u00a0", " ").trim();
  return (
    kind !== undefined &&
    filling.length <= LONGEST &&
    PLAIN.test(filling) &&
    FITS[kind](kind === "signature" ? filling.replace(/^\/s\//iu, "") : filling)
  );
};
