// Markup of ours is written with fixed prefixes: a file that binds one of them to something else must not be torn by that.
import { withCanonicalPrefixes } from "../../../src/docx/xml/canonical-prefixes";
import { withDeclaredPrefixes } from "../../../src/docx/xml/markup-compatibility";
import { parseXml } from "../../../src/docx/xml/xml-tree";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

it.each(["w15", "mc"])(
  "a part that binds %s to a namespace of its own can still carry our controls, and keeps what it says",
  (prefix) => {
    const xml = `<w:hdr xmlns:w="${W}" xmlns:${prefix}="urn:somebody:else"><w:p><${prefix}:mark/></w:p></w:hdr>`;
    const ours = withDeclaredPrefixes(
      withCanonicalPrefixes(xml, "word/header1.xml"),
      "word/header1.xml",
      ["w15"],
      ["w15"],
    );
    const root = parseXml(ours, "word/header1.xml");
    expect(JSON.stringify(root.children)).toContain("{urn:somebody:else}mark");
    expect(ours.split(`xmlns:${prefix}=`).length).toBe(2);
  },
);
