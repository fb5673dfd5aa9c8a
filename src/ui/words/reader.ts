/**
 * Who reads, for everything a screen says: in which language its words stand, and how dates and numbers are written.
 * A screen names a room's English words and gets them in the reader's language; what a language does not have stays English.
 */
import type { FactSource, FactValue } from "../../domain/matter/facts";
import { blankName, blankNames } from "./blank-name";
import { shortTime, showTime, type ShownTime, type Zones } from "./due-time";
import { printedAsRead, sourceInWords, valueAsRead } from "./fact-words";
import { blankWords, ENGLISH, factWords, timeWords } from "./words.en";

/** Another language: each room's English words, and the words of the same type it says instead. */
export type Language = ReadonlyMap<object, object>;

export interface Reader {
  /** A BCP 47 tag, as Intl takes it. */
  readonly locale: string;
  readonly words: <Words extends object>(english: Words) => Words;
  /** A UTC time on the reader's clock, with the court's beside it where that differs. */
  readonly showTime: (iso: string, now: Date, zones: Zones) => ShownTime;
  /** "Nov 21, 2:14 AM"; empty for what is no time. */
  readonly shortTime: (iso: string) => string;
  readonly valueAsRead: (value: FactValue) => string;
  /** A value as the ledger keeps it, in people's words. */
  readonly printedAsRead: (path: string, text: string) => string;
  /** "Matters list · Ana Reyes, Nov 21, 2:14 AM · note: client's e-mail of 3 March" */
  readonly sourceInWords: (source: FactSource) => string;
  readonly blankName: (bookmark: string) => string;
  readonly blankNames: (bookmarks: readonly string[]) => string;
}

const ENGLISH_ALONE: Language = new Map();

export const readerOf = (locale: string, language: Language = ENGLISH_ALONE): Reader => {
  // A language pairs words with others of their own type; a map cannot say so.
  const words = <Words extends object>(english: Words): Words => (language.get(english) ?? english) as Words;
  return {
    locale,
    words,
    showTime: (iso, now, zones) => showTime(iso, now, zones, { locale, words: words(timeWords) }),
    shortTime: (iso) => shortTime(iso, locale),
    valueAsRead: (value) => valueAsRead(value, { locale, words: words(factWords) }),
    printedAsRead: (path, text) => printedAsRead(path, text, words(factWords)),
    sourceInWords: (source) => sourceInWords(source, { locale, words: words(factWords) }),
    blankName: (bookmark) => blankName(bookmark, words(blankWords)),
    blankNames: (bookmarks) => blankNames(bookmarks, words(blankWords)),
  };
};

/** The first of a browser's languages that Intl knows; some name what it does not take ("C"). */
export const localeOf = (offered: readonly string[]): string =>
  offered.find((each) => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(each).length > 0;
    } catch {
      return false;
    }
  }) ?? ENGLISH;
