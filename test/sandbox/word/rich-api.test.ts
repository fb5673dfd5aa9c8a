import { docx } from "../../support/docx-builder";
import { openInWord } from "../../support/open-in-word";

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("the real Office client over the Word stand-in", () => {
  test("starts as Word on the web and reads the paragraphs", async () => {
    const { client } = await openInWord(await docx({ body: paragraph("One") + paragraph("Two") }));
    expect(client.ready).toEqual({ host: "Word", platform: "OfficeOnline" });
    const texts = await client.word.run(async (context) => {
      const paragraphs = context.document.body.paragraphs;
      paragraphs.load("text");
      await context.sync();
      return paragraphs.items.map((item) => item.text);
    });
    expect(texts).toEqual(["One", "Two"]);
  });
});
