/** A run's properties with a yellow highlight, in the place CT_RPr gives it (ECMA-376 part 1, 17.3.2.28). */

const AFTER_HIGHLIGHT =
  /<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)[\s/>]|<(?!w:|\/)[\w]+:/;

const HIGHLIGHT = '<w:highlight w:val="yellow"/>';

/** `properties` is a whole `<w:rPr>` element or "". */
export const highlighted = (properties: string): string => {
  if (properties === "" || /^<w:rPr\s*\/>$/.test(properties)) return `<w:rPr>${HIGHLIGHT}</w:rPr>`;
  const without = properties.replace(/<w:highlight\b[^>]*\/>/g, "");
  const open = /^<w:rPr[^>]*>/.exec(without)?.[0] ?? "<w:rPr>";
  const inner = without.slice(open.length, without.lastIndexOf("</w:rPr>"));
  const before = AFTER_HIGHLIGHT.exec(inner);
  const at = before?.index ?? inner.length;
  return `${open}${inner.slice(0, at)}${HIGHLIGHT}${inner.slice(at)}</w:rPr>`;
};
