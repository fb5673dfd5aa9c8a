/**
 * Runs and what stands beside them in a paragraph: text, breaks, symbols, note references, links, fields, revisions, bookmarks
 * somebody refers to. What the reader does not know is hashed raw and reported; nothing is skipped in silence.
 */
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, onOff, ownText, val, wholeNumber } from "./content-tree";
import { readControl } from "./controls";
import { readAlternative, readDrawing } from "./drawings";
import { atom, list, record, type Encoded } from "./encoding";
import { readFieldCharacter, readSimpleField } from "./field-runs";
import { oddAttributes, place, readMarker, unknownMarkup, type ParagraphReading } from "./markers";
import { isBlankName } from "./own-marks";
import { commentId } from "./package-findings";
import { describe, NO_RUN_PROPERTIES, readRunProperties, type RunProperties } from "./properties";
import { encodeRaw, encodeTarget, isNoiseAttribute } from "./raw";
import { whereOf } from "./reading";
import type { RunFormat } from "./run-format";

const REVISIONS: Readonly<Record<string, string>> = {
  "w:ins": "ins",
  "w:del": "del",
  "w:moveFrom": "moveFrom",
  "w:moveTo": "moveTo",
};
const DATES = new Set(["w:dayShort", "w:monthShort", "w:yearShort", "w:dayLong", "w:monthLong", "w:yearLong"]);

/** A symbol for the screen: its own character, or a box where it stands in a font's private area. */
const symbolShown = (code: string | undefined): string => {
  const value = /^[0-9A-Fa-f]{1,4}$/.test(code ?? "") ? Number.parseInt(code as string, 16) : 0xf000;
  return value >= 0x20 && value < 0xd800 ? String.fromCharCode(value) : "\u25a1";
};

const startBookmark = (element: XmlElement, at: ParagraphReading): void => {
  const { story, around, segments } = at;
  const { reading } = story;
  const name = element.attributes.get("w:name") ?? "";
  const id = element.attributes.get("w:id") ?? "";
  if (isBlankName(name)) {
    const twice = reading.blankNames.has(name);
    reading.blankNames.add(name);
    if (twice) reading.report.blocking("blank-twice", whereOf(story, around), { name });
    else if (!story.fields.inCode()) {
      at.blanks.set(id, segments.startBlank(name));
      return;
    }
  } else if (!reading.referred.has(name.toLowerCase())) return;
  story.openBookmarks.set(id, name);
  place(
    at,
    record(
      "bookmark-start",
      name,
      element.attributes.get("w:colFirst") ?? "",
      element.attributes.get("w:colLast") ?? "",
    ),
  );
};

const endBookmark = (element: XmlElement, at: ParagraphReading): void => {
  const { story, around, segments } = at;
  const id = element.attributes.get("w:id") ?? "";
  const start = at.blanks.get(id);
  if (start === undefined) {
    readMarker(element, story, around, (encoded) => place(at, encoded));
    return;
  }
  at.blanks.delete(id);
  const where = whereOf(story, around);
  const { text, taken } = segments.endBlank(start, story.reading.blanksAs.get(start.name));
  const listing = around.box ? story.boxListing() : story.listing;
  story.reading.blanks.push({ name: start.name, text, listing, paragraph: where.paragraph ?? 0 });
  if (!taken) story.reading.report.blocking("blank-filled", where, { name: start.name });
};

const readText = (element: XmlElement, format: RunFormat, revision: string, at: ParagraphReading): void => {
  const { story, segments } = at;
  const raw = ownText(element);
  if (element.children.some((one) => typeof one !== "string")) place(at, unknownMarkup(element, story, at.around));
  for (const name of element.attributes.keys())
    if (name !== "xml:space") place(at, unknownMarkup(element, story, at.around));
  // Without xml:space="preserve" Word drops white space at the ends (17.3.3.31); what was dropped is hashed apart.
  const text = element.attributes.get("xml:space") === "preserve" ? raw : raw.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");
  if (text !== raw) place(at, record("dropped-space", raw));
  if (story.fields.inCode()) {
    story.fields.code(text);
    return;
  }
  if (text === "") return;
  if (format.hidden) story.reading.report.blocking("hidden-text", whereOf(story, at.around), { how: "property" });
  else if (text.trim() !== "") at.formats.add(format);
  if (story.fields.inLayoutResult()) {
    story.fields.layoutText(text);
    segments.item(format, revision, list("page-number"), text, true);
  } else segments.text(format, revision, text);
};

/** How high something drawn stands in its line, in half points (whole points: Word rounds when it saves); 0 for what floats. */
const heightInLine = (element: XmlElement): number => {
  const inline = child(element, "wp:inline");
  if (inline !== undefined)
    return Math.floor((wholeNumber(child(inline, "wp:extent")?.attributes.get("cy")) ?? 0) / 12700) * 2;
  return Math.max(
    0,
    ...elements(element).map((one) => {
      const style = one.name.startsWith("v:") ? (one.attributes.get("style") ?? "") : "";
      const [, height, unit] = /(?:^|;)\s*height\s*:\s*([\d.]+)(pt|in)/.exec(style) ?? [];
      return height === undefined || /position\s*:\s*absolute/.test(style)
        ? 0
        : Number(height) * (unit === "in" ? 144 : 2);
    }),
  );
};

const readRunChild = (one: XmlElement, format: RunFormat, revision: string, at: ParagraphReading): void => {
  const { story, around, segments } = at;
  const { report } = story.reading;
  const inCode = story.fields.inCode();
  const item = (encoded: Encoded, shown: string): void => {
    if (inCode) {
      story.fields.codeItem(encoded);
      return;
    }
    if (format.hidden && shown !== "") report.blocking("hidden-text", whereOf(story, around), { how: "property" });
    segments.item(format, revision, encoded, shown);
  };
  if (BARE.has(one.name) && (one.attributes.size > 0 || one.children.length > 0)) {
    oddAttributes(one, NO_ATTRIBUTES, at);
    if (one.children.length > 0) place(at, unknownMarkup(one, story, around));
  }
  /** A sign that has an element of its own and could as well stand in the text. */
  const characters = (sign: string): void => {
    if (story.fields.inCode() || story.fields.inLayoutResult() || format.hidden) item(record("sign", sign), sign);
    else segments.text(format, revision, sign);
  };
  const attributesOf = (): Encoded => atom(describe(one, story.reading.theme));
  switch (one.name) {
    case "w:t":
    case "w:delText":
      if (one.name === "w:delText" && !/del|moveFrom/.test(revision)) place(at, unknownMarkup(one, story, around));
      return readText(one, format, one.name === "w:delText" && revision === "" ? "del" : revision, at);
    case "w:instrText":
    case "w:delInstrText":
      if (!inCode) place(at, unknownMarkup(one, story, around));
      else {
        if (one.name === "w:delInstrText" || revision !== "") story.fields.codeItem(record("revised", revision));
        story.fields.code(ownText(one));
      }
      return;
    case "w:tab":
      return item(list("tab"), "\t");
    case "w:br":
      return item(list("break", attributesOf()), "\n");
    case "w:cr":
      // Reads as a break without a kind does (17.3.3.4).
      return item(list("break", atom("w:br[]")), "\n");
    case "w:noBreakHyphen":
      return characters("\u2011");
    case "w:softHyphen":
      return item(list("soft-hyphen"), "");
    case "w:sym":
      oddAttributes(one, SYMBOL_ATTRIBUTES, at);
      return item(
        list(
          "symbol",
          atom((one.attributes.get("w:font") ?? "").toLowerCase()),
          atom((one.attributes.get("w:char") ?? "").toUpperCase()),
        ),
        symbolShown(one.attributes.get("w:char")),
      );
    case "w:ptab":
      return item(list("position-tab", attributesOf()), "\t");
    case "w:lastRenderedPageBreak":
    case "w:annotationRef":
      return;
    case "w:pgNum":
      return item(list("page-number"), "1");
    case "w:footnoteRef":
    case "w:endnoteRef":
    case "w:separator":
    case "w:continuationSeparator":
      return item(list(one.name.slice(2)), "");
    case "w:footnoteReference":
    case "w:endnoteReference": {
      const kind = one.name === "w:footnoteReference" ? "footnote" : "endnote";
      oddAttributes(one, NOTE_ATTRIBUTES, at);
      const custom =
        one.attributes.has("w:customMarkFollows") && onOff(one.attributes.get("w:customMarkFollows")) !== false;
      story.reading.notes[kind].push({ id: one.attributes.get("w:id") ?? "", custom });
      if (story.kind !== "body") report.blocking("note-outside-body", whereOf(story, around));
      return item(list("note", atom(kind), atom(custom ? "custom" : "")), "");
    }
    case "w:commentReference":
      if (story.reading.openComments.has(commentId(one))) report.blocking("comment-open", whereOf(story, around));
      return;
    case "w:drawing":
    case "w:pict":
    case "w:object": {
      const { encoded, boxes } = readDrawing(one, story, around, at.readBox);
      at.boxes.push(...boxes);
      segments.tallest = Math.max(segments.tallest, heightInLine(one));
      if (format.hidden) report.blocking("hidden-text", whereOf(story, around), { how: "property" });
      return item(list("drawing", encoded), "");
    }
    case "mc:AlternateContent":
      readAlternative(one, story, around, (copy) => {
        for (const inner of elements(copy)) readRunChild(inner, format, revision, at);
        return [];
      }).forEach((encoded) => place(at, encoded));
      return;
    case "w:fldChar":
      return readFieldCharacter(one, revision, at);
    case "w:ruby": {
      place(at, list("ruby", atom(describe(child(one, "w:rubyPr") ?? one, story.reading.theme))));
      for (const part of ["w:rt", "w:rubyBase"] as const) {
        place(at, list(part));
        const inner = child(one, part);
        if (inner !== undefined) readInline(inner.children, at, revision);
      }
      for (const other of elements(one).filter(
        (inner) => inner !== child(one, inner.name) || !["w:rubyPr", "w:rt", "w:rubyBase"].includes(inner.name),
      ))
        place(at, unknownMarkup(other, story, around));
      return place(at, list("ruby-end"));
    }
    default:
      if (DATES.has(one.name)) {
        report.blocking("field-date", whereOf(story, around), { kind: one.name.slice(2) });
        return item(list(one.name), "");
      }
      if (readMarker(one, story, around, (encoded) => place(at, encoded))) return;
      item(unknownMarkup(one, story, around), "");
  }
};

const readRun = (run: XmlElement, at: ParagraphReading, revision: string): void => {
  const { story, around } = at;
  const { theme, report, formatOf } = story.reading;
  const propertiesElement = child(run, "w:rPr");
  const direct: RunProperties =
    propertiesElement === undefined ? NO_RUN_PROPERTIES : readRunProperties(propertiesElement, theme);
  const format = formatOf(at.surroundings, direct);
  if (format.unknown.length > 0)
    report.toBeSeen("unknown-formatting", whereOf(story, around), { what: format.unknown.join(" ").slice(0, 200) });
  if (format.changed) report.blocking("revision-mark", whereOf(story, around), { kind: "rPrChange" });
  for (const name of run.attributes.keys()) if (!isNoiseAttribute(name)) place(at, unknownMarkup(run, story, around));
  let first = true;
  for (const one of run.children) {
    if (typeof one === "string") {
      if (one.trim() !== "") place(at, looseText(one, at));
    } else if (one.name === "w:rPr") {
      // Only the first child can be the run's properties; Word and others differ on a later one.
      if (!first || one !== propertiesElement) place(at, unknownMarkup(one, story, around));
    } else readRunChild(one, format, revision, at);
    if (typeof one !== "string") first = false;
  }
};

const looseText = (text: string, at: ParagraphReading): Encoded => {
  at.story.reading.report.toBeSeen("unknown-markup", whereOf(at.story, at.around), { name: "text" });
  return record("loose-text", text);
};

/** Reads the inline children of a paragraph or of something inside it. */
export const readInline = (
  children: readonly (XmlElement | string)[],
  at: ParagraphReading,
  revision: string,
): void => {
  const { story, around } = at;
  const { report } = story.reading;
  for (const one of children) {
    if (typeof one === "string") {
      if (one.trim() !== "") place(at, looseText(one, at));
      continue;
    }
    const kind = REVISIONS[one.name];
    if (kind !== undefined) {
      report.blocking("revision-mark", whereOf(story, around), { kind });
      readInline(one.children, at, revision === "" ? kind : `${revision} ${kind}`);
      continue;
    }
    switch (one.name) {
      case "w:r":
        readRun(one, at, revision);
        break;
      case "w:hyperlink":
        readLink(one, at, revision);
        break;
      case "w:fldSimple":
        readSimpleField(one, revision, at, (result) => readInline(result, at, revision));
        break;
      case "w:sdt": {
        const control = readControl(one, story, around, false);
        if (control.legend) break;
        for (const mark of control.marks) place(at, mark);
        if (control.content !== undefined) readInline(control.content.children, at, revision);
        break;
      }
      case "w:smartTag":
      case "w:customXml":
        readInline(
          one.children.filter(
            (inner) => typeof inner === "string" || (inner.name !== "w:smartTagPr" && inner.name !== "w:customXmlPr"),
          ),
          at,
          revision,
        );
        break;
      case "w:dir":
      case "w:bdo":
        report.toBeSeen("direction-override", whereOf(story, around));
        place(at, record(one.name, val(one) ?? ""));
        readInline(one.children, at, revision);
        place(at, list("direction-end"));
        break;
      case "m:oMath":
      case "m:oMathPara":
        readEquation(one, at, revision);
        break;
      case "mc:AlternateContent":
        readAlternative(one, story, around, (copy) => {
          readInline(copy.children, at, revision);
          return [];
        }).forEach((encoded) => place(at, encoded));
        break;
      case "w:bookmarkStart":
        startBookmark(one, at);
        break;
      case "w:bookmarkEnd":
        endBookmark(one, at);
        break;
      case "w:subDoc":
        report.blocking("sub-document", whereOf(story, around));
        place(at, encodeRaw(one, story.raw));
        break;
      default:
        if (!readMarker(one, story, around, (encoded) => place(at, encoded)))
          place(at, unknownMarkup(one, story, around));
    }
  }
};

const NO_ATTRIBUTES: ReadonlySet<string> = new Set();
const NOTE_ATTRIBUTES = new Set(["w:id", "w:customMarkFollows"]);
const SYMBOL_ATTRIBUTES = new Set(["w:font", "w:char"]);
/** Run children that say all they say by standing there. */
const BARE = new Set([
  "w:tab",
  "w:cr",
  "w:noBreakHyphen",
  "w:softHyphen",
  "w:pgNum",
  "w:footnoteRef",
  "w:endnoteRef",
  "w:separator",
  "w:continuationSeparator",
]);

const LINK_ATTRIBUTES = new Set(["r:id", "w:anchor", "w:docLocation", "w:tooltip", "w:history", "w:tgtFrame"]);

const readLink = (link: XmlElement, at: ParagraphReading, revision: string): void => {
  const { story } = at;
  const id = link.attributes.get("r:id");
  oddAttributes(link, LINK_ATTRIBUTES, at);
  const about = ["w:anchor", "w:docLocation", "w:tooltip"].map((name) => atom(link.attributes.get(name) ?? ""));
  place(at, list("link", id === undefined ? list("here") : encodeTarget(id, story.raw), ...about));
  readInline(link.children, at, revision);
  place(at, list("link-end"));
};

const equationText = (element: XmlElement): string =>
  element.name === "m:t" || element.name === "w:t" ? ownText(element) : elements(element).map(equationText).join("");

const readEquation = (equation: XmlElement, at: ParagraphReading, revision: string): void => {
  const { story, around, segments } = at;
  const { formatOf, report, theme } = story.reading;
  const special = (one: XmlElement): readonly Encoded[] | undefined => {
    if (REVISIONS[one.name] !== undefined)
      report.blocking("revision-mark", whereOf(story, around), { kind: REVISIONS[one.name] as string });
    const show = one.name === "m:phant" ? child(child(one, "m:phantPr"), "m:show") : undefined;
    if (show !== undefined && onOff(show.attributes.get("m:val")) === false)
      report.blocking("hidden-text", whereOf(story, around), { how: "property" });
    // Runs of an equation take their look from the paragraph too: a style that hides its text hides them.
    if (one.name !== "w:rPr") return undefined;
    const format = formatOf(at.surroundings, readRunProperties(one, theme));
    if (format.hidden || isOn(child(one, "w:vanish")))
      report.blocking("hidden-text", whereOf(story, around), { how: "property" });
    return [record("format", format.full)];
  };
  const plain = formatOf(at.surroundings, NO_RUN_PROPERTIES);
  const encoded = encodeRaw(equation, { ...story.raw, special });
  if (story.fields.inCode()) story.fields.codeItem(encoded);
  else segments.item(plain, revision, list("equation", encoded), equationText(equation));
};
