/**
 * Comments: the parts that hold them and the marks that anchor them in the stories (ECMA-376 part 1, 17.13.4).
 * A comment is no part of the words; an open one still says that somebody has a question.
 */
import type { PackageChanges } from "../package/package-changes";
import { applySplices, type Splice } from "../xml/splice";
import { listStoryParts } from "./stories";
import { scanXml } from "../xml/xml-scanner";

/** Last segments of the relationship types whose parts hold comments or who made them. */
const COMMENT_RELATIONSHIP = /\/(?:comments|commentsExtended|commentsIds|commentsExtensible|commentsDocument|people)$/;
const ANCHORS = new Set(["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef"]);

/** A story's source without the marks of comments; a run that held nothing else goes with them. */
export const withoutCommentAnchors = (xml: string, part: string): string => {
  if (!/comment|annotationRef/.test(xml)) return xml;
  const splices: Splice[] = [];
  /** The open runs: where they begin, whether anything but properties and anchors stands in them, edits inside. */
  const runs: {
    readonly start: number;
    readonly depth: number;
    content: boolean;
    readonly inside: Splice[];
    anchored: boolean;
  }[] = [];
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
  const related = (await changes.relationships(pkg.mainPart)).filter(
    ({ type, external }) => !external && COMMENT_RELATIONSHIP.test(type),
  );
  await changes.unrelate(pkg.mainPart, new Set(related.map(({ id }) => id)));
  for (const target of new Set(related.map((relationship) => relationship.target))) await changes.remove(target);
};
