/**
 * Judges a produced package without our own reader: another zip library, another XML parser, rules written from
 * ECMA-376 part 1 (transitional) and part 2. Says what is wrong, one sentence each; an empty list is a sound package.
 */
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  readonly parent: Node | undefined;
}

const PREFIX: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
  "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
};

const list = (names: string): readonly string[] => names.split(" ").map((name) => `w:${name}`);

/** Children in the order the schema's sequences give (ECMA-376 part 1, annex A). */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  "w:pPr": list(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  ),
  "w:rPr": list(
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
  ),
  "w:sdt": list("sdtPr sdtEndPr sdtContent"),
  "w:sdtPr": list(
    "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox date docPartObj docPartList dropDownList picture richText text citation group bibliography",
  ),
  "w:tcPr": list(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
  ),
  "w:tblPr": list(
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
  ),
  "w:tblBorders": list("top start left bottom end right insideH insideV"),
  "w:tcBorders": list("top start left bottom end right insideH insideV tl2br tr2bl"),
  "w:pBdr": list("top left bottom right between bar"),
  "w:sectPr": list(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
  ),
  "w:lvl": list("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
  "w:style": list(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  ),
  "w:numbering": list("numPicBullet abstractNum num numIdMacAtCleanup"),
  "w:tbl": list("bookmarkStart bookmarkEnd tblPr tblGrid tr"),
};
/** Where siblings of these names may stand in any order. */
const UNORDERED: Readonly<Record<string, ReadonlySet<string>>> = {
  "w:sectPr": new Set(["w:headerReference", "w:footerReference"]),
  "w:tbl": new Set(["w:bookmarkStart", "w:bookmarkEnd"]),
};
const HOLDERS = new Set(["w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent"]);
const INLINE = new Set(["w:r", "w:hyperlink", "w:fldSimple", "w:smartTag", "w:t"]);
const BLOCKS = new Set(["w:p", "w:tbl"]);

const parse = (xml: string, part: string, complain: (sentence: string) => void): Node | undefined => {
  const parser = new SaxesParser({ xmlns: true });
  let root: Node | undefined;
  let current: Node | undefined;
  let failed = false;
  parser.on("error", (error) => {
    if (!failed) complain(`${part} is not well-formed: ${error.message}`);
    failed = true;
  });
  const named = (uri: string, local: string, raw: string): string =>
    PREFIX[uri] === undefined ? raw : `${PREFIX[uri]}:${local}`;
  parser.on("opentag", (tag) => {
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes))
      attributes[named(attribute.uri, attribute.local, attribute.name)] = attribute.value;
    const ignorable = attributes["mc:Ignorable"]?.split(/\s+/).filter((prefix) => prefix !== "") ?? [];
    for (const prefix of ignorable)
      if (parser.resolve(prefix) === undefined)
        complain(`${part} calls the prefix ${prefix} ignorable and does not declare it.`);
    const node: Node = { name: named(tag.uri, tag.local, tag.name), attributes, children: [], parent: current };
    if (current === undefined) root = node;
    else current.children.push(node);
    current = node;
  });
  parser.on("closetag", () => {
    current = current?.parent;
  });
  parser.write(xml).close();
  return failed ? undefined : root;
};

function* every(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* every(child);
}

const inFallback = (node: Node): boolean => {
  for (let up: Node | undefined = node; up !== undefined; up = up.parent) if (up.name === "mc:Fallback") return true;
  return false;
};

/** Controls and markup-compatibility wrappers stand for their content. */
const through = (node: Node): readonly Node[] =>
  node.children.flatMap((child) =>
    child.name === "w:sdt" ? child.children.filter(({ name }) => name === "w:sdtContent").flatMap(through) : [child],
  );

const judgeOrder = (node: Node, part: string, complain: (sentence: string) => void): void => {
  const order = ORDER[node.name];
  if (order === undefined) return;
  let last = -1;
  const loose = UNORDERED[node.name];
  const single =
    node.name !== "w:sectPr" && node.name !== "w:numbering" && node.name !== "w:tbl" && node.name !== "w:style";
  const seen = new Set<string>();
  for (const child of node.children) {
    if (single && order.includes(child.name) && seen.has(child.name))
      complain(`${part}: ${node.name} has ${child.name} twice.`);
    seen.add(child.name);
    const place = order.indexOf(child.name);
    if (place < 0 || loose?.has(child.name) === true) continue;
    if (place < last) complain(`${part}: in ${node.name}, ${child.name} stands behind ${order[last] ?? ""}.`);
    last = Math.max(last, place);
  }
};

const judgeShape = (node: Node, part: string, complain: (sentence: string) => void): void => {
  // Settings name their separator notes with the same element names, without content.
  if (HOLDERS.has(node.name) && node.parent?.name !== "w:footnotePr" && node.parent?.name !== "w:endnotePr") {
    const blocks = through(node).filter(({ name }) => BLOCKS.has(name) || name === "w:altChunk" || name === "w:sdt");
    const last = blocks[blocks.length - 1];
    if (node.name !== "w:body" && blocks.length === 0) complain(`${part}: a ${node.name} holds no paragraph.`);
    if (node.name === "w:tc" && last !== undefined && last.name !== "w:p")
      complain(`${part}: a cell ends with ${last.name}, not with a paragraph.`);
    for (const child of node.children)
      if (INLINE.has(child.name)) complain(`${part}: ${child.name} stands directly in ${node.name}.`);
    if (node.name === "w:body") {
      const at = node.children.findIndex(({ name }) => name === "w:sectPr");
      if (at >= 0 && at !== node.children.length - 1)
        complain(`${part}: content follows the last section's properties.`);
    }
  }
  if (node.name === "w:p")
    for (const child of through(node))
      if (BLOCKS.has(child.name)) complain(`${part}: ${child.name} stands inside a paragraph.`);
  if (node.name === "w:p" && node.children.findIndex(({ name }) => name === "w:pPr") > 0)
    complain(`${part}: a paragraph's properties do not come first.`);
  if (node.name === "w:r" && node.children.findIndex(({ name }) => name === "w:rPr") > 0)
    complain(`${part}: a run's properties do not come first.`);
  if (node.name === "w:sdt") {
    const contents = node.children.filter(({ name }) => name === "w:sdtContent");
    if (contents.length !== 1) complain(`${part}: a control has ${contents.length} contents.`);
    const [content] = contents;
    const inside = content === undefined ? [] : through(content);
    if (inside.some(({ name }) => BLOCKS.has(name)) && inside.some(({ name }) => INLINE.has(name)))
      complain(`${part}: a control mixes paragraphs and runs.`);
    const tag =
      node.children.find(({ name }) => name === "w:sdtPr")?.children.find(({ name }) => name === "w:tag")?.attributes[
        "w:val"
      ] ?? "";
    if (tag.length > 64) complain(`${part}: a control's tag is longer than 64 characters.`);
  }
};

const judgeFields = (root: Node, part: string, complain: (sentence: string) => void): void => {
  for (const story of [...every(root)].filter(({ name }) => HOLDERS.has(name) && name !== "w:tc")) {
    let depth = 0;
    const walk = (node: Node): void => {
      for (const child of node.children) {
        if (HOLDERS.has(child.name) && child.name !== "w:tc") continue;
        if (child.name === "w:fldChar")
          depth +=
            child.attributes["w:fldCharType"] === "begin" ? 1 : child.attributes["w:fldCharType"] === "end" ? -1 : 0;
        if (depth < 0) return complain(`${part}: a field ends that did not begin.`);
        walk(child);
      }
    };
    walk(story);
    if (depth > 0) complain(`${part}: a field begins and does not end.`);
  }
};

const judgeBookmarks = (root: Node, part: string, complain: (sentence: string) => void): void => {
  const starts = new Map<string, string>();
  const names = new Set<string>();
  const ended = new Set<string>();
  for (const node of every(root)) {
    if (inFallback(node)) continue;
    const id = node.attributes["w:id"] ?? "";
    if (node.name === "w:bookmarkStart") {
      const name = (node.attributes["w:name"] ?? "").toLowerCase();
      if (starts.has(id)) complain(`${part}: two bookmarks have the id ${id}.`);
      if (names.has(name)) complain(`${part}: two bookmarks have one name.`);
      if (name.length > 40) complain(`${part}: a bookmark's name is longer than 40 characters.`);
      starts.set(id, name);
      names.add(name);
    }
    if (node.name === "w:bookmarkEnd") ended.add(id);
  }
  for (const id of starts.keys()) if (!ended.has(id)) complain(`${part}: the bookmark ${id} does not end.`);
};

const resolve = (source: string, target: string): string => {
  const segments = target.startsWith("/") ? [] : source.split("/").slice(0, -1);
  for (const segment of decodeURI(target.split("#")[0] ?? "").split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
};

/** Everything wrong with the package, one sentence each. */
export const packageComplaints = (docx: Uint8Array): readonly string[] => {
  const complaints: string[] = [];
  const complain = (sentence: string): void => void complaints.push(sentence);
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(docx);
  } catch (cause) {
    return [`The file is no zip: ${(cause as Error).message}`];
  }
  const lower = new Map(Object.keys(files).map((name) => [name.toLowerCase(), name]));
  if (lower.size !== Object.keys(files).length) complain("Two entries differ by case alone.");
  const trees = new Map<string, Node>();
  for (const [name, bytes] of Object.entries(files)) {
    if (!/\.(xml|rels|vml)$/i.test(name) || bytes[0] === 0xff || bytes[0] === 0xfe) continue;
    const tree = parse(strFromU8(bytes).replace(/^\uFEFF/, ""), name, complain);
    if (tree !== undefined) trees.set(name, tree);
  }

  const types = trees.get("[Content_Types].xml");
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const child of types?.children ?? []) {
    const [map, key] =
      child.name === "ct:Override"
        ? [overrides, (child.attributes["PartName"] ?? "").slice(1).toLowerCase()]
        : [defaults, (child.attributes["Extension"] ?? "").toLowerCase()];
    if (map.has(key)) complain(`[Content_Types].xml names ${key} twice.`);
    map.set(key, child.attributes["ContentType"] ?? "");
  }
  for (const name of overrides.keys())
    if (!lower.has(name)) complain(`[Content_Types].xml gives a type to ${name}, which is not there.`);
  for (const name of Object.keys(files)) {
    if (
      name !== "[Content_Types].xml" &&
      !overrides.has(name.toLowerCase()) &&
      !defaults.has(name.slice(name.lastIndexOf(".") + 1).toLowerCase())
    )
      complain(`${name} has no content type.`);
  }

  const relationshipIds = new Map<string, ReadonlySet<string>>();
  const reached = new Set<string>();
  for (const [name, tree] of trees) {
    const parts = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
    if (parts === null) continue;
    const source = `${parts[1] ?? ""}${parts[2] ?? ""}`;
    if (source !== "" && !lower.has(source.toLowerCase())) complain(`${name} belongs to no part.`);
    const ids = new Set<string>();
    for (const { attributes } of tree.children) {
      const id = attributes["Id"] ?? "";
      if (ids.has(id)) complain(`${name} has the id ${id} twice.`);
      ids.add(id);
      const target = attributes["Target"] ?? "";
      if (attributes["TargetMode"] === "External" || target.startsWith("#")) continue;
      const part = resolve(source, target);
      if (!lower.has(part.toLowerCase())) complain(`${name} points to ${part}, which is not there.`);
      reached.add(part.toLowerCase());
    }
    relationshipIds.set(source, ids);
  }
  for (const name of Object.keys(files)) {
    if (name !== "[Content_Types].xml" && !name.endsWith(".rels") && !reached.has(name.toLowerCase()))
      complain(`${name} is reached by no relationship.`);
  }

  const controlIds = new Map<string, string>();
  const drawingIds = new Map<string, string>();
  const unique = (map: Map<string, string>, id: string, part: string, what: string): void => {
    if (map.has(id)) complain(`${part}: the ${what} id ${id} is used twice.`);
    map.set(id, part);
  };
  for (const [part, root] of trees) {
    if (part.endsWith(".rels") || part === "[Content_Types].xml" || part.startsWith("word/glossary/")) continue;
    const paragraphIds = new Map<string, string>();
    for (const node of every(root)) {
      judgeOrder(node, part, complain);
      judgeShape(node, part, complain);
      for (const [name, value] of Object.entries(node.attributes)) {
        if (
          name.startsWith("r:") &&
          name !== "r:blip" &&
          value !== "" &&
          relationshipIds.get(part)?.has(value) !== true
        )
          complain(`${part}: ${name} of ${node.name} is ${value}, which no relationship has.`);
      }
      if (inFallback(node)) continue;
      if (node.name === "w:sdt") {
        const id = node.children.find(({ name }) => name === "w:sdtPr")?.children.find(({ name }) => name === "w:id")
          ?.attributes["w:val"];
        if (id !== undefined) unique(controlIds, id, part, "control");
        if (id !== undefined && !(Number.isInteger(Number(id)) && Math.abs(Number(id)) <= 0x7fffffff))
          complain(`${part}: the control id ${id} is no 32-bit number.`);
      }
      if (node.name === "wp:docPr") unique(drawingIds, node.attributes["id"] ?? "", part, "drawing");
      const paragraphId = node.attributes["w14:paraId"];
      if (paragraphId !== undefined) unique(paragraphIds, paragraphId, part, "paragraph");
      if (
        paragraphId !== undefined &&
        !(Number.parseInt(paragraphId, 16) > 0 && Number.parseInt(paragraphId, 16) < 0x80000000)
      )
        complain(`${part}: the paragraph id ${paragraphId} is out of range.`);
    }
    judgeFields(root, part, complain);
    judgeBookmarks(root, part, complain);
  }
  for (const kind of ["footnote", "endnote"] as const) {
    const present = new Set(
      [...(trees.get(`word/${kind}s.xml`)?.children ?? [])].map((note) => note.attributes["w:id"]),
    );
    for (const [part, root] of trees)
      for (const node of every(root))
        if (node.name === `w:${kind}Reference` && !present.has(node.attributes["w:id"]))
          complain(`${part}: a reference names the ${kind} ${node.attributes["w:id"] ?? ""}, which is not there.`);
  }
  return complaints;
};

/** What is wrong with `after` and was not wrong with `before`: for documents nobody on this project wrote. */
export const newComplaints = (before: Uint8Array, after: Uint8Array): readonly string[] => {
  const left = [...packageComplaints(before)];
  return packageComplaints(after).filter((complaint) => {
    const at = left.indexOf(complaint);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};
