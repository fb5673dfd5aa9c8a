/**
 * Facts refreshed in the open draft: only the controls whose facts changed are rewritten, and exactly those units re-open, because their words change.
 * What could not be brought in is settled one by one: put back, or kept as it reads, which the attorney is asked about.
 */
import type { DocumentContent } from "../../docx/canonical/document-content";
import type { UnitId } from "../../domain/ids";
import { concernsWholeParagraphs, mayPutBack, settlingOf, type Settling } from "../../domain/draft/settling";
import { done, refused, type Result } from "../../domain/result";
import { writeAudit } from "../acts/audit";
import { correctFact } from "../begin/correct-fact";
import { engineSetting } from "../acts/engine-setting";
import { openDraftOrRefuse, type OpenNeeds } from "./open-draft-or-refuse";
import { LEDGER_NAMESPACE } from "../ports/engine";
import type { Ports } from "../ports/ports";
import { raiseQuestion } from "./questions";
import { refusal, type Refusal } from "../words/refusal";
import type { Finding } from "../../domain/draft/finding";
import type { OpenDraft } from "./open-draft-state";
import { given } from "../../given";

/** Corrects the fact in the firm's lists, then refreshes the open draft. */
export type FillFact = (args: {
  readonly path: string;
  readonly value: string;
  readonly note: string;
}) => Promise<Result<Refreshed, Refusal>>;

/** Ends one difference that refreshing told: the value on file comes back, or the draft stays as it reads and the attorney is asked. `why` is needed where whole paragraphs are concerned. */
export type SettleDifference = (args: {
  readonly seen: OpenDraft;
  readonly finding: Finding;
  readonly how: "keep" | "put-back";
  readonly why?: string;
}) => Promise<Result<Refreshed, Refusal>>;

export type RefreshOpenDraft = () => Promise<Result<Refreshed, Refusal>>;

export interface Refreshed {
  readonly changedUnits: readonly UnitId[];
  readonly findings: readonly Finding[];
}

export type RefreshNeeds = OpenNeeds & Pick<Ports, "audit" | "random">;

export const refreshOpenDraft =
  (ports: RefreshNeeds): RefreshOpenDraft =>
  () =>
    refresh(ports);

const refresh = async (ports: RefreshNeeds, settling?: Settling): Promise<Result<Refreshed, Refusal>> => {
  const work = await openDraftOrRefuse(ports, "to-change");
  if (!work.ok) return work;
  const { person, draft } = work.value;
  const [bytes, facts] = await Promise.all([ports.document.readBytes(), ports.matters.readFacts(draft.row.matterId)]);
  const setting = engineSetting(ports, {
    draft: draft.draftId,
    matter: draft.row.matterId,
    timeZone: draft.matter.timeZone,
  });
  let refreshed = await ports.engine.refresh(bytes, facts.facts, setting, [], settling);
  if (refreshed.controls.length > 0) await ports.document.replaceControlText(refreshed.controls);
  if (refreshed.words.length > 0) await ports.document.replaceWords(refreshed.words);
  if (refreshed.changedUnits.length > 0) {
    const content = await ports.engine.readContent(await ports.document.readBytes());
    const unwritten = await differing(ports, refreshed.docx, content, refreshed.changedUnits);
    if (unwritten.length > 0) refreshed = await ports.engine.refresh(bytes, facts.facts, setting, unwritten, settling);
    if (refreshed.ledgerXml !== undefined) await ports.document.writeLedger(LEDGER_NAMESPACE, refreshed.ledgerXml);
    const audited = await writeAudit(ports)(
      person,
      { matter: draft.row.matterId, draft: draft.draftId },
      { kind: "facts-refreshed", content: content.hash, units: refreshed.changedUnits },
    );
    if (!audited) return { ok: false, refusal: refusal("audit-not-written") };
  } else if (refreshed.ledgerXml !== undefined) await ports.document.writeLedger(LEDGER_NAMESPACE, refreshed.ledgerXml);
  return done({ changedUnits: refreshed.changedUnits, findings: refreshed.findings });
};

/** Units that do not read in Word as they should after refreshing: Word's API does not reach everywhere, and nothing is passed off as written. */
const differing = async (
  ports: Pick<RefreshNeeds, "engine">,
  refreshed: Uint8Array,
  now: DocumentContent,
  units: readonly UnitId[],
): Promise<readonly UnitId[]> => {
  const meant = textsByUnit(await ports.engine.readContent(refreshed));
  const shown = textsByUnit(now);
  return units.filter((unit) => shown.get(unit) !== meant.get(unit));
};

const textsByUnit = (content: DocumentContent): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const paragraph of content.stories.flatMap((story) => story.paragraphs))
    if (paragraph.id !== undefined) texts.set(paragraph.id, `${texts.get(paragraph.id) ?? ""}${paragraph.text}\n`);
  return texts;
};

/**
 * One difference settled. A value kept as typed is then the review's question, raised by rule: the ledger holds today's value and the paragraph
 * does not say it. For whole paragraphs no rule can tell, so the person says why, and that is the question.
 */
export const settleDifference =
  (ports: RefreshNeeds & Parameters<typeof raiseQuestion>[0]): SettleDifference =>
  async ({ seen, finding, how, why = "" }) => {
    if (finding.endedBy !== "keep-value" || (how === "put-back" && !mayPutBack(finding)))
      return refused(refusal("nothing-to-do"));
    if (concernsWholeParagraphs(finding.code)) {
      if (why.trim() === "") return refused(refusal("reason-needed"));
      const asked = await raiseQuestion(ports)({
        seen,
        text: why,
        ...given({ unit: finding.unit }),
      });
      if (!asked.ok) return asked;
    }
    return refresh(ports, settlingOf(finding, how));
  };

/** The value goes into the firm's lists with its note; only from there does it reach the document. */
export const fillFact =
  (ports: RefreshNeeds): FillFact =>
  async ({ path, value, note }) => {
    const work = await openDraftOrRefuse(ports, "to-change");
    if (!work.ok) return work;
    const { row } = work.value.draft;
    const corrected = await correctFact(ports)({ matter: row.matterId, path, value, note, draft: row.draftId });
    return corrected.ok ? refreshOpenDraft(ports)() : corrected;
  };
