import { contestants } from "./contestants.mjs";
import { template, facts } from "./documents.mjs";
import { unzipSync, strFromU8 } from "fflate";
const words = (docx) => (strFromU8(unzipSync(docx)["word/document.xml"]).match(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<\/w:p>/g) ?? []).map((s) => (s === "</w:p>" ? "\n" : s.replace(/<[^>]*>/g, ""))).join("").replace(/\n+$/, "");
const cpu = async (work, n) => { const times = []; for (let i = 0; i < n; i++) { const b = process.cpuUsage(); await work(); const a = process.cpuUsage(b); times.push((a.user + a.system) / 1000); } times.sort((x, y) => x - y); return times[n >> 1]; };
for (const [label, shape, rows] of [["3 pages", { pages: true }, 0], ["2000 rows", { rows: true }, 2000]]) {
  let reference;
  for (const [name, make] of Object.entries(contestants)) {
    try {
      const c = await make(); const t = template(c.dialect, shape); const d = facts(c.dialect, rows);
      const out = await c.fill(t, d); const w = words(out); reference ??= w;
      const ms = await cpu(() => c.fill(t, d), rows ? 5 : 15);
      let cached = ""; if (c.cached) { const run = await c.cached(t); await run(d); cached = (await cpu(() => run(d), rows ? 5 : 15)).toFixed(1); }
      console.log(label, name, ms.toFixed(1) + "ms", cached, out.length, w === reference ? "same text" : "DIFFERS " + w.length + " " + reference.length);
    } catch (e) { console.log(label, name, e.message?.slice(0, 200)); }
  }
}
