/** Word.Document, its sections and its properties. */
import { HostFault } from "../host-fault";
import type { HostObject, MemberContext, Members, Of } from "../host-object";
import { rangeOf, requireObject } from "../range-model";
import { setTracksChanges, tracksChanges } from "../revision-marks";
import {
  controlsOfPart,
  headerPart,
  paragraphAt,
  paragraphsOfPart,
  sectionProperties,
  storyParts,
  type HeaderKind,
} from "../story-places";
import { childW, createW, R, W } from "../wordprocessing";
import { searchRange } from "./range";

const body = (context: MemberContext): Of<"Body"> => {
  const part = context.document.mainPart;
  const node = childW(context.document.root(part), "body");
  if (node === undefined) throw new HostFault("GeneralException", "the document has no body");
  return { type: "Body", part, node, kind: "MainDoc" };
};

/** Body, headers and footers; desktop Word also lists those of notes, Word on the web does not let an add-in at them (office-js issues 4373, 3355). */
const allControls = (context: MemberContext): HostObject => ({
  type: "ContentControlCollection",
  items: storyParts(context.document)
    .filter((part) => context.document.setting.mode === "desktop" || !/\/(footnotes|endnotes)\d*\.xml$/.test(part))
    .flatMap((part) =>
      controlsOfPart(context.document, part).map((node): HostObject => ({ type: "ContentControl", part, node })),
    ),
});

export const documentMembers: Members<"Document"> = {
  properties: {
    Body: (_document, context) => body(context),
    ContentControls: (_document, context) => allControls(context),
    Sections: (_document, context) => ({
      type: "SectionCollection",
      items: Array.from(
        { length: Math.max(1, sectionProperties(context.document).length) },
        (_item, index): HostObject => ({ type: "Section", index }),
      ),
    }),
    Properties: () => ({ type: "DocumentProperties" }),
  },
  objects: {
    GetSelection: (_document, _args, context) => {
      const selection = context.document.selection ?? {
        part: context.document.mainPart,
        paragraph: 0,
        start: 0,
        end: 0,
      };
      const paragraph = paragraphAt(context.document, selection);
      return rangeOf(selection.part, { paragraph, offset: selection.start }, { paragraph, offset: selection.end });
    },
    Search: (_document, args, context) =>
      searchRange(context.document.mainPart, paragraphsOfPart(context.document, context.document.mainPart), args),
  },
  values: {
    Save: (_document, _args, context) => {
      context.later(() => context.document.save());
      return null;
    },
  },
  scalars: {
    Saved: { get: (_document, context) => context.document.isSaved },
    ChangeTrackingMode: {
      get: (_document, context) => (tracksChanges(context.document) ? "TrackAll" : "Off"),
      set: (_document, value, context) => {
        if (value !== "Off" && value !== "TrackAll")
          throw new HostFault(
            "NotImplemented",
            "ChangeTrackingMode other than Off and TrackAll is not implemented by this host",
          );
        setTracksChanges(context.document, value === "TrackAll");
      },
    },
  },
};

const KINDS: Readonly<Record<string, HeaderKind>> = { Primary: "default", FirstPage: "first", EvenPages: "even" };

/** Header or footer of a section: its own or the one it shows from the section before. */
const marginBody = (
  section: Of<"Section">,
  context: MemberContext,
  what: "header" | "footer",
  type: unknown,
): HostObject => {
  const kind = KINDS[String(type)];
  if (kind === undefined)
    throw new HostFault(
      "InvalidArgument",
      `get${what === "header" ? "Header" : "Footer"} takes Primary, FirstPage or EvenPages`,
    );
  const sections = sectionProperties(context.document);
  for (let index = section.index; index >= 0; index -= 1) {
    const properties = sections[index];
    const part =
      properties === undefined ? undefined : headerPart(context.document, properties, `${what}Reference`, kind);
    if (part !== undefined)
      return { type: "Body", part, node: context.document.root(part), kind: what === "header" ? "Header" : "Footer" };
  }
  // Asking for one that is not there throws for first and even pages (office-js-docs-reference issue 1202) and makes one otherwise (office-js issue 1904).
  if (kind !== "default") throw new HostFault("GeneralException", `the section has no ${kind}-page ${what}`);
  return newMargin(section, context, what);
};

const newMargin = (section: Of<"Section">, context: MemberContext, what: "header" | "footer"): HostObject => {
  const { document } = context;
  const properties = sectionProperties(document)[section.index];
  if (properties === undefined) throw new HostFault("GeneralException", "the section has no properties");
  context.touch(document.mainPart);
  let number = 1;
  while (document.has(`word/${what}${number}.xml`)) number += 1;
  const part = `word/${what}${number}.xml`;
  const root = what === "header" ? "hdr" : "ftr";
  const id = document.addXmlPart(context.touch, {
    part,
    xml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} xmlns:w="${W}"><w:p/></w:${root}>`,
    contentType: `application/vnd.openxmlformats-officedocument.wordprocessingml.${what}+xml`,
    owner: document.mainPart,
    relationshipType: `${R}/${what}`,
  });
  const reference = createW(properties, `${what}Reference`, { type: "default" });
  reference.setAttributeNS(R, `${properties.lookupPrefix(R) ?? "r"}:id`, id);
  properties.insertBefore(reference, properties.firstChild);
  return { type: "Body", part, node: document.root(part), kind: what === "header" ? "Header" : "Footer" };
};

const next = (section: Of<"Section">, context: MemberContext): HostObject | null =>
  section.index + 1 < sectionProperties(context.document).length ? { type: "Section", index: section.index + 1 } : null;

export const sectionMembers: Members<"Section"> = {
  objects: {
    GetHeader: (section, [type], context) => marginBody(section, context, "header", type),
    GetFooter: (section, [type], context) => marginBody(section, context, "footer", type),
    GetNext: (section, _args, context) => requireObject(next(section, context), "next section"),
    GetNextOrNullObject: (section, _args, context) => next(section, context),
  },
};

export const sectionCollectionMembers: Members<"SectionCollection"> = {
  objects: {
    GetFirst: (sections) => requireObject(sections.items[0], "section"),
    GetFirstOrNullObject: (sections) => sections.items[0] ?? null,
    GetItem: (sections, [index]) => requireObject(sections.items[Number(index)], "section of that number"),
  },
};

const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const property = (context: MemberContext, name: string): string => {
  const part = context.document.relatedParts("", "/metadata/core-properties")[0];
  if (part === undefined) return "";
  const root = context.document.root(part);
  if (root.namespaceURI !== CORE) return "";
  for (let child = root.firstChild; child !== null; child = child.nextSibling)
    if (child.nodeName === name || child.nodeName.endsWith(`:${name}`)) return child.textContent ?? "";
  return "";
};

export const documentPropertiesMembers: Members<"DocumentProperties"> = {
  scalars: {
    Title: { get: (_properties, context) => property(context, "title") },
    Subject: { get: (_properties, context) => property(context, "subject") },
    Author: { get: (_properties, context) => property(context, "creator") },
    LastAuthor: { get: (_properties, context) => property(context, "lastModifiedBy") },
  },
};
