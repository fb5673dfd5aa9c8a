/**
 * The statement an attorney is about to sign, built from one fresh look at the whole document and all records.
 * Refused with every reason while anything that blocks is open, and to anyone not entitled for that meaning in that matter.
 */
import { findingOf } from "../../domain/draft/finding";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { ContentHash, PersonId, DraftId } from "../../domain/ids";
import { done, refused } from "../../domain/result";
import type { RightsInForce } from "../../domain/matter/matter-rights";
import type { RosterRow } from "../../domain/matter/roster";
import { nowBeside, rightsFor, rightsOfStatement, standingRights } from "../../domain/review/rights-relied-on";
import { gatheredByAuthor, namedInStatement } from "../../domain/review/rows-for-nothing";
import { acceptanceOf, keyOfAcceptance, stillOpen } from "../../domain/review/acceptance";
import { entitlementOf, wasEntitledBy, type Entitlement, releases } from "../../domain/review/entitlement";
import { conformedBlanks } from "../../domain/review/conformed-blanks";
import type { AcceptedFinding } from "../../domain/review/sitting";
import type { TokenJudgement } from "../../domain/review/sign-off";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import { untouchedSinceWritten, type ReadRow } from "../../domain/stamped";
import type { Meaning, SignedStatement, NamedFile, StatementTime } from "../../domain/review/statement";
import { canonicalJson, hashOfStatement, isHashOfStatement } from "../../domain/review/statement-hash";
import type { JudgedUnit } from "../../domain/review/review-gate";
import { checkTokens } from "../acts/check-tokens";
import type { OpenDraft } from "../draft/open-draft-state";
import { isFault } from "../ports/faults";
import type { Ports } from "../ports/ports";
import { refusal } from "../words/refusal";
import { ownTime, stampOf } from "./statement-time";
import { groundsFor, type Grounds, type GroundsNeeds } from "./sign-off-grounds";
import { missingHeads } from "../acts/missing-heads";
import type { Result } from "../../domain/result";
import type { Refusal } from "../words/refusal";
import type { PreparedSignOff } from "./prepared-sign-off";
import { given } from "../../given";

/** Of the draft open in Word, or, with `draft`, of a stored one (up to twenty are signed in one ceremony). */
export type PrepareSignOff = (args: {
  readonly meaning: Meaning;
  readonly accepted?: readonly AcceptedFinding[];
  readonly draft?: DraftId;
  readonly exhibits?: readonly NamedFile[];
  /** The last complete look, for signing while Graph is down: at most 30 minutes old. */ readonly seen?: OpenDraft;
}) => Promise<Result<PreparedSignOff, Refusal>>;

export type PrepareNeeds = GroundsNeeds & Pick<Ports, "random">;

/** What the signer says, word for word; the record is not the signature FRCP 11(a) or CCP 128.7 asks for, and does not claim to be. */
const ATTESTATIONS: Readonly<Record<Meaning, string>> = {
  "reviewed-facts":
    "I have read this document and reviewed the facts it states. This is not an approval to send or file it.",
  "reviewed-law":
    "I have read this document and reviewed the law it relies on. This is not an approval to send or file it.",
  "for-client-review":
    "I have read this document and approve showing it to the client for review, still marked as a draft.",
  "for-client-signature": "I have read this document and approve it for the client's signature.",
  "for-filing": "I have read this document and approve it for filing over my signature.",
  "for-service": "I have read this document and approve it for service over my signature.",
  "to-send": "I have read this document and approve sending it.",
};

/** Changes whenever the rules of the gate do, so that a statement says under which it was made. */
const RULE_SET = "countersign-gate 1";
const NONCE_BYTES = 16;

export const prepareSignOff =
  (ports: PrepareNeeds): PrepareSignOff =>
  async ({ meaning, accepted = [], draft: stored, exhibits = [], seen }) => {
    const grounds = await groundsFor(ports, given({ draft: stored, seen }));
    if (!grounds.ok) return grounds;
    const { person, draft, roster, records } = grounds.value;
    const { gate } = draft;
    if (!gate.maySignOff) return refused(refusal("gate-closed", { findings: gate.beforeSignOff }));
    // Nobody is asked for reasons who may not sign anyway.
    const now = mayThisSign(grounds.value, meaning, nowBeside(draft.rightsGrounds.rows, ports.clock.now()));
    if (!now.ok) return now;
    const rows = [...gate.records.findings, ...(records?.chains.findings ?? [])];
    const forNothing = gatheredByAuthor(rows);
    const history =
      records === undefined
        ? []
        : missingHeads(records.chains, [...gate.signOffs.standing, ...gate.signOffs.withdrawn]);
    const withoutReason = [
      ...gate.advisories.filter(({ code }) => code !== "rows-count-for-nothing"),
      ...stillOpen(forNothing, gate.records, scopeOf(draft)),
      ...history,
    ].filter((finding) => !accepted.some((each) => sameAs(each, acceptanceOf(finding, scopeOf(draft)))));
    if (withoutReason.length > 0) return refused(refusal("advisories-need-reason", { findings: withoutReason, rows }));
    if (stored === undefined) await saveFirst(ports, grounds.value, meaning);
    const time = await timeFor(ports, grounds.value, meaning, seen !== undefined);
    if (time === undefined) return refused(refusal("audit-not-written"));
    const may = mayThisSign(grounds.value, meaning, time.at);
    if (!may.ok) return may;
    const { entitlement, inForce } = may.value;
    const previous =
      records === undefined
        ? "unknown-while-down"
        : previousOf(
            records.matterSignOffs,
            await checkTokens(
              ports.verifier,
              records.matterSignOffs,
              async () => records.matterSignOffs,
              wasEntitledBy(roster, rightsOfStatement(draft.rightsGrounds)),
            ),
          );
    const statement: SignedStatement = {
      version: 1,
      hashVersion: 1,
      nonce: bytesToHex(ports.random.bytes(NONCE_BYTES)),
      tenant: person.tenant,
      matter: draft.row.matterId,
      draft: draft.draftId,
      contentHash: draft.contentHash,
      unitCount: gate.units.length,
      exhibits,
      ruleSet: RULE_SET,
      ...templateOf(draft),
      sittings: sittingsReliedOn(draft),
      acceptedFindings: accepted.map(({ code, unit, reason }) => ({
        code,
        ...given({ unit, reason }),
      })),
      rowsForNothing: namedInStatement(forNothing),
      qualityCheck: qualityCheckOf(draft),
      meaning,
      attestation: ATTESTATIONS[meaning],
      signer: {
        oid: person.oid,
        name: entitlement.row.name,
        admissions: entitlement.admissions,
        ...given({ barNumber: entitlement.barNumber }),
      },
      ...given({ forum: draft.forum }),
      rosterRow: rosterRowHeld(entitlement.row),
      rightsRow: rightsRowHeld(inForce),
      auditHeads: (records?.chains.chains ?? []).map(({ writer, head }) => ({ writer, hash: head })),
      blanks: draft.content.blanks.map(({ name, text }) => ({ name, text })),
      previous,
      keysSeen: (await ports.verifier?.keysPublishedNow()) ?? [],
      time,
    };
    const before = lastSignedBy(person.oid, draft);
    return done({
      statement,
      canonical: canonicalJson(statement),
      statementHash: hashOfStatement(statement),
      matterTitle: draft.matter.title,
      draftTitle: draft.row.title,
      units: gate.units.length,
      ...given({ mayConform: mayConform(draft, meaning, entitlement.row.name) }),
      ...(before === undefined ? {} : { changedSinceLastSigned: changedSince(before, gate.units) }),
    });
  };

/** By the roster, and by the rights in force at that time. */
const mayThisSign = (
  { person, draft, roster }: Grounds,
  meaning: Meaning,
  at: string,
): Result<{ readonly entitlement: Extract<Entitlement, { ok: true }>; readonly inForce: RightsInForce }, Refusal> => {
  const rights = standingRights(draft.rightsGrounds, draft.row.matterId, at);
  const entitlement = entitlementOf({
    signer: person.oid,
    meaning,
    at,
    roster,
    matter: rightsFor(rights, draft.row.matterId, draft.forum),
    content: draft.content,
  });
  const { inForce } = rights;
  if (entitlement.ok && inForce !== undefined) return done({ entitlement, inForce });
  const code = entitlement.ok ? "matter-without-rights" : entitlement.code;
  return refused(refusal("not-entitled", { findings: [findingOf("blocking", code)] }));
};

/** Graph may have gone away since the records were read: what was seen then may still be signed, on the computer's clock. */
const timeFor = async (
  ports: PrepareNeeds,
  { person, draft, records }: Grounds,
  meaning: Meaning,
  maySignWhileDown: boolean,
): Promise<StatementTime | undefined> => {
  const about = { matter: draft.row.matterId, draft: draft.draftId, content: draft.contentHash, meaning };
  const stamped = records === undefined ? undefined : await stampOf(ports, person, about);
  return stamped ?? (records === undefined || maySignWhileDown ? ownTime(ports.clock.now(), draft.readAt) : undefined);
};

const templateOf = ({ ledger: { template } }: OpenDraft): Pick<SignedStatement, "template"> =>
  template === undefined
    ? {}
    : { template: { id: template.id, version: template.version, ...given({ sha256: template.sha256 }) } };

const rosterRowHeld = ({ itemId, eTag, from, until, admissions }: RosterRow): SignedStatement["rosterRow"] => ({
  itemId,
  eTag,
  from,
  admissions,
  ...given({ until }),
});

const rightsRowHeld = ({ row, at, by, rights, addedThemselves }: RightsInForce): SignedStatement["rightsRow"] => ({
  itemId: row,
  at,
  by,
  forums: rights.forums,
  responsible: rights.responsible,
  signing: rights.signing,
  from: rights.from,
  addedThemselves,
});

/** The final is made from the file in the library, so what is signed is saved first. Where Word cannot, the final says that the two differ. */
const saveFirst = async (
  ports: Pick<Ports, "document">,
  { draft, records }: Grounds,
  meaning: Meaning,
): Promise<void> => {
  if (records === undefined || draft.readOnly || !releases(meaning)) return;
  try {
    await ports.document.save();
  } catch (fault) {
    if (!isFault(fault, "word")) throw fault;
  }
};

/** A client's signature is the client's; what lets nothing go has no final to stand beside. */
const mayConform = (draft: OpenDraft, meaning: Meaning, signer: string): true | undefined =>
  releases(meaning) &&
  meaning !== "for-client-signature" &&
  conformedBlanks(draft.content, signer).signatures.length > 0
    ? true
    : undefined;

const scopeOf = (draft: OpenDraft) => {
  const words = new Map(draft.gate.units.map(({ unit }) => [unit.id, unit.words]));
  return { contentHash: draft.contentHash, wordsOf: (unit: Parameters<typeof words.get>[0]) => words.get(unit) };
};

const sameAs = (one: AcceptedFinding, wanted: AcceptedFinding): boolean =>
  keyOfAcceptance(one) === keyOfAcceptance(wanted) && (one.reason ?? "").trim() !== "";

/** Every sitting some unit's approval, or the place it was last seen at, comes from. */
const sittingsReliedOn = ({ gate }: OpenDraft): SignedStatement["sittings"] => {
  const rows = new Set(
    gate.units.flatMap(({ review }) =>
      review.status === "approved" ? [review.approval.row, review.approval.seenIn] : [],
    ),
  );
  return gate.records.sittings
    .filter((sitting) => rows.has(sitting.row))
    .map(({ row, record, by }) => ({ row, sitting: record.id, reviewer: by }));
};

const qualityCheckOf = ({ gate }: OpenDraft): SignedStatement["qualityCheck"] =>
  gate.qualityCheck === undefined ? "none" : { row: gate.qualityCheck.row, by: gate.qualityCheck.by };

/** The matter's last sign-off. Its key is named, and so vouched for, only when its token was proved just now. */
const previousOf = (
  rows: readonly ReadRow<SignOffContent>[],
  tokens: ReadonlyMap<string, TokenJudgement>,
): SignedStatement["previous"] => {
  const signOffs = rows.flatMap((row) => (row.content?.kind === "sign-off" ? [{ row, content: row.content }] : []));
  // A row that is not its signer's own untouched statement is no link of the chain: junk breaks none.
  const last = signOffs
    .filter(
      ({ row, content }) =>
        (row.createdById === content.statement.signer.oid ||
          (row.createdById === undefined && tokens.get(row.itemId)?.ok === true)) &&
        untouchedSinceWritten(row) &&
        isHashOfStatement(content.statementHash, content.statement),
    )
    .sort((a, b) => a.row.createdAt.localeCompare(b.row.createdAt) || Number(a.row.itemId) - Number(b.row.itemId))
    .at(-1);
  if (last === undefined) return "none";
  const token = tokens.get(last.row.itemId);
  return {
    statement: last.content.statementHash,
    ...(token?.ok === true && token.keyThumbprint !== undefined ? { keyThumbprint: token.keyThumbprint } : {}),
  };
};

const lastSignedBy = (
  oid: PersonId,
  { gate }: OpenDraft,
): { readonly at: string; readonly content: ContentHash } | undefined => {
  const mine = [...gate.signOffs.standing, ...gate.signOffs.withdrawn]
    .filter((signOff) => signOff.by === oid)
    .sort((a, b) => a.at.localeCompare(b.at))
    .at(-1);
  return mine === undefined ? undefined : { at: mine.at, content: mine.record.statement.contentHash };
};

/** Units whose present words were approved only after that sign-off. */
const changedSince = (before: { readonly at: string }, units: readonly JudgedUnit[]): number =>
  units.filter(({ review }) => review.status === "approved" && review.approval.at > before.at).length;
