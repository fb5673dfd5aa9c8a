/** The draft's own watermark and legend are not content; everything else under their tag is, and is named. */
import { parseContent } from "../../../src/docx/canonical/content-tree";
import { isLegend } from "../../../src/docx/canonical/legend";
import {
  LEGEND_FORMS,
  legendControls,
  legendHeaderPart,
  legendMarkup,
  legendText,
  readLegendText,
  shortDraftCode,
  versionCode,
} from "../../../src/docx/parts/legend-forms";
import { readContent } from "../../../src/docx/canonical/read-content";
import { sdkErrors } from "../../support/open-xml-sdk";
import { docx, LETTER, p, W_NAMESPACES, type Recipe } from "../../support/docx-builder";

const FIELDS = { draft: "7Q2MZ8KT", version: "4KD9WX" };
const CONTROLS = legendControls(FIELDS, 0);
const inHeader = (controls: string, own = ""): Recipe => ({
  body: p("Dear counsel:"),
  headers: { rIdH: `<w:p>${own}${controls}</w:p>` },
  section: `<w:headerReference w:type="default" r:id="rIdH"/>${LETTER}`,
});
const codes = async (recipe: Recipe): Promise<readonly string[]> =>
  (await readContent(docx(recipe))).findings.map((finding) => finding.code);

test("a draft with watermark and legend hashes as the final without them, and lists nothing of them", async () => {
  const final = await readContent(docx({ body: p("Dear counsel:") }));
  expect(await readContent(docx(inHeader(CONTROLS)))).toEqual(final);
  const withHeader = await readContent(docx(inHeader("", "<w:r><w:t>Rivera</w:t></w:r>")));
  expect(await readContent(docx(inHeader(CONTROLS, "<w:r><w:t>Rivera</w:t></w:r>")))).toEqual(withHeader);
});

test("another version code is the same legend: the code is a declared field", async () => {
  const one = await readContent(docx(inHeader(CONTROLS)));
  const other = await readContent(docx(inHeader(legendControls({ draft: "00000000", version: "ZZZZZZ" }, 0))));
  expect(other).toEqual(one);
});

const FORGERIES: Readonly<Record<string, (controls: string) => string>> = {
  "the legend's words changed": (controls) => controls.replace("pending attorney review", "approved by attorney"),
  "words added behind the legend's": (controls) => controls.replace("version 4KD9WX", "version 4KD9WX paid in full"),
  "a version code that is a sentence": (controls) => controls.replace("4KD9WX", "IT IS SETTLED"),
  "a second paragraph in the legend's box": (controls) =>
    controls.replace("</w:txbxContent>", `${p("And we admit it.")}</w:txbxContent>`),
  "a run beside the drawing": (controls) =>
    controls.replace("</w:sdtContent>", "<w:r><w:t>We admit it.</w:t></w:r></w:sdtContent>"),
  "the watermark's word": (controls) => controls.replace('string="DRAFT"', 'string="FINAL"'),
  "the watermark in black, over the text": (controls) =>
    controls.replace('fillcolor="silver"', 'fillcolor="black"').replace('opacity=".5"', 'opacity="1"'),
  "the watermark in front of the text": (controls) => controls.replace("z-index:-251658752", "z-index:251658752"),
  "the watermark made to cover the page": (controls) => controls.replace("width:412.4pt", "width:4124pt"),
  "the legend's box filled and enlarged to cover the heading": (controls) =>
    controls
      .replace("<a:noFill/><a:ln>", '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln>')
      .replaceAll('cy="182880"', 'cy="1828800"'),
  "the legend's box in front of the text": (controls) => controls.replace('behindDoc="1"', 'behindDoc="0"'),
  "another shape drawn under the watermark's type": (controls) =>
    controls.replace('path="m@7,l@8,m@5,21600l@6,21600e"', 'path="m0,0l21600,0,21600,21600,0,21600xe"'),
  "a picture in the watermark": (controls) => controls.replace("<v:fill ", '<v:imagedata r:id="rId1"/><v:fill '),
  "a picture as the watermark's fill": (controls) =>
    controls.replace('<v:fill opacity=".5"/>', '<v:fill opacity=".5" type="frame" r:id="rId9"/>'),
  "a link on the legend": (controls) =>
    controls.replace(
      "<wp:cNvGraphicFramePr/>",
      '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>',
    ),
  "alternative text on the legend": (controls) => controls.replace(/(name="Draft legend \d+")/, '$1 descr="Approved"'),
  "another copy for old readers": (controls) =>
    controls.replace(
      "</mc:Choice>",
      `</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${p("Approved.")}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>`,
    ),
  "a picture for old readers": (controls) =>
    controls.replace(
      "</mc:Choice>",
      '</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:id="rId1"/></v:shape></w:pict></mc:Fallback>',
    ),
  "a hyperlink round the legend's words": (controls) =>
    controls.replace(/(<w:r><w:rPr><w:rFonts.*?<\/w:r>)/, '<w:hyperlink w:anchor="x">$1</w:hyperlink>'),
  "a field in the legend's box": (controls) =>
    controls.replace(
      "</w:p></w:txbxContent>",
      `<w:fldSimple w:instr="DATE"><w:r><w:t></w:t></w:r></w:fldSimple></w:p></w:txbxContent>`,
    ),
  "a paragraph instead of a drawing": () =>
    '<w:sdt><w:sdtPr><w:tag w:val="countersign-draft-legend"/></w:sdtPr><w:sdtContent><w:r><w:t>We admit it.</w:t></w:r></w:sdtContent></w:sdt>',
  "the legend's words as plain text": () =>
    `<w:sdt><w:sdtPr><w:tag w:val="countersign-draft-legend"/></w:sdtPr><w:sdtContent><w:r><w:t>${legendText(FIELDS)}</w:t></w:r></w:sdtContent></w:sdt>`,
};

test.each(Object.entries(FORGERIES))("%s: it is content, and the gate says so", async (_name, forge) => {
  const forged = forge(CONTROLS);
  expect(forged).not.toBe(CONTROLS);
  const recipe = inHeader(forged);
  const clean = await readContent(docx(inHeader("")));
  const read = await readContent(docx(recipe));
  expect(read.hash).not.toBe(clean.hash);
  expect(read.findings.filter((finding) => finding.severity === "blocking").map((finding) => finding.code)).toContain(
    "legend-altered",
  );
});

test("a true legend outside a header is content: in the body it could cover words", async () => {
  const plain = await readContent(docx({ body: p("A.") }));
  const inBody = await readContent(
    docx({ body: `<w:p><w:r><w:t xml:space="preserve">A.</w:t></w:r>${CONTROLS}</w:p>` }),
  );
  expect(inBody.hash).not.toBe(plain.hash);
  expect(await codes({ body: `<w:p>${CONTROLS}</w:p>` })).toContain("legend-misplaced");
});

test("words outside our controls are content, whatever they look like", async () => {
  const plain = await readContent(docx(inHeader("")));
  const loose = await readContent(docx(inHeader(legendMarkup(2, FIELDS, 5))));
  expect(loose.hash).not.toBe(plain.hash);
});

test("the codes are fixed: eight and six characters, from the draft's id and the content's hash", () => {
  expect(shortDraftCode("d-7q2mz8kt-0001")).toBe("D7Q2MZ8K");
  expect(shortDraftCode("")).toBe("00000000");
  expect(versionCode("ffffffff".padEnd(64, "0"))).toBe("ZZZZZZ");
  expect(versionCode("00000000".padEnd(64, "0"))).toBe("000000");
  expect(() => versionCode("nothing")).toThrow(RangeError);
  expect(readLegendText(legendText(FIELDS))).toEqual(FIELDS);
  expect(readLegendText(`${legendText(FIELDS)} `)).toBeUndefined();
  expect(() => legendMarkup(2, { draft: "short", version: "4KD9WX" }, 1)).toThrow();
});

test("every form reads back as itself", () => {
  for (const form of LEGEND_FORMS) {
    const root = parseContent(`<w:sdtContent ${W_NAMESPACES}>${legendMarkup(form, FIELDS, 77)}</w:sdtContent>`, "test");
    expect(isLegend(root)).toBe(true);
  }
});

test("Microsoft's Open XML SDK finds nothing wrong with a draft that carries both forms", () => {
  const made = docx({ ...inHeader(""), parts: { "word/header_rIdH.xml": legendHeaderPart(CONTROLS) } });
  expect(sdkErrors(made)).toEqual([]);
});
