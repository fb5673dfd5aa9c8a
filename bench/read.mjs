// Reading against scanning: what it costs to read a draft, hash every paragraph and judge it, beside a bare `saxes` parse of the same XML.
// `node read.mjs` prints a table; paragraphs quadruple from line to line, so the cost should too. The three take turns, so that whatever
// else the machine does strikes them alike; medians, and the ratio of each turn's own pair.
import { createRequire } from "node:module";
import { strFromU8, unzipSync } from "fflate";
import { engine } from "./engine.mjs";
import { facts, template } from "./documents.mjs";

const { SaxesParser } = createRequire(import.meta.url)("saxes");
const { compileTemplate, composeDraft, engineInProcess, readContent } = await engine();

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const cpu = async (work) => {
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
};

const parse = (sources) => {
  for (const source of sources) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on("opentag", () => undefined);
    parser.on("text", () => undefined);
    parser.write(source).close();
  }
};

/** As app/judge-bytes has it, through the same engine: ledger and content read from the bytes, judged with no records yet, which is every unit pending. */
const judged = async (docx) => {
  const [ledger, content] = await Promise.all([engineInProcess.readLedger(docx), engineInProcess.readContent(docx)]);
  return engineInProcess.judge({
    tenant: "t",
    matter: { id: "7", responsibleAttorneys: [], signingAttorneys: [] },
    draft: "BENCH",
    content,
    ledger,
    whereabouts: { driveItemId: "d", rowDriveItemId: "d", rowMatter: "7" },
    roster: [],
    reviews: [],
    signOffs: [],
    tokens: new Map(),
    tokenRequired: false,
  });
};

const compiled = await compileTemplate(template("handlebars", { rows: true }));
process.stdout.write(
  "| paragraphs | saxes, bare parse, CPU ms | read and hash, CPU ms | ratio | read, hash and judge, CPU ms | ratio |\n|---|---|---|---|---|---|\n",
);
for (const [paragraphs, warm, rounds] of [
  [1000, 15, 25],
  [4000, 6, 15],
  [16000, 3, 9],
]) {
  const { docx } = await composeDraft(compiled, facts("handlebars", paragraphs / 5), {
    draftId: "BENCH",
    now: 0,
    random: new Uint8Array(32).fill(7),
  });
  const parts = unzipSync(docx);
  const sources = Object.keys(parts)
    .filter((name) => name.startsWith("word/") && name.endsWith(".xml"))
    .map((name) => strFromU8(parts[name]));
  const content = await readContent(docx);
  if (content.stories.flatMap((story) => story.paragraphs).length < paragraphs)
    throw new Error("The draft was not read whole.");
  const { units, maySignOff, untagged } = await judged(docx);
  if (units.length < paragraphs || maySignOff || untagged > 0) throw new Error("The draft was not judged whole.");
  const turns = [];
  for (let n = 0; n < warm + rounds; n += 1) {
    const turn = [await cpu(() => parse(sources)), await cpu(() => readContent(docx)), await cpu(() => judged(docx))];
    if (n >= warm) turns.push(turn);
  }
  const of = (at) => median(turns.map((turn) => turn[at])).toFixed(0);
  const ratio = (at) => median(turns.map((turn) => turn[at] / turn[0])).toFixed(1);
  process.stdout.write(
    `| ${paragraphs.toLocaleString("en")} | ${of(0)} | ${of(1)} | ${ratio(1)} | ${of(2)} | ${ratio(2)} |\n`,
  );
}
