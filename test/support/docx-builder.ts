/**
 * A folder of XML as a Word package, for tests: `docx({ body: "<w:p>…</w:p>" })`. Parts are given by name; content types and the
 * main part's relationships follow from what is given. Nothing is checked here: a test may want a package that is wrong.
 */
import { strToU8, unzipSync, strFromU8, zipSync } from "fflate";

export const W_NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"';

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

interface KnownPart {
  readonly part: string;
  readonly root: string;
  readonly type: string;
  readonly relationship: string;
}
const KNOWN = {
  styles: { part: "word/styles.xml", root: "w:styles", type: `${WORD}.styles+xml`, relationship: `${OFFICE}/styles` },
  numbering: {
    part: "word/numbering.xml",
    root: "w:numbering",
    type: `${WORD}.numbering+xml`,
    relationship: `${OFFICE}/numbering`,
  },
  settings: {
    part: "word/settings.xml",
    root: "w:settings",
    type: `${WORD}.settings+xml`,
    relationship: `${OFFICE}/settings`,
  },
  footnotes: {
    part: "word/footnotes.xml",
    root: "w:footnotes",
    type: `${WORD}.footnotes+xml`,
    relationship: `${OFFICE}/footnotes`,
  },
  endnotes: {
    part: "word/endnotes.xml",
    root: "w:endnotes",
    type: `${WORD}.endnotes+xml`,
    relationship: `${OFFICE}/endnotes`,
  },
  comments: {
    part: "word/comments.xml",
    root: "w:comments",
    type: `${WORD}.comments+xml`,
    relationship: `${OFFICE}/comments`,
  },
} as const satisfies Readonly<Record<string, KnownPart>>;

export interface Recipe {
  /** Content of `w:body`. A `w:sectPr` of letter size is added unless `section` says otherwise. */
  readonly body: string;
  /** Content of the last `w:sectPr`, or "" for none. */
  readonly section?: string;
  /** Content of the part's root element. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly settings?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  /** Whole theme part. */
  readonly theme?: string;
  /** Headers and footers by relationship id: content of `w:hdr` / `w:ftr`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  /** Further parts by name, as they are; give their relationships in `relationships`. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Further relationships of the main part. */
  readonly relationships?: readonly {
    readonly id: string;
    readonly type: string;
    readonly target: string;
    readonly external?: boolean;
  }[];
  /** Further content types by part name (with leading slash) or by extension. */
  readonly contentTypes?: Readonly<Record<string, string>>;
  /** Attributes added to `w:document`. */
  readonly rootAttributes?: string;
  /** Content of `w:document` in front of the body. */
  readonly beforeBody?: string;
}

export const LETTER =
  '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>';

const xml = (root: string, content: string, attributes = ""): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} ${W_NAMESPACES}${attributes}>${content}</${root}>`;

/** The entries of the package, by name. */
export const docxParts = (recipe: Recipe): Record<string, Uint8Array> => {
  const relationships: { id: string; type: string; target: string; external?: boolean }[] = [
    ...(recipe.relationships ?? []),
  ];
  const overrides: Record<string, string> = {
    "/word/document.xml": `${WORD}.document.main+xml`,
    ...recipe.contentTypes,
  };
  const parts: Record<string, Uint8Array> = {};
  const section = recipe.section ?? LETTER;
  parts["word/document.xml"] = strToU8(
    xml(
      "w:document",
      `${recipe.beforeBody ?? ""}<w:body>${recipe.body}${section === "" ? "" : `<w:sectPr>${section}</w:sectPr>`}</w:body>`,
      recipe.rootAttributes ?? "",
    ),
  );
  for (const [name, known] of Object.entries(KNOWN)) {
    const content = recipe[name as keyof typeof KNOWN];
    if (content === undefined) continue;
    parts[known.part] = strToU8(xml(known.root, content));
    overrides[`/${known.part}`] = known.type;
    relationships.push({ id: `rId_${name}`, type: known.relationship, target: known.part.slice(5) });
  }
  for (const kind of ["header", "footer"] as const) {
    for (const [id, content] of Object.entries(recipe[`${kind}s`] ?? {})) {
      parts[`word/${kind}_${id}.xml`] = strToU8(xml(kind === "header" ? "w:hdr" : "w:ftr", content));
      overrides[`/word/${kind}_${id}.xml`] = `${WORD}.${kind}+xml`;
      relationships.push({ id, type: `${OFFICE}/${kind}`, target: `${kind}_${id}.xml` });
    }
  }
  if (recipe.theme !== undefined) {
    parts["word/theme/theme1.xml"] = strToU8(recipe.theme);
    overrides["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml";
    relationships.push({ id: "rId_theme", type: `${OFFICE}/theme`, target: "theme/theme1.xml" });
  }
  for (const [name, content] of Object.entries(recipe.parts ?? {}))
    parts[name] = typeof content === "string" ? strToU8(content) : content;
  const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  parts["word/_rels/document.xml.rels"] ??= strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships
      .map(
        (one) =>
          `<Relationship Id="${one.id}" Type="${one.type}" Target="${escape(one.target)}"${one.external === true ? ' TargetMode="External"' : ""}/>`,
      )
      .join("")}</Relationships>`,
  );
  parts["_rels/.rels"] ??= strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  parts["[Content_Types].xml"] ??= strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Default Extension="bin" ContentType="application/octet-stream"/>${Object.entries(
      overrides,
    )
      .map(([name, type]) =>
        name.startsWith("/")
          ? `<Override PartName="${name}" ContentType="${type}"/>`
          : `<Default Extension="${name}" ContentType="${type}"/>`,
      )
      .join("")}</Types>`,
  );
  return parts;
};

/** Zips entries in the order given. */
export const zipParts = (parts: Readonly<Record<string, Uint8Array>>, level: 0 | 1 | 6 | 9 = 6): Uint8Array =>
  zipSync({ ...parts }, { level, mtime: new Date(1980, 0, 1) });

/** A package from a recipe. */
export const docx = (recipe: Recipe): Uint8Array => zipParts(docxParts(recipe));

/** A package with some of its XML parts rewritten; a part that comes back undefined is dropped. */
export const rewriteParts = (
  bytes: Uint8Array,
  rewrite: (xml: string, part: string) => string | undefined,
): Uint8Array => {
  const out: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (!/\.(xml|rels)$/.test(name)) out[name] = content;
    else {
      const next = rewrite(strFromU8(content), name);
      if (next !== undefined) out[name] = strToU8(next);
    }
  }
  return zipParts(out);
};

/** A paragraph of one run. */
export const p = (text: string, runProperties = "", paragraphProperties = ""): string =>
  `<w:p>${paragraphProperties === "" ? "" : `<w:pPr>${paragraphProperties}</w:pPr>`}<w:r>${runProperties === "" ? "" : `<w:rPr>${runProperties}</w:rPr>`}<w:t xml:space="preserve">${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</w:t></w:r></w:p>`;
