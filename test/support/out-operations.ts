/**
 * Canonical content, "Out": what may be done to a package without its content hash moving. Each operation works on the parts' XML as
 * text or through an XML library that is not the product's, and is named for what it does. `random` gives numbers from 0 up to 1.
 */
import { DOMParser, XMLSerializer, type Document, type Element, type Node } from "@xmldom/xmldom";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { legendControls, legendHeaderPart } from "../../src/docx/parts/legend-forms";
import { zipParts } from "./docx-builder";

export type Parts = Record<string, Uint8Array>;
export type Operation = (parts: Parts, random: () => number) => Parts;

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STORY = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|header_\w+|footer_\w+)\.xml$/;

export const unzipped = (bytes: Uint8Array): Parts => unzipSync(bytes);

const mapXml = (parts: Parts, which: RegExp, change: (xml: string, part: string) => string): Parts =>
  Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name,
      which.test(name) ? strToU8(change(strFromU8(bytes), name)) : bytes,
    ]),
  );

/** Through another XML library's tree: prefixes, attribute order and entities come back as it spells them. */
const mapDom = (parts: Parts, which: RegExp, change: (document: Document) => void): Parts =>
  mapXml(parts, which, (xml) => {
    const document = new DOMParser().parseFromString(xml.replace(/^\ufeff/, ""), "text/xml");
    change(document);
    return new XMLSerializer().serializeToString(document);
  });

const all = (document: Document, local: string): Element[] => Array.from(document.getElementsByTagNameNS(W, local));
const kids = (element: Element): Element[] =>
  Array.from(element.childNodes as unknown as Iterable<Node>).filter((node): node is Element => node.nodeType === 1);
const make = (document: Document, name: string, attributes: Readonly<Record<string, string>> = {}): Element => {
  const element = document.createElementNS(W, `w:${name}`);
  for (const [key, value] of Object.entries(attributes)) element.setAttributeNS(W, `w:${key}`, value);
  return element;
};
/** `w:` must stand for WordprocessingML where we add to a part. */
const usesW = (document: Document): boolean => document.documentElement?.lookupNamespaceURI("w") === W;

/** What the product prints on a draft is no unit: drafting leaves it as it is. */
const inLegend = (element: Element): boolean => {
  for (let at: Node | null = element.parentNode; at !== null; at = at.parentNode)
    if (
      at.localName === "sdt" &&
      kids(at as Element).some(
        (one) =>
          one.localName === "sdtPr" &&
          kids(one).some(
            (tag) => tag.localName === "tag" && tag.getAttributeNS(W, "val") === "countersign-draft-legend",
          ),
      )
    )
      return true;
  return false;
};

const splitRuns: Operation = (parts, random) =>
  mapDom(parts, STORY, (document) => {
    for (const run of all(document, "r")) {
      const texts = kids(run).filter((one) => one.localName === "t" && one.namespaceURI === W);
      const [text] = texts;
      if (
        texts.length !== 1 ||
        text === undefined ||
        kids(run).some((one) => one.localName !== "t" && one.localName !== "rPr")
      )
        continue;
      const whole = text.textContent ?? "";
      if (whole.length < 2 || whole.trim() !== whole || random() < 0.3) continue;
      let at = 1 + Math.floor(random() * (whole.length - 1));
      const code = whole.charCodeAt(at);
      if (code >= 0xdc00 && code <= 0xdfff) at -= 1;
      if (at < 1) continue;
      const second = run.cloneNode(true) as Element;
      const set = (owner: Element, value: string): void => {
        const target = kids(owner).find((one) => one.localName === "t") as Element;
        target.textContent = value;
        target.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      };
      set(run, whole.slice(0, at));
      set(second, whole.slice(at));
      run.parentNode?.insertBefore(second, run.nextSibling);
    }
  });

const proofingMarks: Operation = (parts, random) =>
  mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const run of all(document, "r"))
      if (random() < 0.5 && run.parentNode?.localName === "p")
        run.parentNode.insertBefore(
          make(document, "proofErr", { type: random() < 0.5 ? "spellStart" : "spellEnd" }),
          run,
        );
  });

const idsAndLanguages: Operation = (parts, random) =>
  mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    const id = (): string =>
      Math.floor(random() * 0xffffff)
        .toString(16)
        .toUpperCase()
        .padStart(8, "0");
    for (const paragraph of all(document, "p")) {
      paragraph.setAttributeNS(W, "w:rsidR", id());
      paragraph.setAttributeNS(W, "w:rsidRDefault", id());
      paragraph.setAttributeNS("http://schemas.microsoft.com/office/word/2010/wordml", "w14:paraId", id());
      paragraph.setAttributeNS("http://schemas.microsoft.com/office/word/2010/wordml", "w14:textId", id());
    }
    for (const run of all(document, "r")) {
      run.setAttributeNS(W, "w:rsidRPr", id());
      const properties = kids(run)[0];
      if (
        properties?.localName === "rPr" &&
        properties.namespaceURI === W &&
        !kids(properties).some((one) => one.localName === "lang" || one.localName === "rPrChange")
      )
        properties.appendChild(make(document, "lang", { val: "de-DE" }));
    }
  });

const pageBreaksAsRendered: Operation = (parts) =>
  mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const text of all(document, "t"))
      if (text.parentNode?.localName === "r")
        text.parentNode.insertBefore(make(document, "lastRenderedPageBreak"), text);
  });

const bookmarksNobodyRefersTo: Operation = (parts) =>
  mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const [index, paragraph] of all(document, "p").entries()) {
      const name = index === 0 ? "_GoBack" : `zz_nobody_${index}`;
      paragraph.appendChild(make(document, "bookmarkStart", { id: String(90000 + index), name }));
      paragraph.appendChild(make(document, "bookmarkEnd", { id: String(90000 + index) }));
    }
  });

const UNIT = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Every paragraph outside controls in a control of ours, as drafting writes them. */
const wrapInOurControls: Operation = (parts, random) => {
  let control = 4000;
  return mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const paragraph of all(document, "p")) {
      const parent = paragraph.parentNode;
      if (parent === null || parent.localName === "sdtContent" || inLegend(paragraph)) continue;
      control += 1;
      const unit = Array.from({ length: 16 }, () => UNIT[Math.floor(random() * 32)]).join("");
      const wrapper = make(document, "sdt");
      const properties = make(document, "sdtPr");
      properties.appendChild(make(document, "alias", { val: "Draft - pending attorney review" }));
      properties.appendChild(make(document, "tag", { val: `draft-pending-attorney-review:${unit}` }));
      properties.appendChild(make(document, "id", { val: String(control) }));
      const content = make(document, "sdtContent");
      wrapper.appendChild(properties);
      wrapper.appendChild(content);
      parent.insertBefore(wrapper, paragraph);
      content.appendChild(paragraph);
    }
  });
};

const factControls: Operation = (parts) => {
  let control = 8000;
  return mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const run of all(document, "r")) {
      if (run.parentNode?.localName !== "p" || inLegend(run) || !kids(run).some((one) => one.localName === "t"))
        continue;
      control += 1;
      const wrapper = make(document, "sdt");
      const properties = make(document, "sdtPr");
      properties.appendChild(make(document, "tag", { val: `countersign-fact:${control}` }));
      properties.appendChild(make(document, "id", { val: String(control) }));
      properties.appendChild(make(document, "lock", { val: "sdtLocked" }));
      const content = make(document, "sdtContent");
      wrapper.appendChild(properties);
      wrapper.appendChild(content);
      run.parentNode.insertBefore(wrapper, run);
      content.appendChild(run);
    }
  });
};

/** The other library's spelling of the same XML, with every WordprocessingML prefix called something else. */
const otherPrefixes: Operation = (parts) =>
  mapXml(
    mapDom(parts, STORY, () => undefined),
    STORY,
    (xml) =>
      /\bxmlns:word=/.test(xml)
        ? xml
        : xml
            .replace(/(<\/?)w:/g, "$1word:")
            .replace(/(\s)w:([A-Za-z]+=)/g, "$1word:$2")
            .replace(/xmlns:w="([^"]*)"/g, 'xmlns:word="$1"')
            .replace(/(mc:Ignorable="[^"]*)\bw\b(?![\w])/g, "$1word"),
  );

const attributeOrder: Operation = (parts, random) =>
  mapXml(parts, /^word\/.*\.xml$/, (xml) =>
    xml.replace(
      /<([\w:]+)((?:\s+[\w:]+="[^"]*"){2,})(\s*\/?>)/g,
      (_, name: string, attributes: string, end: string) => {
        const list = attributes.match(/\s+[\w:]+="[^"]*"/g) ?? [];
        return `<${name}${list
          .map((one) => [random(), one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one)
          .join("")}${end}`;
      },
    ),
  );

const whiteSpaceBetween: Operation = (parts) =>
  mapXml(parts, STORY, (xml) =>
    xml.replace(/(<\/w:p>|<\/w:tbl>|<\/w:tr>|<\/w:tc>|<\/w:r>|<\/w:pPr>|<\/w:rPr>|<w:body>)(?=<)/g, "$1\n  "),
  );

const relationshipIds: Operation = (parts) => {
  const out = { ...parts };
  for (const [name, bytes] of Object.entries(parts)) {
    const match = /^(.*)_rels\/([^/]+)\.rels$/.exec(name);
    const owner = match === null ? "" : `${match[1]}${match[2]}`;
    if (match === null || owner === "" || parts[owner] === undefined || !/^word\/[^/]+\.xml$/.test(owner)) continue;
    const rename = (id: string): string =>
      `rIdN${[...id].map((character) => character.charCodeAt(0).toString(16)).join("")}`;
    out[name] = strToU8(
      strFromU8(bytes).replace(/(\sId=")([^"]*)"/g, (_, start: string, id: string) => `${start}${rename(id)}"`),
    );
    const owned = out[owner];
    if (owned !== undefined)
      out[owner] = strToU8(
        strFromU8(owned).replace(/(\sr:[a-z]+=")([^"]+)"/g, (_, start: string, id: string) => `${start}${rename(id)}"`),
      );
  }
  return out;
};

const styleIds: Operation = (parts) => {
  if (parts["word/styles.xml"] === undefined) return parts;
  const known = new Set(
    [...strFromU8(parts["word/styles.xml"]).matchAll(/w:styleId="([^"]*)"/g)].map((match) => match[1] as string),
  );
  const rename = (id: string): string => (known.has(id) ? `s_${id}` : id);
  return mapXml(parts, /^word\/(?:[^/]+)\.xml$/, (xml) =>
    xml
      .replace(
        /(<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link|styleLink|numStyleLink|clickAndTypeStyle|defaultTableStyle)\s+w:val=")([^"]*)"/g,
        (_, start: string, id: string) => `${start}${rename(id)}"`,
      )
      .replace(/(w:styleId=")([^"]*)"/g, (_, start: string, id: string) => `${start}${rename(id)}"`),
  );
};

const numberingIds: Operation = (parts) =>
  mapXml(parts, /^word\/[^/]+\.xml$/, (xml) =>
    xml
      .replace(
        /(<w:numId\s+w:val=")(\d+)"/g,
        (_, start: string, id: string) => `${start}${id === "0" ? id : Number(id) + 500}"`,
      )
      .replace(
        /(<w:num\s+(?:[^>]*\s)?w:numId=")(\d+)"/g,
        (_, start: string, id: string) => `${start}${Number(id) + 500}"`,
      )
      .replace(/(w:abstractNumId=")(\d+)"/g, (_, start: string, id: string) => `${start}${Number(id) + 700}"`)
      .replace(/(<w:abstractNumId\s+w:val=")(\d+)"/g, (_, start: string, id: string) => `${start}${Number(id) + 700}"`),
  );

const drawingIds: Operation = (parts) => {
  let id = 3000;
  return mapXml(parts, STORY, (xml) =>
    xml
      .replace(/(<wp:docPr\b[^>]*?\s)id="\d+"/g, (_, start: string) => `${start}id="${(id += 1)}"`)
      .replace(/(<wp:docPr\b[^>]*?\s)name="[^"]*"/g, (_, start: string) => `${start}name="Renamed ${id}"`),
  );
};

const ancestors = (element: Element): Element[] => {
  const out: Element[] = [];
  for (let at = element.parentNode; at !== null && at.nodeType === 1; at = at.parentNode) out.push(at as Element);
  return out;
};

/** Whether words hang on a paragraph's layout: it holds tabs, or stands in a box, a frame or a row of exact height. */
const layoutCounts = (paragraph: Element, framed: ReadonlySet<string>): boolean => {
  const properties = kids(paragraph).find((one) => one.localName === "pPr");
  const style = properties === undefined ? undefined : kids(properties).find((one) => one.localName === "pStyle");
  return (
    Array.from(paragraph.getElementsByTagNameNS(W, "tab")).some(
      (one) => (one.parentNode as Element | null)?.localName === "r",
    ) ||
    paragraph.getElementsByTagNameNS(W, "ptab").length > 0 ||
    paragraph.getElementsByTagNameNS(W, "framePr").length > 0 ||
    framed.has(style?.getAttributeNS(W, "val") ?? "") ||
    ancestors(paragraph).some(
      (one) =>
        one.localName === "txbxContent" ||
        (one.localName === "tr" &&
          Array.from(one.getElementsByTagNameNS(W, "trHeight")).some(
            (height) => height.getAttributeNS(W, "hRule") === "exact",
          )),
    )
  );
};
/** Ids of styles that frame their paragraphs. */
const framedStyles = (parts: Parts): ReadonlySet<string> =>
  new Set(
    [
      ...strFromU8(parts["word/styles.xml"] ?? new Uint8Array()).matchAll(
        /<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>(.*?)<\/w:style>/gs,
      ),
    ]
      .filter(([, , inner]) => inner?.includes("framePr") === true)
      .map(([, id]) => id ?? ""),
  );
/** Something may stand in front of the text: then all layout counts, and there is nothing to try. */
const mayBeCovered = (parts: Parts): boolean =>
  Object.entries(parts).some(
    ([name, bytes]) => STORY.test(name) && /wrapNone|position\s*:\s*absolute/.test(strFromU8(bytes)),
  );

const ordinaryLayout: Operation = (parts) => {
  if (mayBeCovered(parts)) return parts;
  const framed = framedStyles(parts);
  return mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const paragraph of all(document, "p")) {
      if (inLegend(paragraph) || layoutCounts(paragraph, framed)) continue;
      const first = kids(paragraph)[0];
      const properties = first?.localName === "pPr" && first.namespaceURI === W ? first : undefined;
      if (properties === undefined) continue;
      for (const one of kids(properties))
        if (one.localName === "jc" || one.localName === "keepNext" || one.localName === "contextualSpacing")
          properties.removeChild(one);
      const after =
        kids(properties).find((one) =>
          ["rPr", "sectPr", "pPrChange", "outlineLvl", "textAlignment", "textDirection", "divId", "cnfStyle"].includes(
            one.localName ?? "",
          ),
        ) ?? null;
      properties.insertBefore(make(document, "jc", { val: "both" }), after);
    }
  });
};

const BEFORE_SPACING = [
  "pStyle",
  "keepNext",
  "keepLines",
  "pageBreakBefore",
  "framePr",
  "widowControl",
  "numPr",
  "suppressLineNumbers",
  "pBdr",
  "shd",
  "suppressAutoHyphens",
  "kinsoku",
  "wordWrap",
  "overflowPunct",
  "topLinePunct",
  "autoSpaceDE",
  "autoSpaceDN",
  "bidi",
  "adjustRightInd",
  "snapToGrid",
];

/** Within normal bounds: a tab stop, air before and after, half an inch; on plain paragraphs that say nothing of the kind themselves. */
const ordinaryIndents: Operation = (parts) => {
  if (mayBeCovered(parts)) return parts;
  const framed = framedStyles(parts);
  return mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    for (const paragraph of all(document, "p")) {
      const first = kids(paragraph)[0];
      const properties = first?.localName === "pPr" && first.namespaceURI === W ? first : undefined;
      if (
        inLegend(paragraph) ||
        layoutCounts(paragraph, framed) ||
        properties === undefined ||
        kids(properties).some((one) => ["tabs", "spacing", "ind", "framePr"].includes(one.localName ?? ""))
      )
        continue;
      const after = kids(properties).find((one) => !BEFORE_SPACING.includes(one.localName ?? "")) ?? null;
      const tabs = make(document, "tabs");
      tabs.appendChild(make(document, "tab", { val: "left", pos: "1440" }));
      for (const one of [
        tabs,
        make(document, "spacing", { before: "60", after: "120" }),
        make(document, "ind", { left: "360" }),
      ])
        properties.insertBefore(one, after);
    }
  });
};

const pageMargins: Operation = (parts) =>
  mapXml(parts, /^word\/document\.xml$/, (xml) =>
    xml.replace(
      /(<w:pgMar\b[^>]*?\sw:(?:bottom|footer)=")(\d+)"/g,
      (_, start: string, twips: string) => `${start}${Number(twips) + 20}"`,
    ),
  );

const W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
const colour = (document: Document): Element => {
  const element = document.createElementNS(W15, "w15:color");
  element.setAttributeNS(W, "w:val", "FF0000");
  return element;
};

const controlTrappings: Operation = (parts) =>
  mapDom(parts, STORY, (document) => {
    if (!usesW(document)) return;
    let id = 7000;
    for (const control of all(document, "sdtPr")) {
      const had = new Set(kids(control).map((one) => one.localName));
      if (inLegend(control) || had.has("showingPlcHdr")) continue;
      for (const one of kids(control)) if (one.localName === "id") one.setAttributeNS(W, "w:val", String((id += 1)));
      const placeholder = make(document, "placeholder");
      placeholder.appendChild(make(document, "docPart", { val: "DefaultPlaceholder_-1854013440" }));
      const after = kids(control).find((one) => !["rPr", "alias", "tag", "id"].includes(one.localName ?? "")) ?? null;
      if (!had.has("lock")) control.insertBefore(make(document, "lock", { val: "sdtLocked" }), after);
      if (!had.has("placeholder")) control.insertBefore(placeholder, after);
      if (!had.has("color")) control.appendChild(colour(document));
    }
  });

/** A comment at the first paragraph of the body; open ones block, but no word of the document is theirs. */
const comment: Operation = (parts) => {
  if (Object.keys(parts).some((name) => /comments/.test(name))) return parts;
  const added = addPart(
    parts,
    "word/comments.xml",
    `<w:comments xmlns:w="${W}"><w:comment w:id="0" w:author="M. Okoye"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment></w:comments>`,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "word/document.xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
  );
  return mapDom(added, /^word\/document\.xml$/, (document) => {
    const paragraph = all(document, "p")[0];
    if (paragraph === undefined || !usesW(document)) return;
    const reference = make(document, "r");
    reference.appendChild(make(document, "commentReference", { id: "0" }));
    for (const one of [
      make(document, "commentRangeStart", { id: "0" }),
      make(document, "commentRangeEnd", { id: "0" }),
      reference,
    ])
      paragraph.appendChild(one);
  });
};

const documentProperties: Operation = (parts) => ({
  ...mapXml(parts, /^docProps\/(?:app|custom)\.xml$/, (xml) =>
    xml.replace(/<(?:\w+:)?(?:TotalTime|Words|Characters)>\d+</g, (tag) => tag.replace(/\d+/, "7")),
  ),
});

const compatibilitySettings: Operation = (parts) =>
  mapXml(parts, /^word\/settings\.xml$/, (xml) =>
    xml
      .replace(/<w:rsid w:val="[0-9A-F]+"\/>/g, "")
      .replace(/<w:compatSetting\b[^>]*\/>/, "")
      .replace(/<w:zoom\b[^>]*\/>/, '<w:zoom w:percent="90"/>'),
  );

const zipOrder: Operation = (parts) => Object.fromEntries(Object.entries(parts).reverse());

const addPart = (
  parts: Parts,
  name: string,
  xml: string,
  type: string,
  source: string,
  relationship: string,
): Parts => {
  const relsName = source === "" ? "_rels/.rels" : source.replace(/([^/]+)$/, "_rels/$1.rels");
  const rels =
    parts[relsName] === undefined
      ? '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
      : strFromU8(parts[relsName]);
  const types = strFromU8(parts["[Content_Types].xml"] as Uint8Array);
  const id = `rIdAdded${Object.keys(parts).length}`;
  const entry = `<Relationship Id="${id}" Type="${relationship}" Target="/${name}"/>`;
  return {
    ...parts,
    [name]: strToU8(xml),
    [relsName]: strToU8(
      /<Relationships[^>]*\/>/.test(rels)
        ? rels.replace(/<Relationships([^>]*)\/>/, `<Relationships$1>${entry}</Relationships>`)
        : rels.replace(/<\/(\w+:)?Relationships>/, (close) => (close.includes(":") ? close : `${entry}${close}`)),
    ),
    "[Content_Types].xml": strToU8(
      types.replace(/<\/Types>/, `<Override PartName="/${name}" ContentType="${type}"/></Types>`),
    ),
  };
};

const ledger: Operation = (parts) =>
  addPart(
    parts,
    "customXml/item91.xml",
    '<ledger xmlns="urn:countersign:ledger:1"><unit id="A"/></ledger>',
    "application/xml",
    "word/document.xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml",
  );

const taskPane: Operation = (parts) =>
  addPart(
    parts,
    "word/webextensions/taskpanes9.xml",
    '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"/>',
    "application/vnd.ms-office.webextensiontaskpanes+xml",
    "",
    "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes",
  );

/** Our legend in every header there is, and in a new header where the first section has none of the default type. */
const legend: Operation = (parts) => {
  const fields = { draft: "7Q2MZ8KT", version: "4KD9WX" };
  let legends = 0;
  const controls = (): string => legendControls(fields, legends++);
  let out = mapXml(parts, /^word\/header\w*\.xml$/, (xml) =>
    /<w:p[ >]/.test(xml) && /xmlns:w="/.test(xml)
      ? xml.replace(/<\/w:p>(?![\s\S]*<\/w:p>)/, `${controls()}</w:p>`)
      : xml,
  );
  const document = strFromU8(out["word/document.xml"] as Uint8Array);
  const sections = [...document.matchAll(/<w:sectPr\b[^>]*>[\s\S]*?<\/w:sectPr>/g)];
  if (sections.length !== 1 || /<w:headerReference[^>]*w:type="default"/.test(document)) return out;
  out = addPart(
    out,
    "word/header91.xml",
    legendHeaderPart(controls()),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "word/document.xml",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header",
  );
  const id =
    /Id="(rIdAdded\d+)"[^>]*Target="\/word\/header91\.xml"/.exec(
      strFromU8(out["word/_rels/document.xml.rels"] as Uint8Array),
    )?.[1] ?? "";
  out["word/document.xml"] = strToU8(
    document.replace(
      /(<w:sectPr\b[^>]*>)/,
      `$1<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="default" r:id="${id}"/>`,
    ),
  );
  return out;
};

/** By name. Prefixes come last, because the operations on text look for `w:`. */
export const OUT_OPERATIONS: Readonly<Record<string, Operation>> = {
  "splitting runs anywhere": splitRuns,
  "proofing marks": proofingMarks,
  "revision save ids, paragraph ids and languages": idsAndLanguages,
  "page breaks as last rendered": pageBreaksAsRendered,
  "bookmarks nobody refers to, and _GoBack": bookmarksNobodyRefersTo,
  "our controls round every paragraph": wrapInOurControls,
  "our fact controls round runs": factControls,
  "attribute order": attributeOrder,
  "white space between elements": whiteSpaceBetween,
  "relationship ids": relationshipIds,
  "style ids": styleIds,
  "numbering ids": numberingIds,
  "drawing ids and names": drawingIds,
  "alignment and keeping with next": ordinaryLayout,
  "ordinary indents, spacing and tab stops": ordinaryIndents,
  "page margins": pageMargins,
  "ids, locks, placeholders and colours of controls": controlTrappings,
  "a comment": comment,
  "document properties": documentProperties,
  "compatibility settings": compatibilitySettings,
  "zip order": zipOrder,
  "our ledger part": ledger,
  "our task pane part": taskPane,
  "our watermark and legend in headers": legend,
  "XML prefixes and another library's spelling": otherPrefixes,
};

export const zipped = (parts: Parts, level: 0 | 6 = 6): Uint8Array => zipParts(parts, level);

/** Numbers from 0 up to 1 that a seed repeats. */
export const seeded = (seed: number): (() => number) => {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
};
