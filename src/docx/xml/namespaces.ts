/**
 * One fixed prefix per namespace, whatever prefix a file uses: everything above the scanner compares `w:p`, never a URI.
 * Strict OOXML (ISO/IEC 29500 strict) uses other URIs for the same names; Word shows it, we refuse it by name.
 */

const OFFICE = "http://schemas.openxmlformats.org";
const MICROSOFT = "http://schemas.microsoft.com/office";

/** Namespace URI by fixed prefix. */
export const NAMESPACES = {
  w: `${OFFICE}/wordprocessingml/2006/main`,
  r: `${OFFICE}/officeDocument/2006/relationships`,
  m: `${OFFICE}/officeDocument/2006/math`,
  wp: `${OFFICE}/drawingml/2006/wordprocessingDrawing`,
  a: `${OFFICE}/drawingml/2006/main`,
  pic: `${OFFICE}/drawingml/2006/picture`,
  c: `${OFFICE}/drawingml/2006/chart`,
  cdr: `${OFFICE}/drawingml/2006/chartDrawing`,
  dgm: `${OFFICE}/drawingml/2006/diagram`,
  lc: `${OFFICE}/drawingml/2006/lockedCanvas`,
  mc: `${OFFICE}/markup-compatibility/2006`,
  ct: `${OFFICE}/package/2006/content-types`,
  rel: `${OFFICE}/package/2006/relationships`,
  cp: `${OFFICE}/package/2006/metadata/core-properties`,
  ds: `${OFFICE}/officeDocument/2006/customXml`,
  ep: `${OFFICE}/officeDocument/2006/extended-properties`,
  op: `${OFFICE}/officeDocument/2006/custom-properties`,
  vt: `${OFFICE}/officeDocument/2006/docPropsVTypes`,
  bib: `${OFFICE}/officeDocument/2006/bibliography`,
  sl: `${OFFICE}/schemaLibrary/2006/main`,
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
  v: "urn:schemas-microsoft-com:vml",
  o: "urn:schemas-microsoft-com:office:office",
  w10: "urn:schemas-microsoft-com:office:word",
  w14: `${MICROSOFT}/word/2010/wordml`,
  w15: `${MICROSOFT}/word/2012/wordml`,
  w16: `${MICROSOFT}/word/2018/wordml`,
  w16cid: `${MICROSOFT}/word/2016/wordml/cid`,
  w16cex: `${MICROSOFT}/word/2018/wordml/cex`,
  w16se: `${MICROSOFT}/word/2015/wordml/symex`,
  w16sdtdh: `${MICROSOFT}/word/2020/wordml/sdtdatahash`,
  w16sdtfl: `${MICROSOFT}/word/2024/wordml/sdtformatlock`,
  w16du: `${MICROSOFT}/word/2023/wordml/word16du`,
  wne: `${MICROSOFT}/word/2006/wordml`,
  wp14: `${MICROSOFT}/word/2010/wordprocessingDrawing`,
  wp15: `${MICROSOFT}/word/2012/wordprocessingDrawing`,
  wps: `${MICROSOFT}/word/2010/wordprocessingShape`,
  wpg: `${MICROSOFT}/word/2010/wordprocessingGroup`,
  wpc: `${MICROSOFT}/word/2010/wordprocessingCanvas`,
  wpi: `${MICROSOFT}/word/2010/wordprocessingInk`,
  a14: `${MICROSOFT}/drawing/2010/main`,
  a16: `${MICROSOFT}/drawing/2014/main`,
  adec: `${MICROSOFT}/drawing/2017/decorative`,
  asvg: `${MICROSOFT}/drawing/2016/SVG/main`,
  aink: `${MICROSOFT}/drawing/2016/ink`,
  am3d: `${MICROSOFT}/drawing/2017/model3d`,
  c14: `${MICROSOFT}/drawing/2007/8/2/chart`,
  c15: `${MICROSOFT}/drawing/2012/chart`,
  c16: `${MICROSOFT}/drawing/2014/chart`,
  cx: `${MICROSOFT}/drawing/2014/chartex`,
  dsp: `${MICROSOFT}/drawing/2008/diagram`,
  oel: `${MICROSOFT}/2019/extlst`,
  we: `${MICROSOFT}/webextensions/webextension/2010/11`,
  wetp: `${MICROSOFT}/webextensions/taskpanes/2010/11`,
  xml: "http://www.w3.org/XML/1998/namespace",
} as const;

export type KnownPrefix = keyof typeof NAMESPACES;

const PREFIX_BY_URI: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMESPACES).map(([prefix, uri]) => [uri, prefix]),
);

/** The fixed prefix of a namespace URI, or undefined when the table does not know it. */
export const prefixOf = (uri: string): string | undefined => PREFIX_BY_URI.get(uri);

/** True for the namespaces of strict OOXML, in XML and in relationship types. */
export const isStrictNamespace = (uri: string): boolean => uri.startsWith("http://purl.oclc.org/ooxml/");
