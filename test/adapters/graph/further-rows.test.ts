/** A second row for what a matter has once: its values stand beside those taken, so that the rules can ask which holds. */
import { readFactRows } from "../../../src/adapters/graph/fact-rows";
import type { Row } from "../../../src/adapters/graph/list-rows";

const row = (id: string, fields: Row["fields"]): Row => ({
  id,
  eTag: `"${id},1"`,
  fields,
  body: {},
  createdAt: "2026-11-01T08:00:00Z",
  modifiedAt: "2026-11-01T08:00:00Z",
  modifiedByName: "Joel Santos",
});
const none = {
  client: undefined,
  declarant: undefined,
  attorney: undefined,
  lists: { parties: [], counsel: [], exhibits: [], events: [], deadlines: [] },
};

test("of two engagements of one matter the first is taken, and what the second says is on file too", () => {
  const facts = readFactRows({
    ...none,
    matter: row("3", { Title: "Haldane" }),
    firm: row("5", { Title: "Calloway Brandt LLP" }),
    engagement: row("1", { HourlyRate: 450, Retainer: 15000 }),
    further: {
      engagement: [row("2", { HourlyRate: 475, Scope: "Advice", Exclusions: "Appeals" })],
      firm: [row("9", { Title: "Calloway Brandt & Ito LLP" })],
    },
  });
  expect(facts.facts["engagement"]).toMatchObject({ rate: 450, retainer: 15000 });
  expect(facts.alsoOnFile).toEqual(
    expect.arrayContaining([
      { path: "engagement.rate", value: "475" },
      { path: "engagement.scope", value: "Advice" },
      { path: "firm.name", value: "Calloway Brandt & Ito LLP" },
    ]),
  );
  expect(facts.alsoOnFile?.some(({ path }) => path === "engagement.retainer")).toBe(false);
});
