/** Word.Comment and its collection (WordApi 1.4, as far as the client library here can send them). */
import type { Element } from "@xmldom/xmldom";
import { HostFault } from "../host-fault";
import type { HostObject, MemberContext, Members } from "../host-object";
import { deleteComment, listComments } from "../operations/comments";
import { paragraphsIn, visibleText } from "../visible-text";
import { attributeW, descendants, isW } from "../wordprocessing";

/** Every comment of the document, or those whose id is in `only`. */
export const commentsOf = (context: MemberContext, only?: ReadonlySet<string>): HostObject => {
  const part = context.document.relatedParts(context.document.mainPart, "/comments")[0] ?? "";
  return {
    type: "CommentCollection",
    items: listComments(context.document).flatMap((node): HostObject[] => {
      const id = attributeW(node, "id") ?? "";
      return only === undefined || only.has(id) ? [{ type: "Comment", part, node, id }] : [];
    }),
  };
};

export const commentMembers: Members<"Comment"> = {
  scalars: {
    Id: { get: (comment) => comment.id },
    AuthorName: { get: (comment) => attributeW(comment.node, "author") ?? "" },
    CreationDate: { get: (comment) => attributeW(comment.node, "date") ?? "" },
    Content: {
      get: (comment) => paragraphsIn(comment.node).map(visibleText).join("\n"),
    },
  },
  values: {
    Delete: (comment, _args, context) => {
      deleteComment(context.document, comment.id, { cause: "add-in" });
      return null;
    },
  },
};

export const commentCollectionMembers: Members<"CommentCollection"> = {
  objects: {
    GetFirst: (comments) => {
      const first = comments.items[0];
      if (first === undefined) throw new HostFault("ItemNotFound", "there is no comment");
      return first;
    },
    GetFirstOrNullObject: (comments) => comments.items[0] ?? null,
  },
};

/** Ids of the comments that hang on something within these elements. */
export const commentIdsIn = (nodes: readonly Element[]): ReadonlySet<string> =>
  new Set(
    nodes.flatMap((node) =>
      descendants(node, (element) => isW(element, "commentRangeStart") || isW(element, "commentReference")).map(
        (mark) => attributeW(mark, "id") ?? "",
      ),
    ),
  );
