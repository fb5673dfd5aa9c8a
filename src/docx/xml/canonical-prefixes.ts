/**
 * Markup we insert says `w:`; a file may bind that namespace to another prefix, or `w` to another namespace.
 * Such a part is rewritten once with the fixed prefixes; all others come back as they are, the same string.
 */
import { DocxFault } from "../docx-fault";
import { NAMESPACES, prefixOf } from "./namespaces";
import { scanXml } from "./xml-scanner";
import type { XmlAttributes } from "./xml-tags";
import { decodeEntities, escapeAttribute, escapeText } from "./xml-text";

const BINDING = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Attributes whose values are lists of the source's own prefixes (ECMA-376 part 3, 7). */
const PREFIX_LISTS = new Set(["mc:Ignorable", "mc:MustUnderstand", "Requires", "mc:Requires"]);
/** Attributes whose values are lists of prefixed names. */
const NAME_LISTS = new Set(["mc:ProcessContent", "mc:PreserveElements", "mc:PreserveAttributes"]);

/** The source up to the end of the last value that could bind a prefix: in most parts the root's own tag. */
const upToLastBinding = (xml: string): string => {
  const last = xml.lastIndexOf("xmlns");
  const value = /["']/g;
  value.lastIndex = last;
  const opening = last < 0 ? null : value.exec(xml);
  const closing = opening === null ? -1 : xml.indexOf(opening[0], opening.index + 1);
  return closing < 0 ? xml : xml.slice(0, closing + 1);
};

const isCanonical = (xml: string): boolean => {
  let bound = false;
  for (const [, prefix, double, single] of upToLastBinding(xml).matchAll(BINDING)) {
    const uri = double ?? single;
    if ((uri === NAMESPACES.w) !== (prefix === "w")) return false;
    // Prefixes our own markup declares at the root: bound to something else there, they would be declared twice.
    if ((prefix === "w15" || prefix === "mc") && uri !== NAMESPACES[prefix]) return false;
    // The first binding of w that is seen must stand in the root's own tag for the whole part to be under it.
    if (prefix === "w") bound = true;
  }
  return !bound || /^(?:\uFEFF)?(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)*<[^>]*\sxmlns:w\s*=/.test(xml);
};

/**
 * The part's source with `w` (and every prefix of src/docx/namespaces.ts) bound as the table says, all at the root.
 * Comments and instructions inside such a rewritten part are dropped; Word drops them too.
 * @throws DocxFault as scanXml
 */
export const withCanonicalPrefixes = (xml: string, part: string): string => {
  if (isCanonical(xml)) return xml;

  const prefixes = new Map<string, string>([[NAMESPACES.w, "w"]]);
  const taken = new Set<string>(Object.keys(NAMESPACES));
  const prefixFor = (uri: string): string => {
    const known = prefixes.get(uri);
    if (known !== undefined) return known;
    let fixed = prefixOf(uri);
    for (let n = 1; fixed === undefined; n += 1) if (!taken.has(`ns${n}`)) fixed = `ns${n}`;
    taken.add(fixed);
    prefixes.set(uri, fixed);
    return fixed;
  };
  /** `{uri}local` becomes `prefix:local`; names of known namespaces are noted for declaring. */
  const written = (name: string): string => {
    if (name.startsWith("{")) {
      const close = name.lastIndexOf("}");
      return `${prefixFor(name.slice(1, close))}:${name.slice(close + 1)}`;
    }
    const colon = name.indexOf(":");
    if (colon > 0 && !name.startsWith("xml:")) prefixFor(NAMESPACES[name.slice(0, colon) as keyof typeof NAMESPACES]);
    return name;
  };
  const mappedPrefix = (attributes: XmlAttributes, prefix: string): string => {
    const uri = attributes.namespaceOf(prefix);
    if (uri === undefined)
      throw new DocxFault("malformed-xml", `${part} names a prefix it does not declare.`, { part });
    return prefixFor(uri);
  };
  const mappedValue = (attributes: XmlAttributes, name: string, value: string): string => {
    const items = (): readonly string[] => value.split(/\s+/).filter((item) => item !== "");
    if (PREFIX_LISTS.has(name))
      return items()
        .map((prefix) => mappedPrefix(attributes, prefix))
        .join(" ");
    if (NAME_LISTS.has(name))
      return items()
        .map((item) => `${mappedPrefix(attributes, item.split(":")[0] as string)}:${item.split(":")[1] ?? "*"}`)
        .join(" ");
    return value;
  };

  const pieces: string[] = [];
  let rootName: string | undefined;
  let rootAttributes = "";
  let rootSelfClosing = false;
  scanXml(xml, part, {
    open(name, attributes, _start, _end, selfClosing) {
      let list = "";
      for (const [attribute, value] of attributes)
        list += ` ${written(attribute)}="${escapeAttribute(mappedValue(attributes, attribute, value))}"`;
      if (rootName === undefined) {
        rootName = written(name);
        rootAttributes = list;
        rootSelfClosing = selfClosing;
      } else {
        pieces.push(`<${written(name)}${list}${selfClosing ? "/>" : ">"}`);
      }
    },
    close(name) {
      pieces.push(`</${written(name)}>`);
    },
    text(raw) {
      pieces.push(escapeText(decodeEntities(raw, part)));
    },
  });
  const declarations = [...prefixes].map(([uri, prefix]) => ` xmlns:${prefix}="${escapeAttribute(uri)}"`).join("");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${rootName ?? ""}${declarations}${rootAttributes}${rootSelfClosing ? "/>" : ">"}${pieces.join("")}`;
};
