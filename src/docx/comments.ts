/**
 * Comments: the parts that hold them and the marks that anchor them in the stories (ECMA-376 part 1, 17.13.4).
 * A comment is no part of the words; an open one still says that somebody has a question.
 */
import type { DocxPackage } from "./package";
import type { PackageChanges } from "./package-changes";
import { applySplices, type Splice } from "./splice";
import { listStoryParts } from "./stories";
import { scanXml } from "./xml-scanner";
import { childElements, everyElement, parseXml } from "./xml-tree";

/** Last segments of the relationship types whose parts hold comments or who made them. */
const COMMENT_RELATIONSHIP = /\/(?:comments|commentsExtended|commentsIds|commentsExtensible|commentsDocument|people)$/;
const ANCHORS = new Set(["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef"]);

export interface Comment {
  readonly id: string;
  readonly author?: string;
  /** Marked resolved in Word (`w15:done` of its last paragraph). */
  readonly resolved: boolean;
}

export interface CommentAnchor {
  readonly part: string;
  readonly id: string;
  readonly kind: "start" | "end" | "reference";
  /** Zero-based number of the paragraph among all `w:p` of the part; undefined between paragraphs. */
  readonly paragraph?: number;
}

/** The comments of the document, resolved ones included, in the order of their part. */
export const listComments = async (pkg: DocxPackage): Promise<readonly Comment[]> => {
  const related = (await pkg.relationships(pkg.mainPart)).filter((relationship) => !relationship.external);
  const done = new Set<string>();
  for (const { target } of related.filter(({ type }) => type.endsWith("/commentsExtended"))) {
    for (const element of childElements(parseXml(await pkg.text(target), target), "w15:commentEx")) {
      const paragraph = element.attributes.get("w15:paraId");
      if (paragraph !== undefined && ["1", "true", "on"].includes(element.attributes.get("w15:done") ?? "")) done.add(paragraph);
    }
  }
  const comments: Comment[] = [];
  for (const { target } of related.filter(({ type }) => type.endsWith("/comments"))) {
    for (const element of childElements(parseXml(await pkg.text(target), target), "w:comment")) {
      const author = element.attributes.get("w:author");
      const paragraphs = [...everyElement(element)].filter(({ name }) => name === "w:p");
      const last = paragraphs[paragraphs.length - 1]?.attributes.get("w14:paraId");
      comments.push({ id: element.attributes.get("w:id") ?? "", resolved: last !== undefined && done.has(last), ...(author === undefined ? {} : { author }) });
    }
  }
  return comments;
};

/** Where comments are anchored in one part. */
export const listCommentAnchors = (xml: string, part: string): readonly CommentAnchor[] => {
  const anchors: CommentAnchor[] = [];
  const paragraphs: number[] = [];
  let count = 0;
  scanXml(xml, part, {
    open(name, attributes, _start, _end, selfClosing) {
      if (name === "w:p") {
        if (!selfClosing) paragraphs.push(count);
        count += 1;
        return;
      }
      const kind = name === "w:commentRangeStart" ? "start" : name === "w:commentRangeEnd" ? "end" : name === "w:commentReference" ? "reference" : undefined;
      if (kind === undefined) return;
      const paragraph = paragraphs[paragraphs.length - 1];
      anchors.push({ part, id: attributes.get("w:id") ?? "", kind, ...(paragraph === undefined ? {} : { paragraph }) });
    },
    close(name) {
      if (name === "w:p") paragraphs.pop();
    },
  });
  return anchors;
};

/** A story's source without the marks of comments; a run that held nothing else goes with them. */
export const withoutCommentAnchors = (xml: string, part: string): string => {
  if (!/comment|annotationRef/.test(xml)) return xml;
  const splices: Splice[] = [];
  /** The open runs: where they begin, whether anything but properties and anchors stands in them, edits inside. */
  const runs: { readonly start: number; readonly depth: number; content: boolean; readonly inside: Splice[]; anchored: boolean }[] = [];
  let depth = 0;
  let anchorStart: number | undefined;
  let propertiesDepth: number | undefined;
  const remove = (start: number, end: number): void => {
    const run = runs[runs.length - 1];
    if (run === undefined) splices.push({ start, end, text: "" });
    else {
      run.anchored = true;
      run.inside.push({ start, end, text: "" });
    }
  };
  scanXml(xml, part, {
    open(name, _attributes, start, end, selfClosing) {
      if (ANCHORS.has(name)) {
        if (selfClosing) remove(start, end);
        else anchorStart = start;
      } else if (name === "w:rPr" && propertiesDepth === undefined && !selfClosing) {
        propertiesDepth = depth;
      } else if (name !== "w:rPr" && propertiesDepth === undefined) {
        const run = runs[runs.length - 1];
        if (run !== undefined) run.content = true;
        if (name === "w:r" && !selfClosing) runs.push({ start, depth, content: false, inside: [], anchored: false });
      }
      if (!selfClosing) depth += 1;
    },
    close(name, _start, end) {
      depth -= 1;
      if (ANCHORS.has(name) && anchorStart !== undefined) {
        remove(anchorStart, end);
        anchorStart = undefined;
      }
      if (propertiesDepth === depth) propertiesDepth = undefined;
      const run = runs[runs.length - 1];
      if (name === "w:r" && run?.depth === depth) {
        runs.pop();
        const edits = run.anchored && !run.content ? [{ start: run.start, end, text: "" }] : run.inside;
        (runs[runs.length - 1]?.inside ?? splices).push(...edits);
      }
    },
  });
  return applySplices(xml, splices);
};

/** Takes every comment out of the document: the parts, who made them, and the anchors in every story. */
export const removeComments = async (changes: PackageChanges): Promise<void> => {
  const { pkg } = changes;
  for (const { part } of await listStoryParts(pkg)) {
    const xml = await changes.text(part);
    const without = withoutCommentAnchors(xml, part);
    if (without !== xml) changes.set(part, without);
  }
  const related = (await changes.relationships(pkg.mainPart)).filter(({ type, external }) => !external && COMMENT_RELATIONSHIP.test(type));
  await changes.unrelate(pkg.mainPart, new Set(related.map(({ id }) => id)));
  for (const target of new Set(related.map((relationship) => relationship.target))) await changes.remove(target);
};
