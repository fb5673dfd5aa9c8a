// Reading against scanning: what it costs to read a draft and hash every paragraph, beside a bare `saxes` parse of the same XML.
// `node read.mjs` prints a table; paragraphs quadruple from line to line, so the cost should too.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { strFromU8, unzipSync } from "fflate";
import { engine } from "./engine.mjs";
import { facts, template } from "./documents.mjs";

const { SaxesParser } = createRequire(import.meta.url)("saxes");
const { compileTemplate, composeDraft, readContent } = await engine();

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const cpu = async (work, warm, rounds) => {
  const times = [];
  for (let n = 0; n < warm + rounds; n += 1) {
    const before = process.cpuUsage();
    await work();
    const used = process.cpuUsage(before);
    if (n >= warm) times.push((used.user + used.system) / 1000);
  }
  return median(times);
};

const compiled = await compileTemplate(template("handlebars", { rows: true }));
process.stdout.write("| paragraphs | saxes, bare parse, CPU ms | read and hash, CPU ms | ratio |\n|---|---|---|---|\n");
for (const paragraphs of [1000, 4000, 16000]) {
  const { docx } = await composeDraft(compiled, facts("handlebars", paragraphs / 5), { draftId: "BENCH", now: 0, random: new Uint8Array(32).fill(7) });
  const parts = unzipSync(docx);
  const sources = Object.keys(parts).filter((name) => name.startsWith("word/") && name.endsWith(".xml")).map((name) => strFromU8(parts[name]));
  const rounds = paragraphs > 10000 ? 5 : 15;
  const bare = await cpu(() => {
    for (const source of sources) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on("opentag", () => undefined);
      parser.on("text", () => undefined);
      parser.write(source).close();
    }
  }, 5, rounds);
  const before = performance.now();
  const content = await readContent(docx);
  if (content.stories.flatMap((story) => story.paragraphs).length < paragraphs || performance.now() < before) throw new Error("The draft was not read whole.");
  const read = await cpu(() => readContent(docx), 5, rounds);
  process.stdout.write(`| ${paragraphs} | ${bare.toFixed(0)} | ${read.toFixed(0)} | ${(read / bare).toFixed(2)} |\n`);
}
