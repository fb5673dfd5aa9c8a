/**
 * List labels as printed, computed from definitions, overrides and restarts (ECMA-376 17.9): what a reader cites ("paragraph 12(b)").
 * The ids Word gives lists are no part of it. Formats beyond decimal, letters, roman, bullet and none are encoded raw and reported.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, numberedId, val, wholeNumber } from "./content-tree";
import { readParagraphProperties, type ParagraphProperties } from "./paragraph-format";
import { describe, readRunProperties, type RunProperties } from "./properties";
import { strayMarkup, type KnownMarkup } from "./stray-markup";
import type { Theme } from "./theme";

export interface NumberingLevel {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly legal: boolean;
  /** The level (1-based) whose use restarts this one; 0: never; undefined: any higher one. */
  readonly restart: number | undefined;
  readonly run: RunProperties;
  readonly runElement: XmlElement | undefined;
  readonly paragraph: ParagraphProperties;
  readonly paragraphStyle: string | undefined;
  readonly pictureBullet: string | undefined;
  /** Nothing stands between the number and the words: "1" and "5 days" read 15 days (17.9.28). */
  readonly joined: boolean;
  readonly odd: readonly string[];
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, NumberingLevel>;
  /** Levels that begin again at a value where this list first uses them. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

export interface Label {
  /** As printed; "" for a level that prints nothing. */
  readonly text: string;
  readonly level: NumberingLevel;
  /** A format the reader cannot print: its name. */
  readonly unknownFormat?: string;
}

export interface Numbering {
  level(numId: string, level: number): NumberingLevel | undefined;
  /** Whether there is such a list, whatever levels it has. */
  has(numId: string): boolean;
  /** The level of a list that names a paragraph style. */
  levelOfStyle(numId: string, style: string): number | undefined;
  /** Counters for one story; asked in document order. */
  counters(): (numId: string, level: number) => Label | undefined;
  readonly twice: readonly string[];
  /** Markup where the reader knows none. */
  readonly strays: readonly XmlElement[];
  /** Picture bullet definitions by id. */
  readonly pictures: ReadonlyMap<string, XmlElement>;
}

const LEVEL_KNOWN = new Set([
  "w:start",
  "w:numFmt",
  "w:lvlText",
  "w:isLgl",
  "w:lvlRestart",
  "w:rPr",
  "w:pPr",
  "w:pStyle",
  "w:lvlPicBulletId",
  "w:lvlJc",
  "w:suff",
  "w:legacy",
]);
const holdsFormats = (one: XmlElement): boolean =>
  one.name === "mc:AlternateContent" &&
  elements(one).every((copy) => elements(copy).every((inner) => inner.name === "w:numFmt"));

const NUMBERING_KNOWN: KnownMarkup = {
  "w:numPicBullet": undefined,
  "w:numIdMacAtCleanup": undefined,
  "w:abstractNum": {
    "w:nsid": undefined,
    "w:multiLevelType": undefined,
    "w:tmpl": undefined,
    "w:name": undefined,
    "w:styleLink": undefined,
    "w:numStyleLink": undefined,
    "w:lvl": undefined,
  },
  "w:num": { "w:abstractNumId": undefined, "w:lvlOverride": { "w:startOverride": undefined, "w:lvl": undefined } },
};

const readLevel = (element: XmlElement, theme: Theme): NumberingLevel => {
  // Word writes formats newer than its first version inside an AlternateContent whose fallback is decimal.
  const alternate = child(element, "mc:AlternateContent");
  const format = child(element, "w:numFmt") ?? child(child(alternate, "mc:Choice"), "w:numFmt");
  const custom = format?.attributes.get("w:format");
  const runElement = child(element, "w:rPr");
  return {
    start: wholeNumber(val(child(element, "w:start"))) ?? 0,
    format: format === undefined ? "decimal" : custom === undefined ? (val(format) ?? "decimal") : `custom ${custom}`,
    text: child(element, "w:lvlText")?.attributes.get("w:val") ?? "",
    legal: isOn(child(element, "w:isLgl")),
    restart: wholeNumber(val(child(element, "w:lvlRestart"))),
    run: readRunProperties(runElement, theme),
    runElement,
    paragraph: readParagraphProperties(child(element, "w:pPr"), theme),
    paragraphStyle: val(child(element, "w:pStyle")),
    pictureBullet: numberedId(val(child(element, "w:lvlPicBulletId"))),
    joined: val(child(element, "w:suff")) === "nothing",
    odd: elements(element)
      .filter((one) => !LEVEL_KNOWN.has(one.name) && !holdsFormats(one))
      .map((one) => describe(one, theme)),
  };
};

const letters = (value: number): string =>
  value <= 0 ? "" : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];
const roman = (value: number): string => {
  let rest = value;
  let out = "";
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) out += sign;
  return out;
};

/** A number in one of the formats printed exactly; undefined for any other format. */
const printNumber = (value: number, format: string): string | undefined => {
  switch (format) {
    case "decimal":
      return String(value);
    case "decimalZero":
      return value < 10 && value >= 0 ? `0${value}` : String(value);
    case "lowerLetter":
      return letters(value);
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerRoman":
      return value > 0 && value < 10000 ? roman(value) : String(value);
    case "upperRoman":
      return value > 0 && value < 10000 ? roman(value).toUpperCase() : String(value);
    case "none":
      return "";
    default:
      return undefined;
  }
};

/** The same kind of child twice: readers differ on which counts. */
const repeats = (element: XmlElement, key: (child: XmlElement) => string = (one) => one.name): boolean => {
  const keys = elements(element).map(key);
  return new Set(keys).size !== keys.length;
};

/**
 * Reads a numbering part's root; undefined when the document has none.
 * @param listOfStyle list ids by numbering style, from the styles
 */
export const readNumbering = (
  root: XmlElement | undefined,
  theme: Theme,
  listOfStyle: ReadonlyMap<string, string>,
): Numbering => {
  const abstracts = new Map<string, XmlElement>();
  const styleLinks = new Map<string, string>();
  const nums = new Map<string, XmlElement>();
  const pictures = new Map<string, XmlElement>();
  const twice: string[] = [];
  const strays: XmlElement[] = [];
  for (const one of root === undefined ? [] : elements(root)) {
    if (one.name === "w:abstractNum") {
      const id = numberedId(one.attributes.get("w:abstractNumId")) ?? "";
      if (
        abstracts.has(id) ||
        repeats(one, (inner) =>
          inner.name === "w:lvl" ? `${inner.name} ${numberedId(inner.attributes.get("w:ilvl")) ?? ""}` : inner.name,
        ) ||
        elements(one).some((inner) => inner.name === "w:lvl" && repeats(inner))
      )
        twice.push(`abstractNum ${id}`);
      abstracts.set(id, one);
      const link = val(child(one, "w:styleLink"));
      if (link !== undefined) styleLinks.set(link, id);
    } else if (one.name === "w:num") {
      const id = numberedId(one.attributes.get("w:numId")) ?? "";
      if (
        nums.has(id) ||
        repeats(one, (inner) =>
          inner.name === "w:lvlOverride"
            ? `${inner.name} ${numberedId(inner.attributes.get("w:ilvl")) ?? ""}`
            : inner.name,
        ) ||
        elements(one).some(
          (inner) =>
            inner.name === "w:lvlOverride" && (repeats(inner) || elements(inner).some((level) => repeats(level))),
        )
      )
        twice.push(`num ${id}`);
      nums.set(id, one);
    } else if (one.name === "w:numPicBullet")
      pictures.set(numberedId(one.attributes.get("w:numPicBulletId")) ?? "", one);
    strays.push(...strayMarkup(one, NUMBERING_KNOWN));
  }

  const abstractLevels = new Map<string, ReadonlyMap<number, NumberingLevel>>();
  const levelsOf = (abstractId: string): ReadonlyMap<number, NumberingLevel> => {
    const known = abstractLevels.get(abstractId);
    if (known !== undefined) return known;
    const levels = new Map<number, NumberingLevel>();
    for (const one of elements(abstracts.get(abstractId) as XmlElement))
      if (one.name === "w:lvl") levels.set(wholeNumber(one.attributes.get("w:ilvl")) ?? 0, readLevel(one, theme));
    abstractLevels.set(abstractId, levels);
    return levels;
  };

  const lists = new Map<string, List | undefined>();
  const listOf = (numId: string): List | undefined => {
    if (lists.has(numId)) return lists.get(numId);
    const num = nums.get(numId);
    let abstractId = numberedId(val(child(num, "w:abstractNumId")));
    // A list that only names a numbering style is that style's list (17.9.21).
    const linked = abstractId === undefined ? undefined : val(child(abstracts.get(abstractId), "w:numStyleLink"));
    if (linked !== undefined) {
      const byStyle = numberedId(val(child(nums.get(listOfStyle.get(linked) ?? ""), "w:abstractNumId")));
      const byLink = styleLinks.get(linked);
      if (byStyle !== undefined && byLink !== undefined && byStyle !== byLink) twice.push(`numbering style ${linked}`);
      abstractId = byStyle ?? byLink ?? abstractId;
    }
    let list: List | undefined;
    if (num !== undefined && abstractId !== undefined && abstracts.has(abstractId)) {
      const levels = new Map(levelsOf(abstractId));
      const startOverrides = new Map<number, number>();
      for (const override of elements(num)) {
        if (override.name !== "w:lvlOverride") continue;
        const at = wholeNumber(override.attributes.get("w:ilvl")) ?? 0;
        const own = child(override, "w:lvl");
        if (own !== undefined) levels.set(at, readLevel(own, theme));
        const start = wholeNumber(val(child(override, "w:startOverride")));
        if (start !== undefined) startOverrides.set(at, start);
      }
      list = { abstractId, levels, startOverrides };
    }
    lists.set(numId, list);
    return list;
  };

  const counters = (): ((numId: string, level: number) => Label | undefined) => {
    /** Current values by abstract definition: lists of one definition count together. */
    const values = new Map<string, (number | undefined)[]>();
    const begun = new Set<string>();
    return (numId, at) => {
      const list = listOf(numId);
      const level = list?.levels.get(at);
      if (list === undefined || level === undefined) return undefined;
      let current = values.get(list.abstractId);
      if (current === undefined) values.set(list.abstractId, (current = []));
      const override = list.startOverrides.get(at);
      if (override !== undefined && !begun.has(`${numId} ${at}`)) current[at] = override;
      else current[at] = current[at] === undefined ? (override ?? level.start) : current[at] + 1;
      begun.add(`${numId} ${at}`);
      for (let deeper = at + 1; deeper < 9; deeper += 1) {
        const restart = list.levels.get(deeper)?.restart;
        if (restart === 0 || (restart !== undefined && at + 1 > restart)) continue;
        current[deeper] = undefined;
      }
      let unknownFormat: string | undefined;
      const print = (which: number): string => {
        const shown = list.levels.get(which);
        const value = current[which] ?? list.startOverrides.get(which) ?? shown?.start ?? 0;
        // A higher level that was never used counts as used once (17.9.11).
        current[which] ??= value;
        const format = level.legal && which !== at ? "decimal" : level.legal ? "decimal" : (shown?.format ?? "decimal");
        if (format === "bullet") return "";
        const text = printNumber(value, format);
        if (text === undefined) unknownFormat = format;
        return text ?? `{${format} ${value}}`;
      };
      if (level.format === "bullet" && !level.legal) return { text: level.text, level };
      const text =
        level.format === "none" && !/%\d/.test(level.text)
          ? level.text
          : level.text.replace(/%([1-9])/g, (_, digit: string) => print(Number(digit) - 1));
      return { text, level, ...(unknownFormat === undefined ? {} : { unknownFormat }) };
    };
  };

  return {
    level: (numId, at) => listOf(numId)?.levels.get(at),
    has: (numId) => listOf(numId) !== undefined,
    levelOfStyle: (numId, style) => {
      for (const [at, level] of listOf(numId)?.levels ?? []) if (level.paragraphStyle === style) return at;
      return undefined;
    },
    counters,
    twice,
    strays,
    pictures,
  };
};
