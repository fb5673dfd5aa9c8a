/** Word.ContentControl and its collection. Properties are written in the order Word writes them, so the package stays valid. */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import { textArgument, type HostObject, type Json, type MemberContext, type Members, type Of } from "../host-object";
import { acceptWithin } from "../operations/accept-revisions";
import { removeParagraph } from "../operations/join-paragraphs";
import {
  controlAround,
  controlParagraphs,
  controlRange,
  deleteRangeWords,
  isInline,
  insertLines,
  rangeRuns,
  rangeText,
  replaceControlWords,
  requireObject,
  selectRange,
} from "../range-model";
import { controlsIn } from "../story-places";
import { lockingControl, paragraphsIn, refuseLocked } from "../visible-text";
import {
  childElements,
  childW,
  CONTROL_PROPERTY_ORDER,
  createW,
  documentOf,
  insertInOrder,
  removeNode,
  setAttributeW,
  unwrapElement,
  valueOf,
  W15,
} from "../wordprocessing";
import { commentIdsIn, commentsOf } from "./comment";
import { insertTextAt, paragraphCollection, rangeMembers, searchRange } from "./range";

const LONGEST_TAG = 64;
const KINDS = [
  "equation",
  "comboBox",
  "date",
  "docPartObj",
  "docPartList",
  "dropDownList",
  "picture",
  "richText",
  "text",
  "citation",
  "group",
  "bibliography",
];

const properties = (control: Element): Element => {
  const present = childW(control, "sdtPr");
  if (present !== undefined) return present;
  const added = createW(control, "sdtPr");
  control.insertBefore(added, control.firstChild);
  return added;
};

/** Sets or removes a child `w:name` with its `w:val`. */
const write = (control: Element, name: string, value: string | undefined): void => {
  const holder = properties(control);
  const present = childW(holder, name);
  if (value === undefined) {
    if (present !== undefined) removeNode(present);
  } else if (present !== undefined) setAttributeW(present, "val", value);
  else insertInOrder(holder, createW(control, name, { val: value }), CONTROL_PROPERTY_ORDER);
};
const child15 = (control: Element, name: string): Element | undefined =>
  childElements(properties(control)).find((child) => child.localName === name && child.namespaceURI === W15);
const write15 = (control: Element, name: string, value: string): void => {
  const holder = properties(control);
  const prefix = holder.lookupPrefix(W15) ?? "w15";
  let element = child15(control, name);
  if (element === undefined) {
    element = documentOf(control).createElementNS(W15, `${prefix}:${name}`);
    holder.insertBefore(element, childElements(holder).find((child) => KINDS.includes(child.localName ?? "")) ?? null);
  }
  element.setAttributeNS(W15, `${prefix}:val`, value);
};
const setColor = (control: Element, value: unknown): void => {
  if (typeof value !== "string" || !/^#[0-9a-f]{6}$/i.test(value))
    throw new HostFault("InvalidArgument", "ContentControl.Color takes #RRGGBB");
  write15(control, "color", value.slice(1).toUpperCase());
  // Its value stands in WordprocessingML's namespace ([MS-DOCX] 2.5.1.5), unlike appearance's.
  const element = child15(control, "color");
  const text = element?.getAttributeNS(W15, "val") ?? "";
  element?.removeAttributeNS(W15, "val");
  if (element !== undefined) setAttributeW(element, "val", text);
};

const lockOf = (control: Element): string => valueOf(childW(control, "sdtPr"), "lock") ?? "unlocked";
const setLock = (control: Element, noDelete: boolean, noEdit: boolean): void =>
  write(
    control,
    "lock",
    noDelete && noEdit ? "sdtContentLocked" : noDelete ? "sdtLocked" : noEdit ? "contentLocked" : undefined,
  );
const cannotDelete = (control: Element): boolean => ["sdtLocked", "sdtContentLocked"].includes(lockOf(control));
const cannotEdit = (control: Element): boolean => ["contentLocked", "sdtContentLocked"].includes(lockOf(control));

const range = (control: Of<"ContentControl">): Of<"Range"> => controlRange(control.part, control.node);

type Scalar = {
  readonly get: (control: Of<"ContentControl">, context: MemberContext) => Json;
  readonly set?: (control: Of<"ContentControl">, value: unknown, context: MemberContext) => void;
};
const words = (name: string, longest: number): Scalar => ({
  get: (control) => valueOf(childW(control.node, "sdtPr"), name) ?? "",
  set: (control, value, context) => {
    if (typeof value !== "string" || value.length > longest)
      throw new HostFault("InvalidArgument", `a control's ${name} is text of at most ${longest} characters`);
    context.touch(control.part);
    write(control.node, name, value === "" ? undefined : value);
  },
});

export const contentControlMembers: Members<"ContentControl"> = {
  properties: {
    Paragraphs: (control) => paragraphCollection(control.part, controlParagraphs(control.node)),
    ContentControls: (control) => ({
      type: "ContentControlCollection",
      items: controlsIn(control.node).map((node): HostObject => ({ type: "ContentControl", part: control.part, node })),
    }),
    ParentContentControl: (control) =>
      requireObject(controlAround(control.part, control.node), "control around the control"),
    ParentContentControlOrNullObject: (control) => controlAround(control.part, control.node),
    Font: (control, context) => ({
      type: "Font",
      part: control.part,
      node: control.node,
      runs: () => rangeRuns(context.document, range(control)),
    }),
  },
  objects: {
    GetRange: (control, args, context) => rangeMembers.objects?.["GetRange"]?.(range(control), args, context) ?? null,
    InsertText: (control, args, context) => {
      context.touch(control.part);
      const text = textArgument(args, 0, "insertText");
      if (args[1] === "Replace") return replaceControlWords(context.document, control.part, control.node, text);
      if (!isInline(control.node)) return insertTextAt(context, range(control), text, args[1]);
      refuseLocked(control.node);
      const held = rangeText(context.document, range(control));
      if (args[1] !== "Start" && args[1] !== "End")
        throw new HostFault("InvalidArgument", "insertText wants Start, End or Replace");
      return replaceControlWords(
        context.document,
        control.part,
        control.node,
        args[1] === "Start" ? text + held : held + text,
      );
    },
    InsertParagraph: (control, args, context) => {
      if (isInline(control.node) || (args[1] !== "Start" && args[1] !== "End"))
        throw new HostFault("InvalidArgument", "insertParagraph wants Start or End of a block control");
      refuseLocked(control.node);
      context.touch(control.part);
      const { start, end } = range(control);
      if (args[1] === "Start")
        insertLines(context.document, control.part, start, `${textArgument(args, 0, "insertParagraph")}\n`);
      else insertLines(context.document, control.part, end, `\n${textArgument(args, 0, "insertParagraph")}`);
      const all = paragraphsIn(control.node);
      const made = args[1] === "Start" ? all[0] : all.at(-1);
      return made === undefined ? null : { type: "Paragraph", part: control.part, node: made };
    },
    Search: (control, args) => searchRange(control.part, controlParagraphs(control.node), args),
    GetTrackedChanges: (control) => ({ type: "TrackedChanges", part: control.part, node: control.node }),
    GetComments: (control, _args, context) => commentsOf(context, commentIdsIn([control.node])),
  },
  values: {
    Select: (control, _args, context) => {
      selectRange(context.document, range(control));
      return null;
    },
    Clear: (control, _args, context) => {
      context.touch(control.part);
      replaceControlWords(context.document, control.part, control.node, "");
      return null;
    },
    Delete: (control, [keepContent], context) => {
      if (cannotDelete(control.node)) throw new HostFault("NotAllowed", "the control is locked against deletion");
      context.touch(control.part);
      const content = childW(control.node, "sdtContent");
      if (keepContent !== true && lockingControl(control.node) !== undefined)
        throw new HostFault("NotAllowed", "the control's content is locked");
      if (keepContent !== true && isInline(control.node)) deleteRangeWords(context.document, range(control));
      if (keepContent !== true && !isInline(control.node))
        for (const paragraph of paragraphsIn(control.node)) removeParagraph(paragraph);
      if (control.node.parentNode !== null && content !== undefined) {
        for (const child of childElements(control.node)) if (child !== content) removeNode(child);
        unwrapElement(content);
        unwrapElement(control.node);
      }
      return null;
    },
    GetReviewedText: (control, args, context) =>
      rangeMembers.values?.["GetReviewedText"]?.(range(control), args, context) ?? null,
  },
  scalars: {
    Id: { get: (control) => Number(valueOf(childW(control.node, "sdtPr"), "id") ?? 0) },
    Tag: words("tag", LONGEST_TAG),
    Title: words("alias", LONGEST_TAG),
    Text: { get: (control, context) => rangeText(context.document, range(control)) },
    Type: {
      get: (control) =>
        childElements(properties(control.node)).some((child) => child.localName === "text") ? "PlainText" : "RichText",
    },
    Color: {
      get: (control) => {
        const color = child15(control.node, "color");
        const value = color?.getAttributeNS(color.lookupNamespaceURI("w") ?? "", "val");
        return value === null || value === undefined ? "#000000" : `#${value}`;
      },
      set: (control, value, context) => {
        context.touch(control.part);
        setColor(control.node, value);
      },
    },
    Appearance: {
      get: (control) =>
        ({ tags: "Tags", hidden: "Hidden" })[child15(control.node, "appearance")?.getAttributeNS(W15, "val") ?? ""] ??
        "BoundingBox",
      set: (control, value, context) => {
        const written = { BoundingBox: "boundingBox", Tags: "tags", Hidden: "hidden" }[String(value)];
        if (written === undefined)
          throw new HostFault("InvalidArgument", "ContentControl.Appearance takes BoundingBox, Tags or Hidden");
        context.touch(control.part);
        write15(control.node, "appearance", written);
      },
    },
    CannotEdit: {
      get: (control) => cannotEdit(control.node),
      set: (control, value, context) => {
        context.touch(control.part);
        setLock(control.node, cannotDelete(control.node), value === true);
      },
    },
    CannotDelete: {
      get: (control) => cannotDelete(control.node),
      set: (control, value, context) => {
        context.touch(control.part);
        setLock(control.node, value === true, cannotEdit(control.node));
      },
    },
  },
};

/** Word.TrackedChangeCollection, as far as accepting all of it. */
export const trackedChangesMembers: Members<"TrackedChanges"> = {
  values: {
    AcceptAll: (changes, _args, context) => {
      if (lockingControl(changes.node) !== undefined)
        throw new HostFault("NotAllowed", "the changes stand in a control locked for editing");
      acceptWithin(context.document, context.touch, changes.part, changes.node);
      return null;
    },
  },
};

const scalarOf = (item: HostObject, name: "Tag" | "Title" | "Id", context: MemberContext): Json =>
  item.type === "ContentControl" ? (contentControlMembers.scalars?.[name]?.get(item, context) ?? null) : null;
const picked = (
  controls: Of<"ContentControlCollection">,
  name: "Tag" | "Title",
  wanted: unknown,
  context: MemberContext,
): HostObject => ({
  type: "ContentControlCollection",
  items: controls.items.filter((item) => scalarOf(item, name, context) === wanted),
});

export const contentControlCollectionMembers: Members<"ContentControlCollection"> = {
  objects: {
    GetByTag: (controls, [tag], context) => picked(controls, "Tag", tag, context),
    GetByTitle: (controls, [title], context) => picked(controls, "Title", title, context),
    GetById: (controls, [id], context) =>
      requireObject(
        controls.items.find((item) => scalarOf(item, "Id", context) === id),
        "control of that id",
      ),
    GetByIdOrNullObject: (controls, [id], context) =>
      controls.items.find((item) => scalarOf(item, "Id", context) === id) ?? null,
    GetFirst: (controls) => requireObject(controls.items[0], "control"),
    GetFirstOrNullObject: (controls) => controls.items[0] ?? null,
    // The client indexes a list of controls by control id, and its own items by position.
    GetItem: (controls, [key], context) =>
      requireObject(
        controls.items.find((item) => scalarOf(item, "Id", context) === key) ?? controls.items[Number(key)],
        "control of that id",
      ),
  },
};
