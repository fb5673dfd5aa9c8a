/** Asking for review is never refused for findings: it heals the tags, lists what is open and hands the draft over (design section 5). */
import { done } from "../domain/result";
import { writeAudit } from "./audit";
import { changeRow } from "./change-row";
import { openDraftOrRefuse } from "./open-draft-or-refuse";
import { refusal } from "./refusal";
import { noteSignatureChanges } from "./signature-block";
import { retag, type RetagNeeds } from "./retag-open-draft";
import type { AskForReview } from "./verbs";

export const askForReview = (ports: RetagNeeds): AskForReview => async (args = {}) => {
  const work = await openDraftOrRefuse(ports, "to-change");
  if (!work.ok) return work;
  const healed = await retag(ports, work.value);
  if (!healed.ok) return healed;
  const now = healed.value.units.length === 0 ? work : await openDraftOrRefuse(ports, "to-change");
  if (!now.ok) return now;
  const { person, draft } = now.value;
  const about = { matter: draft.row.matterId, draft: draft.draftId };
  if (!(await noteSignatureChanges(ports, person, draft))) return { ok: false, refusal: refusal("audit-not-written") };
  const audited = await writeAudit(ports)(person, about, { kind: "asked-for-review", content: draft.contentHash, round: draft.round, findings: draft.findings.length });
  if (!audited) return { ok: false, refusal: refusal("audit-not-written") };
  await ports.document.save();
  const written = await changeRow(ports, draft.row, {
    state: "in-review", round: draft.round, unitsLeft: draft.counts.left, questions: draft.counts.questions, ...(args.due === undefined ? {} : { due: args.due }),
  });
  if (!written) return { ok: false, refusal: refusal("row-not-written") };
  return done({ round: draft.round, findings: draft.findings, retagged: healed.value });
};
