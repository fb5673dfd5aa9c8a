// Blocks around whole sections: their pages, headers and columns come and go with them.
import { draftFrom } from "./drafted";
import { LETTER, p } from "../support/docx-builder";

const landscape = (content: string): string =>
  `<w:p><w:pPr><w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr></w:pPr><w:r><w:t xml:space="preserve">${content}</w:t></w:r></w:p>`;
const portrait = (content: string): string =>
  `<w:p><w:pPr><w:sectPr>${LETTER}</w:sectPr></w:pPr><w:r><w:t xml:space="preserve">${content}</w:t></w:r></w:p>`;
const template =
  portrait("Declaration.") +
  p("{{#each exhibits}}") +
  p("Exhibit {{label}}") +
  landscape("{{what}}") +
  p("{{/each}}") +
  p("End.");
const wide = (xml: string): number => xml.split('w:orient="landscape"').length - 1;

describe("a block around a section", () => {
  it("repeats the section, once for each item, with its pages turned", async () => {
    const made = await draftFrom(template, {
      exhibits: [
        { label: "A", what: "lease" },
        { label: "B", what: "deed" },
      ],
    });
    expect(made.text).toBe("Declaration.\nExhibit A\nlease\nExhibit B\ndeed\nEnd.");
    expect(wide(made.xml("word/document.xml"))).toBe(2);
    expect(made.content.findings).toEqual([]);
  });

  it("left out takes the section with it: no empty page and no turned one", async () => {
    const made = await draftFrom(template, { exhibits: [] });
    expect(made.text).toBe("Declaration.\nEnd.");
    expect(wide(made.xml("word/document.xml"))).toBe(0);
  });

  it("decides between two sections", async () => {
    const either =
      p("{{#if long}}") + landscape("Wide.") + p("{{else}}") + portrait("Upright.") + p("{{/if}}") + p("End.");
    expect(wide((await draftFrom(either, { long: true })).xml("word/document.xml"))).toBe(1);
    const upright = await draftFrom(either, { long: false });
    expect([upright.text, wide(upright.xml("word/document.xml"))]).toEqual(["Upright.\nEnd.", 0]);
  });
});
