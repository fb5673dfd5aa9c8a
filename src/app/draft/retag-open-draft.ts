/**
 * Healing goes only downward (invariant 2): what Word left untagged gets a fresh pending id, of duplicates all become pending under new ids,
 * ids that are not this draft's are replaced. It is reported in one line and the gate itself never does it.
 */
import type { FindingCode } from "../../domain/draft/finding-catalogue";
import { PENDING_TITLE, pendingTag } from "../../domain/draft/tag";
import { done, type Result } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import { engineSetting } from "../acts/engine-setting";
import { openDraftOrRefuse, type AtWork, type OpenNeeds } from "./open-draft-or-refuse";
import type { Healing } from "../ports/engine";
import { LEDGER_NAMESPACE } from "../ports/engine";
import type { TagChange } from "../ports/open-document";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";
import { STATUS_COLORS } from "./tag-repair";
import type { UnitId } from "../../domain/ids";
import { given } from "../../given";

/** Healing, in one reported line: what Word left untagged becomes pending under new ids; of duplicates all do. */
export type RetagOpenDraft = () => Promise<Result<Retagged, Refusal>>;

export interface Retagged {
  readonly untagged: number;
  readonly duplicated: number;
  readonly unknown: number;
  readonly units: readonly UnitId[];
  /** Paragraphs Word cannot wrap here; they stay findings until the draft is saved through the engine. */
  readonly notDone: number;
}

export type RetagNeeds = OpenNeeds & Pick<Ports, "audit" | "random">;

export const retagOpenDraft =
  (ports: RetagNeeds): RetagOpenDraft =>
  async () => {
    const work = await openDraftOrRefuse(ports, "to-change");
    return work.ok ? retag(ports, work.value) : work;
  };

const NOTHING: Retagged = { untagged: 0, duplicated: 0, unknown: 0, units: [], notDone: 0 };
const NEEDS_HEALING: readonly FindingCode[] = ["untagged", "duplicated-unit", "unknown-unit"];

export const retag = async (ports: RetagNeeds, { person, draft }: AtWork): Promise<Result<Retagged, Refusal>> => {
  if (!draft.findings.some((finding) => NEEDS_HEALING.includes(finding.code))) return done(NOTHING);
  const bytes = await ports.document.readBytes();
  const setting = engineSetting(ports, {
    draft: draft.draftId,
    matter: draft.row.matterId,
    timeZone: draft.matter.timeZone,
  });
  const healed = await ports.engine.retag(bytes, setting);
  if (healed.healed.length === 0) return done(NOTHING);
  // The ledger first: should the tags then fail, the new ids are known and merely unused.
  if (healed.ledgerXml !== undefined) await ports.document.writeLedger(LEDGER_NAMESPACE, healed.ledgerXml);
  const outcome = await ports.document.applyTags(healed.healed.map(asTagChange));
  if (outcome.notDone.length > 0) {
    // Where Word cannot tag (text boxes; notes on the web) the unit's id stands in the ledger. Same bytes, same seed: the other ids stay.
    const { ledgerXml } = await ports.engine.retag(bytes, setting, outcome.notDone);
    if (ledgerXml !== undefined) await ports.document.writeLedger(LEDGER_NAMESPACE, ledgerXml);
  }
  const audited = await writeAudit(ports)(
    person,
    { matter: draft.row.matterId, draft: draft.draftId },
    { kind: "retagged", units: healed.healed.map((each) => each.unit) },
  );
  if (!audited) return { ok: false, refusal: refusal("audit-not-written") };
  const having = (why: Healing["why"]): number => healed.healed.filter((each) => each.why === why).length;
  return done({
    untagged: having("untagged"),
    duplicated: having("duplicated"),
    unknown: having("unknown"),
    units: healed.healed.map((each) => each.unit),
    notDone: outcome.notDone.length,
  });
};

const asTagChange = (healing: Healing): TagChange => {
  const to = pendingTag(healing.unit);
  return healing.why === "untagged"
    ? {
        kind: "wrap",
        at: healing.at,
        ...given({ last: healing.last }),
        tag: to,
        title: PENDING_TITLE,
        color: STATUS_COLORS.pending,
      }
    : {
        kind: "retag",
        from: healing.oldTag,
        occurrence: healing.occurrence,
        at: healing.at,
        to,
        title: PENDING_TITLE,
        color: STATUS_COLORS.pending,
      };
};
