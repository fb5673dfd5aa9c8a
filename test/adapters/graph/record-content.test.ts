import { anaReyes, joelSantos } from "../../../src/sandbox/sample-firm";
import type { DraftId } from "../../../src/domain/ids";
import { startSandboxGraph, tokenFor } from "../../support/graph-on-sandbox";
import fc from "fast-check";
import { cutContent } from "../../../src/adapters/graph/record-list";
import { CONTENT_COLUMNS, NOTE_LIMIT } from "../../../src/adapters/graph/list-schema";

describe("a record cut over the columns of its row", () => {
  const joined = (json: string): string => {
    const cut = cutContent(json);
    return CONTENT_COLUMNS.map((column) => cut[column] ?? "").join("");
  };

  test("comes back as it was, whatever its length and letters", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "§", "é", "日", "😀", "\\", '"'), { maxLength: 60 }),
        fc.integer({ min: 0, max: 3 * NOTE_LIMIT }),
        fc.integer({ min: 0, max: 3 }),
        (marks, length, shift) => {
          const json = JSON.stringify(
            "x".repeat(shift) + (marks.join("") || "-").repeat(Math.ceil(length / Math.max(1, marks.join("").length))),
          );
          if (json.length > CONTENT_COLUMNS.length * NOTE_LIMIT - 6) return;
          expect(joined(json)).toBe(json);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("no part ends in half a character, and none is longer than a column holds", () => {
    const json = JSON.stringify("x" + "😀".repeat(NOTE_LIMIT));
    for (const part of Object.values(cutContent(json))) {
      expect(String(part).length).toBeLessThanOrEqual(NOTE_LIMIT);
      expect(/[\uD800-\uDBFF]$/.test(String(part))).toBe(false);
    }
    expect(joined(json)).toBe(json);
  });

  test("what does not fit is refused as a whole, never cut short", () => {
    expect(() => cutContent("x".repeat(CONTENT_COLUMNS.length * NOTE_LIMIT + 1))).toThrow("too large");
  });
});

describe("a row of the records that is no record", () => {
  test.each([
    ["half an object", "{ half"],
    ["null", "null"],
    ["nothing", ""],
    ["words", "not JSON at all"],
    ["a number too large for any", '{"a":1e999}'],
    ["twenty thousand brackets", `${"[".repeat(20_000)}${"]".repeat(20_000)}`],
  ])("is handed on as the text it holds, under its writer's name, and hides no other: %s", async (_what, stored) => {
    const sandbox = await startSandboxGraph();
    try {
      const { reviews } = sandbox.as(anaReyes);
      const good = {
        version: 1,
        tenant: "t",
        matter: "1",
        draft: "D1",
        kind: "question",
        id: "q",
        text: "Which lease?",
        raisedBy: "person",
      };
      await reviews.append("good", "D1" as DraftId, good as never);
      const list = sandbox.site.lists.find(({ schema }) => schema.name === "Reviews");
      if (list === undefined) throw new Error("no list");
      await fetch(`${sandbox.origin}/graph/v1.0/sites/${sandbox.site.siteId}/lists/${list.guid}/items`, {
        method: "POST",
        headers: { authorization: `Bearer ${tokenFor(joelSantos)}`, "content-type": "application/json" },
        body: JSON.stringify({ fields: { RecordKey: "bad", DraftId: "D1", Content1: stored } }),
      });
      const rows = await reviews.listForDraft("D1" as DraftId);
      expect(rows.map(({ createdByName, content, unread }) => [createdByName, content, unread])).toEqual([
        ["Ana Reyes", good, undefined],
        ["Joel Santos", undefined, stored],
      ]);
      expect(JSON.stringify(rows)).toContain(JSON.stringify(stored));
    } finally {
      await sandbox.close();
    }
  });
});
