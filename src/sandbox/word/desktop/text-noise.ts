/** What Word strews among the words without changing them: run boundaries, save ids, proofing and language marks, page breaks as last rendered. */
import type { Element } from "@xmldom/xmldom";
import { setText } from "../visible-text";
import {
  attributeW,
  childElements,
  childW,
  createW,
  descendants,
  insertAfter,
  insertInOrder,
  isW,
  removeNode,
  RUN_PROPERTY_ORDER,
  setAttributeW,
  W14,
  XML,
} from "../wordprocessing";
import { hexId, inStories, partsOfKind, pick, rootOf, storyRoots, type DesktopOperation } from "./desktop-package";

const SPLITTABLE = new Set(["t", "delText", "instrText", "delInstrText"]);

/** A run of one text element becomes two of the same format (never between the halves of a surrogate pair). */
export const splitRuns: DesktopOperation = (opened, random) => {
  for (const run of inStories(opened, "r")) {
    const content = childElements(run).filter((child) => !isW(child, "rPr"));
    const only = content[0];
    const text = only?.textContent ?? "";
    if (
      content.length !== 1 ||
      only === undefined ||
      !isW(only, only.localName ?? "") ||
      !SPLITTABLE.has(only.localName ?? "") ||
      text.length < 4 ||
      random() < 0.5
    )
      continue;
    const cut = 1 + pick(random, text.length - 1);
    if (/[\udc00-\udfff]/.test(text.charAt(cut))) continue;
    const rest = run.cloneNode(true) as Element;
    const second = childElements(rest).find((child) => !isW(child, "rPr"));
    if (second === undefined) continue;
    setText(only, text.slice(0, cut));
    setText(second, text.slice(cut));
    insertAfter(rest, run);
  }
};

/** `w:rsid*` everywhere, and the list of them in the settings (17.15.1.72). */
export const rewriteSaveIds: DesktopOperation = (opened, random) => {
  for (const root of storyRoots(opened)) {
    for (const element of descendants(
      root,
      (candidate) => isW(candidate, "p") || isW(candidate, "r") || isW(candidate, "tr") || isW(candidate, "sectPr"),
    )) {
      for (const name of ["rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidTr", "rsidSect", "rsidDel"])
        element.removeAttributeNS(element.namespaceURI, name);
      if (!isW(element, "sectPr")) setAttributeW(element, "rsidR", hexId(random));
      if (isW(element, "p")) setAttributeW(element, "rsidRDefault", hexId(random));
    }
  }
  for (const settings of partsOfKind(opened, "/settings")) {
    for (const list of childElements(
      rootOf(opened, settings) ?? (opened.documents.get(opened.mainPart)?.documentElement as Element),
    ).filter((child) => isW(child, "rsids")))
      list.appendChild(createW(list, "rsid", { val: hexId(random) }));
  }
};

/** `w14:paraId` and `w14:textId` anew (Open XML SDK issue 925; office-js issue 4078). */
export const renewParagraphIds: DesktopOperation = (opened, random) => {
  for (const root of storyRoots(opened)) {
    const prefix = root.lookupPrefix(W14);
    for (const paragraph of descendants(root, (element) => isW(element, "p"))) {
      if (prefix === null) continue;
      paragraph.setAttributeNS(W14, `${prefix}:paraId`, hexId(random));
      paragraph.setAttributeNS(W14, `${prefix}:textId`, "77777777");
    }
  }
};

/** Spelling marks around runs (17.13.8.1). */
export const addProofingMarks: DesktopOperation = (opened, random) => {
  for (const run of inStories(opened, "r")) {
    if (!isW(run.parentNode, "p") || random() < 0.8) continue;
    run.parentNode.insertBefore(createW(run, "proofErr", { type: "spellStart" }), run);
    insertAfter(createW(run, "proofErr", { type: "spellEnd" }), run);
  }
};

/** A language on runs that have none of their own (17.3.2.20). */
export const addLanguages: DesktopOperation = (opened, random) => {
  for (const run of inStories(opened, "r")) {
    if (random() < 0.7) continue;
    let properties = childW(run, "rPr");
    if (properties === undefined) {
      properties = createW(run, "rPr");
      run.insertBefore(properties, run.firstChild);
    }
    if (childW(properties, "lang") === undefined)
      insertInOrder(properties, createW(run, "lang", { val: "en-US" }), RUN_PROPERTY_ORDER);
  }
};

/** Where a page last ended on somebody's printer (17.3.3.13). */
export const addRenderedPageBreaks: DesktopOperation = (opened, random) => {
  for (const run of inStories(opened, "r")) {
    const words = childW(run, "t");
    if (words !== undefined && random() < 0.1) run.insertBefore(createW(run, "lastRenderedPageBreak"), words);
  }
};

/** `_GoBack`: where the last edit was. Word keeps one, at the end of some paragraph of the body. */
export const moveGoBack: DesktopOperation = (opened, random) => {
  const names = inStories(opened, "bookmarkStart");
  for (const start of names.filter((candidate) => attributeW(candidate, "name") === "_GoBack")) {
    const id = attributeW(start, "id");
    for (const end of inStories(opened, "bookmarkEnd")) if (attributeW(end, "id") === id) removeNode(end);
    removeNode(start);
  }
  const body = childW(rootOf(opened, opened.mainPart), "body");
  const paragraphs =
    body === undefined
      ? []
      : descendants(
          body,
          (element) => isW(element, "p"),
          (element) => !isW(element, "txbxContent"),
        );
  const paragraph = paragraphs[pick(random, paragraphs.length)];
  if (paragraph === undefined) return;
  const id = String(
    1 + Math.max(0, ...inStories(opened, "bookmarkStart").map((start) => Number(attributeW(start, "id")))),
  );
  paragraph.appendChild(createW(paragraph, "bookmarkStart", { id, name: "_GoBack" }));
  paragraph.appendChild(createW(paragraph, "bookmarkEnd", { id }));
};

/** `xml:space` on every text element, needed or not. */
export const keepSpaces: DesktopOperation = (opened) => {
  for (const words of inStories(opened, "t")) words.setAttributeNS(XML, "xml:space", "preserve");
};

/** White space between elements where no text may stand. */
export const addWhitespace: DesktopOperation = (opened, random) => {
  const HOLDERS = new Set([
    "body",
    "hdr",
    "ftr",
    "tbl",
    "tr",
    "tc",
    "sdt",
    "sdtContent",
    "pPr",
    "rPr",
    "sectPr",
    "footnotes",
    "endnotes",
    "p",
  ]);
  for (const root of storyRoots(opened)) {
    for (const holder of [
      root,
      ...descendants(root, (element) => isW(element, element.localName ?? "") && HOLDERS.has(element.localName ?? "")),
    ]) {
      if (random() < 0.5) continue;
      for (const child of childElements(holder))
        holder.insertBefore((holder.ownerDocument ?? root.ownerDocument)?.createTextNode("\n  ") as never, child);
    }
  }
};
