/**
 * Everything a ledger can say, element by element. What else stands in one was written by hand (a status, an approval):
 * it counts for nothing, and it is named, because a file that claims more than the records is a finding (invariant 4).
 */
import type { XmlElement } from "../../docx/xml/xml-tree";

/** Attributes by element; whatever `ledgerXml` learns to write is added here. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  ledger: ["draft", "matter", "revision"],
  template: ["id", "name", "version", "sha256"],
  paragraphs: [],
  p: ["part", "story", "n", "loop", "reads"],
  sources: [],
  s: ["k", "list", "item", "column", "etag", "by", "at", "note"],
  facts: [],
  f: ["p", "x", "in", "m", "s"],
  units: ["next"],
  l: ["i", "r", "from", "n"],
  u: ["i", "p", "c", "u", "o", "r", "x", "f", "b", "part", "story", "n", "w"],
  missing: [],
  m: ["p", "u"],
  decisions: [],
  d: ["x", "in", "p", "n", "l", "big", "k", "u"],
  blanks: [],
  b: ["b", "n"],
  added: [],
  h: ["part", "r"],
  section: [],
};

/** Words other programs put on any element when they save XML. */
const OF_XML = /^xmlns(?::|$)|^xml:(?:space|lang)$|^\{http:\/\/www\.w3\.org\/XML\/1998\/namespace\}/u;

const MOST_NAMED = 5;

/** What a ledger says that no ledger says, each once, as written (`status="approved"`, `<approval>`); at most five. */
export const foreignIn = (root: XmlElement, prefix: string): readonly string[] => {
  const found = new Set<string>();
  const visit = (element: XmlElement): void => {
    const name = element.name.startsWith(prefix) ? element.name.slice(prefix.length) : element.name;
    const known = element.name.startsWith(prefix) ? ATTRIBUTES[name] : undefined;
    if (known === undefined) found.add(`<${name.slice(0, 40)}>`);
    else
      for (const [attribute, value] of element.attributes)
        if (!known.includes(attribute) && !OF_XML.test(attribute))
          found.add(`${attribute.slice(0, 40)}="${value.slice(0, 40)}"`);
    for (const child of element.children) if (typeof child !== "string") visit(child);
  };
  visit(root);
  return [...found].slice(0, MOST_NAMED);
};
