// A fault is told by the kind it carries: a name is spelled anew in every place that asks, and no compiler reads it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const src = join(__dirname, "..", "..", "src");
const ASKS = /\.name\s*[!=]==?\s*["'`]\w*(?:Fault|Refusal)["'`]/u;

describe("faults", () => {
  it("are never told by their name", () => {
    const asking = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/u.test(path))
      .filter((path) => ASKS.test(readFileSync(join(src, path), "utf8")));
    expect(asking).toEqual([]);
  });

  it("would be found asking", () => {
    expect(ASKS.test('fault.name === "GraphFault" && other')).toBe(true);
    expect(ASKS.test('isFault(fault, "graph")')).toBe(false);
  });
});
