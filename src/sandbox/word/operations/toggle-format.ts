/** Bold, italic, underline and strikethrough on a stretch of text: on unless all of it has it, as the keys do in Word. */
import type { Element } from "@xmldom/xmldom";
import type { HostDocument, ParagraphPlace } from "../host-document";
import { revisionMark, tracksChanges } from "../revision-marks";
import { paragraphAt } from "../story-places";
import { boundaryAt, refuseLocked, runProperties, textPieces } from "../visible-text";
import {
  attributeW,
  childElements,
  childW,
  createW,
  insertInOrder,
  removeNode,
  RUN_PROPERTY_ORDER,
  setAttributeW,
} from "../wordprocessing";
import type { EditSetting } from "./text-place";

export type ToggledFormat = "b" | "i" | "u" | "strike";

/** Toggles the format on `start` up to `end` of a paragraph's visible text. Throws HostFault `Locked`, `NoSuchPlace`, `ReadOnly`. */
export const toggleFormat = (
  document: HostDocument,
  range: ParagraphPlace & { readonly start: number; readonly end: number },
  format: ToggledFormat,
  setting: EditSetting = {},
): void =>
  document.change(setting.cause ?? "person", (touch) => {
    const paragraph = paragraphAt(document, range);
    if (range.end <= range.start) return;
    const runs = runsBetween(paragraph, range.start, range.end);
    for (const run of runs) refuseLocked(run);
    const on = !runs.every((run) => isOn(run, format));
    for (const run of runs)
      setRunFormat(document, run, format, on ? (format === "u" ? "single" : "1") : format === "u" ? "none" : "0");
    touch(range.part);
  });

/** The runs that hold exactly this stretch; runs are split at its ends. */
export const runsBetween = (paragraph: Element, start: number, end: number): Element[] => {
  boundaryAt(paragraph, start);
  boundaryAt(paragraph, end);
  return [
    ...new Set(
      textPieces(paragraph)
        .filter((piece) => piece.text !== "" && piece.start >= start && piece.start + piece.text.length <= end)
        .map((piece) => piece.run),
    ),
  ];
};

const isOn = (run: Element, format: ToggledFormat): boolean => {
  const properties = runProperties(run);
  const set = properties === undefined ? undefined : childW(properties, format);
  return set !== undefined && !["0", "false", "off", "none"].includes(attributeW(set, "val") ?? "1");
};

/** Sets one run property to a `w:val`, or takes it away when the value is undefined; tracked as a format change while tracking is on (17.13.5.31). */
export const setRunFormat = (document: HostDocument, run: Element, name: string, value: string | undefined): void => {
  const before = runProperties(run);
  const properties = before ?? createW(run, "rPr");
  if (before === undefined) run.insertBefore(properties, run.firstChild);
  if (tracksChanges(document) && childW(properties, "rPrChange") === undefined) {
    const mark = revisionMark(document, run, "rPrChange");
    const old = createW(run, "rPr");
    for (const child of childElements(properties)) old.appendChild(child.cloneNode(true));
    mark.appendChild(old);
    properties.appendChild(mark);
  }
  const present = childW(properties, name);
  if (value === undefined) {
    if (present !== undefined) removeNode(present);
    return;
  }
  const element: Element = present ?? createW(run, name);
  if (value === "1") element.removeAttributeNS(element.namespaceURI, "val");
  else setAttributeW(element, "val", value);
  if (present === undefined) insertInOrder(properties, element, RUN_PROPERTY_ORDER);
};
