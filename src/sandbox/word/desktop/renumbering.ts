/** Ids are Word's own: it gives controls, drawings, bookmarks, relationships and lists new ones when it likes. */
import type { Element } from "@xmldom/xmldom";
import { relationshipsPartOf } from "../../../docx/package/part-names";
import { giveControlId } from "../control-ids";
import { attributeW, childElements, childW, descendants, isW, R, setAttributeW, W } from "../wordprocessing";
import {
  inStories,
  officeParts,
  partsOfKind,
  pick,
  rootOf,
  storyRoots,
  type DesktopOperation,
} from "./desktop-package";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/** Content control ids (17.5.2.18); office-js issues 2759, 2315: never to be relied on. */
export const renumberControls: DesktopOperation = (opened, random) => {
  const given = new Map<string, string>();
  for (const control of inStories(opened, "sdt")) {
    giveControlId(control, () => String(1 + pick(random, 0x7ffffffe)));
    const id = childW(childW(control, "sdtPr"), "id");
    const old = attributeW(id, "val");
    if (id === undefined || old === undefined) continue;
    const fresh = given.get(old) ?? String(1 + pick(random, 0x7ffffffe));
    given.set(old, fresh);
    setAttributeW(id, "val", fresh);
  }
};

/** Drawing object ids, unique again from some number on. */
export const renumberDrawings: DesktopOperation = (opened, random) => {
  let next = 1 + pick(random, 5000);
  for (const root of storyRoots(opened)) {
    for (const properties of descendants(
      root,
      (element) => element.localName === "docPr" && element.namespaceURI === DRAWING,
    )) {
      properties.setAttribute("id", String(next));
      next += 1;
    }
  }
};

/** Bookmark ids, start and end alike. */
export const renumberBookmarks: DesktopOperation = (opened) => {
  const given = new Map<string, string>();
  for (const mark of [...inStories(opened, "bookmarkStart"), ...inStories(opened, "bookmarkEnd")]) {
    const old = attributeW(mark, "id") ?? "";
    if (!given.has(old)) given.set(old, String(given.size));
    setAttributeW(mark, "id", given.get(old) ?? old);
  }
};

/** Relationship ids of every part, and the references to them. */
export const renumberRelationships: DesktopOperation = (opened, random) => {
  for (const part of officeParts(opened)) {
    const rows = opened.documents.get(relationshipsPartOf(part))?.documentElement;
    const root = rootOf(opened, part);
    if (rows === null || rows === undefined || root === undefined) continue;
    const given = new Map<string, string>();
    const start = 100 + pick(random, 900);
    for (const row of childElements(rows)) {
      const fresh = `rId${start + given.size}`;
      given.set(row.getAttribute("Id") ?? "", fresh);
      row.setAttribute("Id", fresh);
    }
    for (const element of [root, ...descendants(root, () => true)]) {
      for (const attribute of Array.from(element.attributes)) {
        const fresh = attribute.namespaceURI === R ? given.get(attribute.value) : undefined;
        if (fresh !== undefined) attribute.value = fresh;
      }
    }
  }
};

/** List ids: `w:num` and every reference to one, then the abstract lists. */
export const renumberLists: DesktopOperation = (opened, random) => {
  const shift = 1 + pick(random, 400);
  const roots = officeParts(opened).flatMap((part) => rootOf(opened, part) ?? []);
  const move = (element: Element, name: string): void => {
    const old = attributeW(element, name);
    // numId 0 says "no list" and is no id (17.9.18).
    if (old !== undefined && old !== "0") setAttributeW(element, name, String(Number(old) + shift));
  };
  for (const root of roots) {
    for (const element of descendants(
      root,
      (candidate) => candidate.namespaceURI === W && ["numId", "num"].includes(candidate.localName ?? ""),
    ))
      move(element, isW(element, "num") ? "numId" : "val");
    for (const element of descendants(
      root,
      (candidate) =>
        candidate.namespaceURI === W && ["abstractNum", "abstractNumId"].includes(candidate.localName ?? ""),
    )) {
      const name = isW(element, "abstractNum") ? "abstractNumId" : "val";
      setAttributeW(element, name, String(Number(attributeW(element, name) ?? 0) + shift));
    }
  }
};

/** Style ids and every reference to one; the names people see stay. */
export const renameStyles: DesktopOperation = (opened, random) => {
  const given = new Map<string, string>();
  const salt = pick(random, 900);
  for (const part of [...partsOfKind(opened, "/styles"), ...partsOfKind(opened, "/stylesWithEffects")]) {
    for (const style of childElements(rootOf(opened, part) as Element).filter((child) => isW(child, "style"))) {
      const old = attributeW(style, "styleId") ?? "";
      if (!given.has(old)) given.set(old, `S${salt}x${given.size}`);
      setAttributeW(style, "styleId", given.get(old) ?? old);
    }
  }
  const REFERENCES = new Set([
    "pStyle",
    "rStyle",
    "tblStyle",
    "basedOn",
    "next",
    "link",
    "styleLink",
    "numStyleLink",
    "defaultTableStyle",
    "clickAndTypeStyle",
  ]);
  for (const part of officeParts(opened)) {
    const root = rootOf(opened, part);
    if (root === undefined) continue;
    for (const reference of descendants(
      root,
      (element) => element.namespaceURI === W && REFERENCES.has(element.localName ?? ""),
    )) {
      const fresh = given.get(attributeW(reference, "val") ?? "");
      if (fresh !== undefined) setAttributeW(reference, "val", fresh);
    }
  }
};
