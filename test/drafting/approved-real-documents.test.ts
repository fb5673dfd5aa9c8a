// A real document under review: tagged, approved in Word paragraph by paragraph, zipped again by somebody else, saved by desktop Word, cleaned.
// Its content hash is the one it came with at every step, or no sign-off would outlive a save.
import { unzipSync } from "fflate";
import { createOpenDocument } from "../../src/adapters/word/open-document";
import { readUnitTag, REVIEWED_TITLE, reviewedTag } from "../../src/domain/draft/tag";
import { readContent } from "../../src/docx/canonical/read-content";
import { adoptDocument } from "../../src/drafting/adopt-document";
import { cleanCopy, CleanCopyRefusal } from "../../src/drafting/clean-copy";
import { reserialiseAsDesktop } from "../../src/sandbox/word/desktop-reserialiser";
import { forEachCorpusFile } from "../support/corpus";
import { zipParts } from "../support/docx-builder";
import { openInWord, seededRandom } from "../support/open-in-word";
import { SETTING } from "./drafted";

/** What adopting refuses with a sentence (test/drafting/adopt-and-clean): nothing of it comes under review. */
const NOT_ADOPTED: readonly string[] = ["h49_RA001-Tracked-Revisions-01.docx", "h58_CA009-altChunk.docx"];

describe("a real document's content hash", () => {
  forEachCorpusFile(
    "survives tag, approve, re-zip, a save in desktop Word, and clean where cleaning is not refused",
    async (bytes, name) => {
      if (NOT_ADOPTED.includes(name)) {
        await expect(adoptDocument(bytes, SETTING)).rejects.toThrow();
        return;
      }
      const { hash } = await readContent(bytes);
      const draft = await adoptDocument(bytes, SETTING);
      const tagged = await readContent(draft.docx);
      expect(tagged.hash).toBe(hash);

      const { client } = await openInWord(draft.docx, { mode: "web" });
      const word = createOpenDocument({ office: client.office, word: client.word, openWindow: () => undefined });
      const paragraphs = tagged.stories
        .filter((story) => story.kind !== "textbox")
        .flatMap((story) => story.paragraphs);
      const pending = [...new Set(paragraphs.flatMap(({ tag }) => (tag === undefined ? [] : [tag])))].flatMap((tag) => {
        const unit = readUnitTag(tag);
        return unit === undefined
          ? []
          : [
              {
                kind: "retag" as const,
                from: tag,
                occurrence: 0,
                to: reviewedTag(unit.unit),
                title: REVIEWED_TITLE,
                color: "#107C10",
              },
            ];
      });
      expect(pending.length).toBeGreaterThan(0);
      const { notDone } = await word.applyTags(pending);
      expect(notDone.length).toBeLessThan(pending.length);
      const approved = await word.readBytes();
      const read = await readContent(approved);
      expect(read.hash).toBe(hash);
      expect(
        read.stories
          .flatMap((story) => story.paragraphs)
          .some(({ tag }) => tag?.startsWith("attorney-reviewed:") === true),
      ).toBe(true);

      const zippedAgain = zipParts(Object.fromEntries(Object.entries(unzipSync(approved)).reverse()), 0);
      expect((await readContent(zippedAgain)).hash).toBe(hash);
      // Half a minute for the largest one; the long run saves every one of them ten times (test/long/desktop-mode).
      if (bytes.length < 1_000_000)
        expect((await readContent(await reserialiseAsDesktop(approved, "save", seededRandom(3)))).hash).toBe(hash);

      if (read.findings.some((finding) => finding.severity === "blocking"))
        await expect(cleanCopy(zippedAgain)).rejects.toThrow(CleanCopyRefusal);
      else expect((await readContent(await cleanCopy(zippedAgain))).hash).toBe(hash);
    },
  );
});
