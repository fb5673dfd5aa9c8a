/**
 * One pass over a story part into the structure a draft is made of: paragraphs, tables, rows, cells, controls, text boxes, notes.
 * Everything else stays source text: nodes keep offsets only, so what no edit touches goes out byte for byte.
 */
import { scanXml } from "../../docx/xml/xml-scanner";
import type { XmlAttributes } from "../../docx/xml/xml-tags";
import type { StoryKind } from "../../domain/draft/finding";
import type {
  ControlDetail,
  InlineControl,
  NodeKind,
  ParagraphDetail,
  RunNode,
  StoryNode,
  StoryTree,
  TextSegment,
  Tie,
  TiePlace,
} from "./story-node";

const MARKS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "\u2011",
  "w:softHyphen": "\u00ad",
  "w:ptab": "\t",
};
const SEEN = new Set([
  "w:drawing",
  "w:pict",
  "w:object",
  "w:sym",
  "w:footnoteReference",
  "w:endnoteReference",
  "m:oMath",
  "m:oMathPara",
  "w:pgNum",
  "w:ruby",
  "w:fldSimple",
  "w:fldChar",
  "mc:AlternateContent",
  "w:footnoteRef",
  "w:endnoteRef",
  "w:separator",
  "w:continuationSeparator",
  "w:dayLong",
  "w:dayShort",
  "w:monthLong",
  "w:monthShort",
  "w:yearLong",
  "w:yearShort",
  "w:contentPart",
  "w:delText",
  "w:annotationRef",
]);
const SEEN_MARKUP = new RegExp(`<(?:${[...SEEN].join("|")})[\\s/>]|<w:br\\b[^>]*w:type="(?:page|column)"`);
const WORDS = /<w:t(?:\s[^>]*)?>[^<]*[^\s<]|<w:(?:br|cr|tab|ptab|noBreakHyphen)\b/;

/** True when a stretch of a paragraph's source shows something besides words: a drawing, a field, a note's number. */
export const showsMarks = (xml: string): boolean => SEEN_MARKUP.test(xml);
/** True when it shows anything at all. */
export const showsAnything = (xml: string): boolean => WORDS.test(xml) || showsMarks(xml);

const RESTRICTED = new Set([
  "w:text",
  "w:date",
  "w:dropDownList",
  "w:comboBox",
  "w:picture",
  "w:equation",
  "w14:checkbox",
  "w15:repeatingSection",
  "w:citation",
]);
const INLINE_PARENTS = new Set([
  "w:hyperlink",
  "w:ins",
  "w:del",
  "w:moveFrom",
  "w:moveTo",
  "w:smartTag",
  "w:fldSimple",
  "w:dir",
  "w:bdo",
  "w:sdtContent",
  "w:customXml",
  "w:ruby",
  "w:rt",
  "w:rubyBase",
]);

interface OpenRange {
  readonly reason: Tie["reason"];
  readonly from: TiePlace;
  readonly name?: string;
}
interface Alternate {
  readonly first: StoryNode[];
  fallback: boolean;
  at: number;
}

const storyOfRoot: Readonly<Record<string, StoryKind>> = {
  "w:body": "body",
  "w:hdr": "header",
  "w:ftr": "footer",
  "w:footnote": "footnote",
  "w:endnote": "endnote",
};

/** Reads one story part (document, header, footer, footnotes, endnotes). @throws DocxFault when the XML is not what it should be */
export const readStoryTree = (xml: string, part: string): StoryTree => {
  const rootNode: StoryNode = {
    kind: "part",
    start: 0,
    openEnd: 0,
    closeStart: xml.length,
    end: xml.length,
    index: 0,
    children: [],
    story: "body",
  };
  let node: StoryNode = rootNode;
  let paragraph: ParagraphDetail | undefined;
  let run: RunNode | undefined;
  let segment: TextSegment | undefined;
  let inPPr = false;
  let inSdtPr = 0;
  const paragraphs: {
    readonly paragraph: ParagraphDetail | undefined;
    readonly run: RunNode | undefined;
    readonly inPPr: boolean;
    readonly fields: OpenRange[];
    readonly parents: number[];
  }[] = [];
  let fields: OpenRange[] = [];
  let parents: number[] = [];
  const runs: (RunNode | undefined)[] = [];
  const controls: {
    readonly node?: StoryNode;
    tag?: string;
    restricted: boolean;
    readonly start: number;
    contentStart: number;
    contentEnd: number;
    readonly paragraph?: StoryNode;
  }[] = [];
  const alternates: Alternate[] = [];
  const openRanges = new Map<string, OpenRange>();
  const ties: Tie[] = [];
  const inlineControls: InlineControl[] = [];
  const controlIds: number[] = [];
  const bookmarkIds: number[] = [];
  const bookmarkNames: string[] = [];
  const referred: string[] = [];
  const sections: { start: number; openEnd: number; end: number; selfClosing: boolean }[] = [];
  const imports: string[] = [];
  let instruction = "";
  let inInstruction = false;
  let sectPrDepth = 0;
  let changeDepth = 0;

  const push = (
    kind: NodeKind,
    start: number,
    openEnd: number,
    selfClosing: boolean,
    more: Partial<StoryNode> = {},
  ): StoryNode => {
    const made: StoryNode = {
      kind,
      start,
      openEnd,
      closeStart: openEnd,
      end: openEnd,
      parent: node,
      index: node.children.length,
      children: [],
      story: node.story,
      ...more,
    };
    node.children.push(made);
    if (!selfClosing) node = made;
    return made;
  };
  const pop = (start: number, end: number): void => {
    node.closeStart = start;
    node.end = end;
    node = node.parent ?? rootNode;
  };
  const here = (): TiePlace => ({ node, after: node.children.length });
  const openRange = (key: string, reason: Tie["reason"], name?: string): void => {
    openRanges.set(key, { reason, from: here(), ...(name === undefined ? {} : { name }) });
  };
  const closeRange = (key: string): void => {
    const range = openRanges.get(key);
    if (range === undefined) return;
    openRanges.delete(key);
    if (range.from.node !== node || node.kind !== "p") ties.push({ ...range, to: here() });
  };
  const enterInner = (): void => {
    paragraphs.push({ paragraph, run, inPPr, fields, parents });
    paragraph = undefined;
    run = undefined;
    inPPr = false;
    fields = [];
    parents = [];
  };
  const leaveInner = (): void => {
    const outer = paragraphs.pop();
    paragraph = outer?.paragraph;
    run = outer?.run;
    inPPr = outer?.inPPr ?? false;
    fields = outer?.fields ?? [];
    parents = outer?.parents ?? [];
  };
  const newParagraph = (start: number, end: number, selfClosing: boolean): void => {
    const detail: ParagraphDetail = {
      segments: [],
      runs: [],
      pPrStart: end,
      pPrEnd: end,
      hasSectPr: false,
      hasOtherContent: false,
      breaksPage: false,
      keepNext: false,
      outline: false,
      hasList: false,
      deleted: false,
    };
    const made = push("p", start, end, selfClosing, { paragraph: detail });
    const alternate = alternates[alternates.length - 1];
    if (alternate !== undefined) {
      if (!alternate.fallback) alternate.first.push(made);
      else {
        const twin = alternate.first[alternate.at];
        alternate.at += 1;
        if (twin !== undefined) {
          made.twin = twin;
          twin.hasTwin = true;
        }
      }
    }
    if (!selfClosing) {
      paragraph = detail;
      run = undefined;
      parents = [start];
    }
  };

  const openInControlProperties = (name: string, attributes: XmlAttributes): void => {
    const control = controls[controls.length - 1];
    if (control === undefined) return;
    if (name === "w:tag") control.tag = attributes.get("w:val") ?? "";
    else if (name === "w:id") {
      const id = Number(attributes.get("w:val"));
      if (Number.isInteger(id)) controlIds.push(id);
    } else if (RESTRICTED.has(name)) control.restricted = true;
  };

  const openInParagraphProperties = (
    detail: ParagraphDetail,
    name: string,
    attributes: XmlAttributes,
    start: number,
    end: number,
    selfClosing: boolean,
  ): void => {
    if (name === "w:pPrChange" || name === "w:rPrChange" || name === "w:sectPrChange") {
      if (!selfClosing) changeDepth += 1;
    } else if (changeDepth > 0) return;
    else if (name === "w:pStyle") {
      const style = attributes.get("w:val");
      if (style !== undefined) detail.style = style;
    } else if (name === "w:keepNext") detail.keepNext = !["0", "false", "off"].includes(attributes.get("w:val") ?? "1");
    else if (name === "w:outlineLvl") detail.outline = Number(attributes.get("w:val") ?? 9) < 9;
    else if (name === "w:numPr") detail.hasList = true;
    else if (name === "w:sectPr") {
      detail.hasSectPr = true;
      sections.push({ start, openEnd: end, end, selfClosing });
      if (!selfClosing) sectPrDepth += 1;
    } else if (name === "w:del" || name === "w:moveFrom") detail.deleted = true;
  };

  const openInParagraph = (
    detail: ParagraphDetail,
    name: string,
    attributes: XmlAttributes,
    start: number,
    end: number,
    selfClosing: boolean,
  ): void => {
    if (name === "w:r") {
      const made: RunNode = {
        start,
        openEnd: end,
        rPrStart: end,
        rPrEnd: end,
        closeStart: end,
        end,
        parentStart: parents[parents.length - 1] ?? node.start,
        inPlainControl: controls.some((control) => control.paragraph === node && control.restricted),
      };
      detail.runs.push(made);
      if (!selfClosing) {
        runs.push(run);
        run = made;
      }
      return;
    }
    if (INLINE_PARENTS.has(name) && !selfClosing) parents.push(start);
    if (name === "w:hyperlink") {
      const anchor = attributes.get("w:anchor");
      if (anchor !== undefined) referred.push(anchor);
    }
    if (run !== undefined) {
      if (name === "w:rPr" && run.rPrEnd === run.openEnd && start === run.openEnd) {
        run.rPrStart = start;
        run.rPrEnd = end;
      } else if (name === "w:t") {
        const made: TextSegment = { run, start, end, raw: "", mark: false };
        detail.segments.push(made);
        if (!selfClosing) segment = made;
      } else if (name === "w:instrText") {
        inInstruction = !selfClosing;
      } else if (name === "w:fldChar") {
        const type = attributes.get("w:fldCharType");
        if (type === "begin") fields.push({ reason: "field", from: here() });
        else if (type === "end") {
          const begun = fields.pop();
          if (begun !== undefined && begun.from.node !== node) ties.push({ ...begun, to: here() });
        }
      } else {
        const mark = MARKS[name];
        if (mark !== undefined) detail.segments.push({ run, start, end, raw: mark, mark: true });
        if (name === "w:br" && ["page", "column"].includes(attributes.get("w:type") ?? "")) detail.breaksPage = true;
      }
    }
    if (SEEN.has(name)) detail.hasOtherContent = true;
    if (name === "w:fldSimple") instruction += ` ${attributes.get("w:instr") ?? ""}`;
  };

  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      if (name === "w:p") {
        newParagraph(start, end, selfClosing);
        return;
      }
      if (inSdtPr > 0) {
        if (inSdtPr === 1) openInControlProperties(name, attributes);
        if (!selfClosing) inSdtPr += 1;
        return;
      }
      switch (name) {
        case "w:body":
        case "w:hdr":
        case "w:ftr":
          push("root", start, end, selfClosing, { story: storyOfRoot[name] ?? "body" });
          return;
        case "w:footnote":
        case "w:endnote": {
          const type = attributes.get("w:type");
          push("note", start, end, selfClosing, {
            story: storyOfRoot[name] ?? "footnote",
            separator: type !== undefined && type !== "normal",
          });
          return;
        }
        case "w:tbl":
          push("tbl", start, end, selfClosing);
          return;
        case "w:tr":
          push("tr", start, end, selfClosing);
          return;
        case "w:tc":
          push("tc", start, end, selfClosing);
          return;
        case "w:txbxContent":
          push("textbox", start, end, selfClosing, { story: "textbox" });
          if (!selfClosing) enterInner();
          return;
        case "w:sdt":
          if (selfClosing) return;
          if (paragraph === undefined) {
            const detail: ControlDetail = { restricted: false, contentStart: end, contentEnd: end };
            controls.push({
              node: push("sdt", start, end, false, { control: detail }),
              restricted: false,
              start,
              contentStart: end,
              contentEnd: end,
            });
          } else controls.push({ restricted: false, start, contentStart: end, contentEnd: end, paragraph: node });
          return;
        case "w:sdtPr":
          if (!selfClosing) inSdtPr = 1;
          return;
        case "w:sdtContent": {
          const control = controls[controls.length - 1];
          if (control !== undefined) control.contentStart = end;
          if (paragraph === undefined) push("content", start, end, selfClosing);
          else if (!selfClosing) parents.push(start);
          return;
        }
        case "w:customXml":
          if (paragraph === undefined) {
            push("wrap", start, end, selfClosing);
            return;
          }
          break;
        case "w:altChunk":
        case "w:subDoc":
          imports.push(name);
          break;
        case "mc:AlternateContent":
          if (!selfClosing) alternates.push({ first: [], fallback: false, at: 0 });
          break;
        case "mc:Choice": {
          const alternate = alternates[alternates.length - 1];
          // A second choice repeats the first as a fallback does.
          if (alternate !== undefined && alternate.first.length > 0) {
            alternate.fallback = true;
            alternate.at = 0;
          }
          break;
        }
        case "mc:Fallback": {
          const alternate = alternates[alternates.length - 1];
          if (alternate !== undefined) {
            alternate.fallback = true;
            alternate.at = 0;
          }
          break;
        }
        case "w:bookmarkStart": {
          const id = attributes.get("w:id") ?? "";
          const bookmark = attributes.get("w:name") ?? "";
          bookmarkIds.push(Number(id));
          bookmarkNames.push(bookmark);
          openRange(`b${id}`, "bookmark", bookmark);
          return;
        }
        case "w:bookmarkEnd":
          closeRange(`b${attributes.get("w:id") ?? ""}`);
          return;
        case "w:commentRangeStart":
          openRange(`c${attributes.get("w:id") ?? ""}`, "comment");
          return;
        case "w:commentRangeEnd":
          closeRange(`c${attributes.get("w:id") ?? ""}`);
          return;
        case "w:permStart":
          openRange(`p${attributes.get("w:id") ?? ""}`, "permission");
          return;
        case "w:permEnd":
          closeRange(`p${attributes.get("w:id") ?? ""}`);
          return;
        case "w:pPr":
          if (paragraph !== undefined && run === undefined) {
            paragraph.pPrStart = start;
            paragraph.pPrEnd = end;
            inPPr = !selfClosing;
            return;
          }
          break;
        case "w:sectPr":
          if (sectPrDepth > 0 && !inPPr) {
            if (!selfClosing) sectPrDepth += 1;
            return;
          }
          if (paragraph === undefined && node.kind === "root") {
            sections.push({ start, openEnd: end, end, selfClosing });
            if (!selfClosing) sectPrDepth += 1;
            return;
          }
          break;
        default:
      }
      if (paragraph === undefined) return;
      if (inPPr) openInParagraphProperties(paragraph, name, attributes, start, end, selfClosing);
      else openInParagraph(paragraph, name, attributes, start, end, selfClosing);
    },
    close(name, start, end) {
      if (inSdtPr > 0) {
        inSdtPr -= 1;
        return;
      }
      switch (name) {
        case "w:p":
          paragraph = undefined;
          run = undefined;
          pop(start, end);
          return;
        case "w:body":
        case "w:hdr":
        case "w:ftr":
        case "w:footnote":
        case "w:endnote":
        case "w:tbl":
        case "w:tr":
        case "w:tc":
          pop(start, end);
          return;
        case "w:txbxContent":
          pop(start, end);
          leaveInner();
          return;
        case "w:sdt": {
          const control = controls.pop();
          if (control === undefined) return;
          if (control.node !== undefined) {
            const detail = control.node.control;
            if (detail !== undefined)
              Object.assign(
                detail,
                { contentStart: control.contentStart, contentEnd: control.contentEnd, restricted: control.restricted },
                control.tag === undefined ? {} : { tag: control.tag },
              );
            pop(start, end);
          } else if (control.paragraph !== undefined)
            inlineControls.push({
              start: control.start,
              end,
              contentStart: control.contentStart,
              contentEnd: control.contentEnd,
              paragraph: control.paragraph,
              ...(control.tag === undefined ? {} : { tag: control.tag }),
            });
          return;
        }
        case "w:sdtContent": {
          const control = controls[controls.length - 1];
          if (control !== undefined) control.contentEnd = start;
          if (paragraph === undefined) pop(start, end);
          else parents.pop();
          return;
        }
        case "w:customXml":
          if (paragraph === undefined) {
            pop(start, end);
            return;
          }
          break;
        case "mc:AlternateContent":
          alternates.pop();
          break;
        case "w:pPr":
          if (inPPr && paragraph !== undefined) {
            paragraph.pPrEnd = end;
            inPPr = false;
            return;
          }
          break;
        case "w:pPrChange":
        case "w:rPrChange":
        case "w:sectPrChange":
          if (inPPr && changeDepth > 0) changeDepth -= 1;
          break;
        case "w:sectPr":
          if (sectPrDepth > 0 && changeDepth === 0) {
            sectPrDepth -= 1;
            const section = sections[sections.length - 1];
            if (section !== undefined) section.end = end;
          }
          break;
        case "w:r":
          if (run !== undefined && paragraph !== undefined) {
            run.closeStart = start;
            run.end = end;
            run = runs.pop();
          }
          break;
        case "w:rPr":
          if (
            run !== undefined &&
            !inPPr &&
            run.rPrStart < run.rPrEnd &&
            run.rPrEnd <= start &&
            paragraph?.segments[paragraph.segments.length - 1]?.run !== run
          )
            run.rPrEnd = end;
          break;
        case "w:t":
          if (segment !== undefined) {
            segment.end = end;
            segment = undefined;
          }
          break;
        case "w:instrText":
          inInstruction = false;
          break;
        default:
      }
      if (paragraph !== undefined && !inPPr && INLINE_PARENTS.has(name)) parents.pop();
    },
    text(raw) {
      if (segment !== undefined) segment.raw += raw;
      else if (inInstruction) instruction += raw;
    },
  });
  for (const word of instruction.split(/[\s"\\]+/)) if (word !== "") referred.push(word);
  return {
    part,
    xml,
    root: rootNode,
    ties,
    inlineControls,
    controlIds,
    bookmarkIds,
    bookmarkNames,
    referred,
    sections,
    imports,
  };
};
