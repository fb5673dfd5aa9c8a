import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printed, runCommand } from "../../src/cli/run-command";
import { machineSurroundings } from "../../src/cli/machine-surroundings";
import { pathsOf } from "../../src/cli/facts-file";
import { readContent } from "../../src/docx/canonical/read-content";
import { openPackage, savePackage } from "../../src/docx/package/package";
import { forEachCorpusFile } from "../support/corpus";
import { docx, p } from "../support/docx-builder";
import { packageComplaints, newComplaints } from "../support/package-oracle";

const root = join(__dirname, "..", "..");
const starter = (name: string): string => join(root, "assets", "templates", `${name}.docx`);
const facts = (name: string): string => join(root, "assets", "sample-facts", `${name}.json`);

let folder: string;
const at = (name: string): string => join(folder, name);
const put = (name: string, content: Uint8Array | string): string => {
  writeFileSync(at(name), content);
  return at(name);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = async (
  ...words: string[]
): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> => {
  const outcome = await runCommand(words, machineSurroundings);
  return { exit: outcome.exit, ...printed(outcome, words.includes("--json")) };
};
const spawned = (...words: string[]): { readonly exit: number | null; readonly out: string; readonly err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "tools", "countersign.mjs"), ...words], {
    encoding: "utf8",
    cwd: folder,
  });
  return { exit: status, out: stdout, err: stderr };
};

describe("draft", () => {
  it("fills the sample declaration without a finding and exits 0", async () => {
    const { exit, out, err } = await run(
      "draft",
      "--template",
      starter("declaration"),
      "--facts",
      facts("declaration"),
      "--out",
      at("d.docx"),
    );
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    expect(out).toMatch(/d\.docx: draft 20\d\d-[0-9A-Z]{16}, \d+ units pending attorney review\.\n$/);
    const bytes = new Uint8Array(readFileSync(at("d.docx")));
    expect(packageComplaints(bytes)).toEqual([]);
    const content = await readContent(bytes);
    expect(content.stories.flatMap(({ paragraphs }) => paragraphs).filter(({ tag }) => tag === undefined)).toEqual([]);
    expect(content.stories[0]?.paragraphs.map(({ text }) => text)).toContain("I, Linh Tran, declare as follows:");
  });

  it("writes a draft whose facts are incomplete, names what is missing and exits 1", async () => {
    const { exit, err } = await run(
      "draft",
      "--template",
      starter("complaint"),
      "--facts",
      facts("complaint"),
      "--out",
      at("d.docx"),
    );
    expect(exit).toBe(1);
    expect(err).toMatch(/^body, paragraph \d+.*: The fact client\.address is missing\.\n$/);
    const text = (await readContent(new Uint8Array(readFileSync(at("d.docx"))))).stories
      .flatMap(({ paragraphs }) => paragraphs)
      .map((one) => one.text)
      .join("\n");
    expect(text).toContain("[client.address]");
    expect(text).not.toMatch(/undefined|\{\{/);
  });

  it("says the same to machines", async () => {
    const { exit, out, err } = await run(
      "draft",
      "--json",
      "--template",
      starter("complaint"),
      "--facts",
      facts("complaint"),
      "--out",
      at("d.docx"),
      "--draft-id",
      "0123456789ABCDEF",
    );
    expect([exit, err]).toEqual([1, ""]);
    expect(JSON.parse(out)).toMatchObject({
      exit: 1,
      draft: "0123456789ABCDEF",
      findings: [
        { code: "missing-fact", detail: { path: "client.address" }, sentence: "The fact client.address is missing." },
      ],
    });
  });

  it("lists every mistake of the template and writes nothing", async () => {
    const template = put(
      "t.docx",
      docx({ body: p("{{upper client.name") + p("{{#if client}}") + p("{{nothere client.name}}") }),
    );
    const { exit, out, err } = await run(
      "draft",
      "--template",
      template,
      "--facts",
      facts("complaint"),
      "--out",
      at("d.docx"),
    );
    expect([exit, out]).toEqual([1, ""]);
    expect(err.trim().split("\n").length).toBeGreaterThanOrEqual(2);
    expect(readdirSync(folder)).toEqual(["t.docx"]);
  });

  it("takes clauses from a folder, and never from outside it", async () => {
    const template = put("t.docx", docx({ body: p("Before.") + p("{{> ../secret}}") }));
    const { exit } = await run(
      "draft",
      "--template",
      template,
      "--facts",
      facts("complaint"),
      "--out",
      at("d.docx"),
      "--clauses",
      folder,
    );
    expect(exit).toBe(1);
    expect(readdirSync(folder)).toEqual(["t.docx"]);
  });

  it("replaces an existing file only by a whole one, and leaves nothing beside it", async () => {
    put("d.docx", "the old one");
    const bad = put("t.docx", docx({ body: p("{{/if}}") }));
    expect((await run("draft", "--template", bad, "--facts", facts("declaration"), "--out", at("d.docx"))).exit).toBe(
      1,
    );
    expect(readFileSync(at("d.docx"), "utf8")).toBe("the old one");
    expect(
      (await run("draft", "--template", starter("declaration"), "--facts", facts("declaration"), "--out", at("d.docx")))
        .exit,
    ).toBe(0);
    expect(packageComplaints(new Uint8Array(readFileSync(at("d.docx"))))).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(["d.docx", "t.docx"]);
  });
});

describe("adopt", () => {
  it("tags every paragraph of a document no template made, and leaves its words and hash", async () => {
    const file = put("letter.docx", docx({ body: p("Dear Ms. Alvarez:") + p("We enclose the deed.") }));
    const { exit } = await run("adopt", file, "--out", at("d.docx"));
    expect(exit).toBe(0);
    const [before, after] = [
      await readContent(new Uint8Array(readFileSync(file))),
      await readContent(new Uint8Array(readFileSync(at("d.docx")))),
    ];
    expect(after.hash).toBe(before.hash);
    expect(after.stories.flatMap(({ paragraphs }) => paragraphs).filter(({ tag }) => tag === undefined)).toEqual([]);
  });
  it("refuses a document with tracked changes in one true sentence, and writes nothing", async () => {
    const file = put(
      "letter.docx",
      docx({ body: '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>' }),
    );
    expect(await run("adopt", file, "--out", at("d.docx"))).toMatchObject({
      exit: 1,
      out: "",
      err: expect.stringMatching(/letter\.docx: .*tracked change/) as string,
    });
    expect(readdirSync(folder)).toEqual(["letter.docx"]);
  });
  it("never writes over the document it adopts", async () => {
    const file = put("letter.docx", docx({ body: p("Dear Ms. Alvarez:") }));
    const before = readFileSync(file);
    expect((await run("adopt", file, "--out", join(folder, ".", "letter.docx"))).exit).toBe(2);
    expect(Buffer.compare(readFileSync(file), before)).toBe(0);
  });
  forEachCorpusFile(
    "adopts a real document with its hash unchanged and a sound package, or refuses it in a sentence",
    async (bytes, name) => {
      const file = put(name, bytes);
      const { exit, err } = await run("adopt", file, "--out", at("d.docx"));
      if (/^h49|^h58/.test(name)) {
        expect(exit).toBe(1);
        expect(err).toMatch(name.startsWith("h49") ? /tracked change/ : /altChunk/);
        return;
      }
      expect([0, 1]).toContain(exit);
      const adopted = new Uint8Array(readFileSync(at("d.docx")));
      expect(newComplaints(bytes, adopted)).toEqual([]);
      const zippedAnew = await savePackage(await openPackage(adopted), new Map());
      expect((await readContent(zippedAnew)).hash).toBe((await readContent(bytes)).hash);
    },
  );
});

describe("check-template", () => {
  it.each(["complaint", "declaration", "retainer"])("finds no mistake in the starter template %s", async (name) => {
    expect(await run("check-template", starter(name))).toMatchObject({ exit: 0, err: "" });
  });
  it("names the paragraph, the placeholder and what was probably meant", async () => {
    const template = put(
      "t.docx",
      docx({ body: p("Dear counsel:") + p("We act for {{client.nmae}}, {{uper client.name}}.") }),
    );
    const { exit, err } = await run("check-template", template);
    expect(exit).toBe(1);
    const lines = err.trim().split("\n");
    expect(lines.map((line) => line.includes("In the body, paragraph 2"))).toEqual([true, true]);
    expect(lines[0]).toMatch(/client\.nmae.*Did you mean .*client\.name/);
    expect(lines[1]).toMatch(/uper.*Did you mean .*upper/);
  });
  it("with facts, tells what a draft from them would miss, and writes nothing", async () => {
    const file = put("f.json", JSON.stringify({ client: { name: "Elena Rivera" } }));
    const template = put("t.docx", docx({ body: p("{{client.name}}, {{client.address}}") }));
    expect(await run("check-template", template, "--facts", file)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("client.address") as string,
    });
    expect(readdirSync(folder).sort()).toEqual(["f.json", "t.docx"]);
  });
  it("points out a person's data left in the template, beside its mistakes and without them, as advice with its place", async () => {
    const body = p("fine") + p("Elena Rivera, SSN 123-45-6789");
    const { exit, err } = await run(
      "check-template",
      put("t.docx", docx({ body })),
      "--facts",
      put("f.json", JSON.stringify({ client: { name: "Elena Rivera" } })),
    );
    expect(exit).toBe(1);
    expect(err).toMatch(/\[advisory\] body, paragraph 2 .*a name known from the facts/);
    expect(err).toMatch(/\[advisory\] body, paragraph 2 .*a social security number \(…6789\)/);
    expect(err.match(/123-45-6789/g)).toHaveLength(2);
    const both = await run("check-template", put("u.docx", docx({ body: body + p("{{client.nmae}}") })));
    expect(both.err).toMatch(/client\.nmae[\s\S]*social security/);
  });
  it("takes the firm's own facts for known when they stand in the file", async () => {
    const template = put("t.docx", docx({ body: p("{{vessel.name}}") }));
    expect((await run("check-template", template)).exit).toBe(1);
    expect((await run("check-template", template, "--facts", put("f.json", '{"vessel":{"name":"Maria"}}'))).exit).toBe(
      0,
    );
    expect(pathsOf({ a: { b: 1 }, c: [{ d: 1 }, { e: 2 }], $sources: { x: 1 } })).toEqual([
      "a.b",
      "c",
      "c[].d",
      "c[].e",
    ]);
  });
});

describe("inspect", () => {
  it("shows hash, paragraphs and tags", async () => {
    const file = put("letter.docx", docx({ body: p("Dear Ms. Alvarez:") }));
    const { exit, out } = await run("inspect", file);
    expect(exit).toBe(0);
    expect(out).toContain("untagged                   Dear Ms. Alvarez:");
    expect(out).toContain(`Content hash ${(await readContent(new Uint8Array(readFileSync(file)))).hash}`);
  });
  it("lists what the file does not show, and exits 1", async () => {
    const file = put("letter.docx", docx({ body: p("plain") + p("secret", "<w:vanish/>") }));
    const { exit, err } = await run("inspect", file);
    expect(exit).toBe(1);
    expect(err).toContain("body, paragraph 2");
    expect(JSON.parse((await run("inspect", file, "--json")).out)).toMatchObject({
      exit: 1,
      findings: [{ severity: "blocking", paragraph: 1 }],
    });
  });
});

describe("bad usage and unreadable input end with 2 and a sentence that names the file", () => {
  it.each([
    [["frobnicate"], /There is no command frobnicate/],
    [[], /countersign draft --template/],
    [["draft", "--template", "t.docx"], /--facts is missing/],
    [["draft", "--template"], /--template needs a value/],
    [["draft", "--template", "--facts"], /--template needs a value/],
    [["draft", "--tempalte", "t.docx"], /no option --tempalte/],
    [["inspect"], /D\.docx is missing/],
    [["inspect", "a.docx", "b.docx"], /a file too many: b\.docx/],
    [["inspect", "nowhere.docx"], /nowhere\.docx cannot be read: there is no such file/],
    [["adopt", "x.docx", "--out", "y.docx", "--out", "z.docx"], /--out is given twice/],
  ])("%j", async (words, sentence) => {
    const { exit, out, err } = await run(...words);
    expect([exit, out]).toEqual([2, ""]);
    expect(err).toMatch(sentence);
  });
  it("a file that is no document", async () => {
    const file = put("notes.docx", "Dear Ms. Alvarez");
    const { exit, err } = await run("inspect", file);
    expect(exit).toBe(2);
    expect(err).toContain("notes.docx: ");
    expect(err).not.toContain("Alvarez");
  });
  it("facts that are no JSON, without quoting them", async () => {
    const file = put("f.json", '{\n"client": Elena Rivera }');
    const { exit, err } = await run(
      "draft",
      "--template",
      starter("complaint"),
      "--facts",
      file,
      "--out",
      at("d.docx"),
    );
    expect(exit).toBe(2);
    expect(err).toMatch(/f\.json is not JSON/);
    expect(err).not.toContain("Rivera");
  });
  it.each(["[]", "null", '"Elena Rivera"'])(
    "facts that are no object (%s), and what to write instead",
    async (held) => {
      const file = put("f.json", held);
      const { exit, err } = await run(
        "draft",
        "--template",
        starter("complaint"),
        "--facts",
        file,
        "--out",
        at("d.docx"),
      );
      expect(exit).toBe(2);
      expect(err).toMatch(/f\.json holds no facts\. Write one object into it, with the facts by name/);
      expect(err).not.toContain("Rivera");
    },
  );
  it("a folder that is not there", async () =>
    expect(await run("adopt", put("letter.docx", docx({ body: p("x") })), "--out", at("no/d.docx"))).toMatchObject({
      exit: 2,
      err: expect.stringContaining("there is no such folder") as string,
    }));
});

describe("the command itself", () => {
  it("runs from the checkout, with its exit codes and streams", () => {
    const done = spawned("draft", "--template", starter("retainer"), "--facts", facts("retainer"), "--out", "d.docx");
    expect(done).toMatchObject({ exit: 0, err: "" });
    expect(done.out).toContain("d.docx: draft ");
    expect(spawned("inspect", "missing.docx")).toMatchObject({
      exit: 2,
      out: "",
      err: "missing.docx cannot be read: there is no such file.\n",
    });
    expect(spawned("--help")).toMatchObject({ exit: 0, err: "" });
  });
});
