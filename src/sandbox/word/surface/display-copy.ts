/**
 * A throw-away copy of the document for the renderer: controls are taken out (it drops those in table cells), and a
 * bookmark at the head of each paragraph says which paragraph of which part it is. The document itself is not touched.
 */
import { XMLSerializer, type Element } from "@xmldom/xmldom";
import { openPackage, savePackage } from "../../../docx/package/package";
import type { HostDocument } from "../host-document";
import { paragraphsOfPart, storyParts } from "../story-places";
import { paragraphsIn } from "../visible-text";
import { childW, createW, descendants, isW, unwrapElement } from "../wordprocessing";

const MARK = "cs-view-";

const paragraphMark = (part: number, paragraph: number): string => `${MARK}${part}-${paragraph}`;

/** Reads a bookmark's name back; undefined when it is none of ours. */
export const readMark = (name: string): { readonly part: number; readonly paragraph: number } | undefined => {
  const match = /^cs-view-(\d+)-(\d+)$/.exec(name);
  return match === null ? undefined : { part: Number(match[1]), paragraph: Number(match[2]) };
};

const unwrapControls = (root: Element): void => {
  for (const control of descendants(root, (element) => isW(element, "sdt")).reverse()) {
    const content = childW(control, "sdtContent");
    while (content?.firstChild != null) control.parentNode?.insertBefore(content.firstChild, control);
    control.parentNode?.removeChild(control);
  }
};

/** Marks the copy's paragraphs with the numbers the document itself gives them (note separators have none). */
const markParagraphs = (host: HostDocument, part: string, partNumber: number, copy: Element): void => {
  const numbers = new Map(paragraphsOfPart(host, part).map((paragraph, index) => [paragraph, index]));
  const originals = paragraphsIn(host.root(part));
  paragraphsIn(copy).forEach((paragraph, index) => {
    const original = originals[index];
    const number = original === undefined ? undefined : numbers.get(original);
    if (number === undefined) return;
    const start = createW(paragraph, "bookmarkStart", {
      id: String(900_000 + number),
      name: paragraphMark(partNumber, number),
    });
    const properties = childW(paragraph, "pPr");
    paragraph.insertBefore(start, properties === undefined ? paragraph.firstChild : properties.nextSibling);
  });
};

/** Bookmarks count parts as `storyParts` lists them. */
export const displayCopy = async (host: HostDocument): Promise<Uint8Array> => {
  const opened = await openPackage(await host.bytes());
  const serializer = new XMLSerializer();
  const changes = new Map<string, string>();
  storyParts(host).forEach((part, number) => {
    const root = host.root(part).cloneNode(true) as Element;
    markParagraphs(host, part, number, root);
    unwrapControls(root);
    for (const insertion of descendants(
      root,
      (element) => isW(element, "ins") && element.parentNode?.nodeName !== "w:rPr",
    ).reverse())
      unwrapElement(insertion);
    changes.set(part, serializer.serializeToString(root));
  });
  return savePackage(opened, changes);
};
