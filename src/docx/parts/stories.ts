/**
 * Which parts hold paragraphs, and which section shows which of them: headers and footers by section and type
 * with link-to-previous (ECMA-376 part 1, 17.10), notes, and text boxes by the place of their anchor.
 */
import { DocxFault } from "../docx-fault";
import { NAMESPACES } from "../xml/namespaces";
import type { DocxPackage } from "../package/package";
import { scanXml } from "../xml/xml-scanner";
import { childElement, type XmlElement } from "../xml/xml-tree";

/** A part that holds paragraphs of the document a reader sees. */
export interface StoryPart {
  readonly part: string;
  readonly kind: "body" | "header" | "footer" | "footnote" | "endnote";
}

const STORY_RELATIONSHIPS: ReadonlyMap<string, StoryPart["kind"]> = new Map([
  [`${NAMESPACES.r}/header`, "header"],
  [`${NAMESPACES.r}/footer`, "footer"],
  [`${NAMESPACES.r}/footnotes`, "footnote"],
  [`${NAMESPACES.r}/endnotes`, "endnote"],
]);

/** The main part first, then headers, footers and notes in the order of its relationships, each part once. */
export const listStoryParts = async (pkg: DocxPackage): Promise<readonly StoryPart[]> => {
  const stories: StoryPart[] = [{ part: pkg.mainPart, kind: "body" }];
  for (const { type, target, external } of await pkg.relationships(pkg.mainPart)) {
    const kind = STORY_RELATIONSHIPS.get(type);
    if (kind === undefined || external) continue;
    const known = stories.find((story) => story.part === target);
    if (known !== undefined && known.kind !== kind)
      throw new DocxFault(
        "entry-described-twice-differently",
        `${target} is named both as ${known.kind} and as ${kind}.`,
        { part: target },
      );
    if (known === undefined) stories.push({ part: target, kind });
  }
  return stories;
};

export type HeaderFooterType = "default" | "first" | "even";

export interface HeaderFooterReference {
  readonly kind: "header" | "footer";
  readonly type: HeaderFooterType;
  readonly part: string;
}

export interface Section {
  /** Zero-based, in document order. */
  readonly index: number;
  /** The section's own `w:sectPr` in the main part; undefined for a body that has none. */
  readonly range?: { readonly start: number; readonly end: number };
  /** References this section makes itself. */
  readonly own: readonly HeaderFooterReference[];
  /** Own references, and those inherited from the section before where it has none of that kind and type. */
  readonly effective: readonly HeaderFooterReference[];
  /** The effective ones a reader can come to see: `first` only on a title page, `even` only where the settings ask for it. */
  readonly shown: readonly HeaderFooterReference[];
  readonly titlePage: boolean;
}

/** An on/off element or attribute value (ECMA-376 part 1, 22.9.2.7): present without a value is on. */
const isOn = (element: XmlElement | undefined): boolean => {
  if (element === undefined) return false;
  const value = element.attributes.get("w:val");
  return value === undefined || (value !== "0" && value !== "false" && value !== "off");
};

interface Settings {
  readonly part: string;
  readonly root: XmlElement;
}

/** The document's settings as the package holds them, read once; undefined when it has none. */
export const settingsOf = async (pkg: DocxPackage): Promise<Settings | undefined> => {
  const part = (await pkg.relationships(pkg.mainPart)).find(
    (relationship) => relationship.type === `${NAMESPACES.r}/settings` && !relationship.external,
  )?.target;
  return part === undefined ? undefined : { part, root: await pkg.tree(part) };
};

/** True when the settings ask for different odd and even headers. */
export const hasEvenAndOddHeaders = async (pkg: DocxPackage): Promise<boolean> => {
  const settings = await settingsOf(pkg);
  return settings !== undefined && isOn(childElement(settings.root, "w:evenAndOddHeaders"));
};

interface RawSection {
  readonly start: number;
  end: number;
  readonly references: { readonly kind: "header" | "footer"; readonly type: HeaderFooterType; readonly id: string }[];
  titlePage: boolean;
}

const KINDS: ReadonlyMap<string, "header" | "footer"> = new Map([
  ["w:headerReference", "header"],
  ["w:footerReference", "footer"],
]);
const OFF = new Set(["0", "false", "off"]);

/** Every section's properties as they stand; the former ones inside a tracked `w:sectPrChange` are not sections. */
const scanSections = (xml: string, part: string): readonly RawSection[] => {
  const sections: RawSection[] = [];
  let change = 0;
  let current: RawSection | undefined;
  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      if (name === "w:sectPrChange" && !selfClosing) change += 1;
      if (change > 0) return;
      if (name === "w:sectPr") {
        const section: RawSection = { start, end, references: [], titlePage: false };
        sections.push(section);
        if (!selfClosing) current = section;
      } else if (current !== undefined) {
        const kind = KINDS.get(name);
        const type = attributes.get("w:type");
        if (kind !== undefined)
          current.references.push({
            kind,
            type: type === "first" || type === "even" ? type : "default",
            id: attributes.get("r:id") ?? "",
          });
        else if (name === "w:titlePg") current.titlePage = !OFF.has(attributes.get("w:val") ?? "");
      }
    },
    close(name, _start, end) {
      if (name === "w:sectPrChange") change -= 1;
      if (name === "w:sectPr" && change === 0 && current !== undefined) {
        current.end = end;
        current = undefined;
      }
    },
  });
  return sections;
};

/**
 * The sections of the document in order, at least one.
 * @throws DocxFault dangling-reference, entry-described-twice-differently, malformed-xml
 */
export const listSections = async (pkg: DocxPackage): Promise<readonly Section[]> => {
  const part = pkg.mainPart;
  const targets = new Map((await pkg.relationships(part)).map((relationship) => [relationship.id, relationship]));
  const evenAndOdd = await hasEvenAndOddHeaders(pkg);
  const raw = scanSections(await pkg.text(part), part);
  const sections: Section[] = [];
  let inherited: readonly HeaderFooterReference[] = [];
  for (let index = 0; index < Math.max(raw.length, 1); index += 1) {
    const section = raw[index];
    const own: HeaderFooterReference[] = [];
    for (const { kind, type, id } of section?.references ?? []) {
      const target = targets.get(id);
      if (target === undefined || target.external || STORY_RELATIONSHIPS.get(target.type) !== kind)
        throw new DocxFault(
          "dangling-reference",
          `${part} refers to a ${kind} (${id}) that its relationships do not name.`,
          { part },
        );
      if (own.some((other) => other.kind === kind && other.type === type))
        throw new DocxFault(
          "entry-described-twice-differently",
          `${part} gives one section two ${kind}s of the same type.`,
          { part },
        );
      own.push({ kind, type, part: target.target });
    }
    const effective: readonly HeaderFooterReference[] = [
      ...own,
      ...inherited.filter((old) => !own.some((mine) => mine.kind === old.kind && mine.type === old.type)),
    ];
    const titlePage = section?.titlePage ?? false;
    const shown = effective.filter(({ type }) => type === "default" || (type === "first" ? titlePage : evenAndOdd));
    sections.push({
      index,
      own,
      effective,
      shown,
      titlePage,
      ...(section === undefined ? {} : { range: { start: section.start, end: section.end } }),
    });
    inherited = effective;
  }
  return sections;
};

/** A text box inside a story part, with the paragraph that anchors it. */
export interface TextBox {
  /** The `w:txbxContent` element in the part's source. */
  readonly start: number;
  readonly end: number;
  /** Zero-based number of the anchoring paragraph among all `w:p` of the part, in source order. */
  readonly anchorParagraph: number;
  /** Which copy of an mc:AlternateContent it stands in; undefined outside of one. */
  readonly copy?: "choice" | "fallback";
  /** Number of that AlternateContent in the part: both copies of one shape share it. */
  readonly alternate?: number;
  /** How many text boxes enclose it. */
  readonly depth: number;
}

/** The text boxes of a part in source order, DrawingML and VML alike. */
export const listTextBoxes = (xml: string, part: string): readonly TextBox[] => {
  const boxes: (TextBox | undefined)[] = [];
  const open: { readonly slot: number; readonly start: number; readonly anchorParagraph: number }[] = [];
  const paragraphs: number[] = [];
  const alternates: { readonly number: number; copy: "choice" | "fallback" | undefined }[] = [];
  let paragraphCount = 0;
  let alternateCount = 0;
  scanXml(xml, part, {
    open(name, _attributes, start, _end, selfClosing) {
      if (name === "w:p") {
        if (!selfClosing) paragraphs.push(paragraphCount);
        paragraphCount += 1;
      } else if (name === "mc:AlternateContent" && !selfClosing) {
        alternates.push({ number: alternateCount, copy: undefined });
        alternateCount += 1;
      } else if (name === "mc:Choice" || name === "mc:Fallback") {
        const alternate = alternates[alternates.length - 1];
        if (alternate !== undefined) alternate.copy = name === "mc:Choice" ? "choice" : "fallback";
      } else if (name === "w:txbxContent" && !selfClosing) {
        open.push({ slot: boxes.length, start, anchorParagraph: paragraphs[paragraphs.length - 1] ?? 0 });
        boxes.push(undefined);
      }
    },
    close(name, _start, end) {
      if (name === "w:p") paragraphs.pop();
      else if (name === "mc:AlternateContent") alternates.pop();
      else if (name === "w:txbxContent") {
        const box = open.pop();
        if (box === undefined) return;
        const alternate = alternates[alternates.length - 1];
        boxes[box.slot] = {
          start: box.start,
          end,
          anchorParagraph: box.anchorParagraph,
          depth: open.length,
          ...(alternate?.copy === undefined ? {} : { copy: alternate.copy, alternate: alternate.number }),
        };
      }
    },
  });
  return boxes.filter((box): box is TextBox => box !== undefined);
};
