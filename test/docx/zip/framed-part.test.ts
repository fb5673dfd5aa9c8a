/** A part deflated around a few words reads back whole, by any inflater, and says the same as deflated in one. */
import * as fc from "fast-check";
import { unzipSync } from "fflate";
import { inflateRawSync } from "node:zlib";
import { crc32 } from "../../../src/docx/zip/crc32";
import { framed, packFramed, type FramedPart } from "../../../src/docx/zip/framed-part";
import { openPackage, savePackage } from "../../../src/docx/package/package";
import { docx, p } from "../../support/docx-builder";
import { sampled } from "../../support/sample";

const frame = (text: string, inside: string): FramedPart => {
  const made = framed(text, inside);
  if (made === undefined) throw new Error("no frame");
  return made;
};

test("whatever stands around the words and whatever they are, the part comes back as it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.nat(40),
      (before, inside, after, times) => {
        const words = `<${inside}>`;
        const text = `${before.repeat(times)}${words}${after.repeat(times)}`;
        const made = framed(text, words);
        if (made === undefined) return;
        const packed = packFramed(made);
        if (packed === undefined) throw new Error("Node can leave a stream open");
        const bytes = Buffer.from(made.text, "utf8");
        expect(inflateRawSync(packed.raw).equals(bytes)).toBe(true);
        expect([packed.size, packed.crc]).toEqual([bytes.length, crc32(bytes)]);
      },
    ),
    { numRuns: sampled(50, 200) },
  );
});

test("the same frame around other words takes the frame from before and the new words", () => {
  const around = "<w:hdr>".repeat(50);
  const first = packFramed(frame(`${around}ABC${around}`, "ABC"));
  const second = packFramed(frame(`${around}DEFG${around}`, "DEFG"));
  expect(first === undefined ? "" : inflateRawSync(first.raw).toString()).toBe(`${around}ABC${around}`);
  expect(second === undefined ? "" : inflateRawSync(second.raw).toString()).toBe(`${around}DEFG${around}`);
});

test("words that stand there twice, or not at all, are no frame", () => {
  expect(framed("a b a", "a")).toBeUndefined();
  expect(framed("a b a", "c")).toBeUndefined();
  expect(framed("a b a", "")).toBeUndefined();
});

test("another zip reader and our own read the part out of the package, also where the host cannot leave a stream open", async () => {
  const host = globalThis as unknown as { process: { getBuiltinModule?: unknown } };
  const builtin = host.process.getBuiltinModule;
  const pkg = await openPackage(docx({ body: p("Dear counsel:") }));
  for (const without of [false, true]) {
    host.process.getBuiltinModule = without ? undefined : builtin;
    try {
      const text = `<n>${without ? "elsewhere" : "here"} DRAFT · 7Q2MZ8KT</n>`;
      const saved = await savePackage(pkg, new Map([["word/notes.xml", frame(text, "7Q2MZ8KT")]]));
      expect(new TextDecoder().decode(unzipSync(saved)["word/notes.xml"])).toBe(text);
      expect(await (await openPackage(saved)).text("word/notes.xml")).toBe(text);
    } finally {
      host.process.getBuiltinModule = builtin;
    }
  }
});
