/** Comments: the part they live in, the range they hang on and the reference that shows them (ECMA-376 17.13.4). */
import type { Element } from "@xmldom/xmldom";
import type { HostDocument, ParagraphPlace } from "../host-document";
import { paragraphAt, storyParts } from "../story-places";
import { boundaryAt, textRun } from "../visible-text";
import {
  attributeW,
  childElements,
  childW,
  createW,
  descendants,
  insertAfter,
  isW,
  removeNode,
  W,
} from "../wordprocessing";
import type { EditSetting } from "./text-place";

const COMMENTS_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
const COMMENTS_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

const commentsPart = (document: HostDocument): string | undefined =>
  document.relatedParts(document.mainPart, "/comments")[0];

/** Every comment, in the order of the part. */
export const listComments = (document: HostDocument): Element[] => {
  const part = commentsPart(document);
  return part === undefined ? [] : childElements(document.root(part)).filter((element) => isW(element, "comment"));
};

/** Adds a comment on a stretch of a body paragraph and returns its id. Throws HostFault `NoSuchPlace`, `ReadOnly`. */
export const addComment = (
  document: HostDocument,
  range: ParagraphPlace & { readonly start: number; readonly end: number },
  text: string,
  setting: EditSetting = {},
): string =>
  document.change(setting.cause ?? "person", (touch) => {
    const paragraph = paragraphAt(document, range);
    const comment = commentOn(document, touch, paragraph, range.start, range.end, text);
    touch(range.part);
    return comment;
  });

/** The same on the element, inside a change. */
export const commentOn = (
  document: HostDocument,
  touch: (part: string) => void,
  paragraph: Element,
  start: number,
  end: number,
  text: string,
): string => {
  const part = commentsPart(document) ?? newCommentsPart(document, touch);
  const id = String(Math.max(-1, ...listComments(document).map((comment) => Number(attributeW(comment, "id")))) + 1);
  const root = document.root(part);
  const { name, initials } = document.setting.person;
  const comment = createW(root, "comment", {
    id,
    author: name,
    date: `${new Date(document.setting.now()).toISOString().slice(0, 19)}Z`,
    initials,
  });
  for (const line of text.split(/\r\n?|\n/))
    comment.appendChild(createW(root, "p")).appendChild(textRun(root, line, undefined));
  root.appendChild(comment);
  touch(part);

  const head = boundaryAt(paragraph, start);
  const opening = createW(paragraph, "commentRangeStart", { id });
  const first = head.right?.run ?? head.left?.run;
  if (head.right !== undefined) head.right.run.parentNode?.insertBefore(opening, head.right.run);
  else if (first !== undefined) insertAfter(opening, first);
  else paragraph.insertBefore(opening, childW(paragraph, "pPr")?.nextSibling ?? paragraph.firstChild);
  const tail = boundaryAt(paragraph, end);
  const closing = createW(paragraph, "commentRangeEnd", { id });
  if (tail.left !== undefined && end > start) insertAfter(closing, tail.left.run);
  else insertAfter(closing, opening);
  const reference = createW(paragraph, "r");
  reference.appendChild(createW(paragraph, "commentReference", { id }));
  insertAfter(reference, closing);
  return id;
};

const newCommentsPart = (document: HostDocument, touch: (part: string) => void): string => {
  const folder = document.mainPart.split("/").slice(0, -1).join("/");
  const part = folder === "" ? "comments.xml" : `${folder}/comments.xml`;
  document.addXmlPart(touch, {
    part,
    xml: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}"/>`,
    contentType: COMMENTS_CONTENT_TYPE,
    owner: document.mainPart,
    relationshipType: COMMENTS_TYPE,
  });
  return part;
};

/** Takes a comment away with its range and reference, in whatever story it hangs. */
export const deleteComment = (document: HostDocument, id: string, setting: EditSetting = {}): void =>
  document.change(setting.cause ?? "person", (touch) => {
    const part = commentsPart(document);
    const comment = listComments(document).find((candidate) => attributeW(candidate, "id") === id);
    if (part === undefined || comment === undefined) return;
    removeNode(comment);
    touch(part);
    for (const story of storyParts(document)) {
      for (const mark of descendants(
        document.root(story),
        (element) =>
          ["commentRangeStart", "commentRangeEnd", "commentReference"].includes(element.localName ?? "") &&
          attributeW(element, "id") === id,
      )) {
        const run = mark.parentNode;
        removeNode(mark);
        if (isW(run, "r") && childElements(run).every((child) => isW(child, "rPr"))) removeNode(run);
        touch(story);
      }
    }
  });
