/** Word.Paragraph, its collection, and Word.Body (the document's, a header's or a footer's). */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import { textArgument, type HostObject, type MemberContext, type Members, type Of } from "../host-object";
import { removeParagraph } from "../operations/join-paragraphs";
import { insertIntoParagraph } from "../operations/insert-text";
import { blockOf } from "../operations/copy-paragraphs";
import { markParagraphEnd, tracksChanges } from "../revision-marks";
import { deleteInParagraph } from "../operations/delete-range";
import { controlAround, paragraphRange, rangeOf, requireObject, selectRange, wrapInControl } from "../range-model";
import { controlsIn, paragraphsOfPart } from "../story-places";
import { paragraphsIn, refuseLocked, visibleText } from "../visible-text";
import {
  ancestor,
  childElements,
  childW,
  createW,
  insertAfter,
  isElement,
  isW,
  removeNode,
  valueOf,
} from "../wordprocessing";
import { commentIdsIn, commentsOf } from "./comment";
import { insertTextAt, paragraphCollection, rangeMembers, searchRange } from "./range";

const paragraph = (part: string, node: Element): Of<"Paragraph"> => ({ type: "Paragraph", part, node });
const controls = (part: string, nodes: readonly Element[]): HostObject => ({
  type: "ContentControlCollection",
  items: nodes.map((node): HostObject => ({ type: "ContentControl", part, node })),
});

/** A new paragraph beside a block, with the neighbour's own properties, as Word's insertParagraph leaves it: outside the neighbour's control (office-js issue 3176). */
const paragraphBeside = (
  context: MemberContext,
  part: string,
  neighbour: Element,
  text: string,
  where: "Before" | "After",
): Of<"Paragraph"> => {
  context.touch(part);
  const block = blockOf(neighbour);
  if (isElement(block.parentNode)) refuseLocked(block.parentNode);
  const added = createW(neighbour, "p");
  const properties = childW(neighbour, "pPr")?.cloneNode(true);
  if (properties !== undefined && isElement(properties)) {
    for (const child of childElements(properties))
      if (isW(child, "sectPr") || isW(child, "pPrChange")) removeNode(child);
    added.appendChild(properties);
  }
  if (where === "After") insertAfter(added, block);
  else block.parentNode?.insertBefore(added, block);
  insertIntoParagraph(context.document, added, 0, text);
  if (tracksChanges(context.document)) markParagraphEnd(context.document, added, "ins");
  return paragraph(part, added);
};

const neighbour = (object: Of<"Paragraph">, context: MemberContext, step: 1 | -1): Of<"Paragraph"> | null => {
  const all = paragraphsOfPart(context.document, object.part);
  const found = all[all.indexOf(object.node) + step];
  return found === undefined ? null : paragraph(object.part, found);
};

const styleName = (context: MemberContext, object: Of<"Paragraph">): string => {
  const id = valueOf(childW(object.node, "pPr"), "pStyle");
  const part = context.document.relatedParts(context.document.mainPart, "/styles")[0];
  if (part === undefined) return id ?? "Normal";
  const styles = childElements(context.document.root(part)).filter(
    (style) => isW(style, "style") && style.getAttributeNS(style.namespaceURI, "type") === "paragraph",
  );
  const style = styles.find((candidate) =>
    id === undefined
      ? candidate.getAttributeNS(candidate.namespaceURI, "default") === "1"
      : candidate.getAttributeNS(candidate.namespaceURI, "styleId") === id,
  );
  return valueOf(style, "name") ?? id ?? "Normal";
};

const isListItem = (object: Of<"Paragraph">): boolean => {
  const numbering = childW(childW(object.node, "pPr"), "numPr");
  return numbering !== undefined && valueOf(numbering, "numId") !== "0";
};

const cellDepth = (node: Element): number => {
  let depth = 0;
  for (
    let cell = ancestor(node, (element) => isW(element, "tc"));
    cell !== undefined;
    cell = ancestor(cell, (element) => isW(element, "tc"))
  )
    depth += 1;
  return depth;
};

export const paragraphMembers: Members<"Paragraph"> = {
  properties: {
    ContentControls: (object) => controls(object.part, controlsIn(object.node)),
    ParentContentControl: (object) =>
      requireObject(controlAround(object.part, object.node), "control around the paragraph"),
    ParentContentControlOrNullObject: (object) => controlAround(object.part, object.node),
    Font: (object, context) =>
      rangeMembers.properties?.["Font"]?.(paragraphRange(object.part, object.node), context) ?? null,
  },
  objects: {
    GetRange: (object, [where]) => {
      const whole = paragraphRange(object.part, object.node);
      return where === "Start"
        ? rangeOf(object.part, whole.start, whole.start)
        : where === "End" || where === "After"
          ? rangeOf(object.part, whole.end, whole.end)
          : whole;
    },
    GetNext: (object, _args, context) => requireObject(neighbour(object, context, 1), "next paragraph"),
    GetNextOrNullObject: (object, _args, context) => neighbour(object, context, 1),
    GetPrevious: (object, _args, context) => requireObject(neighbour(object, context, -1), "previous paragraph"),
    GetPreviousOrNullObject: (object, _args, context) => neighbour(object, context, -1),
    InsertContentControl: (object, _args, context) => {
      context.touch(object.part);
      return wrapInControl(context.document, paragraphRange(object.part, object.node));
    },
    InsertText: (object, args, context) =>
      insertTextAt(context, paragraphRange(object.part, object.node), textArgument(args, 0, "insertText"), args[1]),
    InsertParagraph: (object, args, context) => {
      if (args[1] !== "Before" && args[1] !== "After")
        throw new HostFault("InvalidArgument", "insertParagraph wants Before or After");
      return paragraphBeside(context, object.part, object.node, textArgument(args, 0, "insertParagraph"), args[1]);
    },
    Search: (object, args) => searchRange(object.part, [object.node], args),
    GetComments: (object, _args, context) => commentsOf(context, commentIdsIn([object.node])),
  },
  values: {
    Select: (object, _args, context) => {
      selectRange(context.document, paragraphRange(object.part, object.node));
      return null;
    },
    Delete: (object, _args, context) => {
      refuseLocked(object.node);
      context.touch(object.part);
      if (tracksChanges(context.document)) {
        deleteInParagraph(context.document, object.node, 0, visibleText(object.node).length);
        markParagraphEnd(context.document, object.node, "del");
      } else removeParagraph(object.node);
      return null;
    },
    GetReviewedText: (object, args, context) =>
      rangeMembers.values?.["GetReviewedText"]?.(paragraphRange(object.part, object.node), args, context) ?? null,
  },
  scalars: {
    Text: { get: (object) => visibleText(object.node) },
    Style: { get: (object, context) => styleName(context, object) },
    IsListItem: { get: isListItem },
    TableNestingLevel: { get: (object) => cellDepth(object.node) },
    IsLastParagraph: {
      get: (object, context) => paragraphsOfPart(context.document, object.part).at(-1) === object.node,
    },
  },
};

export const paragraphCollectionMembers: Members<"ParagraphCollection"> = {
  objects: {
    GetFirst: (paragraphs) => requireObject(paragraphs.items[0], "paragraph"),
    GetFirstOrNullObject: (paragraphs) => paragraphs.items[0] ?? null,
    GetLast: (paragraphs) => requireObject(paragraphs.items.at(-1), "paragraph"),
    GetLastOrNullObject: (paragraphs) => paragraphs.items.at(-1) ?? null,
    GetItem: (paragraphs, [index]) => requireObject(paragraphs.items[Number(index)], "paragraph of that number"),
  },
};

export const bodyMembers: Members<"Body"> = {
  properties: {
    Paragraphs: (body) => paragraphCollection(body.part, paragraphsIn(body.node)),
    ContentControls: (body) => controls(body.part, controlsIn(body.node)),
    ParentContentControlOrNullObject: () => null,
  },
  objects: {
    GetRange: (body, [where]) => {
      const all = paragraphsIn(body.node);
      const [first, last] = [all[0], all.at(-1)];
      if (first === undefined || last === undefined)
        throw new HostFault("GeneralException", "the body holds no paragraph");
      const start = { paragraph: first, offset: 0 };
      const end = { paragraph: last, offset: visibleText(last).length };
      return where === "Start"
        ? rangeOf(body.part, start, start)
        : where === "End" || where === "After"
          ? rangeOf(body.part, end, end)
          : rangeOf(body.part, start, end);
    },
    InsertParagraph: (body, args, context) => {
      const all = paragraphsIn(body.node);
      const beside = args[1] === "Start" ? all[0] : all.at(-1);
      if (beside === undefined || (args[1] !== "Start" && args[1] !== "End"))
        throw new HostFault("InvalidArgument", "insertParagraph wants Start or End");
      return paragraphBeside(
        context,
        body.part,
        beside,
        textArgument(args, 0, "insertParagraph"),
        args[1] === "Start" ? "Before" : "After",
      );
    },
    Search: (body, args) => searchRange(body.part, paragraphsIn(body.node), args),
    GetComments: (body, _args, context) => commentsOf(context, commentIdsIn([body.node])),
  },
  scalars: {
    Text: { get: (body) => paragraphsIn(body.node).map(visibleText).join("\n") },
    Type: { get: (body) => body.kind },
  },
};
