/**
 * The drafts the first screen shows, composed by the real engine through the real verbs and the real Graph adapter, each by the person
 * who would have done it. Nobody sits at Word yet: the document "open" is the stored file itself.
 */
import type { OpenDraft } from "../app/draft/open-draft-state";
import type { DraftRow } from "../app/ports/draft-store";
import { sentenceForFinding } from "../app/words/sentences";
import type { MatterId } from "../domain/ids";
import { anaReyes, danielWhitcomb, haldaneMatterId, joelSantos, riveraMatterId, tranMatterId } from "./sample-firm";
import { deskOf, type Desk, type DeskSetting } from "./start-desk";

const IN_DAYS = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const create = async (desk: Desk, matter: string, kind: string, dueInDays: number): Promise<DraftRow> => {
  const template = (await desk.verbs.listTemplates()).find((entry) => entry.kind === kind);
  if (template === undefined) throw new Error(`the sample firm has no template of kind ${kind}`);
  const created = await desk.verbs.createDraft({
    matter: matter as MatterId,
    template: template.id,
    due: IN_DAYS(dueInDays),
    open: false,
  });
  if (!created.ok) throw new Error(`a sample draft was refused: ${created.refusal.code}`);
  desk.open(created.value.row);
  return created.value.row;
};

const read = async (desk: Desk): Promise<OpenDraft> => {
  const state = await desk.verbs.readOpenDraft();
  if (state.kind !== "draft") throw new Error(`a sample draft cannot be read: ${state.kind}`);
  return state.draft;
};

/** What the gate says, the same sentence once with its number. */
const told = (row: DraftRow, draft: OpenDraft): readonly string[] => {
  const sentences = [...draft.gate.beforeSignOff, ...draft.gate.beforeFinal].map((reason) =>
    sentenceForFinding(reason),
  );
  const counts = new Map<string, number>();
  for (const sentence of sentences) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  return [
    `${row.title} (${draft.counts.units} paragraphs to review)`,
    ...[...counts].map(([sentence, count]) => `    gate: ${sentence}${count === 1 ? "" : ` (${count} times)`}`),
  ];
};

/** One draft with a fact missing, one waiting for review, one sent back. Returns lines for the terminal. */
export const composeFirstDrafts = async (setting: DeskSetting): Promise<readonly string[]> => {
  const ana = deskOf(anaReyes, setting);
  const joel = deskOf(joelSantos, setting);
  const daniel = deskOf(danielWhitcomb, setting);

  const complaint = await create(ana, riveraMatterId, "complaint", 2);
  const lines = [...told(complaint, await read(ana))];

  const declaration = await create(ana, tranMatterId, "declaration", 1);
  const asked = await ana.verbs.askForReview({ due: IN_DAYS(1) });
  if (!asked.ok) throw new Error(`asking for review of a sample draft was refused: ${asked.refusal.code}`);
  lines.push(...told(declaration, await read(ana)));

  const retainer = await create(joel, haldaneMatterId, "retainer", 3);
  const askedToo = await joel.verbs.askForReview({ due: IN_DAYS(3) });
  if (!askedToo.ok) throw new Error(`asking for review of a sample draft was refused: ${askedToo.refusal.code}`);
  daniel.open(retainer);
  const seen = await read(daniel);
  const unit = seen.units.find((candidate) => candidate.facts.length > 0) ?? seen.units[0];
  if (unit === undefined) throw new Error("the sample agreement has no paragraph to review");
  const decided = await daniel.verbs.decideUnits({
    seen,
    way: "one-by-one",
    decisions: [
      {
        unit: unit.unit,
        verdict: "request-changes",
        note: "Please check this against the intake notes before it goes to the client.",
      },
    ],
  });
  if (!decided.ok) throw new Error(`a sample decision was refused: ${decided.refusal.code}`);
  const back = await daniel.verbs.sendBack({ seen: await read(daniel) });
  if (!back.ok) throw new Error(`sending a sample draft back was refused: ${back.refusal.code}`);
  lines.push(...told(retainer, await read(daniel)));
  return lines;
};
