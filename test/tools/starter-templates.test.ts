// The starter templates are the first paper a firm sees: they must be what the script writes, valid, and pleading paper in earnest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { listTextBoxes } from "../../src/docx/parts/stories";
import { openPackage } from "../../src/docx/package/package";
import { readContent } from "../../src/docx/canonical/read-content";
import {
  childElement,
  childElements,
  everyElement,
  parseXml,
  textOf,
  type XmlElement,
} from "../../src/docx/xml/xml-tree";
import { factNames } from "../../src/domain/matter/fact-names";
import type { Facts } from "../../src/domain/matter/facts";
import { compileTemplate } from "../../src/drafting/compile/compile-template";
import { composeDraft, fillWithoutTags } from "../../src/drafting/emit/compose-draft";
import { pathsOf } from "../../src/cli/facts-file";
import { complaint } from "../../tools/make-starter-templates/complaint";
import { declaration } from "../../tools/make-starter-templates/declaration";
import { retainer } from "../../tools/make-starter-templates/retainer";
import { starterPackage } from "../../tools/make-starter-templates/starter-package";
import { packageComplaints } from "../support/package-oracle";
import { sdkErrors } from "../support/open-xml-sdk";

const assets = join(__dirname, "..", "..", "assets");
const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(assets, "templates", `${name}.docx`)));
const sample = (name: string): Facts =>
  JSON.parse(readFileSync(join(assets, "sample-facts", `${name}.json`), "utf8")) as Facts;
const SCRIPTS = { complaint, declaration, retainer } as const;
const NAMES = ["complaint", "declaration", "retainer"] as const;
const FACT_PATHS = factNames.map(({ path }) => path);
const library = { clause: async () => undefined, factNames: FACT_PATHS };

const text = async (docx: Uint8Array): Promise<readonly string[]> =>
  (await readContent(docx)).stories.flatMap(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.text));

describe.each(NAMES)("the starter template %s", (name) => {
  it("is what its script writes", async () => {
    const [kept, made] = [unzipSync(file(name)), unzipSync(await starterPackage(SCRIPTS[name]))];
    expect(Object.keys(kept)).toEqual(Object.keys(made));
    for (const [part, bytes] of Object.entries(made))
      expect(Buffer.from(kept[part] as Uint8Array).toString()).toBe(Buffer.from(bytes).toString());
  });

  it("is a sound package, by our oracle and by the Open XML SDK", () => {
    expect(packageComplaints(file(name))).toEqual([]);
    expect(sdkErrors(file(name))).toEqual([]);
  });

  it("names only facts the firm's lists have, and its sample facts name only those", async () => {
    await expect(compileTemplate(file(name), library)).resolves.toBeDefined();
    const known = new Set([...FACT_PATHS, ...FACT_PATHS.map((path) => path.split(/\[\]|\./)[0] as string)]);
    expect(
      pathsOf(sample(name))
        .map((path) => path.replace(/\[\]$/, ""))
        .filter((path) => !known.has(path)),
    ).toEqual([]);
  });

  it("filled with its sample facts leaves no placeholder, no 'undefined' and no empty list behind", async () => {
    const draft = await composeDraft(await compileTemplate(file(name), library), sample(name), {
      draftId: "0123456789ABCDEF",
    });
    expect(draft.findings.map(({ code, detail }) => [code, detail?.["path"]])).toEqual(
      name === "complaint" ? [["missing-fact", "client.address"]] : [],
    );
    const lines = await text(draft.docx);
    expect(lines.filter((line) => /\{\{|\}\}|undefined|null|NaN|\[object/.test(line))).toEqual([]);
    expect(packageComplaints(draft.docx)).toEqual([]);
    expect(sdkErrors(draft.docx)).toEqual([]);
  });

  it("leaves its signature and dates as blanks nobody may fill by machine", async () => {
    const content = await readContent(
      (await composeDraft(await compileTemplate(file(name), library), sample(name), { draftId: "0123456789ABCDEF" }))
        .docx,
    );
    const blanks = content.blanks.map((blank) => blank.name.replace(/^cs_blank_\d+_/, ""));
    expect(blanks.some((blank) => blank.includes("signature"))).toBe(true);
    expect(blanks.some((blank) => blank.includes("date"))).toBe(true);
  });
});

describe.each(["complaint", "declaration"] as const)("the pleading paper of the %s", (name) => {
  const part = async (pattern: RegExp): Promise<XmlElement> => {
    const pkg = await openPackage(file(name));
    const found = pkg.partNames().find((candidate) => pattern.test(candidate)) ?? "";
    return parseXml(await pkg.text(found), found);
  };
  const number = (element: XmlElement | undefined, attribute: string): number =>
    Number(element?.attributes.get(attribute));

  it("holds 28 lines of exactly 24 points between its margins, and not 29", async () => {
    const section = [...everyElement(await part(/document\.xml$/))]
      .filter(({ name: element }) => element === "w:sectPr")
      .at(-1) as XmlElement;
    const margins = childElement(section, "w:pgMar");
    const height =
      number(childElement(section, "w:pgSz"), "w:h") - number(margins, "w:top") - number(margins, "w:bottom");
    expect(Math.floor(height / 480)).toBe(28);
    expect(number(margins, "w:left")).toBeGreaterThanOrEqual(1440);
    expect(number(margins, "w:right")).toBeGreaterThanOrEqual(720);
  });

  it("spaces every style of its text by exactly 24 points or half of that, in letters of 12 points or more", async () => {
    const styles = childElements(await part(/styles\.xml$/), "w:style");
    const spacing = (id: string): XmlElement | undefined => {
      const style = styles.find(({ attributes }) => attributes.get("w:styleId") === id) as XmlElement;
      const properties = childElement(style, "w:pPr");
      const own = properties === undefined ? undefined : childElement(properties, "w:spacing");
      const base = childElement(style, "w:basedOn")?.attributes.get("w:val");
      return own ?? (base === undefined ? undefined : spacing(base));
    };
    for (const id of [
      "PleadingText",
      "PleadingNumbered",
      "PleadingHeading",
      "PleadingPrayer",
      "CaptionText",
      "CourtTitle",
      "LineNumbers",
      "SignatureText",
      "CounselBlock",
    ]) {
      expect([id, spacing(id)?.attributes.get("w:lineRule")]).toEqual([id, "exact"]);
      expect([240, 480]).toContain(number(spacing(id), "w:line"));
    }
    for (const style of styles) {
      const size = [...everyElement(style)].find(({ name: element }) => element === "w:sz")?.attributes.get("w:val");
      if (size !== undefined && style.attributes.get("w:styleId") !== "Footer")
        expect(Number(size)).toBeGreaterThanOrEqual(24);
      if (style.attributes.get("w:styleId") === "Footer") expect(Number(size)).toBeGreaterThanOrEqual(20);
    }
  });

  it("numbers its lines 1 to 28 in the header, alike in both copies, beginning at the top margin", async () => {
    const header = await part(/header\d*\.xml$/);
    const pkg = await openPackage(file(name));
    const headerPart = pkg.partNames().find((candidate) => /header\d*\.xml$/.test(candidate)) ?? "";
    const boxes = listTextBoxes(await pkg.text(headerPart), headerPart);
    expect(boxes.map(({ copy }) => copy)).toEqual(["choice", "fallback"]);
    const contents = [...everyElement(header)].filter(({ name: element }) => element === "w:txbxContent");
    const numbers = contents.map((box) =>
      [...everyElement(box)].filter(({ name: element }) => element === "w:t").map(textOf),
    );
    expect(numbers).toEqual([
      Array.from({ length: 28 }, (_, index) => String(index + 1)),
      Array.from({ length: 28 }, (_, index) => String(index + 1)),
    ]);
    const anchor = [...everyElement(header)].find(({ name: element }) => element === "wp:anchor") as XmlElement;
    const vertical = childElement(anchor, "wp:positionV") as XmlElement;
    expect([vertical.attributes.get("relativeFrom"), textOf(vertical)]).toEqual(["page", String(1440 * 635)]);
  });

  it("puts the title below the page number and a printed line (rule 2.110)", async () => {
    const [numberLine, titleLine] = [...everyElement(await part(/footer\d*\.xml$/))].filter(
      ({ name: element }) => element === "w:p",
    );
    expect(
      [...everyElement(numberLine as XmlElement)].filter(({ name: element }) => element === "w:instrText").map(textOf),
    ).toEqual([" PAGE "]);
    expect(
      [...everyElement(titleLine as XmlElement)].some(
        ({ name: element, attributes }) => element === "w:top" && attributes.get("w:val") === "single",
      ),
    ).toBe(true);
    expect(textOf(titleLine as XmlElement)).toContain("{{");
  });
});

describe("what the law asks of the words", () => {
  const filled = async (
    name: (typeof NAMES)[number],
    change: (facts: Record<string, unknown>) => void = () => undefined,
  ): Promise<string> => {
    const facts = structuredClone(sample(name)) as Record<string, unknown>;
    change(facts);
    return (
      await text(
        await fillWithoutTags(await compileTemplate(file(name), library), facts as Facts, {
          draftId: "0123456789ABCDEF",
        }),
      )
    ).join("\n");
  };

  it("a complaint for personal injury pleads no amount (Code Civ. Proc., § 425.10(b))", async () => {
    const words = await filled("complaint");
    expect(words).not.toMatch(/385,?000|74,?312/);
    expect(words).toContain("according to proof");
  });
  it("a complaint's case number is a blank until the court gives one", async () => {
    expect(await filled("complaint")).toMatch(/Case No\. _{10,}/);
    expect(
      await filled("complaint", (facts) => Object.assign(facts["matter"] as object, { caseNumber: "26STCV01234" })),
    ).toContain("Case No. 26STCV01234");
  });
  it("a complaint without a jury demand holds no word of one, nor an empty line where it stood", async () => {
    const words = await filled("complaint", (facts) =>
      Object.assign(facts["matter"] as object, { juryDemanded: false }),
    );
    expect(words).not.toMatch(/jury trial|by jury/i);
    expect(words.match(/^DATED:/gm)).toHaveLength(1);
  });
  it("a declaration recites the laws of California, so that it holds wherever it is signed (Code Civ. Proc., § 2015.5)", async () => {
    expect(await filled("declaration")).toContain(
      "I declare under penalty of perjury under the laws of the State of California that the foregoing is true and correct.",
    );
  });
  it("a declaration's place of execution is a blank: it never comes from where the drafter sits", async () => {
    expect(await filled("declaration")).toMatch(/Executed on _{10,}, at _{10,}\./);
  });
  it("a declaration without exhibits has no index of them", async () => {
    const words = await filled("declaration", (facts) => {
      delete facts["exhibits"];
    });
    expect(words).not.toContain("INDEX OF EXHIBITS");
    expect(words).not.toContain("Attached as Exhibit");
  });
  it("a declaration lists each exhibit once in its index", async () => {
    const words = await filled("declaration");
    for (const label of ["A", "B", "C"]) expect(words.match(new RegExp(`^${label}$`, "gm"))).toHaveLength(1);
  });
  it("a fee agreement states every rate, the nature of the services and both sides' duties, and both sign (Bus. & Prof. Code, § 6148)", async () => {
    const words = await filled("retainer");
    for (const needed of [
      "$545",
      "$395",
      "$185",
      "negotiation and drafting of supply",
      "Client will be truthful",
      "Attorneys will provide the services",
      "By: Margaret Haldane",
      "By: Daniel Whitcomb",
      "signed duplicate",
      "insurance",
    ])
      expect(words).toContain(needed);
  });
});
