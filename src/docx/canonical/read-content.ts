/**
 * Reads a document as a reader sees it: every paragraph of every story with the hash of its words and of its place, and one hash
 * over all. The hash moves with everything a reader could be misled by and with nothing else. Which control holds what, our own tags,
 * ledger and legend, ids, run boundaries and XML spelling are out; what the reader does not know is hashed raw and reported.
 * Content that Word would replace, fetch or hide blocks by name, because a hash of the stored text would be a lie.
 */
import { DocxFault } from "../docx-fault";
import type { DocumentContent } from "./document-content";
import { readBlocks } from "./block-reader";
import { isBinding } from "./bound-controls";
import { child, elements, val } from "./content-tree";
import { encodeSettings, paperColor } from "./document-settings";
import { atom, hashOf, list, listOf, record, type Encoded } from "./encoding";
import type { Room } from "./paragraph-format";
import { encodeRaw } from "./raw";
import type { Reading, StoryReading } from "./reading";
import { createReport } from "./report";
import { loadResources, notesById, type Resources, type StorySource } from "./resources";
import { createRunFormats } from "./run-format";
import { encodeSection, PAGE_TYPES, readSections, type MarginKind, type SectionRead } from "./sections";
import { encodeStrays } from "./stray-markup";
import { aroundStory, beginStory, createListings, endStory, type Listings } from "./story-reader";
import { showsPicture, shownWords } from "./alternates";
import { openPackage, type DocxPackage } from "../package/package";
import type { XmlElement } from "../xml/xml-tree";

export interface ReadSetting {
  /**
   * Hash these named blanks as if they held the text given (the ruled line they held when signed), whatever plain text stands in them.
   * For verifying a document whose blanks were filled; `blanks` in the result still says what stands there.
   */
  readonly blanksAs?: ReadonlyMap<string, string>;
}

const NO_ROOM = { width: 9360, leftMargin: 1440, rightMargin: 1440, confined: false };
const NO_SECTION: SectionRead = {
  element: { name: "w:sectPr", attributes: new Map(), children: [], start: 0, contentStart: 0, contentEnd: 0, end: 0 },
  parts: new Map(),
  room: NO_ROOM,
};

/** A note that only separates notes from text and shows nothing but the line Word draws. */
const NOTE_KINDS_WITHOUT_WORDS = new Set(["separator", "continuationSeparator", "continuationNotice"]);

/** What Word itself writes into such a note: a line, or nothing. */
const ORDINARY_SEPARATOR = new Set([
  "w:p",
  "w:r",
  "w:separator",
  "w:continuationSeparator",
  "w:sdt",
  "w:sdtContent",
  "w:proofErr",
  "w:bookmarkStart",
  "w:bookmarkEnd",
]);
const onlySeparates = (element: XmlElement): boolean =>
  element.children.every((one) =>
    typeof one === "string"
      ? one.trim() === ""
      : ["w:pPr", "w:rPr"].includes(one.name) ||
        (one.name === "w:sdtPr" && !elements(one).some(isBinding)) ||
        (ORDINARY_SEPARATOR.has(one.name) && onlySeparates(one)),
  );

const readNotes = (
  kind: "footnote" | "endnote",
  source: StorySource | undefined,
  resources: Resources,
  reading: Reading,
  listings: Listings,
  room: Room,
): Encoded => {
  const { report } = reading;
  const references = reading.notes[kind];
  const notes = notesById(source, report);
  if (source === undefined || notes.size === 0) {
    if (references.length > 0)
      throw new DocxFault("dangling-reference", `The document refers to a ${kind} that the package does not hold.`, {
        part: resources.main.part,
      });
    return list(`${kind}s`);
  }
  const story: StoryReading = beginStory(source, resources, reading, listings, {
    kind,
    place: record("story", kind),
    room,
  });
  const out: Encoded[] = [];
  const read = (id: string): Encoded => {
    const note = notes.get(id);
    if (note === undefined)
      throw new DocxFault(
        "dangling-reference",
        `The document refers to ${kind} ${id}, which ${source.part} does not hold.`,
        { part: source.part },
      );
    return list("note", ...readBlocks(note, story, aroundStory(reading)).blocks);
  };
  for (const [id, note] of notes) {
    const type = note.attributes.get("w:type") ?? "normal";
    if (NOTE_KINDS_WITHOUT_WORDS.has(type)) {
      if (!onlySeparates(note)) out.push(list("separator", atom(type), read(id)));
    } else if (
      !references.some((reference) => reference.id === id) &&
      (shownWords(note).trim() !== "" || showsPicture(note))
    )
      report.toBeSeen("note-not-shown", { part: source.part, listing: story.listing });
  }
  const seen = new Set<string>();
  let number = 0;
  for (const { id, custom } of references) {
    if (seen.has(id)) {
      report.blocking("note-referenced-twice", { part: source.part, listing: story.listing });
      out.push(record("again", id));
      continue;
    }
    seen.add(id);
    if (!custom) number += 1;
    story.noteLabel = custom ? "*" : String(number);
    out.push(read(id));
  }
  out.push(endStory(story));
  return list(`${kind}s`, ...out);
};

/** Headers and footers: each part read once, as the sections and page types that show it. */
const readMargins = (
  sections: readonly SectionRead[],
  resources: Resources,
  reading: Reading,
  listings: Listings,
): Encoded => {
  const shown = new Map<string, Set<string>>();
  for (const { parts } of sections)
    for (const [key, part] of parts) {
      const [kind, type] = key.split(" ") as [MarginKind, string];
      const name = `${kind} ${part}`;
      const types = shown.get(name);
      if (types === undefined) shown.set(name, new Set([type]));
      else types.add(type);
    }
  const known = new Map<string, Encoded>();
  const read = (kind: MarginKind, part: string): Encoded => {
    const name = `${kind} ${part}`;
    const done = known.get(name);
    if (done !== undefined) return done;
    const source = resources.stories.get(part);
    if (source === undefined)
      throw new DocxFault("dangling-reference", `A section shows ${part}, which is no ${kind}.`, { part });
    const types = [...(shown.get(name) ?? [])].sort();
    const own = createListings();
    const story = beginStory(source, resources, reading, own, {
      kind,
      place: record("story", kind, ...types),
      room: sections[0]?.room ?? NO_ROOM,
    });
    const { blocks, bare } = readBlocks(source.root, story, aroundStory(reading));
    // Once our legend is out, an empty header is no header: nothing of it is shown, so nothing of it is listed.
    const encoded = bare ? list("none") : list("story", atom(hashOf("story", listOf([...blocks, endStory(story)]))));
    if (!bare) for (const listing of own.all) listings.adopt(listing);
    known.set(name, encoded);
    return encoded;
  };
  return list(
    "sections",
    // A body without section properties has one section with nothing said of it.
    ...(sections.length === 0 ? [NO_SECTION] : sections).map(({ element, parts }) => {
      const margins: Encoded[] = [];
      for (const kind of ["header", "footer"] as const)
        for (const type of PAGE_TYPES) {
          const part = parts.get(`${kind} ${type}`);
          margins.push(list(kind, atom(type), part === undefined ? list("none") : read(kind, part)));
        }
      const where = { part: resources.main.part };
      const raw = {
        part: resources.main.part,
        relationships: resources.main.relationships,
        digests: reading.digests,
        missing: reading.missing,
        theme: reading.theme,
        unknown: () => undefined,
      };
      return list("section", encodeSection(element, reading.theme, raw, reading.report, where), ...margins);
    }),
  );
};

const readPackage = async (
  pkg: DocxPackage,
  setting: ReadSetting,
  pointedAt: ReadonlySet<string> = new Set(),
): Promise<DocumentContent> => {
  const report = createReport();
  const resources = await loadResources(pkg, report, pointedAt);
  const { main, theme, styles, numbering, digests } = resources;
  const listings = createListings();
  const reading: Reading = {
    theme,
    styles,
    numbering,
    report,
    formatOf: createRunFormats((id) => styles.character(id)),
    digests,
    missing: new Set(),
    referred: resources.referred,
    bookmarks: resources.bookmarks,
    boundValues: resources.boundValues,
    openComments: resources.openComments,
    loose: resources.looseInParagraphs,
    wordsCanBeCovered: resources.opaqueInFront.length > 0,
    defaultTab: val(child(resources.settings, "w:defaultTabStop")) ?? "720",
    paper: paperColor(main.root, resources.settings),
    blanksAs: setting.blanksAs ?? new Map(),
    blanks: [],
    blankNames: new Set(),
    mostPages: resources.mostPages,
    notes: { footnote: [], endnote: [] },
    controls: 0,
    usesThemeFormats: false,
  };
  for (const part of resources.opaqueInFront) report.toBeSeen("shape-over-text", { part });
  const body = child(main.root, "w:body");
  if (main.root.name !== "w:document" || body === undefined)
    throw new DocxFault("malformed-xml", `${main.part} is not a Word document: it has no body.`, { part: main.part });
  if (elements(main.root).filter((one) => one.name === "w:body").length > 1)
    throw new DocxFault("entry-described-twice-differently", `${main.part} has more than one body.`, {
      part: main.part,
    });

  const sections = readSections(body, main.relationships, main.part, report);
  let section = 0;
  const story: StoryReading = beginStory(main, resources, reading, listings, {
    kind: "body",
    place: record("story", "body"),
    room: sections[0]?.room ?? NO_ROOM,
    section: (element, inParagraph) => {
      if (sections[section]?.element !== element) {
        report.toBeSeen("unknown-markup", { part: main.part }, { name: element.name });
        return [encodeRaw(element, story.raw)];
      }
      section += 1;
      story.room = sections[section]?.room ?? story.room;
      return inParagraph ? [list("section-break")] : [];
    },
  });
  const { blocks } = readBlocks(body, story, aroundStory(reading));
  const encodedBody = list("body", ...blocks, endStory(story));
  const encodedSections = readMargins(sections, resources, reading, listings);
  const footnotes = readNotes(
    "footnote",
    resources.footnotes,
    resources,
    reading,
    listings,
    sections[0]?.room ?? NO_ROOM,
  );
  const endnotes = readNotes("endnote", resources.endnotes, resources, reading, listings, sections[0]?.room ?? NO_ROOM);
  const raw = { ...story.raw, part: resources.settingsPart };
  const settings = list(
    "settings",
    ...encodeSettings(resources.settings, main.root, theme, raw, report, { part: resources.settingsPart }),
  );
  const formats =
    reading.usesThemeFormats && resources.themeFormats !== undefined
      ? [
          encodeRaw(resources.themeFormats, {
            ...raw,
            relationships: resources.themeRelationships,
            unknown: () => undefined,
          }),
        ]
      : [];
  const strays = [
    ...encodeStrays(styles.strays, raw, report, { part: resources.stylesPart }),
    ...encodeStrays(numbering.strays, raw, report, { part: resources.numberingPart }),
    // Where one piece is read in two ways, whatever it could lead to counts as it stands.
    ...(resources.looseOutside.length === 0 && resources.looseInParagraphs.size === 0
      ? []
      : [resources.settings, resources.stylesRoot, resources.numberingRoot].flatMap((root) =>
          root === undefined ? [] : [encodeRaw(root, raw)],
        )),
    ...resources.looseOutside
      .map(({ part, spellings }) => {
        for (const what of spellings) report.toBeSeen("loose-markup", { part }, { what: what.slice(0, 200) });
        return record("loose", ...spellings);
      })
      .sort(),
    ...resources.rootMarks
      .map(({ part, marks }) => {
        for (const name of marks) report.toBeSeen("unknown-markup", { part }, { name });
        return record("root", ...marks);
      })
      .sort(),
  ];
  const hash = hashOf(
    "content",
    list(
      "document",
      encodedBody,
      encodedSections,
      footnotes,
      endnotes,
      settings,
      list("theme-formats", ...formats),
      ...(strays.length === 0 ? [] : [list("strays", ...strays)]),
    ),
  );
  // A part nobody expected to be shown is pointed at: digest it by its bytes and read once more.
  const unseen = [...reading.missing].filter((part) => !pointedAt.has(part));
  if (unseen.length > 0) return readPackage(pkg, setting, new Set([...pointedAt, ...unseen]));
  const stories = listings.all.filter((listing) => listing.paragraphs.length > 0);
  return {
    hash,
    stories: stories.map(({ part, kind, paragraphs }) => ({ part, kind, paragraphs })),
    findings: report.finish(stories),
    blanks: reading.blanks.map(({ name, text, listing, paragraph }) => ({
      name,
      text,
      storyIndex: stories.indexOf(listing),
      paragraph,
    })),
  };
};

/**
 * Reads a .docx.
 * @throws DocxFault when the package cannot be read faithfully; what can be read but not believed is in `findings`
 */
export const readContent = async (docx: Uint8Array, setting: ReadSetting = {}): Promise<DocumentContent> =>
  readPackage(await openPackage(docx), setting);
