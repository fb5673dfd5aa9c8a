/** Everything reading needs besides the stories themselves, loaded before the first paragraph, because a package inflates asynchronously. */
import type { DocxPackage, Relationship } from "../package/package";
import type { XmlElement } from "../xml/xml-tree";
import { CORE_PROPERTIES, EXTENDED_PROPERTIES } from "./bound-controls";
import { child, elements, parseContent } from "./content-tree";
import { loadDigests } from "./digests";
import { readNumbering, type Numbering } from "./numbering";
import { looseMarkup } from "./loose-markup";
import { openComments, reportFonts, reportPackage, reportWebSettings } from "./package-findings";
import { holdsOpaqueInFront } from "./in-front";
import { gatherReferences } from "./references";
import { relationshipKind } from "./relationship-kinds";
import type { Report } from "./report";
import { rootMarks } from "./stray-markup";
import { readStyles, type Styles } from "./styles";
import { readTheme, type Theme } from "./theme";

/** A paragraph seldom fills a page; a document of few long ones may have this many more pages than paragraphs. */
const GENEROUS_PAGES = 100;

/** A part that holds paragraphs, parsed. */
export interface StorySource {
  readonly part: string;
  readonly root: XmlElement;
  readonly relationships: ReadonlyMap<string, Relationship>;
}

export interface Resources {
  readonly main: StorySource;
  /** Header, footer and note parts by name. */
  readonly stories: ReadonlyMap<string, StorySource>;
  readonly footnotes: StorySource | undefined;
  readonly endnotes: StorySource | undefined;
  readonly settings: XmlElement | undefined;
  readonly settingsPart: string;
  readonly theme: Theme;
  /** The theme's numbered fills, lines and effects, as a tree. */
  readonly themeFormats: XmlElement | undefined;
  readonly themeRelationships: ReadonlyMap<string, Relationship>;
  readonly styles: Styles;
  readonly stylesRoot: XmlElement | undefined;
  readonly stylesPart: string;
  readonly numbering: Numbering;
  readonly numberingRoot: XmlElement | undefined;
  readonly numberingPart: string;
  readonly numberingRelationships: ReadonlyMap<string, Relationship>;
  readonly digests: ReadonlyMap<string, string>;
  readonly referred: ReadonlySet<string>;
  readonly bookmarks: ReadonlySet<string>;
  readonly boundValues: ReadonlyMap<string, XmlElement>;
  readonly openComments: ReadonlySet<string>;
  /** What the roots of the stories say for all they hold, by part. */
  readonly rootMarks: readonly { readonly part: string; readonly marks: readonly string[] }[];
  /** Parts in which something opaque stands in front of the text. */
  readonly opaqueInFront: readonly string[];
  /** What readers take in different ways, by the paragraph it stands in. */
  readonly looseInParagraphs: ReadonlyMap<XmlElement, readonly string[]>;
  /** The same where it stands in no paragraph, by part. */
  readonly looseOutside: readonly { readonly part: string; readonly spellings: readonly string[] }[];
  /** Higher than any page number this document can have. */
  readonly mostPages: number;
}

const looseIn = (
  parts: readonly { readonly part: string; readonly root: XmlElement | undefined }[],
): Pick<Resources, "looseInParagraphs" | "looseOutside"> => {
  const found = parts.flatMap(({ part, root }) => (root === undefined ? [] : [{ part, ...looseMarkup(root) }]));
  return {
    looseInParagraphs: new Map(found.flatMap(({ inParagraphs }) => [...inParagraphs])),
    looseOutside: found
      .map(({ part, outside }) => ({ part, spellings: outside }))
      .filter(({ spellings }) => spellings.length > 0),
  };
};

const byId = (relationships: readonly Relationship[]): ReadonlyMap<string, Relationship> =>
  new Map(relationships.map((one) => [one.id, one]));

const loadSource = async (pkg: DocxPackage, part: string): Promise<StorySource> => ({
  part,
  root: parseContent(await pkg.text(part), part),
  relationships: byId(await pkg.relationships(part)),
});

/** The root a part must have for Word to read it as what its relationship says. */
const ROOTS: Readonly<Record<string, string>> = {
  styles: "w:styles",
  numbering: "w:numbering",
  settings: "w:settings",
  webSettings: "w:webSettings",
  fontTable: "w:fonts",
  theme: "a:theme",
  header: "w:hdr",
  footer: "w:ftr",
  footnotes: "w:footnotes",
  endnotes: "w:endnotes",
};

/** Roots that a control may be bound to, by store id in capitals. */
const loadBoundValues = async (
  pkg: DocxPackage,
  main: readonly Relationship[],
  report: Report,
): Promise<ReadonlyMap<string, XmlElement>> => {
  const values = new Map<string, XmlElement>();
  for (const item of main) {
    if (item.external || relationshipKind(item.type) !== "customXml") continue;
    const properties = (await pkg.relationships(item.target)).find(
      (one) => !one.external && relationshipKind(one.type) === "customXmlProps",
    );
    const id =
      properties === undefined
        ? undefined
        : parseContent(await pkg.text(properties.target), properties.target).attributes.get("ds:itemID");
    // Of two stores under one id Word takes one, and not necessarily ours.
    if (id !== undefined && values.has(id.toUpperCase()))
      report.blocking("described-twice", { part: item.target }, { what: "custom XML" });
    values.set(id?.toUpperCase() ?? item.target, parseContent(await pkg.text(item.target), item.target));
  }
  for (const one of await pkg.relationships("")) {
    const store =
      relationshipKind(one.type) === "core-properties"
        ? CORE_PROPERTIES
        : relationshipKind(one.type) === "extended-properties"
          ? EXTENDED_PROPERTIES
          : undefined;
    if (store !== undefined && !one.external) values.set(store, parseContent(await pkg.text(one.target), one.target));
  }
  return values;
};

/**
 * Loads and parses. What is described twice is reported: readers differ on which description counts.
 * @param pointedAt parts to digest besides those the stories show by an ordinary relationship
 */
export const loadResources = async (
  pkg: DocxPackage,
  report: Report,
  pointedAt: Iterable<string>,
): Promise<Resources> => {
  const mainRelationships = await pkg.relationships(pkg.mainPart);
  const main = await loadSource(pkg, pkg.mainPart);
  const targets = new Map<string, string>();
  const stories = new Map<string, StorySource>();
  for (const { type, target, external } of mainRelationships) {
    const step = relationshipKind(type);
    if (external || target.startsWith("#")) continue;
    if (["header", "footer", "footnotes", "endnotes"].includes(step) && !stories.has(target)) {
      const source = await loadSource(pkg, target);
      if (source.root.name !== ROOTS[step]) report.blocking("part-misnamed", { part: target }, { kind: step });
      stories.set(target, source);
    }
    const known = targets.get(step);
    if (
      known !== undefined &&
      known !== target &&
      ["styles", "numbering", "settings", "theme", "footnotes", "endnotes", "comments", "commentsExtended"].includes(
        step,
      )
    )
      report.blocking("described-twice", { part: target }, { what: step });
    if (known === undefined) targets.set(step, target);
  }
  const rootOf = async (step: string): Promise<XmlElement | undefined> => {
    const target = targets.get(step);
    if (target === undefined) return undefined;
    const root = parseContent(await pkg.text(target), target);
    if (root.name !== ROOTS[step]) report.blocking("part-misnamed", { part: target }, { kind: step });
    return root;
  };
  const settings = await rootOf("settings");
  const themeRoot = await rootOf("theme");
  const theme = readTheme(themeRoot, child(settings, "w:clrSchemeMapping"));
  const stylesRoot = await rootOf("styles");
  const styles = readStyles(stylesRoot, theme);
  const settingsPart = targets.get("settings") ?? pkg.mainPart;
  const stylesPart = targets.get("styles") ?? pkg.mainPart;
  for (const id of styles.twice) report.blocking("described-twice", { part: stylesPart }, { what: `style ${id}` });
  const numberingRoot = await rootOf("numbering");
  const numbering = readNumbering(numberingRoot, theme, styles.lists);
  const numberingPart = targets.get("numbering") ?? pkg.mainPart;
  for (const what of numbering.twice) report.blocking("described-twice", { part: numberingPart }, { what });
  reportFonts(await rootOf("fontTable"), targets.get("fontTable") ?? pkg.mainPart, report);
  reportWebSettings(await rootOf("webSettings"), targets.get("webSettings") ?? pkg.mainPart, report);

  const references = { referred: new Set<string>(), bookmarks: new Set<string>(), paragraphs: 0, firstPage: 0 };
  for (const source of [main, ...stories.values()])
    gatherReferences(source.root, [...source.relationships.values()], references);
  const parts = [pkg.mainPart, ...stories.keys()];
  const themePart = targets.get("theme");
  const showing = [
    ...parts,
    ...(targets.has("numbering") ? [numberingPart] : []),
    ...(themePart === undefined ? [] : [themePart]),
  ];
  const digests = await loadDigests(pkg, showing, theme, pointedAt);
  await reportPackage(
    pkg,
    targets.has("settings") ? [...parts, targets.get("settings") as string] : parts,
    new Set([...showing.slice(parts.length), ...digests.keys()]),
    report,
  );
  const comments = targets.get("comments");
  const loose = looseIn([
    ...[main, ...stories.values()],
    { part: stylesPart, root: stylesRoot },
    { part: numberingPart, root: numberingRoot },
    { part: settingsPart, root: settings },
  ]);
  const texts = await Promise.all(parts.map((part) => pkg.text(part)));
  const source = (step: string): StorySource | undefined => stories.get(targets.get(step) ?? "");
  return {
    main,
    stories,
    footnotes: source("footnotes"),
    endnotes: source("endnotes"),
    settings,
    settingsPart,
    theme,
    themeFormats: child(child(themeRoot, "a:themeElements"), "a:fmtScheme"),
    themeRelationships: themePart === undefined ? new Map() : byId(await pkg.relationships(themePart)),
    styles,
    stylesRoot,
    stylesPart,
    numbering,
    numberingRoot,
    numberingPart,
    numberingRelationships: targets.has("numbering") ? byId(await pkg.relationships(numberingPart)) : new Map(),
    digests,
    referred: references.referred,
    bookmarks: references.bookmarks,
    mostPages: GENEROUS_PAGES + references.paragraphs + references.firstPage,
    boundValues: texts.some((text) => text.includes("dataBinding"))
      ? await loadBoundValues(pkg, mainRelationships, report)
      : new Map(),
    rootMarks: [main, ...stories.values()]
      .map(({ part, root }, index) => ({ part, marks: rootMarks(root, texts[index] ?? "") }))
      .filter(({ marks }) => marks.length > 0),
    openComments: await openComments(pkg, comments, targets.get("commentsExtended")),
    opaqueInFront: [main, ...stories.values()].filter(({ root }) => holdsOpaqueInFront(root)).map(({ part }) => part),
    ...loose,
  };
};

/** Notes by id; ids given twice are reported. */
export const notesById = (source: StorySource | undefined, report: Report): ReadonlyMap<string, XmlElement> => {
  const notes = new Map<string, XmlElement>();
  for (const note of source === undefined ? [] : elements(source.root)) {
    const id = note.attributes.get("w:id") ?? "";
    if (notes.has(id) && source !== undefined)
      report.blocking("described-twice", { part: source.part }, { what: `note ${id}` });
    notes.set(id, note);
  }
  return notes;
};
