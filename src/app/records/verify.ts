/**
 * Whether a file's words are signed off, by whom, for which matter and meaning, whatever the file is called.
 * The answer rests on the content hash and the records alone. "Cannot verify" is never shown as valid, and no rows mean unknown (invariant 5).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { ContentHash, DraftId, MatterId, UnitId } from "../../domain/ids";
import { activeRow } from "../../domain/matter/roster";
import { unitsOf } from "../../domain/draft/units";
import type { Finding } from "../../domain/draft/finding";
import type { FindingCode } from "../../domain/draft/finding-catalogue";
import { TOKENS_NOT_JUDGED, tokenFinding, type TokenNotJudged } from "../../domain/draft/token-failure";
import type { ReviewedContent } from "../../domain/draft/reviewed-content";
import { wasEntitledBy } from "../../domain/review/entitlement";
import { rightsOfStatement, wasResponsible } from "../../domain/review/rights-relied-on";
import { fillsBlank } from "../../domain/review/filled-blank";
import { exhibitFindings } from "./exhibits-at-hand";
import { contentNamed, isNewerSignOff } from "../ports/record-shapes";
import { reviewUnits } from "../../domain/review/review-of-units";
import {
  judgeSignOffs,
  type JudgedSignOffs,
  type SignOffContext,
  type StandingSignOff,
} from "../../domain/review/sign-off";
import type { SignOffContent, SignOffRecord } from "../../domain/review/sign-off-record";
import type { NamedFile, Meaning } from "../../domain/review/statement";
import { describeSignOffs, readRights, type SignOffFound } from "./sign-off-found";
import { untouchedSinceWritten, type ReadRow } from "../../domain/stamped";
import { countRecords } from "../../domain/review/valid-decision";
import { checkTokens } from "../acts/check-tokens";
import type { Ports } from "../ports/ports";
import { proofOf, readPending } from "../finish/pending-sign-off";
import { isPdf } from "./record-pdf";
import { isOutOfReach } from "../ports/faults";
import type { Person } from "../ports/session";
import { given } from "../../given";

/** Any bytes, Word or PDF; without bytes the document open in Word. `matters`: where to look for a sign-off whose blanks were filled since. */
export type Verify = (
  file?: Uint8Array,
  where?: {
    readonly matters?: readonly MatterId[];
    /** A kept sign-off. */ readonly pending?: string;
    /** The exhibits that would go out with it: every one must be the one signed. */ readonly exhibits?: readonly NamedFile[];
  },
) => Promise<
  VerifyAnswer & {
    /** Whether the history has a line of this check; absent where no draft is named. */ readonly noted?: boolean;
  }
>;

export type VerifyAnswer =
  | {
      readonly kind: "signed-off";
      readonly signOffs: readonly SignOffFound[];
      /** Blanks left on purpose when signed, with what stands there now. */
      readonly filled?: readonly { readonly name: string; readonly text: string }[];
      /** The file is a PDF; somebody recorded it as made from the final with these words. */
      readonly pdf?: { readonly recordedBy: string; readonly recordedAt: string };
    }
  | {
      readonly kind: "changed";
      readonly since: readonly SignOffFound[];
      readonly changedUnits: readonly UnitId[];
      /** Blanks that hold what no filling of theirs can be. */
      readonly blanks?: readonly { readonly name: string; readonly text: string }[];
    }
  /** Signed while Graph was down: proved by its token, not yet in the firm's records. */
  | { readonly kind: "record-pending"; readonly by: string; readonly meaning: Meaning; readonly signedAt: string }
  | {
      readonly kind: "withdrawn";
      readonly signOffs: readonly (SignOffFound & {
        readonly withdrawnAt: string;
        readonly withdrawnBy: string;
        readonly reason: string;
      })[];
    }
  /** A record for this content exists but does not count; each with its reason. */
  | { readonly kind: "record-not-valid"; readonly reasons: readonly Finding[] }
  /** Nothing found: unknown, not "never signed". */
  | { readonly kind: "no-record" }
  | { readonly kind: "cannot-verify"; readonly code: string; readonly fault?: unknown };

type Needs = Pick<
  Ports,
  | "session"
  | "engine"
  | "signOffs"
  | "reviews"
  | "matters"
  | "roster"
  | "rights"
  | "intake"
  | "document"
  | "clock"
  | "verifier"
> &
  Partial<Pick<Ports, "audit" | "drafts">>;

export const verify =
  (ports: Needs): Verify =>
  async (file, where = {}) => {
    const answer = await verifyWords(ports, file, where);
    return where.exhibits === undefined || answer.kind !== "signed-off" ? answer : withExhibits(answer, where.exhibits);
  };

/** The exhibits at hand against those a sign-off names by digest: one swapped, added or left out makes it another filing than the one signed. */
const withExhibits = (
  answer: Extract<VerifyAnswer, { kind: "signed-off" }>,
  atHand: readonly NamedFile[],
): VerifyAnswer => {
  const differing = answer.signOffs.map((found) => exhibitFindings(found.exhibits, atHand));
  if (differing.some((findings) => findings.length === 0))
    return { ...answer, signOffs: answer.signOffs.filter((_, index) => differing[index]?.length === 0) };
  return { kind: "record-not-valid", reasons: differing.flat() };
};

const verifyWords = async (
  ports: Needs,
  file: Parameters<Verify>[0],
  { matters = [], pending }: NonNullable<Parameters<Verify>[1]>,
): Promise<VerifyAnswer> => {
  try {
    const person = await ports.session.current();
    if (person === undefined) return { kind: "cannot-verify", code: "not-signed-in" };
    if (pending !== undefined) {
      const answer = await verifyPending(ports, file ?? (await ports.document.readBytes()), pending);
      if (answer !== undefined) return answer;
    }
    if (file === undefined)
      return await verifyDocument(ports, person, await ports.document.readBytes(), await matterOfOpenDocument(ports));
    return isPdf(file) ? await verifyPdf(ports, person, file) : await verifyDocument(ports, person, file, matters);
  } catch (fault) {
    const code = typeof fault === "object" && fault !== null && "code" in fault ? String(fault.code) : "unknown";
    return { kind: "cannot-verify", code, fault };
  }
};

/** A kept sign-off says "record pending" and no more, whatever its token proves; undefined when it is for other words. */
const verifyPending = async (ports: Needs, bytes: Uint8Array, pending: string): Promise<VerifyAnswer | undefined> => {
  const records = readPending(pending);
  if (records === undefined || ports.verifier === undefined)
    return { kind: "cannot-verify", code: "not-a-pending-sign-off" };
  const content = await ports.engine.readContent(bytes);
  const record = records.find(({ statement }) => statement.contentHash === (content.hash as ContentHash));
  if (record === undefined || content.findings.some((each) => each.severity === "blocking")) return undefined;
  // Adopted meanwhile, the records answer.
  const there = await recordedAlready(ports, record);
  if (there) return undefined;
  const proof = await proofOf(ports.verifier, record, record.statement.signer.oid);
  if (!proof.ok)
    return { kind: "cannot-verify", code: String(proof.refusal.detail?.["code"] ?? "not-a-pending-sign-off") };
  // The name is the provider's: what a statement calls its signer was written by whoever made it.
  return {
    kind: "record-pending",
    by: proof.value.name,
    meaning: record.statement.meaning,
    signedAt: proof.value.signedAt,
  };
};

const recordedAlready = async (ports: Needs, record: SignOffRecord): Promise<boolean> => {
  try {
    const rows = await ports.signOffs.listForContent(record.statement.contentHash);
    return rows.some((row) => {
      const found = row.content;
      return found?.kind === "sign-off" && found.statementHash === record.statementHash;
    });
  } catch (fault) {
    if (isOutOfReach(fault)) return false;
    throw fault;
  }
};

const matterOfOpenDocument = async (ports: Needs): Promise<readonly MatterId[]> => {
  const { url } = await ports.document.place();
  const file = url === undefined ? undefined : await ports.drafts?.locate(url);
  return file?.matterId === undefined ? [] : [file.matterId];
};

const verifyDocument = async (
  ports: Needs,
  person: Person,
  bytes: Uint8Array,
  matters: readonly MatterId[],
): Promise<VerifyAnswer> => {
  const content = await ports.engine.readContent(bytes);
  const filled = content.blanks.filter(({ text }) => !RULED.test(text));
  // The reader lists what a file shows otherwise than it stores; its hash then speaks of other words than a person sees.
  const blocking = content.findings.filter((each) => each.severity === "blocking");
  if (blocking.some((each) => each.code !== "blank-filled"))
    return { kind: "cannot-verify", code: "not-what-the-file-shows" };
  if (blocking.length === 0) {
    const found = await ports.signOffs.listForContent(content.hash as ContentHash);
    if (found.length > 0) return judgeFound(ports, person, found, content.hash, content);
  }
  if (filled.length > 0) {
    const answer = await verifyWithBlanks(ports, person, bytes, filled, matters);
    if (answer !== undefined) return answer;
  }
  const ledger = await ports.engine.readLedger(bytes);
  if (ledger === undefined)
    return (blocking.length === 0 ? await verifyByDigest(ports, person, bytes) : undefined) ?? { kind: "no-record" };
  const rows = await ports.signOffs.listForDraft(ledger.draft);
  const judged = await judge(ports, person, rows);
  const since = judged.standing.filter((signOff) => signOff.record.statement.draft === ledger.draft);
  if (since.length === 0) return { kind: "no-record" };
  return {
    kind: "changed",
    since: await describeSignOffs(ports, person, since),
    changedUnits: await changedUnits(ports, person, content, ledger, since),
  };
};

const RULED = /^[_ \t\u00a0\u2002\u2003\u2007]*$/u;
/** How long the engine draws a blank's line unless the template says otherwise. */
const USUAL_LINE = "_".repeat(24);

/**
 * Blanks left on purpose are filled after signing (a case number, a date): with the ruled lines back between their bookmarks the content must be
 * the signed one. The lines are those a statement lists; without a matter to look in, the usual line is tried.
 */
const verifyWithBlanks = async (
  ports: Needs,
  person: Person,
  bytes: Uint8Array,
  filled: readonly { readonly name: string; readonly text: string }[],
  matters: readonly MatterId[],
): Promise<VerifyAnswer | undefined> => {
  const statements = (await Promise.all(matters.map((matter) => ports.signOffs.listForMatter(matter))))
    .flat()
    .flatMap((row) => {
      const record = row.content;
      return record?.kind === "sign-off" ? [record.statement] : [];
    });
  const lines = [
    new Map(filled.map(({ name }) => [name, USUAL_LINE])),
    ...statements.map((statement) => new Map(statement.blanks.map(({ name, text }) => [name, text]))),
  ];
  const tried = new Set<string>();
  for (const blanksAs of lines) {
    const key = JSON.stringify([...blanksAs]);
    if (tried.has(key) || !filled.every(({ name }) => blanksAs.has(name))) continue;
    tried.add(key);
    const content = await ports.engine.readContent(bytes, {
      blanksAs: new Map(filled.map(({ name }) => [name, blanksAs.get(name) ?? ""])),
    });
    if (content.findings.some((each) => each.severity === "blocking")) continue;
    const found = await ports.signOffs.listForContent(content.hash as ContentHash);
    if (found.length === 0) continue;
    const answer = await judgeFound(ports, person, found, content.hash, content);
    if (answer.kind !== "signed-off") return answer;
    const now = filled.map(({ name, text }) => ({ name, text }));
    const blanks = now.filter(({ name, text }) => !fillsBlank(name, text));
    return blanks.length === 0
      ? { ...answer, filled: now }
      : { kind: "changed", since: answer.signOffs, changedUnits: [], blanks };
  }
  return undefined;
};

/** A final answers by its recorded digest too, byte for byte as an attorney made it, when its words are read otherwise than they were then. */
const verifyByDigest = async (ports: Needs, person: Person, bytes: Uint8Array): Promise<VerifyAnswer | undefined> => {
  if (ports.audit === undefined) return undefined;
  const digest = bytesToHex(sha256(bytes));
  const entries = (await ports.audit.listForDigest(digest)).filter(untouchedSinceWritten);
  if (entries.length === 0) return undefined;
  const roster = await ports.roster.read();
  for (const { content: entry, createdAt, createdById } of entries) {
    if (entry?.event.kind !== "finalized" || entry.event.fileHash !== digest || entry.writer !== createdById) continue;
    if (activeRow(roster, entry.writer, createdAt) === undefined) continue;
    const found = await ports.signOffs.listForContent(entry.event.content as ContentHash);
    if (found.length > 0) return judgeFound(ports, person, found, entry.event.content);
  }
  return undefined;
};

/** A PDF says nothing by itself: its digest must have been recorded beside the content it was made from. */
const verifyPdf = async (ports: Needs, person: Person, pdf: Uint8Array): Promise<VerifyAnswer> => {
  if (ports.audit === undefined) return { kind: "cannot-verify", code: "pdf-needs-records" };
  const digest = bytesToHex(sha256(pdf));
  const entries = (await ports.audit.listForDigest(digest)).filter(untouchedSinceWritten);
  for (const { content: entry, createdAt, createdById, createdByName } of entries) {
    if (
      entry?.writer !== createdById ||
      entry === undefined ||
      entry.event.kind !== "pdf-recorded" ||
      entry.event.digest !== digest
    )
      continue;
    const found = await ports.signOffs.listForContent(entry.event.content as ContentHash);
    if (found.length === 0) continue;
    const answer = await judgeFound(ports, person, found, entry.event.content);
    return answer.kind === "signed-off"
      ? { ...answer, pdf: { recordedBy: createdByName ?? "", recordedAt: createdAt } }
      : answer;
  }
  return { kind: "no-record" };
};

/** A row whose content says another draft than it is listed under counts for nothing, and is not missed among that draft's rows. */
const isListedAsItSays = ({ content, listedFor }: ReadRow<SignOffContent>): boolean =>
  listedFor === undefined || content?.kind !== "sign-off" || content.statement.draft === listedFor;

/** Withdrawals stand beside the sign-offs of their draft, so each draft's rows are read whole; an answer that misses the row already found is no answer. */
const judgeFound = async (
  ports: Needs,
  person: Person,
  found: readonly ReadRow<SignOffContent>[],
  hash: string,
  words?: ReviewedContent,
): Promise<VerifyAnswer> => {
  const drafts = new Set<DraftId>();
  for (const row of found) {
    const record = row.content;
    if (record?.kind === "sign-off" && isListedAsItSays(row)) drafts.add(record.statement.draft);
  }
  const rows = (await Promise.all([...drafts].map((draft) => ports.signOffs.listForDraft(draft)))).flat();
  const ids = new Set(rows.map((row) => row.itemId));
  const readable = found.filter((row) => row.content !== undefined && isListedAsItSays(row));
  if (readable.some((row) => !ids.has(row.itemId))) return { kind: "cannot-verify", code: "records-incomplete" };
  // A withdrawal this version cannot read may be of the very sign-off it would show.
  if (rows.some((row) => isNewerSignOff(row) && contentNamed(row) === undefined))
    return { kind: "cannot-verify", code: "record-newer" };
  const judged = await judge(ports, person, [...rows, ...found.filter((row) => !ids.has(row.itemId))], words);
  const standing = judged.standing.filter((signOff) => signOff.record.statement.contentHash === hash);
  if (standing.length > 0) return { kind: "signed-off", signOffs: await describeSignOffs(ports, person, standing) };
  const withdrawn = judged.withdrawn.filter((signOff) => signOff.record.statement.contentHash === hash);
  if (withdrawn.length > 0) {
    const described = await describeSignOffs(ports, person, withdrawn);
    return {
      kind: "withdrawn",
      signOffs: described.map((each, index) => {
        const withdrawal = withdrawn[index]?.withdrawal;
        return {
          ...each,
          withdrawnAt: withdrawal?.at ?? "",
          withdrawnBy: withdrawal?.byName ?? "",
          reason: withdrawal?.reason ?? "",
        };
      }),
    };
  }
  if (found.some(isNewerSignOff)) return { kind: "cannot-verify", code: "record-newer" };
  const here = new Set(found.map((row) => row.itemId));
  const reasons = judged.findings.filter((finding) => here.has(String(finding.detail?.["row"] ?? "")));
  // Where only the proof's key is out of reach, nothing speaks against the record and nothing for it: unknown, by name.
  const unproved = reasons.map((each) => unprovable(each.code));
  const [first] = unproved;
  return first !== undefined && unproved.every((code) => code !== undefined)
    ? { kind: "cannot-verify", code: first }
    : { kind: "record-not-valid", reasons };
};

/** Reasons that say "not known" rather than "no", without their prefix. */
const unprovable = (code: FindingCode): TokenNotJudged | "signer-row-unreadable" | undefined =>
  code === "signer-row-unreadable" ? code : TOKENS_NOT_JUDGED.find((each) => code === tokenFinding(each));

const judge = async (
  ports: Needs,
  person: Person,
  rows: readonly ReadRow<SignOffContent>[],
  words?: ReviewedContent,
): Promise<JudgedSignOffs> => {
  const grounds = await readRights(ports, person, mattersOf(rows));
  const { roster } = grounds;
  const tokens = await checkTokens(
    ports.verifier,
    rows,
    () => sameMatters(ports, rows),
    wasEntitledBy(roster, rightsOfStatement(grounds)),
  );
  return judgeSignOffs(rows, {
    tenant: person.tenant,
    roster,
    tokens,
    tokenRequired: ports.verifier !== undefined,
    isAbout: () => true,
    rightsOf: rightsOfStatement(grounds),
    ...given({ heading: words === undefined ? undefined : await headingOf(words) }),
  });
};

/** Fetched when a file is verified: the first screen does without the names of courts and states. */
const headingOf = async (words: ReviewedContent): Promise<SignOffContext["heading"]> => {
  const { headedElsewhere } = await import("../../domain/review/captions");
  return { of: words.hash, isElsewhere: (forum) => headedElsewhere(words, forum) };
};

/** What a row names as its matter may be anything; only a row's id can be asked for, and for the rest no rights stood. */
const mattersOf = (rows: readonly ReadRow<SignOffContent>[]): readonly MatterId[] => [
  ...new Set(
    rows.flatMap((row) => {
      const record = row.content;
      return record?.kind === "sign-off" && /^\d+$/u.test(record.statement.matter) ? [record.statement.matter] : [];
    }),
  ),
];

const sameMatters = async (
  ports: Needs,
  rows: readonly ReadRow<SignOffContent>[],
): Promise<readonly ReadRow<SignOffContent>[]> =>
  (await Promise.all(mattersOf(rows).map((matter) => ports.signOffs.listForMatter(matter)))).flat();

/** With the draft at hand: the units whose present words no valid decision approves. */
const changedUnits = async (
  ports: Needs,
  person: Person,
  content: ReviewedContent,
  ledger: NonNullable<Awaited<ReturnType<Ports["engine"]["readLedger"]>>>,
  since: readonly StandingSignOff[],
): Promise<readonly UnitId[]> => {
  const matter = since.at(-1)?.record.statement.matter;
  if (matter === undefined) return [];
  const [reviews, grounds] = await Promise.all([
    ports.reviews.listForDraft(ledger.draft),
    readRights(ports, person, [matter]),
  ]);
  const records = countRecords(reviews, {
    tenant: person.tenant,
    matter,
    draft: ledger.draft,
    roster: grounds.roster,
    responsible: wasResponsible(grounds, matter),
  });
  const { units } = unitsOf(content, ledger);
  return reviewUnits(units, records).flatMap((review, index) => {
    const unit = units[index];
    return unit === undefined ||
      review.status === "approved" ||
      review.status === "renumbered" ||
      review.status === "moved"
      ? []
      : [unit.id];
  });
};
