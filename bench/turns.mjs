// Ours and the two peers the targets name, in one process and by turns, so that whatever else the machine does strikes them alike: the ratios
// that are held against the targets. `node turns.mjs [seconds]` prints a table for three pages and for 2,000 rows; texts are compared in run.mjs.
import { contestants } from "./contestants.mjs";
import { facts, template } from "./documents.mjs";

const SECONDS = Number(process.argv[2] ?? 60);
/** A part of the time nobody is measured in. */
const WARM = 0.3;
const PEERS = ["carbone", "docxtemplater (angular)"];

const once = async (work, fills) => {
  const before = process.cpuUsage();
  for (let n = 0; n < fills; n += 1) {
    await work();
    // As between two requests to a worker.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / fills;
};
const at = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];

process.stdout.write(
  "| document | | CPU ms, best | CPU ms, median | carbone's best / median divided by it | docxtemplater (angular)'s |\n|---|---|---|---|---|---|\n",
);
for (const [name, shape, rows, fills] of [
  ["3 pages", { pages: true }, 0, 10],
  ["2,000 rows", { rows: true }, 2000, 1],
]) {
  const entries = [];
  for (const key of ["countersign", ...PEERS]) {
    const contestant = await contestants[key]();
    const bytes = template(contestant.dialect, shape);
    const data = facts(contestant.dialect, rows);
    entries.push({ label: key, work: () => contestant.fill(bytes, data), times: [] });
    if (contestant.cached === undefined) continue;
    const fill = await contestant.cached(bytes);
    entries.push({ label: `${key}, template cached`, work: () => fill(data), times: [] });
  }
  const start = performance.now();
  for (let turn = 0; performance.now() - start < SECONDS * 1000; turn += 1)
    for (const entry of entries) {
      // The slow peer would take most of the time: it sits out three turns of four.
      if (entry.label === "docxtemplater (angular)" && turn % 4 !== 0) continue;
      const time = await once(entry.work, fills);
      if (performance.now() - start > SECONDS * 1000 * WARM) entry.times.push(time);
    }
  const of = (label) => entries.find((entry) => entry.label === label).times;
  const [carbone, angular] = PEERS.map(of);
  for (const { label, times } of entries)
    process.stdout.write(
      `| ${name} | ${label} | ${at(times, 0).toFixed(2)} | ${at(times, 0.5).toFixed(2)} | ${(at(carbone, 0) / at(times, 0)).toFixed(1)} / ${(at(carbone, 0.5) / at(times, 0.5)).toFixed(1)} | ${(at(angular, 0) / at(times, 0)).toFixed(1)} / ${(at(angular, 0.5) / at(times, 0.5)).toFixed(1)} |\n`,
    );
}
