/** Facts refreshed in the open draft: only the controls whose facts changed are rewritten, and exactly those units re-open, because their words change. */
import { done } from "../domain/result";
import { writeAudit } from "./audit";
import { correctFact } from "./correct-fact";
import { engineSetting } from "./engine-setting";
import { openDraftOrRefuse, type OpenNeeds } from "./open-draft-or-refuse";
import { LEDGER_NAMESPACE } from "./ports/engine";
import type { Ports } from "./ports/ports";
import { refusal } from "./refusal";
import type { FillFact, RefreshOpenDraft } from "./verbs";

export type RefreshNeeds = OpenNeeds & Pick<Ports, "audit" | "random">;

export const refreshOpenDraft = (ports: RefreshNeeds): RefreshOpenDraft => async () => {
  const work = await openDraftOrRefuse(ports, "to-change");
  if (!work.ok) return work;
  const { person, draft } = work.value;
  const [bytes, facts] = await Promise.all([ports.document.readBytes(), ports.matters.readFacts(draft.row.matterId)]);
  const setting = engineSetting(ports, { draft: draft.draftId, matter: draft.row.matterId, timeZone: draft.matter.timeZone });
  const refreshed = await ports.engine.refresh(bytes, facts.facts, setting);
  if (refreshed.controls.length > 0) await ports.document.replaceControlText(refreshed.controls);
  if (refreshed.ledgerXml !== undefined) await ports.document.writeLedger(LEDGER_NAMESPACE, refreshed.ledgerXml);
  if (refreshed.changedUnits.length > 0) {
    const content = await ports.engine.readContent(await ports.document.readBytes());
    const audited = await writeAudit(ports)(person, { matter: draft.row.matterId, draft: draft.draftId }, { kind: "facts-refreshed", content: content.hash, units: refreshed.changedUnits });
    if (!audited) return { ok: false, refusal: refusal("audit-not-written") };
  }
  return done({ changedUnits: refreshed.changedUnits, findings: refreshed.findings });
};

/** The value goes into the firm's lists with its note; only from there does it reach the document. */
export const fillFact = (ports: RefreshNeeds): FillFact => async ({ path, value, note }) => {
  const work = await openDraftOrRefuse(ports, "to-change");
  if (!work.ok) return work;
  const { row } = work.value.draft;
  const corrected = await correctFact(ports)({ matter: row.matterId, path, value, note, draft: row.draftId });
  return corrected.ok ? refreshOpenDraft(ports)() : corrected;
};
