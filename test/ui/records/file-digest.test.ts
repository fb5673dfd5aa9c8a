/** Exhibits are named by their bytes, read on the reader's own machine. */
import { createHash } from "node:crypto";
import { MOST_BYTES, MOST_FILES, nameByDigest, type ChosenFile } from "../../../src/ui/records/file-digest";

const file = (name: string, words: string, size = words.length): ChosenFile => ({
  name,
  size,
  arrayBuffer: async () => new TextEncoder().encode(words).buffer,
});
const digest = (words: string): string => createHash("sha256").update(words).digest("hex");

describe("files named by their digest", () => {
  test("a file is its name and the SHA-256 of its bytes", async () => {
    expect(await nameByDigest([], [file("Exhibit A.pdf", "the lease")])).toEqual({
      files: [{ name: "Exhibit A.pdf", sha256: digest("the lease") }],
      tooLarge: [],
      tooMany: [],
    });
  });
  test("a file chosen again under the same name takes the place of the earlier one", async () => {
    const first = await nameByDigest([], [file("Exhibit A.pdf", "the lease"), file("Exhibit B.pdf", "photographs")]);
    const then = await nameByDigest(first.files, [file("Exhibit A.pdf", "the lease, signed")]);
    expect(then.files).toEqual([
      { name: "Exhibit A.pdf", sha256: digest("the lease, signed") },
      { name: "Exhibit B.pdf", sha256: digest("photographs") },
    ]);
  });
  test("a file too large to be read is named as left out, and never read", async () => {
    const huge: ChosenFile = {
      name: "Video.mp4",
      size: MOST_BYTES + 1,
      arrayBuffer: () => Promise.reject(new Error("read")),
    };
    expect(await nameByDigest([], [huge, file("Exhibit A.pdf", "the lease")])).toMatchObject({
      files: [{ name: "Exhibit A.pdf" }],
      tooLarge: ["Video.mp4"],
    });
  });
  test("past the most that can be attached the rest is named as left out", async () => {
    const all = Array.from({ length: MOST_FILES + 2 }, (_, index) => file(`Exhibit ${index}.pdf`, String(index)));
    const named = await nameByDigest([], all);
    expect(named.files).toHaveLength(MOST_FILES);
    expect(named.tooMany).toEqual([`Exhibit ${MOST_FILES}.pdf`, `Exhibit ${MOST_FILES + 1}.pdf`]);
  });
});
