/**
 * Content controls (`w:sdt`, ECMA-376 part 1, 17.5.2) by their place in the source; changed by splices.
 * The tag is what others rely on: ids are renumbered by Word, titles are for people.
 */
import { NAMESPACES } from "../xml/namespaces";
import { applySplices, type Splice } from "../xml/splice";
import { scanXml } from "../xml/xml-scanner";
import { escapeAttribute } from "../xml/xml-text";

export type ControlLevel = "block" | "run" | "row" | "cell";

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One control. Offsets index the part's source. */
export interface ContentControl {
  readonly part: string;
  readonly tag?: string;
  readonly title?: string;
  /** `w:id` as written. */
  readonly id?: string;
  readonly level: ControlLevel;
  /** Index, in the same list, of the control directly around this one. */
  readonly parent?: number;
  readonly start: number;
  readonly end: number;
  /** Behind the `>` of `<w:sdt>`. */
  readonly openEnd: number;
  /** Between `<w:sdtContent>` and its end; empty when the control has no content. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** `w:sdtPr` with its tags; undefined when the control has no properties. */
  readonly properties?: Span & { readonly selfClosing: boolean; readonly openEnd: number };
  /** Elements inside the properties that an edit replaces, and where new ones go. */
  readonly tagElement?: Span;
  readonly titleElement?: Span;
  readonly colorElement?: Span;
  /** Behind `w:rPr` and `w:alias`, where a new `w:alias` or `w:tag` keeps the schema's order. */
  readonly tagInsert?: number;
  /** Before the element that gives the control its kind, or the end of the properties. */
  readonly colorInsert?: number;
  /** Bound to custom XML (`w:dataBinding`), or showing its placeholder. */
  readonly bound: boolean;
  readonly showingPlaceholder: boolean;
}

const LEVEL_INSIDE: ReadonlyMap<string, ControlLevel> = new Map<string, ControlLevel>([
  ["w:body", "block"],
  ["w:hdr", "block"],
  ["w:ftr", "block"],
  ["w:footnote", "block"],
  ["w:endnote", "block"],
  ["w:comment", "block"],
  ["w:tc", "block"],
  ["w:txbxContent", "block"],
  ["w:docPartBody", "block"],
  ["w:p", "run"],
  ["w:tbl", "row"],
  ["w:tr", "cell"],
]);

/** Elements of which a control's properties hold at most one, giving its kind (CT_SdtPr's choice, with Word 2010's and 2012's additions). */
const KIND_ELEMENTS = new Set([
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
  "w15:repeatingSection",
  "w15:repeatingSectionItem",
]);

interface Growing {
  index: number;
  depth: number;
  control: { -readonly [Key in keyof ContentControl]: ContentControl[Key] };
  /** Depth of the open w:sdtPr, while inside. */
  propertiesDepth: number | undefined;
  contentDepth: number | undefined;
}

/** Lists every control of a part in source order (an enclosing one before what it encloses). */
export const listContentControls = (xml: string, part: string): readonly ContentControl[] => {
  const controls: ContentControl[] = [];
  const open: Growing[] = [];
  const levels: { readonly depth: number; readonly level: ControlLevel }[] = [];
  let depth = 0;
  /** A direct child of properties that is open: its element, to learn where it ends. */
  let child: { readonly name: string; readonly depth: number; readonly start: number } | undefined;

  const endChild = (growing: Growing, name: string, start: number, end: number): void => {
    const { control } = growing;
    if (name === "w:tag") control.tagElement = { start, end };
    if (name === "w:alias") control.titleElement = { start, end };
    if (name === "w15:color") control.colorElement = { start, end };
    if (name === "w:rPr" || name === "w:alias") control.tagInsert = Math.max(control.tagInsert ?? 0, end);
  };

  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      const current = open[open.length - 1];
      if (current?.propertiesDepth !== undefined && depth === current.propertiesDepth + 1) {
        const { control } = current;
        if (name === "w:tag") control.tag = attributes.get("w:val") ?? "";
        if (name === "w:alias") control.title = attributes.get("w:val") ?? "";
        if (name === "w:id") control.id = attributes.get("w:val") ?? "";
        if (name === "w:dataBinding" || name === "w15:dataBinding") control.bound = true;
        if (name === "w:showingPlcHdr")
          control.showingPlaceholder = !["0", "false", "off"].includes(attributes.get("w:val") ?? "");
        if (KIND_ELEMENTS.has(name) && control.colorInsert === undefined) control.colorInsert = start;
        if (selfClosing) endChild(current, name, start, end);
        else child = { name, depth, start };
      } else if (current !== undefined && current.propertiesDepth === undefined && depth === current.depth + 1) {
        if (name === "w:sdtPr") {
          current.control.properties = { start, end, selfClosing, openEnd: end };
          current.control.tagInsert = end;
          if (!selfClosing) current.propertiesDepth = depth;
        } else if (name === "w:sdtContent") {
          current.control.contentStart = end;
          current.control.contentEnd = end;
          if (!selfClosing) current.contentDepth = depth;
        }
      }
      if (name === "w:sdt" && !selfClosing) {
        const parent = current?.index;
        const level = levels[levels.length - 1]?.level ?? "block";
        const control: Growing["control"] = {
          part,
          level,
          start,
          end,
          openEnd: end,
          contentStart: end,
          contentEnd: end,
          bound: false,
          showingPlaceholder: false,
        };
        if (parent !== undefined) control.parent = parent;
        open.push({ index: controls.length, depth, control, propertiesDepth: undefined, contentDepth: undefined });
        controls.push(control);
      }
      if (!selfClosing) {
        const level = LEVEL_INSIDE.get(name);
        if (level !== undefined) levels.push({ depth, level });
        depth += 1;
      }
    },
    close(name, start, end) {
      depth -= 1;
      if (levels[levels.length - 1]?.depth === depth) levels.pop();
      const current = open[open.length - 1];
      if (current === undefined) return;
      if (child !== undefined && child.depth === depth) {
        endChild(current, child.name, child.start, end);
        child = undefined;
      } else if (current.propertiesDepth === depth && name === "w:sdtPr") {
        current.propertiesDepth = undefined;
        const { properties } = current.control;
        if (properties !== undefined) current.control.properties = { ...properties, end };
        current.control.colorInsert ??= start;
      } else if (current.contentDepth === depth && name === "w:sdtContent") {
        current.contentDepth = undefined;
        current.control.contentEnd = start;
      } else if (current.depth === depth && name === "w:sdt") {
        current.control.end = end;
        open.pop();
      }
    },
  });
  return controls;
};

/** What to write into a control's properties; what is not named stays. `color` is six hex digits. */
export interface ControlChange {
  readonly tag?: string;
  readonly title?: string;
  readonly color?: string;
}

/** The edits that give a control a new tag, title or colour, keeping the schema's order. */
export const changeControl = (control: ContentControl, change: ControlChange): readonly Splice[] => {
  const tag = change.tag === undefined ? "" : `<w:tag w:val="${escapeAttribute(change.tag)}"/>`;
  const title = change.title === undefined ? "" : `<w:alias w:val="${escapeAttribute(change.title)}"/>`;
  // Declared on the element itself: the part's root may not know the namespace.
  const color =
    change.color === undefined
      ? ""
      : `<w15:color xmlns:w15="${NAMESPACES.w15}" w:val="${escapeAttribute(change.color)}"/>`;
  const { properties } = control;
  if (properties === undefined || properties.selfClosing) {
    const markup = `<w:sdtPr>${title}${tag}${color}</w:sdtPr>`;
    if (properties !== undefined) return [{ start: properties.start, end: properties.end, text: markup }];
    // Properties come first in a control (17.5.2.29 and its siblings).
    return [{ start: control.openEnd, end: control.openEnd, text: markup }];
  }
  const splices: Splice[] = [];
  const replaceOrInsert = (element: Span | undefined, at: number, markup: string): void => {
    if (markup === "") return;
    splices.push(
      element === undefined
        ? { start: at, end: at, text: markup }
        : { start: element.start, end: element.end, text: markup },
    );
  };
  const insertAt = control.tagInsert ?? properties.openEnd;
  replaceOrInsert(control.titleElement, insertAt, title);
  replaceOrInsert(control.tagElement, insertAt, tag);
  replaceOrInsert(control.colorElement, control.colorInsert ?? insertAt, color);
  return splices;
};

/** The edits that take a control away and leave its content. */
export const unwrapControl = (control: ContentControl): readonly Splice[] =>
  control.contentStart === control.contentEnd
    ? [{ start: control.start, end: control.end, text: "" }]
    : [
        { start: control.start, end: control.contentStart, text: "" },
        { start: control.contentEnd, end: control.end, text: "" },
      ];

/** A part with some of its controls taken away, their content left. */
export const withoutControls = (xml: string, part: string, condemned: (control: ContentControl) => boolean): string =>
  applySplices(xml, listContentControls(xml, part).filter(condemned).flatMap(unwrapControl));
