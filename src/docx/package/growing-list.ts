/**
 * A content types or relationship part that several edits add to: read once, then only appended to. Composing adds to three such parts
 * ten times over; reading them anew each time was a quarter of compiling a short template.
 */
import { escapeAttribute } from "../xml/xml-text";
import { childElements, parseXml, type XmlElement } from "../xml/xml-tree";

export interface ListChild {
  /** Resolved name, e.g. `ct:Override`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface GrowingList {
  readonly xml: string;
  readonly children: readonly ListChild[];
  /** Where the next child goes in. */
  readonly at: number;
  /** The prefix, with its colon, that children of the root need: files exist whose content types are prefixed. */
  readonly prefix: string;
}

/** Reads the part, or takes it as read. @throws DocxFault as scanXml */
export const growingList = (xml: string, part: string, root: XmlElement = parseXml(xml, part)): GrowingList => {
  const [, name = "", prefix = ""] = /^<(([^\s:/>]+:)?[^\s/>]*)/.exec(xml.slice(root.start, root.start + 300)) ?? [];
  const children = childElements(root);
  if (xml.startsWith("</", root.contentEnd)) return { xml, children, at: root.contentEnd, prefix };
  // The root closes itself: open it up.
  const opened = `${xml.slice(0, xml.lastIndexOf("/", root.end))}></${name}>${xml.slice(root.end)}`;
  return { xml: opened, children, at: opened.lastIndexOf("</"), prefix };
};

/** The list with one more child. @param name without a prefix; its namespace is the root's */
export const withChild = (
  list: GrowingList,
  name: string,
  fixedPrefix: "ct" | "rel",
  attributes: readonly (readonly [name: string, value: string])[],
): GrowingList => {
  const markup = `<${list.prefix}${name}${attributes.map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`).join("")}/>`;
  return {
    xml: list.xml.slice(0, list.at) + markup + list.xml.slice(list.at),
    children: [...list.children, { name: `${fixedPrefix}:${name}`, attributes: new Map(attributes) }],
    at: list.at + markup.length,
    prefix: list.prefix,
  };
};
