import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { withCanonicalPrefixes } from "../../../src/docx/xml/canonical-prefixes";
import { DocxFault } from "../../../src/docx/docx-fault";
import { scanXml } from "../../../src/docx/xml/xml-scanner";
import { decodeEntities, escapeAttribute, escapeText, withoutIllegal } from "../../../src/docx/xml/xml-text";
import { childElements, everyElement, parseXml, textOf } from "../../../src/docx/xml/xml-tree";
import { sampled } from "../../support/sample";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

const codeOf = (xml: string): string | undefined => {
  try {
    scanXml(xml, "word/document.xml", {});
  } catch (fault) {
    if (fault instanceof DocxFault && fault.part === "word/document.xml") return fault.code;
    throw fault;
  }
  return undefined;
};

const saxesAccepts = (xml: string): boolean => {
  let good = true;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", () => {
    good = false;
  });
  parser.write(xml).close();
  return good;
};

describe("names", () => {
  it("come out the same whatever prefix the file binds", () => {
    const seen = (xml: string): readonly string[] => {
      const names: string[] = [];
      scanXml(xml, "p", {
        open: (name, attributes) => void names.push(name, ...[...attributes].map(([key, value]) => `${key}=${value}`)),
      });
      return names;
    };
    const expected = ["w:p", "w:rsidR=1", "w14:paraId=2", "w:r"];
    expect(seen(`<w:p xmlns:w="${W}" xmlns:w14="${W14}" w:rsidR="1" w14:paraId="2"><w:r/></w:p>`)).toEqual(expected);
    expect(
      seen(`<ns0:p xmlns:ns0="${W}" xmlns:q="${W14}" ns0:rsidR='1' q:paraId='2'><r xmlns="${W}"/></ns0:p>`),
    ).toEqual(expected);
  });
  it("of a namespace nobody told us about carry the namespace itself", () => {
    expect(parseXml('<x:a xmlns:x="urn:x" x:b="1" c="2"/>', "p")).toMatchObject({
      name: "{urn:x}a",
      attributes: new Map([
        ["{urn:x}b", "1"],
        ["c", "2"],
      ]),
    });
  });
  it("do not leak out of the element that declares them", () => {
    expect(codeOf('<a><b xmlns:x="urn:x"><x:c/></b><x:d/></a>')).toBe("malformed-xml");
    expect(childElements(parseXml(`<a xmlns="urn:1"><b xmlns=""/><c/></a>`, "p")).map(({ name }) => name)).toEqual([
      "b",
      "{urn:1}c",
    ]);
  });
});

describe("offsets", () => {
  it("let an edit touch one value and nothing else", () => {
    const xml = `<w:p xmlns:w="${W}"><w:r w:a = 'x&amp;y' /></w:p>`;
    let range: { start: number; end: number } | undefined;
    scanXml(xml, "p", { open: (name, attributes) => void (name === "w:r" && (range = attributes.range("w:a"))) });
    expect(xml.slice(range?.start, range?.end)).toBe("x&amp;y");
  });
  it("cover every element of the tree exactly", () => {
    const xml = `<?xml version="1.0"?>\n<a><!-- c --><b>x<![CDATA[<&]]>y</b><c/></a>\n`;
    const root = parseXml(xml, "p");
    expect([...everyElement(root)].map(({ start, end }) => xml.slice(start, end))).toEqual([
      xml.slice(xml.indexOf("<a>"), xml.indexOf("\n", 25)),
      "<b>x<![CDATA[<&]]>y</b>",
      "<c/>",
    ]);
    expect(textOf(root)).toBe("x<&y");
  });
});

describe("a part another reader could take otherwise is refused as malformed", () => {
  const wrong: readonly (readonly [why: string, xml: string])[] = [
    ["tags that do not match", "<a><b></a></b>"],
    ["one that is never closed", "<a><b></b>"],
    ["a close too many", "<a></a></a>"],
    ["two roots", "<a/><b/>"],
    ["no root", "  "],
    ["nothing", ""],
    ["text outside the root", "<a/>x"],
    ["an attribute twice", '<a b="1" b="2"/>'],
    ["an attribute twice through two prefixes", '<a xmlns:x="urn:1" xmlns:y="urn:1" x:b="1" y:b="2"/>'],
    ["an attribute without quotes", "<a b=1/>"],
    ["an attribute without a value", "<a b/>"],
    ["attributes that touch", '<a b="1"c="2"/>'],
    ["a bare ampersand", "<a>x & y</a>"],
    ["an ampersand in a value", '<a b="x & y"/>'],
    ["an entity nobody defined", "<a>&nbsp;</a>"],
    ["a reference to no character", "<a>&#0;</a>"],
    ["a reference to half a character", "<a>&#xD800;</a>"],
    ["a reference past Unicode", "<a>&#x110000;</a>"],
    ["a control character", "<a>\u0001</a>"],
    ["a lone surrogate", "<a>\uD800</a>"],
    ["the end of a CDATA section in text", "<a>]]></a>"],
    ["a CDATA section that does not end", "<a><![CDATA[x</a>"],
    ["'<' in a value", '<a b="<"/>'],
    ["two dashes in a comment", "<a><!-- -- --></a>"],
    ["an XML declaration that comes late", ' <?xml version="1.0"?><a/>'],
    ["a prefix nobody declared", "<x:a/>"],
    ["an attribute's prefix nobody declared", '<a x:b="1"/>'],
    ["a prefix declared twice", '<a xmlns:x="urn:1" xmlns:x="urn:2"/>'],
    ["a prefix declared as nothing", '<a xmlns:x=""/>'],
    ["the prefix xml bound anew", '<a xmlns:xml="urn:1"/>'],
    ["a name that is none", "<1a/>"],
    ["a name with two colons", '<x:y:z xmlns:x="urn:1"/>'],
    ["a tag that does not end", "<a"],
    ["a space before the name", "< a/>"],
  ];
  it.each(wrong)("%s", (_why, xml) => {
    expect(codeOf(xml)).toBe("malformed-xml");
    expect(saxesAccepts(xml)).toBe(false);
  });
  it("a document type declaration has a name of its own", () =>
    expect(codeOf('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBe("doctype"));
  it("so has strict Open XML", () =>
    expect(codeOf('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>')).toBe("strict-ooxml"));
  it("nesting past a thousand is refused, not followed", () => expect(codeOf("<a>".repeat(200_000))).toBe("too-deep"));
});

describe("a part made to keep a reader busy ends soon", () => {
  const within = (milliseconds: number, work: () => unknown): void => {
    // Work done, not time passed: other tests share the machine.
    const before = process.cpuUsage();
    work();
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(milliseconds);
  };
  it("an element with a hundred thousand attributes", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ` a${index}=""`).join("");
    within(3000, () => expect(codeOf(`<a${many}/>`)).toBeUndefined());
    within(3000, () => expect(codeOf(`<a${many} a7=""/>`)).toBe("malformed-xml"));
  });
  it("a new namespace on every one of thirty thousand elements, under ten thousand others", () => {
    const outer = Array.from({ length: 10_000 }, (_, index) => ` xmlns:p${index}="urn:${index}"`).join("");
    const inner = Array.from({ length: 30_000 }, (_, index) => `<q:e xmlns:q="urn:q${index}"/>`).join("");
    within(6000, () => expect(codeOf(`<a${outer}>${inner}</a>`)).toBeUndefined());
  });
  it("nothing but elements, more than Word would open", () =>
    within(20_000, () => expect(codeOf(`<a>${"<b/>".repeat(6_000_000)}</a>`)).toBe("too-many-elements")));
});

describe("against another parser", () => {
  const noise = fc.array(
    fc.constantFrom(
      "<a>",
      "</a>",
      "<b x='1'>",
      "</b>",
      "<c/>",
      "text",
      "&amp;",
      "&#65;",
      "&x;",
      "&",
      "<",
      ">",
      "]]>",
      "<![CDATA[",
      "<!--",
      "-->",
      '"',
      " ",
      "<?p q?>",
      "<d xmlns='urn:1'/>",
      "<e y='1' y='2'/>",
      "\u0002",
      "\r\n",
      "<x:f xmlns:x='urn:2' x:g='\"'/>",
    ),
    { maxLength: 14 },
  );
  it("what one accepts the other accepts, and they read the same names and text", () => {
    fc.assert(
      fc.property(noise, (pieces) => {
        const xml = `<r>${pieces.join("")}</r>`;
        const theirs: string[] = [];
        const parser = new SaxesParser({ xmlns: true });
        let good = true;
        parser.on("error", () => void (good = false));
        parser.on(
          "opentag",
          (tag) =>
            void theirs.push(
              `<${tag.uri}|${tag.local}`,
              ...Object.values(tag.attributes)
                .filter((one) => one.prefix !== "xmlns" && one.name !== "xmlns")
                .map((one) => `${one.uri}|${one.local}=${one.value}`),
            ),
        );
        parser.on("text", (text) => void theirs.push(text));
        parser.on("cdata", (text) => void theirs.push(text));
        parser.on("closetag", (tag) => void theirs.push(`>${tag.local}`));
        parser.write(xml).close();
        const ours: string[] = [];
        const split = (name: string): string =>
          name.startsWith("{")
            ? `${name.slice(1, name.lastIndexOf("}"))}|${name.slice(name.lastIndexOf("}") + 1)}`
            : `|${name}`;
        let accepted = true;
        try {
          scanXml(xml, "p", {
            open(name, attributes, _start, _end, selfClosing) {
              ours.push(`<${split(name)}`, ...[...attributes].map(([key, value]) => `${split(key)}=${value}`));
              if (selfClosing) ours.push(`>${name.slice(name.lastIndexOf("}") + 1)}`);
            },
            close: (name) => void ours.push(`>${name.slice(name.lastIndexOf("}") + 1)}`),
            text: (raw) => void ours.push(decodeEntities(raw)),
          });
        } catch (fault) {
          expect(fault).toBeInstanceOf(DocxFault);
          accepted = false;
        }
        expect(accepted).toBe(good);
        const joined = (events: readonly string[]): string =>
          events
            .join("\u0000")
            .replace(/\u0000(?![<>|])/g, "")
            .replace(/\u0000/g, " ");
        if (good) expect(joined(ours)).toBe(joined(theirs));
      }),
      { numRuns: sampled(400, 1500) },
    );
  });
});

describe("text", () => {
  it("comes back as it went in, through content and through an attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (any) => {
        const text = withoutIllegal(any);
        const root = parseXml(`<a b="${escapeAttribute(text)}">${escapeText(text)}</a>`, "p");
        expect(textOf(root)).toBe(text);
        expect(root.attributes.get("b")).toBe(text);
      }),
      { numRuns: sampled(150, 500) },
    );
  });
  it("XML cannot hold is refused, never dropped in silence", () => {
    expect(() => escapeText("a\u0007b")).toThrow(DocxFault);
    expect(withoutIllegal("a\u0007b\uD800c")).toBe("abc");
  });
});

describe("fixed prefixes", () => {
  const body = (w: string): string =>
    `<${w}:body><${w}:p ${w}:rsidR="1"><${w}:r><${w}:t xml:space="preserve"> a &amp; b </${w}:t></${w}:r></${w}:p></${w}:body>`;
  it("leave an ordinary part as the very same string", () => {
    const xml = `<?xml version="1.0"?><w:document xmlns:w="${W}">${body("w")}</w:document>`;
    expect(withCanonicalPrefixes(xml, "p")).toBe(xml);
  });
  it.each([
    ["another prefix", `<ns0:document xmlns:ns0="${W}">${body("ns0")}</ns0:document>`],
    [
      "a prefix w that means something else",
      `<q:document xmlns:q="${W}" xmlns:w="urn:other">${body("q")}</q:document>`,
    ],
    [
      "a w bound only further down",
      `<document xmlns="${W}"><w:body xmlns:w="${W}"><w:p w:rsidR="1"><w:r><w:t xml:space="preserve"> a &amp; b </w:t></w:r></w:p></w:body></document>`,
    ],
  ])("rewrite a part with %s so that w: means Word's namespace, and say the same", (_how, xml) => {
    const out = withCanonicalPrefixes(xml, "p");
    const skeleton = (source: string): unknown =>
      [...everyElement(parseXml(source, "p"))].map(({ name, attributes, children }) => [
        name,
        [...attributes],
        children.filter((child) => typeof child === "string"),
      ]);
    expect(skeleton(out)).toEqual(skeleton(xml));
    expect(out).toContain(`<w:p w:rsidR="1">`);
    expect(withCanonicalPrefixes(out, "p")).toBe(out);
  });
  it("carry the prefixes named in values along", () => {
    const mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    const out = withCanonicalPrefixes(
      `<d xmlns="${W}" xmlns:z="${mc}" xmlns:k="${W14}" z:Ignorable="k"><z:AlternateContent><z:Choice Requires="k"/></z:AlternateContent></d>`,
      "p",
    );
    expect(out).toContain('mc:Ignorable="w14"');
    expect(out).toContain('Requires="w14"');
    expect(out).toContain(`xmlns:w14="${W14}"`);
  });
});
