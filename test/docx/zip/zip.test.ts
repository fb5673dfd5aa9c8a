// Attacks on the container itself: each makes two readers see two documents, or one reader run away.
import { deflateRawSync } from "node:zlib";
import { DocxFault } from "../../../src/docx/docx-fault";
import { crc32 } from "../../../src/docx/zip/crc32";
import { inflateEntry, packEntry, readZip, writeZip } from "../../../src/docx/zip/zip";

interface Spec {
  readonly name: string;
  readonly content: Buffer;
  readonly localName?: string;
  readonly descriptor?: "signed" | "bare";
  readonly zip64?: boolean;
  readonly extra?: Buffer;
  readonly localFlags?: number;
  readonly offset?: number;
}

const u16 = (n: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(n);
  return bytes;
};
const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n >>> 0);
  return bytes;
};
const u64 = (n: number): Buffer => Buffer.concat([u32(n % 0x100000000), u32(Math.floor(n / 0x100000000))]);

/** A zip written by hand, so that every field can lie. */
const zip = (
  specs: readonly Spec[],
  end: { readonly comment?: Buffer; readonly count?: number; readonly gap?: Buffer; readonly zip64?: boolean } = {},
): Uint8Array => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const spec of specs) {
    const data = deflateRawSync(spec.content);
    const crc = crc32(spec.content);
    const flags = spec.descriptor === undefined ? 0 : 8;
    const localName = Buffer.from(spec.localName ?? spec.name);
    const name = Buffer.from(spec.name);
    const sizes =
      spec.descriptor !== undefined
        ? [u32(0), u32(0), u32(0)]
        : spec.zip64
          ? [u32(crc), u32(0xffffffff), u32(0xffffffff)]
          : [u32(crc), u32(data.length), u32(spec.content.length)];
    const localExtra = spec.zip64
      ? Buffer.concat([u16(1), u16(16), u64(spec.content.length), u64(data.length)])
      : Buffer.alloc(0);
    const descriptor =
      spec.descriptor === undefined
        ? []
        : [
            ...(spec.descriptor === "signed" ? [u32(0x08074b50)] : []),
            u32(crc),
            u32(data.length),
            u32(spec.content.length),
          ];
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20),
      u16(spec.localFlags ?? flags),
      u16(8),
      u32(0),
      ...sizes,
      u16(localName.length),
      u16(localExtra.length),
      localName,
      localExtra,
      data,
      ...descriptor,
    ]);
    const extra =
      spec.extra ??
      (spec.zip64
        ? Buffer.concat([u16(1), u16(24), u64(spec.content.length), u64(data.length), u64(at)])
        : Buffer.alloc(0));
    const full = u32(0xffffffff);
    centrals.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        u16(20),
        u16(flags),
        u16(8),
        u32(0),
        u32(crc),
        spec.zip64 ? full : u32(data.length),
        spec.zip64 ? full : u32(spec.content.length),
        u16(name.length),
        u16(extra.length),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        spec.zip64 ? full : u32(spec.offset ?? at),
        name,
        extra,
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const gap = end.gap ?? Buffer.alloc(0);
  const directory = Buffer.concat(centrals);
  const start = at + gap.length;
  const comment = end.comment ?? Buffer.alloc(0);
  const count = end.count ?? specs.length;
  const end64 = end.zip64
    ? [
        u32(0x06064b50),
        u64(44),
        u16(45),
        u16(45),
        u32(0),
        u32(0),
        u64(count),
        u64(count),
        u64(directory.length),
        u64(start),
        u32(0x07064b50),
        u32(0),
        u64(start + directory.length),
        u32(1),
      ]
    : [];
  const wide = end.zip64 === true;
  return new Uint8Array(
    Buffer.concat([
      ...locals,
      gap,
      directory,
      ...end64,
      u32(0x06054b50),
      u16(0),
      u16(0),
      u16(wide ? 0xffff : count),
      u16(wide ? 0xffff : count),
      u32(wide ? 0xffffffff : directory.length),
      u32(wide ? 0xffffffff : start),
      u16(comment.length),
      comment,
    ]),
  );
};

const text = Buffer.from("Dear Ms. Alvarez, ".repeat(20));
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (fault) {
    if (fault instanceof DocxFault) return fault.code;
    throw fault;
  }
  return undefined;
};

describe("forms of zip that honest programs write are read", () => {
  it.each([
    ["plain", zip([{ name: "a.xml", content: text }])],
    [
      "with a signed data descriptor",
      zip([
        { name: "a.xml", content: text, descriptor: "signed" },
        { name: "b.xml", content: text },
      ]),
    ],
    [
      "with a bare data descriptor",
      zip([
        { name: "a.xml", content: text, descriptor: "bare" },
        { name: "b.xml", content: text },
      ]),
    ],
    ["with 64-bit sizes", zip([{ name: "a.xml", content: text, zip64: true }])],
    ["with a 64-bit directory", zip([{ name: "a.xml", content: text }], { zip64: true })],
    ["with a comment", zip([{ name: "a.xml", content: text }], { comment: Buffer.from("made by a scanner") })],
  ])("%s", async (_how, bytes) => {
    const [entry] = readZip(bytes);
    if (entry === undefined) throw new Error("nothing was read");
    expect(Buffer.compare(await inflateEntry(entry), text)).toBe(0);
  });
});

describe("forms that two readers would read differently are refused", () => {
  it.each([
    [
      "a comment that holds another directory's end",
      zip([{ name: "a.xml", content: text }], {
        comment: Buffer.from(zip([{ name: "b.xml", content: text }]).slice(-22)),
      }),
      "not-a-zip",
    ],
    [
      "a directory that counts fewer entries than it lists",
      zip(
        [
          { name: "a.xml", content: text },
          { name: "b.xml", content: text },
        ],
        { count: 1 },
      ),
      "not-a-zip",
    ],
    ["a directory that counts more", zip([{ name: "a.xml", content: text }], { count: 2 }), "not-a-zip"],
    [
      "an entry named otherwise in its own header",
      zip([{ name: "a.xml", localName: "b.xml", content: text }]),
      "entry-described-twice-differently",
    ],
    [
      "two entries over the same bytes",
      zip([
        { name: "a.xml", content: text },
        { name: "b.xml", localName: "b.xml", content: text, offset: 0 },
      ]),
      "entry-described-twice-differently",
    ],
    ["an entry encrypted in its own header only", zip([{ name: "a.xml", content: text, localFlags: 1 }]), "encrypted"],
    ["an entry whose offset leads nowhere", zip([{ name: "a.xml", content: text, offset: 7 }]), "damaged-entry"],
    [
      "an entry whose offset leads behind the file",
      zip([{ name: "a.xml", content: text, offset: 0x7fffffff }]),
      "damaged-entry",
    ],
    [
      "64-bit sizes promised and not there",
      zip([{ name: "a.xml", content: text, zip64: true, extra: Buffer.alloc(0) }]),
      "not-a-zip",
    ],
    [
      "64-bit sizes cut short",
      zip([{ name: "a.xml", content: text, zip64: true, extra: Buffer.concat([u16(1), u16(8), u64(1)]) }]),
      "not-a-zip",
    ],
    [
      "64-bit sizes past everything",
      zip([
        {
          name: "a.xml",
          content: text,
          zip64: true,
          extra: Buffer.concat([u16(1), u16(24), u64(2 ** 60), u64(2 ** 60), u64(0)]),
        },
      ]),
      "inflates-past-limit",
    ],
    ["an empty name", zip([{ name: "", content: text }]), "path-trick"],
    ["a name with a zero byte", zip([{ name: "a\u0000.xml", content: text }]), "path-trick"],
    ["a folder that holds data", zip([{ name: "word/", content: text }]), "path-trick"],
  ])("%s", (_how, bytes, code) => expect(codeOf(() => readZip(bytes))).toBe(code));

  it("a name that is not UTF-8", () => {
    const bytes = Buffer.from(zip([{ name: "aé.xml", content: text }]));
    for (let at = bytes.indexOf("é"); at >= 0; at = bytes.indexOf("é")) bytes.set([0xff, 0xfe], at);
    expect(codeOf(() => readZip(new Uint8Array(bytes)))).toBe("path-trick");
  });
  it("an entry of a later size than its stream", async () => {
    const [entry] = readZip(zip([{ name: "a.xml", content: text }]));
    if (entry === undefined) throw new Error("nothing was read");
    await expect(inflateEntry({ ...entry, size: entry.size + 1 })).rejects.toMatchObject({ code: "damaged-entry" });
    await expect(inflateEntry({ ...entry, size: entry.size - 1 })).rejects.toMatchObject({
      code: "inflates-past-limit",
    });
  });
  it("a name that leads outside, when writing", async () =>
    expect(packEntry("../a.xml", text)).rejects.toMatchObject({ code: "path-trick" }));
});

it("names beyond ASCII say so, and come back", async () => {
  const [entry] = readZip(writeZip([await packEntry("word/médias/größe.xml", new Uint8Array(text))]));
  expect(entry?.name).toBe("word/médias/größe.xml");
});
