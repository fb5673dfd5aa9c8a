// A draft that desktop Word has opened and saved again must still give its clean copy: the legend is known whatever prefixes Word gives it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContent } from "../../src/docx/canonical/read-content";
import { cleanCopy } from "../../src/drafting/clean-copy";
import { compileTemplate } from "../../src/drafting/compile/compile-template";
import { composeDraft } from "../../src/drafting/emit/compose-draft";
import type { Facts } from "../../src/domain/matter/facts";
import { reserialiseAsDesktop } from "../../src/sandbox/word/desktop-reserialiser";

const assets = join(__dirname, "..", "..", "assets");

test.each(["complaint", "declaration", "retainer"])(
  "a %s saved twice by Word on the desktop is made clean with the same words",
  async (name) => {
    const template = await compileTemplate(new Uint8Array(readFileSync(join(assets, "templates", `${name}.docx`))));
    const facts = JSON.parse(readFileSync(join(assets, "sample-facts", `${name}.json`), "utf8")) as Facts;
    const { docx } = await composeDraft(template, facts, {
      draftId: "desktop-draft",
      now: 0,
      random: new Uint8Array(32).fill(7),
    });
    const { hash } = await readContent(docx);
    const saved = await reserialiseAsDesktop(await reserialiseAsDesktop(docx, "save"), "getFile");
    expect((await readContent(await cleanCopy(saved))).hash).toBe(hash);
  },
);
