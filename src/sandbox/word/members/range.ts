/** Word.Range: words between two places. */
import { HostFault } from "../host-fault";
import {
  textArgument,
  type HostObject,
  type MemberContext,
  type Members,
  type Of,
  type RangeEnd,
} from "../host-object";
import { commentOn, listComments } from "../operations/comments";
import {
  controlAround,
  deleteRangeWords,
  insertLines,
  rangeOf,
  rangeParagraphs,
  rangeRuns,
  rangeText,
  requireObject,
  searchIn,
  selectRange,
  wrapInControl,
} from "../range-model";
import { controlsOfPart, paragraphsOfPart } from "../story-places";
import { visibleText } from "../visible-text";
import { ancestor, attributeW } from "../wordprocessing";
import { commentIdsIn, commentsOf } from "./comment";

export const paragraphCollection = (part: string, nodes: readonly Of<"Paragraph">["node"][]): HostObject => ({
  type: "ParagraphCollection",
  items: nodes.map((node): HostObject => ({ type: "Paragraph", part, node })),
});

/** Text into a range: the API's insert locations. Returns the range of what was inserted. */
export const insertTextAt = (context: MemberContext, range: Of<"Range">, text: string, place: unknown): Of<"Range"> => {
  context.touch(range.part);
  if (place === "Replace") deleteRangeWords(context.document, range);
  const at = place === "End" || place === "After" ? range.end : range.start;
  if (!["Start", "End", "Replace", "Before", "After"].includes(String(place)))
    throw new HostFault("InvalidArgument", "insertText wants Start, End, Before, After or Replace");
  return insertLines(context.document, range.part, at, text);
};

const option = (name: string) => ({
  get: (options: Of<"SearchOptions">): boolean => options.chosen.get(name) ?? false,
  set: (options: Of<"SearchOptions">, value: unknown): void => void options.chosen.set(name, value === true),
});
export const searchOptionsMembers: Members<"SearchOptions"> = {
  scalars: { MatchCase: option("MatchCase"), MatchWholeWord: option("MatchWholeWord") },
};

const isSearchOptions = (value: unknown): value is Of<"SearchOptions"> =>
  typeof value === "object" && value !== null && (value as Partial<Of<"SearchOptions">>).type === "SearchOptions";

/** Searches within single paragraphs, by case and whole words when asked; any other option was refused where it was set. */
export const searchRange = (
  part: string,
  paragraphs: readonly Of<"Paragraph">["node"][],
  args: readonly unknown[],
): HostObject => {
  const options = isSearchOptions(args[1]) ? args[1].chosen : new Map<string, boolean>();
  return searchIn(part, paragraphs, textArgument(args, 0, "search"), {
    matchCase: options.get("MatchCase") ?? false,
    matchWholeWord: options.get("MatchWholeWord") ?? false,
  });
};

const reviewed = (context: MemberContext, range: Of<"Range">, version: unknown): string => {
  if (version === "Original")
    throw new HostFault("NotImplemented", "getReviewedText of the original is not implemented by this host");
  return rangeText(context.document, range);
};

/** From where the earlier of two ranges starts to where the later ends, in one part. */
const expanded = (context: MemberContext, range: Of<"Range">, other: unknown): Of<"Range"> => {
  if (
    typeof other !== "object" ||
    other === null ||
    (other as Partial<HostObject>).type !== "Range" ||
    (other as Of<"Range">).part !== range.part
  )
    throw new HostFault("InvalidArgument", "expandTo wants a range of the same story");
  const order = paragraphsOfPart(context.document, range.part);
  const before = (one: RangeEnd, two: RangeEnd): boolean =>
    order.indexOf(one.paragraph) < order.indexOf(two.paragraph) ||
    (one.paragraph === two.paragraph && one.offset <= two.offset);
  const { start, end } = other as Of<"Range">;
  return rangeOf(
    range.part,
    before(range.start, start) ? range.start : start,
    before(range.end, end) ? end : range.end,
  );
};

const parentOf = (range: Of<"Range">): HostObject | null => controlAround(range.part, range.start.paragraph);

export const rangeMembers: Members<"Range"> = {
  properties: {
    Paragraphs: (range, context) => paragraphCollection(range.part, rangeParagraphs(context.document, range)),
    ContentControls: (range, context) => {
      const paragraphs = new Set(rangeParagraphs(context.document, range));
      return {
        type: "ContentControlCollection",
        items: controlsOfPart(context.document, range.part)
          .filter((node) => ancestor(node, (element) => paragraphs.has(element)) !== undefined)
          .map((node): HostObject => ({ type: "ContentControl", part: range.part, node })),
      };
    },
    ParentContentControl: (range) => requireObject(parentOf(range), "control around the range"),
    ParentContentControlOrNullObject: parentOf,
    Font: (range, context) => ({
      type: "Font",
      part: range.part,
      node: range.node,
      runs: () => rangeRuns(context.document, range),
    }),
  },
  objects: {
    GetRange: (range, [where]) =>
      where === "Start"
        ? rangeOf(range.part, range.start, range.start)
        : where === "End" || where === "After"
          ? rangeOf(range.part, range.end, range.end)
          : range,
    ExpandTo: (range, [other], context) => expanded(context, range, other),
    InsertText: (range, args, context) => insertTextAt(context, range, textArgument(args, 0, "insertText"), args[1]),
    InsertContentControl: (range, _args, context) => {
      context.touch(range.part);
      return wrapInControl(context.document, range);
    },
    InsertComment: (range, args, context) => {
      context.touch(range.part);
      const { start, end } = range;
      const length = start.paragraph === end.paragraph ? end.offset : visibleText(start.paragraph).length;
      const id = commentOn(
        context.document,
        context.touch,
        start.paragraph,
        start.offset,
        length,
        textArgument(args, 0, "insertComment"),
      );
      const node = listComments(context.document).find((comment) => attributeW(comment, "id") === id);
      const part = context.document.relatedParts(context.document.mainPart, "/comments")[0];
      return node === undefined || part === undefined ? null : { type: "Comment", part, node, id };
    },
    Search: (range, args, context) => searchRange(range.part, rangeParagraphs(context.document, range), args),
    GetComments: (range, _args, context) => commentsOf(context, commentIdsIn(rangeParagraphs(context.document, range))),
  },
  values: {
    Select: (range, _args, context) => {
      selectRange(context.document, range);
      return null;
    },
    Delete: (range, _args, context) => {
      context.touch(range.part);
      deleteRangeWords(context.document, range);
      return null;
    },
    GetReviewedText: (range, [version], context) => reviewed(context, range, version),
  },
  scalars: {
    Text: { get: (range, context) => rangeText(context.document, range) },
    IsEmpty: {
      get: (range) => range.start.paragraph === range.end.paragraph && range.start.offset === range.end.offset,
    },
  },
};

export const rangeCollectionMembers: Members<"RangeCollection"> = {
  objects: {
    GetFirst: (ranges) => requireObject(ranges.items[0], "range"),
    GetFirstOrNullObject: (ranges) => ranges.items[0] ?? null,
    GetItem: (ranges, [index]) => requireObject(ranges.items[Number(index)], "range of that number"),
  },
};
