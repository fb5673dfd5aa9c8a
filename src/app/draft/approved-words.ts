/**
 * The words an attorney approved are kept inside the draft, so that a later change can be shown beside them. The draft can be edited by anyone,
 * so a kept text is shown only where the attorney's own record holds its hash; otherwise the earlier words are "not kept".
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ApprovedWords, LedgerView } from "../../domain/draft/ledger";
import { APPROVED_WORDS_NAMESPACE, approvedWordsXml } from "../../drafting/ledger/approved-words-xml";
import type { UnitId } from "../../domain/ids";
import type { JudgedUnit } from "../../domain/review/review-gate";
import type { CountedRecords } from "../../domain/review/valid-decision";
import type { Ports } from "../ports/ports";
import { isFault } from "../ports/faults";

/** 128 bits of SHA-256, lower-case hex: what a decision records of the text it saw. */
export const hashOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);

/** For each unit whose approved words changed since: the text approved then, where it is kept and its record vouches for it. */
export const approvedTexts = (
  units: readonly JudgedUnit[],
  ledger: LedgerView,
  records: CountedRecords,
): ReadonlyMap<UnitId, string> => {
  const kept = new Map<UnitId, readonly string[]>();
  for (const { unit, text } of ledger.approvedWords ?? []) kept.set(unit, [...(kept.get(unit) ?? []), text]);
  const found = new Map<UnitId, string>();
  for (const { unit, review } of units) {
    const settled = review.status === "escalated" ? review.beneath : review;
    if (settled.status !== "lapsed") continue;
    const sitting = records.sittings.find((each) => each.row === settled.approval.row);
    const decision = sitting?.record.decisions.find(
      (each) => each.unit === unit.id && each.words === settled.approval.words,
    );
    const text = kept.get(unit.id)?.find((each) => decision?.text !== undefined && hashOfText(each) === decision.text);
    if (text !== undefined) found.set(unit.id, text);
  }
  return found;
};

/** Keeps the texts just approved beside those kept before. False when Word would not take them: a later change then shows as "not kept", and nothing else is lost. */
export const keepApprovedWords = async (
  ports: Pick<Ports, "document">,
  before: readonly ApprovedWords[],
  approved: readonly ApprovedWords[],
): Promise<boolean> => {
  if (approved.length === 0) return true;
  const now = new Set(approved.map(({ unit }) => unit));
  try {
    await ports.document.writeLedger(
      APPROVED_WORDS_NAMESPACE,
      approvedWordsXml([...before.filter(({ unit }) => !now.has(unit)), ...approved]),
    );
    return true;
  } catch (fault) {
    if (isFault(fault, "word")) return false;
    throw fault;
  }
};
