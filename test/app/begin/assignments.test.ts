/** A draft made under an instruction sheet: who may write sheets, what the drafter and the attorney see of them, and what they allow. */
import {
  anaReyes,
  danielWhitcomb,
  mOkoye,
  priyaRaman,
  riveraMatterId,
  tranMatterId,
} from "../../../src/sandbox/sample-firm";
import type { AssignmentText } from "../../../src/domain/draft/assignment";
import { instructionsFor } from "../../../src/domain/draft/assignment";
import type { MatterId } from "../../../src/domain/ids";
import { granted, openFirm } from "../../support/desk";

const tran = tranMatterId as MatterId;
const text: AssignmentText = {
  title: "Tran declaration",
  goal: "Support the motion",
  doList: ["Use her own words; check declarant.name against her passport"],
  doNotList: ["declarant.name in capitals in the body"],
  outline: "Facts only.",
  due: "2026-11-24T01:00:00Z",
  qualityCheck: true,
};

it("an attorney writes one once however often she presses; a paralegal writes none; an empty goal is refused", async () => {
  const firm = openFirm();
  const whitcomb = firm.sit(danielWhitcomb);
  expect(await firm.sit(anaReyes).verbs.writeAssignment({ matter: tran, text, attempt: "1" })).toMatchObject({
    ok: false,
    refusal: { code: "not-an-attorney" },
  });
  expect(
    await whitcomb.verbs.writeAssignment({ matter: tran, text: { ...text, goal: " " }, attempt: "1" }),
  ).toMatchObject({ ok: false, refusal: { code: "assignment-needs-goal" } });
  const first = granted(await whitcomb.verbs.writeAssignment({ matter: tran, text, attempt: "1" }));
  expect(granted(await whitcomb.verbs.writeAssignment({ matter: tran, text, attempt: "1" })).itemId).toBe(first.itemId);
  expect((await whitcomb.verbs.listAssignments(tran)).filter(({ title }) => title === text.title)).toHaveLength(1);
  const changed = granted(
    await whitcomb.verbs.changeAssignment({ assignment: first, change: { goal: "Support the opposition" } }),
  );
  expect(changed.goal).toBe("Support the opposition");
  expect(
    await firm.sit(mOkoye).verbs.changeAssignment({ assignment: first, change: { goal: "Something else" } }),
  ).toMatchObject({ ok: false, refusal: { code: "conflict" } });
});

it("a draft made under it takes its deadline, shows the instructions each paragraph answers, and asks for the check it asks for", async () => {
  const firm = openFirm();
  const whitcomb = firm.sit(danielWhitcomb);
  const sheet = granted(await whitcomb.verbs.writeAssignment({ matter: tran, text, attempt: "1" }));
  const ana = firm.sit(anaReyes);
  const { row } = granted(
    await ana.verbs.createDraft({ matter: tran, template: "declaration", assignment: sheet.itemId }),
  );
  expect(row).toMatchObject({ due: text.due, assignmentId: sheet.itemId });
  await ana.open(row);
  const draft = await ana.draft();
  expect(draft.assignment?.goal).toBe("Support the motion");
  const named = draft.units.filter((view) => view.facts.some(({ path }) => path === "declarant.name"));
  expect(named.length).toBeGreaterThan(0);
  for (const view of named) expect(view.instructions).toEqual([text.doList[0], `Do not: ${text.doNotList[0] ?? ""}`]);
  expect(draft.units.find((view) => view.facts.length === 0 && view.instructions !== undefined)).toBeUndefined();
  await whitcomb.open(row);
  const seen = await whitcomb.draft();
  expect(seen.gate.advisories).toMatchObject([{ code: "quality-check-missing", detail: { by: "assignment" } }]);
  const priya = firm.sit(priyaRaman);
  await priya.open(row);
  granted(
    await priya.verbs.checkQuality({ seen: await priya.draft(), formatting: true, accuracy: true, completeness: true }),
  );
  expect((await whitcomb.draft()).gate.advisories).toEqual([]);
});

it("another matter's sheet is refused before anything is written", async () => {
  const firm = openFirm();
  const sheet = granted(
    await firm.sit(mOkoye).verbs.writeAssignment({ matter: riveraMatterId as MatterId, text, attempt: "1" }),
  );
  const ana = firm.sit(anaReyes);
  expect(
    await ana.verbs.createDraft({ matter: tran, template: "declaration", assignment: sheet.itemId }),
  ).toMatchObject({ ok: false, refusal: { code: "assignment-not-found" } });
  expect(firm.graph.files.size).toBe(0);
});

it("an instruction speaks to its section and to the facts it names, the outline to attorney-only text", () => {
  const sheet: AssignmentText = {
    ...text,
    outline: "Argument: notice first.\n\nVenue: section 395.\n\nKeep it short.",
    doList: ["Prayer: ask for interest"],
    doNotList: [],
  };
  const at = (headings: readonly string[], interpretive = true) =>
    instructionsFor(sheet, { interpretive, headings, factPaths: [] });
  expect(at(["ARGUMENT"])).toEqual(["Argument: notice first."]);
  expect(at(["II. Venue"])).toEqual(["Venue: section 395."]);
  expect(at(["Statement of facts"])).toEqual(["Keep it short."]);
  expect(at(["PRAYER"], false)).toEqual(["Prayer: ask for interest"]);
  expect(at(["ARGUMENT"], false)).toEqual([]);
});
