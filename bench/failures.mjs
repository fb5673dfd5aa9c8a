// What the contestants do where templates and facts go wrong: each case run for real, each in a process of its own with a time limit.
// `node failures.mjs` prints the table README.md holds. Ours is run here too; the product's tests hold it to more.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { contestants } from "./contestants.mjs";
import { buildEngine } from "./engine.mjs";
import { dialects, template } from "./documents.mjs";

const p = (text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p(text)}</w:tc>`;
const table = (...rows) =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows.map(([left, right]) => `<w:tr>${cell(left)}${cell(right)}</w:tr>`).join("")}</w:tbl>`;

/** A list's loop around whole paragraphs, or in table rows, as each dialect has it. */
const loops = {
  handlebars: { open: "{{#each list}}", close: "{{/each}}", item: "{{name}}" },
  docxtemplater: { open: "{#list}", close: "{/list}", item: "{name}" },
  easy: { open: "{#list}", close: "{/list}", item: "{name}" },
  templates: { open: "+++FOR one IN list +++", close: "+++END-FOR one+++", item: "+++= $one.name +++" },
  carbone: { open: "", close: "", item: "{d.list[i].name}", next: "{d.list[i+1].name}" },
};
loops.flat = loops.docxtemplater;

const packed = (dialect, body) => {
  const parts = unzipSync(template(dialect, {}));
  const source = strFromU8(parts["word/document.xml"]);
  parts["word/document.xml"] = strToU8(source.replace(/<w:body>[\s\S]*?(?=<w:sectPr)/, () => `<w:body>${body}`));
  return zipSync(parts, { level: 6 });
};
const open = (docx) => {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"]);
  const text = (piece) =>
    (piece.match(/<w:t(?:\s[^>]*)?>[^<]*/g) ?? []).map((one) => one.replace(/<[^>]*>/, "")).join("");
  return { xml, text: text(xml), paragraphs: (xml.match(/<w:p[\s>][\s\S]*?<\/w:p>|<w:p\/>/g) ?? []).map(text) };
};
const twice = (found) => found.length - new Set(found).size;

/** Each tells in a few words what came out; "good:" where nobody would be misled. */
const CASES = {
  "a fact that is not there": async (fill, dialect) => {
    const { text } = open(
      await fill(
        packed(dialect, p(`Plaintiff ${dialects[dialect].value("client.name")} resides in Ohio.`)),
        dialect === "flat" || dialect === "easy" ? {} : { client: {} },
      ),
    );
    return /undefined|null/.test(text)
      ? `prints "${text}"`
      : /Plaintiff\s+resides/.test(text)
        ? `silently nothing: "${text}"`
        : `good: "${text}"`;
  },
  "a paragraph whose condition is false": async (fill, dialect) => {
    const facts = dialect === "flat" || dialect === "easy" ? { client_minor: false } : { client: { minor: false } };
    const { paragraphs } = open(
      await fill(
        packed(
          dialect,
          p("Before.") +
            p(`${dialects[dialect].ifOpen("client.minor")}By a guardian.${dialects[dialect].ifClose("client.minor")}`) +
            p("After."),
        ),
        facts,
      ),
    );
    const blank = paragraphs.filter((text) => text.trim() === "").length;
    return blank > 0
      ? `leaves ${blank} blank line`
      : paragraphs.join("|") === "Before.|After."
        ? "good: the paragraph is gone"
        : `"${paragraphs.join("|")}"`;
  },
  "a table whose list is empty": async (fill, dialect) => {
    const loop = loops[dialect];
    const rows =
      dialect === "carbone"
        ? [
            [loop.item, loop.item],
            [loop.next, loop.next],
          ]
        : dialect === "templates"
          ? [
              [loop.open, ""],
              [loop.item, loop.item],
              [loop.close, ""],
            ]
          : [[`${loop.open}${loop.item}`, `${loop.item}${loop.close}`]];
    const { xml } = open(await fill(packed(dialect, p("Exhibits:") + table(...rows) + p("End.")), { list: [] }));
    return !xml.includes("<w:tbl>")
      ? "good: the table is gone"
      : /<w:tr[\s>]/.test(xml)
        ? "an empty row stays"
        : "a table without rows stays, which Word calls damaged";
  },
  "ids in what a list repeats": async (fill, dialect) => {
    const loop = loops[dialect];
    const marked = (text, id) =>
      `<w:p w14:paraId="0A0B0C${id}"><w:bookmarkStart w:id="${id}" w:name="B${id}"/><w:r><w:t>${text}</w:t></w:r><w:bookmarkEnd w:id="${id}"/></w:p>`;
    const body =
      dialect === "carbone"
        ? marked(loop.item, 11) + marked(loop.next, 12)
        : p(loop.open) + marked(loop.item, 11) + p(loop.close);
    const { xml } = open(
      await fill(packed(dialect, p("List:") + body), { list: [{ name: "A" }, { name: "B" }, { name: "C" }] }),
    );
    const repeated =
      twice([...xml.matchAll(/bookmarkStart w:id="([^"]*)"/g)].map(([, id]) => id)) +
      twice([...xml.matchAll(/bookmarkStart[^>]*w:name="([^"]*)"/g)].map(([, name]) => name)) +
      twice([...xml.matchAll(/paraId="([^"]*)"/g)].map(([, id]) => id));
    return repeated > 0 ? `${repeated} ids or names stand twice` : "good: each is there once";
  },
  "a block that is never closed": async (fill, dialect) => {
    const { text } = open(
      await fill(
        packed(dialect, p("Before.") + p(`${dialects[dialect].ifOpen("client.minor")}By a guardian.`) + p("After.")),
        dialect === "flat" || dialect === "easy" ? { client_minor: false } : { client: { minor: false } },
      ),
    );
    return `no error; prints "${text}"`;
  },
  "a placeholder that reaches for a prototype": async (fill, dialect) => {
    const path = dialect === "flat" || dialect === "easy" ? "constructor" : "client.constructor.name";
    const { text } = open(
      await fill(packed(dialect, p(`[${dialects[dialect].value(path)}]`)), { client: { name: "Ana" } }),
    );
    return /Object|function/.test(text) ? `reached: "${text.slice(0, 40)}"` : `good: "${text}"`;
  },
  "a package that inflates to 600 MB": async (fill, dialect) => {
    const parts = unzipSync(packed(dialect, p("x")));
    const bomb = zipSync({ ...parts, "word/document.xml": new Uint8Array(600_000_000).fill(0x20) }, { level: 1 });
    const before = performance.now();
    try {
      await fill(bomb, {});
    } catch (error) {
      const took = (performance.now() - before) / 1000;
      return took < 1
        ? `good: refused at once (${String(error.message).slice(0, 60)})`
        : `inflates it all, fails after ${took.toFixed(0)} s`;
    }
    return "inflates it all";
  },
};

const [, , mode, who, what] = process.argv;
if (mode === "--one") {
  const contestant = await contestants[who]();
  let said;
  try {
    said = await CASES[what](contestant.fill, contestant.dialect);
  } catch (error) {
    const message = String(
      error?.properties?.errors?.[0]?.message ?? error?.[0]?.message ?? error?.message ?? error,
    ).replace(/\s+/g, " ");
    said = `error: ${message.slice(0, 90)}`;
  }
  process.stdout.write(`\n@@${said}`);
  process.exit(0);
}
process.env.BENCH_ENGINE = await buildEngine();
const names = Object.keys(contestants).filter((name) => name !== "docxtemplater (plain)");
process.stdout.write(`| case | ${names.join(" | ")} |\n|---|${names.map(() => "---|").join("")}\n`);
for (const one of Object.keys(CASES)) {
  const cells = names.map((name) => {
    const run = spawnSync(
      process.execPath,
      ["--max-old-space-size=2048", fileURLToPath(import.meta.url), "--one", name, one],
      { encoding: "utf8", timeout: 60_000, maxBuffer: 1 << 26 },
    );
    const at = run.stdout?.lastIndexOf("@@") ?? -1;
    return (
      at < 0
        ? run.error?.code === "ETIMEDOUT"
          ? "not done after a minute"
          : "the process dies"
        : run.stdout.slice(at + 2)
    )
      .replace(/\|/g, "/")
      .replace(/\n/g, " ");
  });
  process.stdout.write(`| ${one} | ${cells.join(" | ")} |\n`);
}
