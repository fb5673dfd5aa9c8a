/**
 * Which parts hold paragraphs, and the way from an address to a paragraph and back.
 * A paragraph's address is its part and its index among that part's paragraphs in document order; text boxes are
 * stories of their own and are not counted; of alternate content the first copy counts.
 */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "./host-fault";
import type { HostDocument, ParagraphPlace } from "./host-document";
import { paragraphsIn } from "./visible-text";
import { attributeW, childElements, childW, descendants, isElement, isW, R } from "./wordprocessing";

export type HeaderKind = "default" | "first" | "even";

/** Body, headers and footers, notes: every part that holds paragraphs, the body first. */
export const storyParts = (document: HostDocument): string[] => [
  document.mainPart,
  ...["/header", "/footer", "/footnotes", "/endnotes"].flatMap((kind) =>
    document.relatedParts(document.mainPart, kind),
  ),
];

/** Roots of the stories of a part: the body, the header, each note that is not a separator line. */
const storyRoots = (document: HostDocument, part: string): Element[] => {
  const root = document.root(part);
  if (isW(root, "document")) {
    const body = childW(root, "body");
    return body === undefined ? [] : [body];
  }
  if (isW(root, "footnotes") || isW(root, "endnotes"))
    return childElements(root).filter((note) => ["normal", undefined].includes(attributeW(note, "type")));
  return [root];
};

export const paragraphsOfPart = (document: HostDocument, part: string): Element[] =>
  storyRoots(document, part).flatMap((root) => paragraphsIn(root));

/** Throws HostFault `NoSuchPlace`. */
export const paragraphAt = (document: HostDocument, place: ParagraphPlace): Element => {
  const paragraph = paragraphsOfPart(document, place.part)[place.paragraph];
  if (paragraph === undefined) throw new HostFault("NoSuchPlace", `${place.part} has no paragraph ${place.paragraph}`);
  return paragraph;
};

/** Content controls under a root in document order; those in text boxes left out, as Word's own API leaves them out (office-js issue 2945). */
export const controlsIn = (root: Element): Element[] =>
  descendants(
    root,
    (element) => isW(element, "sdt"),
    (element) => !isW(element, "txbxContent") && element.localName !== "Fallback",
  );

export const controlsOfPart = (document: HostDocument, part: string): Element[] =>
  storyRoots(document, part).flatMap((root) => controlsIn(root));

/** `w:sectPr` elements in document order: the one of each section's last paragraph, then the body's own. */
export const sectionProperties = (document: HostDocument): Element[] =>
  descendants(
    document.root(document.mainPart),
    (element) => isW(element, "sectPr"),
    (element) => !isW(element, "sectPrChange"),
  );

/** The part a section's own reference of that kind names; undefined when it has none (it then shows the section before, 17.10.2). */
export const headerPart = (
  document: HostDocument,
  section: Element,
  what: "headerReference" | "footerReference",
  kind: HeaderKind,
): string | undefined => {
  const reference = childElements(section).find(
    (child) => isElement(child) && isW(child, what) && (attributeW(child, "type") ?? "default") === kind,
  );
  const id = reference?.getAttributeNS(R, "id");
  return id === null || id === undefined ? undefined : document.relationshipTarget(document.mainPart, id);
};
