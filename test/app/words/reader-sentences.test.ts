// What the reader noticed is told by name: the sentence says what the reader says, read from real files.
import { readContent } from "../../../src/docx/canonical/read-content";
import { sentenceForFinding } from "../../../src/app/words/sentences";
import { stepBeside } from "../../../src/app/words/next-steps";
import { readerFindings } from "../../../src/domain/review/open-content";
import { docx, p } from "../../support/docx-builder";

const r = (content: string): string => `<w:r>${content}</w:r>`;
const para = (content: string): string => `<w:p>${content}</w:p>`;
const field = (instruction: string, result: string): string =>
  `${r('<w:fldChar w:fldCharType="begin"/>')}${r(`<w:instrText xml:space="preserve"> ${instruction} </w:instrText>`)}${r('<w:fldChar w:fldCharType="separate"/>')}${r(`<w:t>${result}</w:t>`)}${r('<w:fldChar w:fldCharType="end"/>')}`;

const told = async (body: string, code: string): Promise<string> => {
  const found = readerFindings(await readContent(docx({ body })), () => undefined);
  const finding = found.find((each) => each.code === code);
  if (finding === undefined) throw new Error(`no ${code} among ${found.map((each) => each.code).join(", ")}`);
  return sentenceForFinding(finding);
};

describe("what the reader noticed, as it is told", () => {
  test("a reference to a bookmark that is gone names the bookmark", async () => {
    expect(await told(para(field("PAGEREF _RefDamages", "3")), "field-target-missing")).toContain("_RefDamages");
  });
  test("a graphic the reader does not know is named by its kind", async () => {
    const graphic =
      '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="urn:example:ink"/></a:graphic></wp:inline></w:drawing>';
    expect(await told(para(r(graphic)), "unknown-graphic")).toContain("urn:example:ink");
  });
  test("a legend outside a header has a sentence of its own", async () => {
    const legend = `<w:sdt><w:sdtPr><w:tag w:val="countersign-draft-legend"/></w:sdtPr><w:sdtContent>${p("DRAFT")}</w:sdtContent></w:sdt>`;
    expect(await told(legend, "legend-misplaced")).toMatch(/legend/u);
    expect(await told(legend, "legend-misplaced")).not.toMatch(/^Open point/u);
  });
  test("nothing that must be ended is said to be ended by accepting it", async () => {
    const body = para(field("PAGE", "we admit it"));
    expect(await told(body, "layout-field-text")).not.toContain("accept it by name");
    const found = readerFindings(await readContent(docx({ body })), () => undefined);
    const [finding] = found.filter((each) => each.code === "layout-field-text");
    expect(finding?.severity).toBe("blocking");
    expect(finding === undefined ? undefined : stepBeside(finding)).toBeDefined();
  });
});
