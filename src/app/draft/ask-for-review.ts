/** Asking for review is never refused for findings: it heals the tags, lists what is open and hands the draft over. */
import { done } from "../../domain/result";
import { readChains } from "../../domain/audit/chain";
import { writeAudit } from "../acts/audit";
import { changeRow } from "../acts/change-row";
import { editedUnits } from "./edited-units";
import { openDraftOrRefuse, type AtWork } from "./open-draft-or-refuse";
import { refusal } from "../words/refusal";
import { noteSignatureChanges } from "./signature-block";
import { retag, type RetagNeeds } from "./retag-open-draft";
import type { Finding } from "../../domain/draft/finding";
import type { Retagged } from "./retag-open-draft";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";
import { given } from "../../given";

/** Never refused for findings; it lists them. */
export type AskForReview = (args?: { readonly due?: string }) => Promise<Result<AskedForReview, Refusal>>;

export interface AskedForReview {
  readonly round: number;
  readonly findings: readonly Finding[];
  readonly retagged: Retagged;
}

export const askForReview =
  (ports: RetagNeeds): AskForReview =>
  async (args = {}) => {
    const work = await openDraftOrRefuse(ports, "to-change");
    if (!work.ok) return work;
    const healed = await retag(ports, work.value);
    if (!healed.ok) return healed;
    const now = healed.value.units.length === 0 ? work : await openDraftOrRefuse(ports, "to-change");
    if (!now.ok) return now;
    const { person, draft } = now.value;
    const about = { matter: draft.row.matterId, draft: draft.draftId };
    if (!(await noteSignatureChanges(ports, person, draft)))
      return { ok: false, refusal: refusal("audit-not-written") };
    if (!(await noteEdits(ports, now.value))) return { ok: false, refusal: refusal("audit-not-written") };
    const audited = await writeAudit(ports)(person, about, {
      kind: "asked-for-review",
      content: draft.contentHash,
      round: draft.round,
      findings: draft.findings.length,
    });
    if (!audited) return { ok: false, refusal: refusal("audit-not-written") };
    await ports.document.save();
    const written = await changeRow(ports, draft.row, {
      state: "in-review",
      round: draft.round,
      unitsLeft: draft.counts.left,
      questions: draft.counts.questions,
      ...given({ due: args.due }),
    });
    if (!written) return { ok: false, refusal: refusal("row-not-written") };
    return done({ round: draft.round, findings: draft.findings, retagged: healed.value });
  };

/** One line of the history names this many units; its row has room for them. */
const UNITS_IN_A_LINE = 2000;

/** What was written by hand since the last time, noted before the draft changes hands. */
const noteEdits = async (ports: RetagNeeds, { person, draft }: AtWork): Promise<boolean> => {
  const edited = editedUnits(draft, readChains(await ports.audit.listForDraft(draft.draftId), draft.draftId));
  for (let from = 0; from < edited.length; from += UNITS_IN_A_LINE)
    if (
      !(await writeAudit(ports)(
        person,
        { matter: draft.row.matterId, draft: draft.draftId },
        { kind: "edited", units: edited.slice(from, from + UNITS_IN_A_LINE) },
      ))
    )
      return false;
  return true;
};
