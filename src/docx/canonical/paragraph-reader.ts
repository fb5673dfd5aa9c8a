/**
 * One paragraph: its two hashes. `words` is what it says and how that looks; `place` is the label printed before it, its story and
 * its cell. Which control holds it is no part of either.
 */
import type { ParagraphContent } from "./document-content";
import type { XmlElement } from "../xml/xml-tree";
import { child, val, wholeNumber } from "./content-tree";
import type { ReadBox } from "./drawings";
import { atom, hashOf, list, listOf, record, type Encoded } from "./encoding";
import {
  layoutThatHides,
  overlayParagraph,
  paragraphFormat,
  readParagraphProperties,
  tabLayout,
  wholeLayout,
  type ParagraphProperties,
} from "./paragraph-format";
import { readRunProperties, shadeBehind, type RunProperties } from "./properties";
import { isNoiseAttribute } from "./raw";
import type { Report, Where } from "./report";
import { whereOf, type Around, type Blocks, type ReadParagraph, type StoryReading } from "./reading";
import { lookOfSigns, NORMAL, WHITE_ENTRY, WHITE_SHADING, type RunFormat, type Surroundings } from "./run-format";
import { unknownMarkup, type ParagraphReading } from "./markers";
import { readInline } from "./run-reader";
import { Segments } from "./segments";

const NOTHING: readonly string[] = [];
const NO_WHERE: readonly Encoded[] = [];

/** Surroundings are one object per style and table place, so that resolved formats can be kept by it. */
const surroundingsOf = (() => {
  const known = new WeakMap<object, WeakMap<object, Map<string, Surroundings>>>();
  return (story: StoryReading, around: Around, style: string | undefined): Surroundings => {
    const { styles } = story.reading;
    let byCells = known.get(styles);
    if (byCells === undefined) known.set(styles, (byCells = new WeakMap<object, Map<string, Surroundings>>()));
    let byStyle = byCells.get(around.cells);
    if (byStyle === undefined) byCells.set(around.cells, (byStyle = new Map<string, Surroundings>()));
    const { id, run } = styles.paragraph(style);
    let found = byStyle.get(id);
    if (found === undefined)
      byStyle.set(
        id,
        (found = { defaults: styles.defaults.run, tables: around.cells.map((cell) => cell.run), paragraph: run }),
      );
    return found;
  };
})();

/** `styled`: with a style's own indents over those of the list it names, as Word has it (17.9.23), where that is another reading. */
const effectiveProperties = (
  story: StoryReading,
  around: Around,
  style: string | undefined,
  direct: ParagraphProperties,
): { readonly properties: ParagraphProperties; readonly styled?: ParagraphProperties } => {
  const { styles, numbering } = story.reading;
  const styled = styles.paragraph(style);
  let properties = styles.defaults.paragraph;
  for (const cell of around.cells) properties = overlayParagraph(properties, cell.paragraph);
  properties = overlayParagraph(properties, styled.paragraph);
  const byStyle = properties;
  const numId = direct.numId ?? properties.numId;
  if (numId !== undefined && numId !== "0") {
    const level = levelOf(
      story,
      numId,
      direct.level ?? properties.level,
      direct.numId === undefined ? styled.numberingStyle : undefined,
    );
    const own = numbering.level(numId, level)?.paragraph;
    if (own !== undefined) properties = overlayParagraph(properties, { ...own, values: new Map(), odd: [] });
  }
  const settled = overlayParagraph(properties, direct);
  return properties === byStyle || direct.numId !== undefined
    ? { properties: settled }
    : {
        properties: settled,
        styled: overlayParagraph(
          { ...properties, indents: new Map([...properties.indents, ...byStyle.indents]) },
          direct,
        ),
      };
};

const levelOf = (story: StoryReading, numId: string, stated: string | undefined, style: string | undefined): number =>
  (style === undefined ? undefined : story.reading.numbering.levelOfStyle(numId, style)) ?? wholeNumber(stated) ?? 0;

/** Most paragraphs of a story share one place: no label, no cell. Each is hashed once. */
const placeHash = (() => {
  const known = new WeakMap<StoryReading, Map<Encoded, string>>();
  return (story: StoryReading, encoded: Encoded): string => {
    let places = known.get(story);
    if (places === undefined) known.set(story, (places = new Map<Encoded, string>()));
    let hash = places.get(encoded);
    if (hash === undefined) places.set(encoded, (hash = hashOf("place", encoded)));
    return hash;
  };
})();

/** The two halves of a colour clash: letters in the colour of what is behind them cannot be read. */
const near = (a: string, b: string): boolean =>
  [0, 2, 4].every(
    (at) => Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) <= 24,
  );

const lookAtFormats = (
  formats: ReadonlySet<RunFormat>,
  paragraphShade: string | undefined,
  story: StoryReading,
  around: Around,
): void => {
  const { report } = story.reading;
  const where = whereOf(story, around);
  for (const format of formats) {
    const behind = format.behind ?? paragraphShade ?? around.behind;
    for (const color of format.colors) {
      if (/^[0-9A-F]{6}$/.test(behind) ? near(color, behind) : false)
        report.blocking("hidden-text", where, { how: "color" });
      else if (behind === "?" && near(color, "FFFFFF")) report.toBeSeen("light-text", where);
    }
    if (format.seeThrough) report.blocking("hidden-text", where, { how: "fill" });
    if (format.size <= NORMAL.smallestSeen) report.blocking("hidden-text", where, { how: "size" });
    else if (format.size < NORMAL.smallestRead) report.toBeSeen("small-text", where, { halfPoints: format.size });
    for (const what of format.unusual) report.toBeSeen("unusual-letters", where, { what });
  }
};

const EMPTY: XmlElement = {
  name: "w:rPr",
  attributes: new Map(),
  children: [],
  start: 0,
  contentStart: 0,
  contentEnd: 0,
  end: 0,
};

/** A label's own properties: the paragraph mark's, but for its being hidden, with the level's nearest. One element for one pair. */
const labelProperties = (() => {
  const known = new WeakMap<XmlElement, WeakMap<XmlElement, XmlElement>>();
  return (mark: XmlElement = EMPTY, own: XmlElement = EMPTY): XmlElement => {
    let byOwn = known.get(mark);
    if (byOwn === undefined) known.set(mark, (byOwn = new WeakMap<XmlElement, XmlElement>()));
    let made = byOwn.get(own);
    if (made === undefined) {
      const ownNames = new Set(own.children.map((one) => (typeof one === "string" ? "" : one.name)));
      const kept = mark.children.filter(
        (one) =>
          typeof one !== "string" && one.name !== "w:vanish" && one.name !== "w:specVanish" && !ownNames.has(one.name),
      );
      byOwn.set(own, (made = { ...EMPTY, children: [...kept, ...own.children] }));
    }
    return made;
  };
})();

/** The printed label, and how it looks. Counts one on: ask once a paragraph, in order. */
const readLabel = (
  story: StoryReading,
  around: Around,
  properties: ParagraphProperties,
  surroundings: Surroundings,
  mark: XmlElement | undefined,
  numberingStyle: string | undefined,
): { readonly text?: string; readonly encoded: Encoded } => {
  const { theme, report, formatOf, numbering } = story.reading;
  const { numId } = properties;
  if (numId === undefined || numId === "0") return { encoded: list("no-label") };
  const counter = around.box ? story.boxLabel : story.label;
  const at = levelOf(story, numId, properties.level, numberingStyle);
  const label = counter(numId, at);
  const where = whereOf(story, around);
  if (label === undefined) {
    if (!numbering.has(numId)) return { encoded: list("no-label") };
    // A level its list does not have: readers print another level's number, or none.
    report.toBeSeen("number-format", where, { format: `level ${at + 1}` });
    return { encoded: list("no-label", atom(`level ${at}`)) };
  }
  if (label.unknownFormat !== undefined) report.toBeSeen("number-format", where, { format: label.unknownFormat });
  // The label looks as the paragraph's mark does, with the level's own formatting nearest (17.9.24).
  const own = label.level.runElement;
  const direct = readRunProperties(labelProperties(mark, own), theme);
  const format = formatOf(surroundings, direct);
  if (label.text !== "" && format.hidden) report.blocking("hidden-text", where, { how: "label" });
  if (label.text !== "") lookAtFormats(new Set([format]), undefined, story, around);
  for (const odd of label.level.odd) report.toBeSeen("unknown-formatting", where, { what: odd.slice(0, 200) });
  const picture =
    label.level.pictureBullet === undefined ? undefined : numbering.pictures.get(label.level.pictureBullet);
  return {
    ...(label.text === "" ? {} : { text: label.text }),
    encoded: list(
      "label",
      atom(label.text),
      atom(label.text === "" && picture === undefined ? "" : format.simple + lookOfSigns(format, label.text)),
      ...(label.level.joined && label.text !== "" ? [list("joined")] : []),
      ...label.level.odd.map(atom),
      ...(picture === undefined ? [] : [story.pictureBullet(picture)]),
    ),
  };
};

/** What a paragraph's style, table and own properties amount to: the same for all that share them, so made once. */
interface Settled {
  readonly direct: ParagraphProperties;
  readonly properties: ParagraphProperties;
  readonly styled: ParagraphProperties | undefined;
  readonly surroundings: Surroundings;
  readonly format: readonly string[];
  readonly mark: RunProperties;
  readonly markHidden: boolean;
  readonly sectionElement: XmlElement | undefined;
  readonly markElement: XmlElement | undefined;
  readonly numberingStyle: string | undefined;
}

const settle = (() => {
  const known = new WeakMap<object, WeakMap<object, WeakMap<XmlElement, Settled>>>();
  return (story: StoryReading, around: Around, element: XmlElement): Settled => {
    const { theme, styles } = story.reading;
    let byCells = known.get(story.reading);
    if (byCells === undefined)
      known.set(story.reading, (byCells = new WeakMap<object, WeakMap<XmlElement, Settled>>()));
    let byElement = byCells.get(around.cells);
    if (byElement === undefined) byCells.set(around.cells, (byElement = new WeakMap<XmlElement, Settled>()));
    let settled = byElement.get(element);
    if (settled === undefined) {
      const direct = readParagraphProperties(element, theme);
      const style = val(child(element, "w:pStyle"));
      const surroundings = surroundingsOf(story, around, style);
      const { properties, styled } = effectiveProperties(story, around, style, direct);
      const markElement = child(element, "w:rPr");
      const mark = readRunProperties(markElement, theme);
      settled = {
        direct,
        properties,
        styled,
        surroundings,
        format: paragraphFormat(properties),
        mark,
        markHidden: story.reading.formatOf(surroundings, mark).hidden,
        sectionElement: child(element, "w:sectPr"),
        markElement,
        numberingStyle: direct.numId === undefined ? styles.paragraph(style).numberingStyle : undefined,
      };
      byElement.set(element, settled);
    }
    return settled;
  };
})();

/** The paragraph's own mark: hidden, it runs this paragraph into the next; revised, it may do so tomorrow. */
const readMark = (
  { mark, markHidden, direct }: Pick<Settled, "mark" | "markHidden" | "direct">,
  report: Report,
  where: Where,
): readonly string[] => {
  const own: string[] = [];
  if (markHidden) {
    own.push(`mark hidden ${mark.values.get("w:specVanish") === "1" ? "separator" : ""}`);
    if (mark.values.get("w:specVanish") !== "1") report.toBeSeen("hidden-paragraph-mark", where);
  }
  for (const kind of mark.markRevisions) {
    own.push(`mark ${kind}`);
    report.blocking("revision-mark", where, { kind: `paragraph ${kind}` });
  }
  if (direct.changed) {
    own.push("changed");
    report.blocking("revision-mark", where, { kind: "pPrChange" });
  }
  if (mark.changed) report.blocking("revision-mark", where, { kind: "rPrChange" });
  return own;
};

const withoutWhite = (format: readonly string[], { behind }: Around): readonly string[] =>
  behind === "FFFFFF" ? format.filter((one) => one !== WHITE_ENTRY) : format;

/** In a box or frame, a row of exact height, or under something opaque, layout decides which words show. */
const canBeCutOff = ({ values }: ParagraphProperties, story: StoryReading, around: Around): boolean =>
  around.box ||
  story.reading.wordsCanBeCovered ||
  (values.get("w:framePr") ?? "") !== "" ||
  around.room?.clip?.height !== undefined;

const layoutThatCounts = (
  properties: ParagraphProperties,
  clipped: boolean,
  shown: string,
  { reading }: StoryReading,
): readonly string[] =>
  clipped
    ? [wholeLayout(properties, reading.defaultTab)]
    : shown.includes("\t")
      ? [tabLayout(properties, reading.defaultTab)]
      : NOTHING;

/** Shading of the cells around it; white all the way down to white paper is none. */
const cellShades = (story: StoryReading, { cells }: Around): readonly string[] => {
  const shades = cells.map(({ shading }) => shading).filter((shading) => shading !== "");
  return story.reading.paper === "FFFFFF" && shades.every((shading) => shading === WHITE_SHADING)
    ? []
    : shades.map((shading) => `cell ${shading}`);
};

/** What readers take in different ways within the paragraph, as it is spelled; reported. */
const readLoose = (element: XmlElement, story: StoryReading, where: Where): readonly string[] =>
  (story.reading.loose.get(element) ?? NOTHING).map((what) => {
    story.reading.report.toBeSeen("loose-markup", where, { what: what.slice(0, 200) });
    return `loose ${what}`;
  });

/** A document has thousands of paragraphs: each is one object, with what is known of it and no more. */
type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

const NO_PROPERTIES: XmlElement = { ...EMPTY, name: "w:pPr" };

/**
 * Reads one `w:p` and lists it.
 * @param before marks that stand in front of it at block level (a check box of the control around it)
 */
export const readParagraph = (
  element: XmlElement,
  story: StoryReading,
  around: Around,
  before: readonly Encoded[],
  readBox: ReadBox,
): ReadParagraph => {
  const { report } = story.reading;
  const listing = around.box ? story.boxListing() : story.listing;
  const where = whereOf(story, around);
  const propertiesElement = child(element, "w:pPr");
  const {
    direct,
    properties,
    styled,
    surroundings,
    format,
    mark,
    markHidden,
    markElement,
    sectionElement,
    numberingStyle,
  } = settle(story, around, propertiesElement ?? NO_PROPERTIES);
  const shade = properties.values.get("w:shd") ?? "";
  const clipped = canBeCutOff(properties, story, around);
  const segments = new Segments((shadeBehind(shade) ?? around.behind) === "FFFFFF", clipped);
  const boxes: Blocks[] = [];
  const at: ParagraphReading = {
    story,
    around,
    surroundings,
    segments,
    boxes,
    readBox,
    formats: new Set(),
    blanks: new Map(),
  };

  for (const mark of before) segments.mark(mark);
  for (const name of element.attributes.keys())
    if (!isNoiseAttribute(name)) segments.mark(unknownMarkup({ ...element, children: [] }, story, around));
  if (story.fields.inCode()) story.fields.codeItem(list("paragraph"));
  let first = true;
  for (const one of element.children) {
    if (typeof one === "string") continue;
    if (one.name === "w:pPr" && (!first || one !== propertiesElement)) segments.mark(unknownMarkup(one, story, around));
    first = false;
  }
  readInline(
    propertiesElement === undefined
      ? element.children
      : element.children.filter((one) => typeof one === "string" || one.name !== "w:pPr"),
    at,
    around.revision,
  );
  for (const [id, blank] of at.blanks) {
    report.blocking("blank-malformed", where, { name: blank.name });
    story.openBookmarks.set(id, blank.name);
  }

  const own: string[] = [...withoutWhite(format, around), ...readMark({ mark, markHidden, direct }, report, where)];
  own.push(...readLoose(element, story, where));
  own.push(...cellShades(story, around));
  const highest = Math.max(segments.largest, segments.tallest);
  if (highest > 0) {
    const room = around.room ?? story.room;
    const hiding = layoutThatHides(properties, highest, room);
    const byStyle =
      styled === undefined
        ? []
        : layoutThatHides(styled, highest, room).filter(({ kind }) => hiding.every((one) => one.kind !== kind));
    for (const { kind, text, unusual } of [...hiding, ...byStyle]) {
      own.push(`${kind} ${text}`);
      if (unusual) report.toBeSeen("layout-hides", where, { kind });
    }
    if (properties.values.get("w:framePr") !== undefined) report.toBeSeen("frame", where);
    if (properties.values.get("w15:collapsed") === "1") report.toBeSeen("collapsed", where);
  }
  if (properties.odd.length > 0)
    report.toBeSeen("unknown-formatting", where, { what: properties.odd.join(" ").slice(0, 200) });
  lookAtFormats(at.formats, shadeBehind(properties.values.get("w:shd") ?? ""), story, around);

  const noteLabel = around.box ? undefined : story.noteLabel;
  if (!around.box) story.noteLabel = undefined;
  const label = readLabel(story, around, properties, surroundings, markElement, numberingStyle);
  // Whether anything stands there is judged by what shows, never by where it would stand.
  const unmarked = own.length === 0;
  own.push(...layoutThatCounts(properties, clipped, segments.shown, story));
  const encodedSegments = segments.encode();
  const words = hashOf("words", list("paragraph", record("format", ...own), listOf(encodedSegments)));
  const place = placeHash(
    story,
    list(
      "place",
      story.placeOfStory,
      listOf(around.path.length === 0 ? NO_WHERE : around.path),
      label.encoded,
      atom(around.box ? "box" : ""),
      atom(noteLabel ?? ""),
    ),
  );
  const shownLabel = noteLabel ?? label.text;
  const content: Writable<ParagraphContent> = { text: segments.shown, words, place, tableDepth: around.depth };
  if (shownLabel !== undefined) content.label = shownLabel;
  if (around.control !== undefined) {
    content.tag = around.control.tag;
    content.control = around.control.ordinal;
    if (around.control.id !== undefined) content.id = around.control.id;
  }
  if (segments.holdsMoreThanText) content.drawn = true;
  listing.paragraphs.push(content);
  const structure: Encoded[] = [atom(words), atom(place)];
  if (boxes.length > 0) structure.push(list("boxes", ...boxes.map((blocks) => listOf(blocks))));
  if (sectionElement !== undefined) structure.push(...story.section(sectionElement, true));
  return {
    content,
    structure: list("paragraph", ...structure),
    bare: unmarked && encodedSegments.length === 0 && label.text === undefined && sectionElement === undefined,
  };
};
