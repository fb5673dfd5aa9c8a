/**
 * The clean copy leaves only through here: the gate is judged from scratch and the same bytes are cleaned;
 * the audit's line is written first; Word is read once more before upload and a difference refuses; nothing is overwritten; what was stored is fetched
 * by id and must hold the signed words before it is recorded. A file of that content without a record is adopted, else the next number is taken.
 */
import { findingOf } from "../../domain/draft/finding";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readChains } from "../../domain/audit/chain";
import type { ContentHash } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import { rightsOfStatement } from "../../domain/review/rights-relied-on";
import { entitlementOf, releases } from "../../domain/review/entitlement";
import type { StandingSignOff } from "../../domain/review/sign-off";
import { hashOfJson } from "../../domain/review/statement-hash";
import { writeAudit } from "../acts/audit";
import { changeRow } from "../acts/change-row";
import { judgeBytes, type JudgedDraft } from "../draft/judge-bytes";
import { openDraftOrRefuse, type OpenNeeds } from "../draft/open-draft-or-refuse";
import { proofOf, readPending } from "./pending-sign-off";
import type { StoredFile } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";
import { stillAsSeen } from "./sign-off-grounds";
import { signedIn } from "../acts/signed-in";
import { fileName } from "../begin/store-draft";
import { storeSupervision } from "./store-supervision";
import type { SupervisionRecord } from "./supervision-record";
import type { OpenDraft } from "../draft/open-draft-state";
import { isFault } from "../ports/faults";

export type Finalize = (args?: {
  readonly onProgress?: (step: FinalizeStep) => void;
}) => Promise<Result<Finalized, Refusal>>;

export interface Finalized {
  readonly name: string;
  readonly webUrl: string;
  readonly contentHash: ContentHash;
  /** True when the file was already there with this content and no record. */
  readonly adopted: boolean;
  /** The page and data about who did what, in the matter's Supervision folder. The final stands whether or not it could be stored. */
  readonly supervision:
    | { readonly stored: true; readonly name: string; readonly webUrl: string }
    | { readonly stored: false; readonly fault?: unknown };
}

export type FinalizeStep =
  "reading" | "judging" | "cleaning" | "reading-again" | "uploading" | "checking" | "recording" | "done";

/** The clean copy while Graph is down, made from the words signed in a kept sign-off; `seen` is the last complete look, at most 30 minutes old. */
export type CleanWhileDown = (args: {
  readonly seen: OpenDraft;
  readonly pending: string;
}) => Promise<Result<{ readonly name: string; readonly docx: Uint8Array }, Refusal>>;

type Needs = OpenNeeds & Pick<Ports, "audit" | "random">;

const MOST_NUMBERS = 100;

export const finalize =
  (ports: Needs): Finalize =>
  async ({ onProgress } = {}) => {
    const tell = onProgress ?? (() => undefined);
    const who = await signedIn(ports);
    if (!who.ok) return who;
    tell("reading");
    const bytes = await ports.document.readBytes();
    tell("judging");
    const judged = await judgeBytes(ports)(bytes, await ports.document.place(), who.value);
    if (judged.kind !== "draft") {
      const why = await openDraftOrRefuse(ports, "to-read");
      return why.ok ? refused(refusal("document-changed-meanwhile")) : why;
    }
    const { draft } = judged;
    const { judgement, content, row } = draft;
    const relied = judgement.signOff;
    if (!judgement.mayFinalize || relied === undefined)
      return refused(refusal("gate-closed", { findings: [...judgement.beforeSignOff, ...judgement.beforeFinal] }));
    const record = await ports.signOffs.readById(relied.row);
    if (hashOfJson(record.content) !== hashOfJson(relied.record) || record.createdById !== relied.by)
      return refused(refusal("record-not-as-written", { detail: { row: relied.row } }));

    tell("cleaning");
    const clean = await ports.engine.clean(bytes);
    if ((await ports.engine.readContent(clean)).hash !== content.hash) return refused(refusal("clean-differs"));
    const about = { matter: row.matterId, draft: row.draftId };
    const audit = writeAudit(ports);
    if (!(await audit(who.value, about, { kind: "finalizing", content: content.hash, signOffRow: relied.row })))
      return refused(refusal("audit-not-written"));

    tell("reading-again");
    const again = await ports.engine.readContent(await ports.document.readBytes());
    if (again.hash !== content.hash) return refused(refusal("document-changed-meanwhile"));

    tell("uploading");
    const stored = await storeFinal(ports, draft, clean);
    if (!stored.ok) return stored;
    tell("checking");
    const fetched = await ports.drafts.download(stored.value.file.driveItemId, "Finals");
    if (!(await holdsExactly(ports, fetched, content.hash)))
      return refused(refusal("stored-differs", { detail: { name: stored.value.file.name } }));

    tell("recording");
    const { file, adopted } = stored.value;
    const fileHash = bytesToHex(sha256(fetched));
    const recorded = await audit(who.value, about, {
      kind: "finalized",
      content: content.hash,
      driveItem: file.driveItemId,
      fileHash,
      adopted,
    });
    if (!recorded) return refused(refusal("final-not-recorded", { detail: { name: file.name } }));
    await changeRow(ports, row, { state: "final", unitsLeft: 0 });
    const supervision = await supervise(ports, draft, relied, { name: file.name, contentHash: content.hash, fileHash });
    tell("done");
    return done({
      name: file.name,
      webUrl: file.webUrl,
      contentHash: content.hash as ContentHash,
      adopted,
      supervision,
    });
  };

/** The final stands whatever becomes of its supervision record; when that cannot be stored now, the person is told why. */
const supervise = async (
  ports: Needs,
  draft: JudgedDraft,
  signOff: StandingSignOff,
  final: SupervisionRecord["final"],
): Promise<Finalized["supervision"]> => {
  try {
    const chains = readChains(await ports.audit.listForDraft(draft.row.draftId), draft.row.draftId);
    const file = await storeSupervision(ports, draft, signOff, chains, final);
    return file === undefined ? { stored: false } : { stored: true, name: file.name, webUrl: file.webUrl };
  } catch (fault) {
    return { stored: false, fault };
  }
};

interface StoredFinal {
  readonly file: StoredFile;
  readonly adopted: boolean;
}

/** Uploads under the first free number; a file there already is adopted when it holds these very words and no record speaks of it. */
const storeFinal = async (
  ports: Needs,
  { row, content }: JudgedDraft,
  clean: Uint8Array,
): Promise<Result<StoredFinal, Refusal>> => {
  const recorded = await recordedFinals(ports, row.draftId);
  const sameAndUnrecorded = async (name: string): Promise<StoredFile | undefined> => {
    const there = await ports.drafts.find(row.matterId, "Finals", name);
    if (there === undefined || recorded.has(there.driveItemId)) return undefined;
    return (await holds(ports, there.driveItemId, content.hash)) ? there : undefined;
  };
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const name = fileName(row.title, number);
    const outcome = await uploadOrLook(ports, row.matterId, name, clean, sameAndUnrecorded);
    if (outcome !== undefined) return done(outcome);
  }
  return refused(refusal("file-exists-too-often"));
};

/** Undefined when the name is taken by other words. An upload whose answer was lost is looked for before anything is sent again. */
const uploadOrLook = async (
  ports: Needs,
  matter: JudgedDraft["row"]["matterId"],
  name: string,
  clean: Uint8Array,
  look: (name: string) => Promise<StoredFile | undefined>,
): Promise<StoredFinal | undefined> => {
  let upload: Awaited<ReturnType<Ports["drafts"]["upload"]>>;
  try {
    upload = await ports.drafts.upload(matter, "Finals", name, clean);
  } catch (fault) {
    const arrived = await look(name);
    if (arrived === undefined) throw fault;
    return { file: arrived, adopted: true };
  }
  if (upload.kind === "stored") return { file: upload.file, adopted: false };
  const there = await look(name);
  return there === undefined ? undefined : { file: there, adopted: true };
};

const recordedFinals = async (ports: Needs, draft: JudgedDraft["row"]["draftId"]): Promise<ReadonlySet<string>> => {
  const { chains } = readChains(await ports.audit.listForDraft(draft), draft);
  return new Set(
    chains.flatMap((chain) =>
      chain.entries.flatMap(({ content }) => (content.event.kind === "finalized" ? [content.event.driveItem] : [])),
    ),
  );
};

/** These words, nothing that Word would show in their place, and nothing of a draft: what the hash leaves out must not ride along in a final. */
const holdsExactly = async (ports: Needs, bytes: Uint8Array, hash: string): Promise<boolean> => {
  const { hash: found, findings, stories } = await ports.engine.readContent(bytes);
  return (
    found === hash &&
    findings.every((finding) => finding.severity !== "blocking") &&
    stories.every((story) => story.paragraphs.every(({ tag }) => tag === undefined)) &&
    (await ports.engine.readLedger(bytes)) === undefined
  );
};

/** A file of the library that is no readable document does not hold these words. */
const holds = async (ports: Needs, driveItemId: string, hash: string): Promise<boolean> => {
  const bytes = await ports.drafts.download(driveItemId, "Finals");
  try {
    return await holdsExactly(ports, bytes, hash);
  } catch (fault) {
    if (isFault(fault, "docx")) return false;
    throw fault;
  }
};

/**
 * The clean copy for her own machine while Graph is down: from the very words of a kept sign-off whose token proves her, on records
 * read completely within the last 30 minutes. Nothing is stored or recorded; the final in the firm's library is made once the sign-off is adopted.
 */
export const cleanWhileDown =
  (ports: Pick<Ports, "session" | "engine" | "document" | "clock" | "verifier">): CleanWhileDown =>
  async ({ seen, pending }) => {
    const who = await signedIn(ports);
    if (!who.ok) return who;
    const record = readPending(pending)?.find(
      ({ statement }) =>
        statement.draft === seen.draftId && statement.contentHash === seen.contentHash && releases(statement.meaning),
    );
    if (record === undefined || ports.verifier === undefined) return refused(refusal("not-a-pending-sign-off"));
    if (!seen.gate.maySignOff) return refused(refusal("gate-closed", { findings: seen.gate.beforeSignOff }));
    const gone = await stillAsSeen(ports, seen);
    if (gone !== undefined) return refused(gone);
    const proof = await proofOf(ports.verifier, record, record.statement.signer.oid);
    if (!proof.ok) return proof;
    const { signedAt } = proof.value;
    const { statement } = record;
    const entitlement = entitlementOf({
      signer: statement.signer.oid,
      meaning: statement.meaning,
      at: signedAt,
      roster: seen.roster,
      matter: rightsOfStatement(seen.rightsGrounds)(statement, signedAt),
      content: seen.content,
    });
    if (!entitlement.ok)
      return refused(refusal("not-entitled", { findings: [findingOf("blocking", entitlement.code)] }));
    const bytes = await ports.document.readBytes();
    const docx = await ports.engine.clean(bytes);
    if ((await ports.engine.readContent(docx)).hash !== (seen.contentHash as string))
      return refused(refusal("clean-differs"));
    return done({ name: fileName(seen.row.title, 1), docx });
  };
