/** What a content control itself adds to what is read inside it: our unit tags, check boxes, placeholders, bindings, the legend. */
import type { XmlElement } from "../xml/xml-tree";
import { LEGEND_TAG } from "../parts/legend-forms";
import { shownWords } from "./alternates";
import { bindingProblem, isBinding } from "./bound-controls";
import { child, elements, isOn, val } from "./content-tree";
import { list, type Encoded } from "./encoding";
import { holdsOnlyContent, isLegend } from "./legend";
import { readUnitMark } from "./own-marks";
import { encodeRaw } from "./raw";
import { whereOf, type Around, type Control, type StoryReading } from "./reading";

/** Children of `w:sdtPr` the reader knows; what they say about the words is in the words. */
const KNOWN = new Set([
  "w:rPr",
  "w:alias",
  "w:tag",
  "w:id",
  "w:lock",
  "w:placeholder",
  "w:temporary",
  "w:showingPlcHdr",
  "w:dataBinding",
  "w:label",
  "w:tabIndex",
  "w:equation",
  "w:comboBox",
  "w:date",
  "w:docPartObj",
  "w:docPartList",
  "w:dropDownList",
  "w:picture",
  "w:richText",
  "w:text",
  "w:citation",
  "w:group",
  "w:bibliography",
  "w14:checkbox",
  "w14:entityPicker",
  "w15:color",
  "w15:appearance",
  "w15:dataBinding",
  "w15:repeatingSection",
  "w15:repeatingSectionItem",
  "w15:webExtensionLinked",
  "w15:webExtensionCreated",
  "w15:footnoteColumns",
  "w16sdtdh:dataHash",
  "w16sdtfl:formatLock",
  "w:docPartUnique",
]);
const PARTS_OF_A_CONTROL = new Set(["w:sdtPr", "w:sdtEndPr", "w:sdtContent"]);

const NOTHING: XmlElement["children"] = [];

export interface ReadControl {
  readonly content: XmlElement | undefined;
  /** Set when the control is one of our legend's forms, in a header: it is not there. */
  readonly legend: boolean;
  readonly control?: Control;
  /** Stands in front of the control's content. */
  readonly marks: readonly Encoded[];
}

/**
 * Reads a control's properties.
 * @param block whether it holds whole paragraphs (only then is it a unit)
 */
export const readControl = (element: XmlElement, story: StoryReading, around: Around, block: boolean): ReadControl => {
  const { report, boundValues } = story.reading;
  const properties = child(element, "w:sdtPr");
  const content = child(element, "w:sdtContent");
  const tag = val(child(properties, "w:tag"));
  const where = whereOf(story, around);
  const marks: Encoded[] = [];

  if (tag === LEGEND_TAG) {
    if (
      story.kind === "header" &&
      !around.box &&
      content !== undefined &&
      holdsOnlyContent(element) &&
      isLegend(content)
    )
      return { content, legend: true, marks };
    report.blocking(story.kind === "header" && !around.box ? "legend-altered" : "legend-misplaced", where);
    marks.push(list("not-a-legend"));
  }
  if (element.children.some((one) => typeof one === "string" && one.trim() !== "")) {
    report.toBeSeen("unknown-markup", where, { name: "text" });
    marks.push(encodeRaw(element, story.raw));
  }
  for (const one of element.children) {
    if (typeof one === "string") continue;
    // Of properties or content given twice readers take one or the other.
    if (PARTS_OF_A_CONTROL.has(one.name) && one === child(element, one.name)) continue;
    report.toBeSeen("unknown-markup", where, { name: one.name });
    marks.push(encodeRaw(one, story.raw));
  }
  for (const one of properties?.children ?? NOTHING) {
    if (typeof one === "string" || KNOWN.has(one.name)) continue;
    report.toBeSeen("unknown-markup", where, { name: one.name });
    marks.push(encodeRaw(one, story.raw));
  }
  const checkBox = child(properties, "w14:checkbox");
  if (checkBox !== undefined) {
    const state =
      elements(checkBox)
        .find((one) => one.name === "w14:checked")
        ?.attributes.get("w14:val") ?? "0";
    marks.push(list("check-box", ...(["1", "true", "on"].includes(state) ? [list("checked")] : [])));
  }
  // Nearly no control shows a placeholder or is bound: only then are its words gathered.
  if (properties !== undefined && content !== undefined) {
    if (isOn(child(properties, "w:showingPlcHdr")) && shownWords(content).trim() !== "")
      report.blocking("placeholder-shown", where);
    const problem = properties.children.some((one) => typeof one !== "string" && isBinding(one))
      ? bindingProblem(properties, shownWords(content), boundValues)
      : undefined;
    if (problem === "bound-control-dangling") report.toBeSeen(problem, where);
    else if (problem !== undefined) report.blocking(problem, where);
  }
  const mark = block ? readUnitMark(tag) : undefined;
  if (mark === undefined || tag === undefined) return { content, legend: false, marks };
  const control: Control = { tag, ordinal: story.reading.controls, ...mark };
  story.reading.controls += 1;
  return { content, legend: false, control, marks };
};
