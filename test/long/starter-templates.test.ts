/** The starter templates, filled with their sample facts: sound to the Open XML SDK, and opened and printed by another office program. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanCopy } from "../../src/drafting/clean-copy";
import { compileTemplate } from "../../src/drafting/compile/compile-template";
import { composeDraft } from "../../src/drafting/emit/compose-draft";
import type { Facts } from "../../src/domain/matter/facts";
import { readContent } from "../../src/docx/canonical/read-content";
import { SETTING } from "../drafting/drafted";
import { sdkErrors } from "../support/open-xml-sdk";

const assets = join(__dirname, "..", "..", "assets");
const names = readdirSync(join(assets, "templates"))
  .filter((file) => file.endsWith(".docx"))
  .map((file) => file.slice(0, -5));
const draftOf = async (name: string): Promise<Uint8Array> => {
  const template = await compileTemplate(readFileSync(join(assets, "templates", `${name}.docx`)));
  return (
    await composeDraft(
      template,
      JSON.parse(readFileSync(join(assets, "sample-facts", `${name}.json`), "utf8")) as Facts,
      SETTING,
    )
  ).docx;
};
const office = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0;

it("there are starter templates to judge", () => {
  expect(names.length).toBeGreaterThanOrEqual(3);
});

it.each(names)(
  "%s: draft and clean copy are sound to the Open XML SDK and say the same",
  async (name) => {
    const draft = await draftOf(name);
    const clean = await cleanCopy(draft);
    expect(sdkErrors(draft)).toEqual([]);
    expect(sdkErrors(clean)).toEqual([]);
    expect((await readContent(clean)).hash).toBe((await readContent(draft)).hash);
  },
  120_000,
);

(office ? it : it.skip).each(names)(
  "%s: LibreOffice opens the draft and prints the words that are in it",
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-print-"));
    try {
      const draft = await draftOf(name);
      writeFileSync(join(folder, "draft.docx"), draft);
      const run = spawnSync(
        "soffice",
        [
          `-env:UserInstallation=file://${folder}/profile`,
          "--headless",
          "--convert-to",
          "txt:Text",
          "--outdir",
          folder,
          join(folder, "draft.docx"),
        ],
        { encoding: "utf8", timeout: 150_000 },
      );
      expect(existsSync(join(folder, "draft.txt")) ? "" : run.stderr).toBe("");
      const printed = readFileSync(join(folder, "draft.txt"), "utf8").replace(/\s+/g, " ");
      const body = (await readContent(draft)).stories.find((story) => story.kind === "body")?.paragraphs ?? [];
      const words = body
        .map((paragraph) => paragraph.text.replace(/\s+/g, " ").trim())
        .filter((text) => text.length > 20);
      expect(words.length).toBeGreaterThan(5);
      expect(words.filter((text) => !printed.includes(text))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  180_000,
);
