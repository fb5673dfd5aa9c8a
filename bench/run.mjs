// One run, same bytes and data for all: texts are compared first, then CPU time per fill is measured (medians), then peak memory,
// each contestant in a process of its own. `node run.mjs` prints a table; `node run.mjs --markdown` the one README.md holds.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { contestants } from "./contestants.mjs";
import { buildEngine } from "./engine.mjs";
import { facts, template } from "./documents.mjs";

// Rows. Everybody fills for some seconds of CPU to warm up and for some to be measured; a first fill in a fresh process is a column of its own.
const SHAPES = {
  "3 pages": [{ pages: true }, 0],
  "100 rows": [{ rows: true }, 100],
  "1,000 rows": [{ rows: true }, 1000],
  "2,000 rows": [{ rows: true }, 2000],
  "10,000 rows": [{ rows: true }, 10000],
};
const WARM_SECONDS = 4;
const SECONDS = 4;
/** Where one fill takes seconds: at least so many. */
const LEAST = 3;

const words = (docx) =>
  (strFromU8(unzipSync(docx)["word/document.xml"]).match(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<\/w:p>/g) ?? [])
    .map((piece) => (piece === "</w:p>" ? "\n" : piece.replace(/<[^>]*>/g, "")))
    .join("")
    .replace(/\n+$/, "");

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const once = async (work) => {
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
};
/** A turn of the event loop, as between two requests to a worker: without any, what the engine leaves to be done later is never done. */
const pause = () => new Promise((resolve) => setImmediate(resolve));
const spent = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const cpu = async (work) => {
  const times = [];
  let until = spent() + WARM_SECONDS;
  for (; spent() < until; await pause()) await work();
  until = spent() + SECONDS;
  for (; times.length < LEAST || spent() < until; await pause()) times.push(await once(work));
  return median(times);
};

const [, , mode, only, shapeName] = process.argv;

if (mode === "--one") {
  // A process for one contestant and one document: times, size, words, peak memory.
  const [shape, rows] = SHAPES[shapeName];
  const contestant = await contestants[only]();
  const bytes = template(contestant.dialect, shape);
  const data = facts(contestant.dialect, rows);
  let out;
  const first = await once(async () => {
    out = await contestant.fill(bytes, data);
  });
  const uncached = await cpu(() => contestant.fill(bytes, data));
  const peak = process.resourceUsage().maxRSS / 1024;
  let cached;
  if (contestant.cached !== undefined) {
    const fill = await contestant.cached(bytes);
    cached = await cpu(() => fill(data));
  }
  const { createHash } = await import("node:crypto");
  process.stdout.write(
    JSON.stringify({
      first,
      uncached,
      cached,
      size: out.length,
      words: createHash("sha256").update(words(out)).digest("hex"),
      peak,
    }),
  );
} else {
  process.env.BENCH_ENGINE = await buildEngine();
  const lines = [
    "| document | contestant | CPU ms, first fill | CPU ms, parse and fill | CPU ms, template cached | file, kB | peak memory, MB |",
    "|---|---|---|---|---|---|---|",
  ];
  for (const name of Object.keys(SHAPES)) {
    let reference;
    for (const contestant of Object.keys(contestants)) {
      // docx-templates needs minutes for 10,000 rows, docxtemplater with angular a quarter of one; their 2,000 say enough.
      if (name === "10,000 rows" && ["docx-templates", "docxtemplater (angular)"].includes(contestant)) continue;
      const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--one", contestant, name], {
        encoding: "utf8",
        maxBuffer: 1 << 26,
      });
      if (run.status !== 0) throw new Error(`${contestant}, ${name}: ${run.stderr}`);
      const result = JSON.parse(run.stdout.slice(run.stdout.indexOf("{")));
      reference ??= result.words;
      if (result.words !== reference) throw new Error(`${contestant} does not say the same words on ${name}`);
      lines.push(
        `| ${name} | ${contestant} | ${result.first.toFixed(0)} | ${result.uncached.toFixed(1)} | ${result.cached === undefined ? "" : result.cached.toFixed(1)} | ${(result.size / 1024).toFixed(0)} | ${result.peak.toFixed(0)} |`,
      );
      if (mode !== "--markdown") process.stderr.write(`${lines[lines.length - 1]}\n`);
    }
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}
