/** Styles and lists of one document brought into another, so that its paragraphs keep their looks and their numbers. */
import { NAMESPACES } from "../../docx/xml/namespaces";
import type { DocxPackage } from "../../docx/package/package";
import type { PackageChanges } from "../../docx/package/package-changes";
import { withCanonicalPrefixes } from "../../docx/xml/canonical-prefixes";
import { childElement, childElements, everyElement, parseXml, type XmlElement } from "../../docx/xml/xml-tree";
import { escapeAttribute } from "../../docx/xml/xml-text";

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const EMPTY = (root: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns:w="${NAMESPACES.w}" xmlns:w14="${NAMESPACES.w14}" xmlns:w15="${NAMESPACES.w15}" xmlns:mc="${NAMESPACES.mc}" mc:Ignorable="w14 w15"></${root}>`;

const partOf = async (
  reading: Pick<DocxPackage, "relationships">,
  main: string,
  kind: string,
): Promise<string | undefined> =>
  (await reading.relationships(main)).find(
    (relationship) => relationship.type === `${NAMESPACES.r}/${kind}` && !relationship.external,
  )?.target;

/** The host's part of a kind, made empty where it has none. */
const hostPart = async (
  changes: PackageChanges,
  kind: "styles" | "numbering",
): Promise<{ readonly part: string; readonly xml: string }> => {
  const known = await partOf(changes, changes.pkg.mainPart, kind);
  if (known !== undefined) return { part: known, xml: withCanonicalPrefixes(await changes.text(known), known) };
  const part = `word/${kind}.xml`;
  const xml = EMPTY(`w:${kind}`);
  await changes.add(part, xml, `${WORD_TYPE}.${kind}+xml`, changes.pkg.mainPart, `${NAMESPACES.r}/${kind}`);
  return { part, xml };
};

/** Attributes of namespaces the host's part may not declare say nothing a style needs. */
const portable = (markup: string): string =>
  markup.replace(/\s(?!w:|xml)[\w.-]+:[\w.-]+="[^"]*"/g, "").replace(/<(?!\/?w:)[\w.-]+:[^>]*\/>/g, "");

const before = (xml: string, closing: string, markup: string): string => {
  const at = xml.lastIndexOf(closing);
  return `${xml.slice(0, at)}${markup}${xml.slice(at)}`;
};

const styleName = (style: XmlElement): string =>
  (childElement(style, "w:name")?.attributes.get("w:val") ?? "").toLowerCase();

/** Brings the styles the clause uses; returns its body naming the host's. */
export const appendStyles = async (changes: PackageChanges, from: DocxPackage, body: string): Promise<string> => {
  const used = new Set(
    [...body.matchAll(/<w:(?:pStyle|rStyle|tblStyle)\s+w:val="([^"]*)"/g)].map(([, id]) => id as string),
  );
  const source = await partOf(from, from.mainPart, "styles");
  if (used.size === 0 || source === undefined) return body;
  const sourceXml = withCanonicalPrefixes(await from.text(source), source);
  const styles = new Map(
    childElements(parseXml(sourceXml, source), "w:style").map((style) => [
      style.attributes.get("w:styleId") ?? "",
      style,
    ]),
  );
  const host = await hostPart(changes, "styles");
  const hostStyles = childElements(parseXml(host.xml, host.part), "w:style");
  const hostByName = new Map(
    hostStyles.map((style) => [
      `${style.attributes.get("w:type") ?? ""} ${styleName(style)}`,
      style.attributes.get("w:styleId") ?? "",
    ]),
  );
  const hostIds = new Set(hostStyles.map((style) => style.attributes.get("w:styleId") ?? ""));
  const mapped = new Map<string, string>();
  const coming: { readonly id: string; readonly style: XmlElement }[] = [];
  const bring = (id: string): void => {
    if (mapped.has(id)) return;
    const style = styles.get(id);
    if (style === undefined) return;
    const same = hostByName.get(`${style.attributes.get("w:type") ?? ""} ${styleName(style)}`);
    if (same !== undefined) {
      mapped.set(id, same);
      return;
    }
    let fresh = id;
    for (let n = 2; hostIds.has(fresh); n += 1) fresh = `${id}${n}`;
    hostIds.add(fresh);
    mapped.set(id, fresh);
    coming.push({ id: fresh, style });
    for (const name of ["w:basedOn", "w:link", "w:next"]) {
      const other = childElement(style, name)?.attributes.get("w:val");
      if (other !== undefined) bring(other);
    }
  };
  for (const id of used) bring(id);
  const renamed = (markup: string): string =>
    markup.replace(
      /(<w:(?:pStyle|rStyle|tblStyle|basedOn|link|next)\s+w:val=")([^"]*)"/g,
      (_, start: string, id: string) => `${start}${mapped.get(id) ?? id}"`,
    );
  if (coming.length > 0) {
    // A style's own numbering would point into the clause's lists; paragraphs that are numbered say so themselves.
    const markup = coming
      .map(({ id, style }) =>
        renamed(portable(sourceXml.slice(style.start, style.end)))
          .replace(/(\sw:styleId=")[^"]*"/, `$1${escapeAttribute(id)}"`)
          .replace(/\sw:default="[^"]*"/, "")
          .replace(/<w:numPr>[\s\S]*?<\/w:numPr>/g, ""),
      )
      .join("");
    changes.set(host.part, before(host.xml, "</w:styles>", markup));
  }
  return renamed(body);
};

/** Brings the lists the clause numbers its paragraphs by, always as lists of their own: a clause never goes on counting the template's. */
export const appendNumbering = async (changes: PackageChanges, from: DocxPackage, body: string): Promise<string> => {
  const used = [...new Set([...body.matchAll(/<w:numId\s+w:val="([^"]*)"/g)].map(([, id]) => id as string))].filter(
    (id) => id !== "0",
  );
  const source = await partOf(from, from.mainPart, "numbering");
  if (used.length === 0 || source === undefined) return body;
  const sourceXml = withCanonicalPrefixes(await from.text(source), source);
  const root = parseXml(sourceXml, source);
  const nums = new Map(childElements(root, "w:num").map((num) => [num.attributes.get("w:numId") ?? "", num]));
  const abstracts = new Map(
    childElements(root, "w:abstractNum").map((one) => [one.attributes.get("w:abstractNumId") ?? "", one]),
  );
  const host = await hostPart(changes, "numbering");
  const hostRoot = parseXml(host.xml, host.part);
  let nextAbstract =
    Math.max(
      -1,
      ...childElements(hostRoot, "w:abstractNum").map((one) => Number(one.attributes.get("w:abstractNumId"))),
    ) + 1;
  let nextNum =
    Math.max(0, ...childElements(hostRoot, "w:num").map((one) => Number(one.attributes.get("w:numId")))) + 1;
  const mapped = new Map<string, string>();
  const mappedAbstract = new Map<string, number>();
  let abstractMarkup = "";
  let numMarkup = "";
  for (const id of used) {
    const num = nums.get(id);
    const abstractId = num === undefined ? undefined : childElement(num, "w:abstractNumId")?.attributes.get("w:val");
    const definition = abstractId === undefined ? undefined : abstracts.get(abstractId);
    if (num === undefined || abstractId === undefined || definition === undefined) continue;
    let fresh = mappedAbstract.get(abstractId);
    if (fresh === undefined) {
      fresh = nextAbstract;
      nextAbstract += 1;
      mappedAbstract.set(abstractId, fresh);
      // Two definitions of one nsid would be one list to Word.
      const markup = portable(sourceXml.slice(definition.start, definition.end))
        .replace(/(\sw:abstractNumId=")[^"]*"/, `$1${fresh}"`)
        .replace(/<w:(?:nsid|tmpl|styleLink|numStyleLink)\b[^>]*\/>/g, "")
        .replace(/<w:pStyle\b[^>]*\/>/g, "")
        .replace(/<w:lvlPicBulletId\b[^>]*\/>/g, "");
      abstractMarkup += markup;
    }
    mapped.set(id, String(nextNum));
    numMarkup += portable(sourceXml.slice(num.start, num.end))
      .replace(/(\sw:numId=")[^"]*"/, `$1${nextNum}"`)
      .replace(/(<w:abstractNumId\s+w:val=")[^"]*"/, `$1${fresh}"`);
    nextNum += 1;
  }
  if (numMarkup !== "") {
    const firstNum = childElement(hostRoot, "w:num");
    const opened =
      firstNum === undefined
        ? before(
            host.xml,
            childElement(hostRoot, "w:numIdMacAtCleanup") === undefined ? "</w:numbering>" : "<w:numIdMacAtCleanup",
            abstractMarkup,
          )
        : `${host.xml.slice(0, firstNum.start)}${abstractMarkup}${host.xml.slice(firstNum.start)}`;
    const lastNum = [...everyElement(parseXml(opened, host.part))]
      .filter((element) => element.name === "w:num" || element.name === "w:abstractNum")
      .pop();
    const at = lastNum?.end ?? opened.lastIndexOf("</w:numbering>");
    changes.set(host.part, `${opened.slice(0, at)}${numMarkup}${opened.slice(at)}`);
  }
  return body.replace(
    /(<w:numId\s+w:val=")([^"]*)"/g,
    (_, start: string, id: string) => `${start}${mapped.get(id) ?? id}"`,
  );
};
