/**
 * Sections: which headers and footers each shows after link-to-previous, and what else of a section a reader sees. Margins and the
 * like within normal bounds are layout. Headers count by section and type, never by part name (ECMA-376 17.10).
 */
import { DocxFault } from "../docx-fault";
import type { Relationship } from "../package/package";
import type { XmlElement } from "../xml/xml-tree";
import { child, elements, isOn, val, wholeNumber } from "./content-tree";
import { atom, list, record, type Encoded } from "./encoding";
import type { Room } from "./paragraph-format";
import { describe, runsAsUsual } from "./properties";
import { encodeRaw, type RawContext } from "./raw";
import { relationshipKind } from "./relationship-kinds";
import type { Report, Where } from "./report";
import type { Theme } from "./theme";

export type MarginKind = "header" | "footer";
export const PAGE_TYPES = ["first", "even", "default"] as const;

export interface SectionRead {
  readonly element: XmlElement;
  /** Part by kind and type after inheritance, `header first` and so on. */
  readonly parts: ReadonlyMap<string, string>;
  readonly room: Room;
}

/** Every `w:sectPr` of a body in order: those of paragraphs, then the body's own. Text boxes and revisions hold none. */
const findSections = (element: XmlElement, out: XmlElement[]): void => {
  for (const one of element.children) {
    if (
      typeof one === "string" ||
      one.name === "w:r" ||
      one.name === "w:sectPrChange" ||
      one.name === "w:pPrChange" ||
      one.name === "w:txbxContent"
    )
      continue;
    if (one.name === "w:sectPr") out.push(one);
    else findSections(one, out);
  }
};

const roomOf = (section: XmlElement): Room => {
  const size = child(section, "w:pgSz");
  const margins = child(section, "w:pgMar");
  const number = (element: XmlElement | undefined, name: string, otherwise: number): number =>
    wholeNumber(element?.attributes.get(name)) ?? otherwise;
  const left = number(margins, "w:left", 1440);
  const right = number(margins, "w:right", 1440);
  const columns = Math.max(1, number(child(section, "w:cols"), "w:num", 1));
  const whole = number(size, "w:w", 12240) - left - right;
  const told = elements(child(section, "w:cols") ?? section)
    .filter((one) => one.name === "w:col")
    .map((one) => number(one, "w:w", 0));
  const column =
    told.length > 0
      ? Math.max(...told)
      : (whole - (columns - 1) * number(child(section, "w:cols"), "w:space", 720)) / columns;
  return {
    ...(columns > 1 ? { width: undefined, column } : { width: whole }),
    leftMargin: Math.max(0, left),
    rightMargin: Math.max(0, right),
    confined: false,
  };
};

/** @throws DocxFault dangling-reference for a header or footer that is not there */
export const readSections = (
  body: XmlElement,
  relationships: ReadonlyMap<string, Relationship>,
  part: string,
  report: Report,
): readonly SectionRead[] => {
  const found: XmlElement[] = [];
  findSections(body, found);
  let inherited: ReadonlyMap<string, string> = new Map();
  return found.map((element) => {
    const own = new Set<string>();
    const parts = new Map(inherited);
    for (const one of elements(element)) {
      if (one.name !== "w:headerReference" && one.name !== "w:footerReference") continue;
      const kind: MarginKind = one.name === "w:headerReference" ? "header" : "footer";
      const key = `${kind} ${one.attributes.get("w:type") ?? "default"}`;
      const target = relationships.get(one.attributes.get("r:id") ?? "");
      if (target === undefined || target.external || relationshipKind(target.type) !== kind)
        throw new DocxFault("dangling-reference", `${part} shows a ${kind} that the package does not hold.`, { part });
      if (own.has(key)) report.blocking("header-twice", { part }, { kind: key });
      own.add(key);
      parts.set(key, target.target);
    }
    inherited = parts;
    return { element, parts, room: roomOf(element) };
  });
};

/** Layout, caches, and what is read elsewhere. */
const ELSEWHERE = new Set([
  "w:headerReference",
  "w:footerReference",
  "w:paperSrc",
  "w:printerSettings",
  "w:formProt",
  "w:rtlGutter",
]);
const RAW = new Set([
  "w:pgBorders",
  "w:lnNumType",
  "w:pgNumType",
  "w:vAlign",
  "w:noEndnote",
  "w:textDirection",
  "w:footnotePr",
  "w:endnotePr",
  "w15:footnoteColumns",
]);

/** Read elsewhere, or said and the case anyway (17.6.23, 17.6.20, 17.11.16). */
const saysNothing = (one: XmlElement): boolean =>
  ELSEWHERE.has(one.name) ||
  (one.name === "w:textDirection" && runsAsUsual(one)) ||
  (one.name === "w:vAlign" && val(one) === "top") ||
  (one.name === "w:noEndnote" && !isOn(one));

/** A section's own look as hashed. */
export const encodeSection = (
  element: XmlElement,
  theme: Theme,
  raw: RawContext,
  report: Report,
  where: Where,
): Encoded => {
  const out: Encoded[] = [];
  for (const one of elements(element)) {
    const { name } = one;
    if (saysNothing(one)) continue;
    if (RAW.has(name)) out.push(atom(describe(one, theme)));
    else if (name === "w:docGrid") {
      // Without a type the grid does nothing (17.6.5); with one it sets the room of lines and letters.
      if ((one.attributes.get("w:type") ?? "default") !== "default") out.push(atom(describe(one, theme)));
    } else if (name === "w:titlePg" || name === "w:bidi") {
      if (isOn(one)) out.push(atom(name));
    } else if (name === "w:type") {
      if ((val(one) ?? "nextPage") !== "nextPage") out.push(record("type", val(one) ?? ""));
    } else if (name === "w:pgSz")
      out.push(
        record(
          "page",
          one.attributes.get("w:w") ?? "",
          one.attributes.get("w:h") ?? "",
          one.attributes.get("w:orient") ?? "portrait",
        ),
      );
    else if (name === "w:pgMar") {
      const numbers = ["w:top", "w:bottom", "w:left", "w:right", "w:header", "w:footer", "w:gutter"].map((key) =>
        wholeNumber(one.attributes.get(key) ?? "0"),
      );
      const [top, bottom, left, right, header, footer, gutter] = numbers;
      const width = wholeNumber(child(element, "w:pgSz")?.attributes.get("w:w")) ?? 12240;
      const height = wholeNumber(child(element, "w:pgSz")?.attributes.get("w:h")) ?? 15840;
      // A negative top or bottom lets the body run over the header (17.6.11); room for less than an inch of print hides the rest.
      const usual =
        numbers.every((number) => number !== undefined && number >= 0) &&
        (left ?? 0) + (right ?? 0) + (gutter ?? 0) <= width - 1440 &&
        (top ?? 0) + (bottom ?? 0) <= height - 1440 &&
        (header ?? 0) <= height / 2 &&
        (footer ?? 0) <= height / 2;
      if (!usual) {
        out.push(atom(describe(one, theme)));
        report.toBeSeen("page-margins", where);
      }
    } else if (name === "w:cols") {
      if (
        (wholeNumber(one.attributes.get("w:num") ?? "1") ?? 2) > 1 ||
        one.children.length > 0 ||
        one.attributes.has("w:sep")
      )
        out.push(atom(describe(one, theme)));
    } else if (name === "w:sectPrChange") {
      out.push(list("changed"));
      report.blocking("revision-mark", where, { kind: "sectPrChange" });
    } else {
      out.push(encodeRaw(one, raw));
      report.toBeSeen("unknown-markup", where, { name });
    }
  }
  return list("section", ...out.sort());
};
