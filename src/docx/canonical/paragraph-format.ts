/**
 * A paragraph's own format, as far as it can hide, reorder or relabel words: shading, borders, frames, direction, and line height or
 * indents where they leave the bounds of ordinary print. Within those bounds layout is lint's matter, not approval's.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, numberedId, onOff, val, wholeNumber } from "./content-tree";
import { describe, describeBorders, describeShading, runsAsUsual } from "./properties";
import { isNoiseAttribute } from "./raw";
import type { Theme } from "./theme";

/** Hashed when on. */
const SWITCHES = new Set(["w:bidi", "w:suppressLineNumbers", "w15:collapsed"]);
/** Hashed as they stand. */
const RAW = new Set(["w:framePr", "w:textDirection", "w:textboxTightWrap"]);
/** Layout, structure and caches (canonical content, "Out"), or read elsewhere. */
const ELSEWHERE = new Set([
  "w:pStyle",
  "w:keepNext",
  "w:keepLines",
  "w:pageBreakBefore",
  "w:widowControl",
  "w:suppressOverlap",
  "w:outlineLvl",
  "w:divId",
  "w:cnfStyle",
  "w:rPr",
  "w:sectPr",
  "w:pPrChange",
]);

/** Where a line's words stand and where it breaks. */
const LAYOUT = new Set(
  (
    "jc textAlignment contextualSpacing mirrorIndents suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN " +
    "adjustRightInd snapToGrid"
  )
    .split(" ")
    .map((name) => `w:${name}`),
);
const isOff = (element: XmlElement): boolean => element.attributes.size > 0 && onOff(val(element)) === false;
const CLEARED = "";
/** Kind and leader (17.3.1.37), "" for a stop cleared; `left` and `start`, `right` and `end` are one kind each. */
const describeStop = (stop: XmlElement): string => {
  const kind = val(stop) ?? "";
  if (kind === "clear") return CLEARED;
  const leader = stop.attributes.get("w:leader") ?? "none";
  return `${kind === "start" ? "left" : kind === "end" ? "right" : kind} ${leader}`;
};

export interface ParagraphProperties {
  readonly values: ReadonlyMap<string, string>;
  readonly spacing: ReadonlyMap<string, string>;
  readonly indents: ReadonlyMap<string, string>;
  /** Kind and leader of tab stops by position, as written; a stop cleared takes an outer level's away. */
  readonly tabs: ReadonlyMap<string, string>;
  /** The rest of layout, by property: it counts where what stands there can be cut off or covered. */
  readonly layout: ReadonlyMap<string, string>;
  readonly numId?: string;
  readonly level?: string;
  readonly odd: readonly string[];
  /** A revision of paragraph properties or of the numbering. */
  readonly changed: boolean;
}

const NONE: ParagraphProperties = {
  values: new Map(),
  spacing: new Map(),
  indents: new Map(),
  tabs: new Map(),
  layout: new Map(),
  odd: [],
  changed: false,
};
export const NO_PARAGRAPH_PROPERTIES = NONE;

/** Reads one `w:pPr`. */
export const readParagraphProperties = (element: XmlElement | undefined, theme: Theme): ParagraphProperties => {
  if (element === undefined || element.children.length === 0) return NONE;
  const values = new Map<string, string>();
  const spacing = new Map<string, string>();
  const indents = new Map<string, string>();
  const odd: string[] = [];
  const tabs = new Map<string, string>();
  const layout = new Map<string, string>();
  const seen = new Set<string>();
  let numId: string | undefined;
  let level: string | undefined;
  let changed = false;
  for (const one of elements(element)) {
    const { name } = one;
    if (seen.has(name)) odd.push(`twice ${describe(one, theme)}`);
    seen.add(name);
    if (SWITCHES.has(name)) values.set(name, isOn(one) ? "1" : "");
    else if (RAW.has(name))
      values.set(name, name === "w:textDirection" && runsAsUsual(one) ? "" : describe(one, theme));
    else if (name === "w:shd") values.set(name, describeShading(one, theme));
    else if (name === "w:pBdr") values.set(name, describeBorders(one, theme));
    else if (name === "w:spacing" || name === "w:ind") {
      for (const [key, value] of one.attributes)
        if (!isNoiseAttribute(key)) (name === "w:spacing" ? spacing : indents).set(key, value);
    } else if (name === "w:numPr") {
      if (elements(one).length !== new Set(elements(one).map((inner) => inner.name)).size)
        odd.push(`twice ${describe(one, theme)}`);
      numId = numberedId(val(child(one, "w:numId")));
      level = numberedId(val(child(one, "w:ilvl")));
      for (const inner of elements(one)) {
        if (inner.name === "w:ins" || inner.name === "w:numberingChange") changed = true;
        else if (inner.name !== "w:numId" && inner.name !== "w:ilvl") odd.push(describe(inner, theme));
      }
    } else if (name === "w:tabs") {
      for (const stop of elements(one)) tabs.set(stop.attributes.get("w:pos") ?? "", describeStop(stop));
    } else if (name === "w:pPrChange") changed = true;
    else if (LAYOUT.has(name)) layout.set(name, isOff(one) ? "" : describe(one, theme));
    else if (!ELSEWHERE.has(name)) odd.push(describe(one, theme));
  }
  return {
    values,
    spacing,
    indents,
    tabs,
    layout,
    odd,
    changed,
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level }),
  };
};

/** A nearer level over a farther one; spacing, indents and numbering merge attribute by attribute (ECMA-376 17.7.2). */
export const overlayParagraph = (under: ParagraphProperties, over: ParagraphProperties): ParagraphProperties => {
  if (under === NONE) return over;
  if (over === NONE) return under;
  const numId = over.numId ?? under.numId;
  const level = over.level ?? under.level;
  return {
    values: new Map([...under.values, ...over.values]),
    spacing: new Map([...under.spacing, ...over.spacing]),
    indents: new Map([...under.indents, ...over.indents]),
    tabs: over.tabs.size === 0 ? under.tabs : new Map([...under.tabs, ...over.tabs]),
    layout: over.layout.size === 0 ? under.layout : new Map([...under.layout, ...over.layout]),
    odd: [...under.odd, ...over.odd],
    changed: under.changed || over.changed,
    ...(numId === undefined ? {} : { numId }),
    ...(level === undefined ? {} : { level }),
  };
};

/** The room a paragraph has, in twentieths of a point. */
export interface Room {
  readonly width: number | undefined;
  readonly leftMargin: number;
  readonly rightMargin: number;
  /** In a cell or text box, whose true width only layout knows. */
  readonly confined: boolean;
  /** The widest of several columns, which `width` does not speak of. */
  readonly column?: number;
  /** In a cell: how far the page itself reaches. */
  readonly reach?: number;
  /** What is certainly cut off beyond: a text box's size, a cell's own width, a row's exact height. */
  readonly clip?: { readonly width?: number; readonly height?: number };
}

/**
 * Stated bounds. On the page, print may hang into the margins by their width and must keep a quarter of an inch to stand in. In a cell
 * or box, indents up to an inch are ordinary; beyond that they are hashed, because the box may be narrower than it says.
 */
const LEAST_WIDTH = 360;
const CONFINED = { hang: 360, indent: 1440, farHang: 720, farIndent: 7200 } as const;

/** Three inches above, below or between lines is more than any form asks for; in a cell or box, three quarters of an inch. */
const SPACING = { far: 4320, confined: 1080 } as const;
/** 17 inches: the long side of a ledger sheet. */
const LONGEST_LINE = 24480;

/** In 240ths of a line: below 0.85 lines begin to run into each other. */
const LEAST_LINE = 204;

const described = (map: ReadonlyMap<string, string>): string =>
  [...map]
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .sort()
    .join(" ");

/** Stops that hold, in order of their places. */
const effectiveStops = ({ tabs }: ParagraphProperties): readonly (readonly [place: string, kind: string])[] =>
  [...tabs].filter(([, kind]) => kind !== CLEARED).sort(([a], [b]) => Number(a) - Number(b) || (a < b ? -1 : 1));

/**
 * What moves words set with tabs: the stops that hold, the ones behind them, the indents. @param every twips from one unsaid stop to the next
 */
export const tabLayout = (properties: ParagraphProperties, every: string): string =>
  `stops ${effectiveStops(properties)
    .map((stop) => stop.join(" "))
    .join(",")} every ${every} indents ${described(properties.indents)}`;

/** All that decides where words stand, for what can be cut off or covered. */
export const wholeLayout = (properties: ParagraphProperties, every: string): string =>
  `${tabLayout(properties, every)} spacing ${described(properties.spacing)} ${described(new Map([...properties.layout].filter(([, value]) => value !== "")))}`;

export interface LayoutThatHides {
  readonly kind: "line-height" | "spacing" | "tab-stop" | "indent";
  readonly text: string;
  /** Outside what ordinary print does: reported, not only hashed. */
  readonly unusual: boolean;
}

/** Whether the room a paragraph asks for above and in its lines carries its first line out of what shows; letters alone, too large for it, are seen to be cut. */
const needsMoreThan = (
  height: number | undefined,
  before: number,
  line: number | undefined,
  rule: string,
  largest: number,
): boolean => {
  const letters = largest * 10;
  const high =
    line === undefined
      ? letters
      : rule === "auto"
        ? Math.max(letters, (letters * line) / 240)
        : Math.max(letters, line);
  return height !== undefined && before + high > Math.max(height, letters);
};

/** The format as sorted texts to hash; empty for an ordinary paragraph. */
export const paragraphFormat = (properties: ParagraphProperties): readonly string[] => {
  const out: string[] = [];
  for (const name of [...properties.values.keys()].sort()) {
    const value = properties.values.get(name) ?? "";
    if (value !== "") out.push(`${name} ${JSON.stringify(value)}`);
  }
  out.push(...properties.odd.map((text) => `odd ${text}`));
  return out;
};

/**
 * Line height and indents that leave ordinary print: what is hashed for it, by the kind of thing it does.
 * @param largest the largest letters in the paragraph, in half points
 */
export const layoutThatHides = (
  properties: ParagraphProperties,
  largest: number,
  room: Room,
): readonly LayoutThatHides[] => {
  const out: LayoutThatHides[] = [];
  const rule = properties.spacing.get("w:lineRule") ?? "auto";
  const line = wholeNumber(properties.spacing.get("w:line"));
  // Exact height in twentieths against letters in half points; an auto line much lower than its letters lays lines over one another.
  if (rule === "exact" && line !== undefined && line < largest * 10)
    out.push({ kind: "line-height", text: described(properties.spacing), unusual: true });
  else if (rule === "auto" && line !== undefined && line < LEAST_LINE)
    out.push({ kind: "line-height", text: described(properties.spacing), unusual: true });
  else if (!["auto", "exact", "atLeast"].includes(rule))
    out.push({ kind: "line-height", text: described(properties.spacing), unusual: true });
  else if (properties.spacing.has("w:line") && line === undefined)
    out.push({ kind: "line-height", text: described(properties.spacing), unusual: true });

  // Room above or below that carries the words out of a box, a row or a page; in lines, a hundred to the line.
  const twips = ["w:before", "w:after"].map((name) => wholeNumber(properties.spacing.get(name) ?? "0"));
  const lines = ["w:beforeLines", "w:afterLines"].map((name) => wholeNumber(properties.spacing.get(name) ?? "0"));
  const most = Math.max(
    ...twips.map((one) => one ?? Infinity),
    ...lines.map((one) => (one ?? Infinity) * 2.4),
    line === undefined ? 0 : rule === "auto" ? line * 0.6 : line,
  );
  if (most > SPACING.far || Math.min(...twips.map((one) => one ?? -1)) < 0)
    out.push({ kind: "spacing", text: described(properties.spacing), unusual: true });
  else if (needsMoreThan(room.clip?.height, twips[0] ?? 0, line, rule, largest))
    out.push({ kind: "spacing", text: described(properties.spacing), unusual: true });
  else if (room.confined && most > SPACING.confined)
    out.push({ kind: "spacing", text: described(properties.spacing), unusual: false });

  const reach = (room.width ?? 0) + room.rightMargin;
  const stops = effectiveStops(properties);
  const farthestTab = Math.max(0, ...stops.map(([stop]) => wholeNumber(stop) ?? Infinity));
  const nearestTab = Math.min(0, ...stops.map(([stop]) => wholeNumber(stop) ?? -Infinity));
  const tabsOut =
    nearestTab < -room.leftMargin - CONFINED.farHang ||
    (room.width !== undefined && !room.confined ? farthestTab > reach : farthestTab > (room.reach ?? LONGEST_LINE));
  if (tabsOut) out.push({ kind: "tab-stop", text: JSON.stringify(stops.map(([stop]) => stop)), unusual: true });

  const number = (...names: readonly string[]): number => {
    for (const name of names) {
      const value = wholeNumber(properties.indents.get(name));
      if (value !== undefined) return value;
    }
    return 0;
  };
  const left = number("w:start", "w:left");
  const right = number("w:end", "w:right");
  const first = properties.indents.has("w:hanging") ? -number("w:hanging") : number("w:firstLine");
  const nearest = Math.min(left, left + first);
  const farthest = Math.max(left, left + first);
  const taken = Math.max(farthest, 0) + Math.max(right, 0);
  const tooWide = room.width !== undefined && taken > 0 && taken > room.width - LEAST_WIDTH;
  const characters = [
    "w:startChars",
    "w:leftChars",
    "w:endChars",
    "w:rightChars",
    "w:firstLineChars",
    "w:hangingChars",
  ].some((name) => Math.abs(wholeNumber(properties.indents.get(name)) ?? 0) > 3000);
  const unreadable = [...properties.indents.values()].some((value) => wholeNumber(value) === undefined);
  const outside = room.confined
    ? nearest < -CONFINED.farHang ||
      right < -CONFINED.farHang ||
      taken > CONFINED.farIndent ||
      (tooWide && taken > CONFINED.indent)
    : nearest < -room.leftMargin || right < -room.rightMargin || tooWide || taken > LONGEST_LINE;
  const cutOff =
    (room.clip?.width !== undefined && taken > room.clip.width) ||
    (room.column !== undefined && taken > room.column - LEAST_WIDTH);
  const unusual = outside || cutOff || characters || unreadable;
  if (unusual || (room.confined && (nearest < -CONFINED.hang || right < -CONFINED.hang || taken > CONFINED.indent)))
    out.push({ kind: "indent", text: described(properties.indents), unusual });
  return out;
};
