// The guide for template authors is true: each of its examples is run as it stands there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "../../src/domain/matter/facts";
import { helperNames } from "../../src/drafting/helpers/helper-table";
import { draftFrom, lines } from "./drafted";

const guide = readFileSync(join(__dirname, "..", "..", "docs", "writing-templates.md"), "utf8");
const facts = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? "") as Facts;
const examples = [...guide.matchAll(/^\| `(.+?)` \| (.+) \|$/gm)].map(
  ([, typed = "", prints = ""]) => [typed.replace(/\\\|/g, "|"), prints] as const,
);

describe("the guide for template authors", () => {
  it.each(examples)("%s prints what the guide says: %s", async (typed, prints) => {
    expect((await draftFrom(lines(typed), facts)).text.trim()).toBe(prints);
  });

  it("shows every helper there is", () => {
    expect(helperNames().filter((name) => !new RegExp(`\\b${name}\\b`).test(guide))).toEqual([]);
  });
});
