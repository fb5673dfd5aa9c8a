/**
 * The clean copy leaves only through here, by an attorney, for each draft by itself: the library's bytes are read, judged from scratch and cleaned, the
 * clean copy is read back, the audit's line is written first, nothing is overwritten, and what was stored is fetched by id and must hold the signed words
 * before it is recorded. Where the draft is open in the Word at hand, Word is read once more before the upload, and a difference refuses.
 */
import { findingOf } from "../../domain/draft/finding";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readChains } from "../../domain/audit/chain";
import type { ContentHash, DraftId } from "../../domain/ids";
import { activeRow } from "../../domain/matter/roster";
import { done, refused, type Result } from "../../domain/result";
import { rightsOfStatement } from "../../domain/review/rights-relied-on";
import { entitlementOf, releases } from "../../domain/review/entitlement";
import type { Stamped } from "../../domain/stamped";
import type { StandingSignOff } from "../../domain/review/sign-off";
import { hashOfJson } from "../../domain/review/statement-hash";
import { writeAudit } from "../acts/audit";
import { changeRow } from "../acts/change-row";
import { judgeBytes, type JudgedDraft } from "../draft/judge-bytes";
import { openDraftOrRefuse, type OpenNeeds } from "../draft/open-draft-or-refuse";
import { makeConformedCopy } from "./conformed-copy";
import { proofOf, readPending } from "./pending-sign-off";
import type { StoredFile } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusal, type Refusal } from "../words/refusal";
import { stillAsSeen } from "./sign-off-grounds";
import { signedIn } from "../acts/signed-in";
import { fileName } from "../begin/store-draft";
import { finalMadeBefore, holdsExactly, storeFinal } from "./store-final";
import { storeSupervision } from "./store-supervision";
import type { SupervisionRecord } from "./supervision-record";
import type { OpenDraft } from "../draft/open-draft-state";
import { given } from "../../given";

interface Asked {
  /** Whether the signer has her own signature line and its date filled in a copy beside the final. */
  readonly conformed?: boolean;
  readonly onProgress?: (step: FinalizeStep) => void;
}

/** Of the draft open in Word. */
export type Finalize = (args?: Asked) => Promise<Result<Finalized, Refusal>>;
/** Of any signed draft, from the library. */
export type FinalizeDraft = (args: Asked & { readonly draft: DraftId }) => Promise<Result<Finalized, Refusal>>;

export interface Finalized {
  readonly name: string;
  readonly webUrl: string;
  readonly contentHash: ContentHash;
  /** True when the file was already there: the clean copy itself without a record, or a final recorded before. */
  readonly adopted: boolean;
  /** The page and data about who did what, in Supervision. The final stands whether or not it could be stored. */
  readonly supervision: Beside;
  /** Where it was asked for. The final stands whatever becomes of it. */
  readonly conformed?: Beside;
}

export type Beside =
  | { readonly stored: true; readonly name: string; readonly webUrl: string }
  | { readonly stored: false; readonly refusal?: Refusal; readonly fault?: unknown };

export type FinalizeStep =
  "reading" | "judging" | "cleaning" | "comparing" | "uploading" | "checking" | "recording" | "done";

/** The clean copy while Graph is down, made from the words signed in a kept sign-off; `seen` is the last complete look, at most 30 minutes old. */
export type CleanWhileDown = (args: {
  readonly seen: OpenDraft;
  readonly pending: string;
}) => Promise<Result<{ readonly name: string; readonly docx: Uint8Array }, Refusal>>;

type Needs = Omit<OpenNeeds, "document"> & Pick<Ports, "audit" | "random" | "filings">;

export const finalize =
  (ports: Needs & Pick<Ports, "document">): Finalize =>
  async ({ conformed, onProgress } = {}) => {
    onProgress?.("reading");
    const open = await openDraftOrRefuse(ports, "to-read");
    if (!open.ok) return open;
    const { draft } = open.value;
    if (!isAttorneyNow(ports, draft.roster, open.value.person)) return refused(refusal("not-an-attorney"));
    if (!draft.gate.mayFinalize)
      return refused(refusal("gate-closed", { findings: [...draft.gate.beforeSignOff, ...draft.gate.beforeFinal] }));
    const inWord = async (): Promise<string> => (await ports.engine.readContent(await ports.document.readBytes())).hash;
    return finalizeOne(ports, { draft: draft.draftId, ...given({ conformed, onProgress }) }, inWord);
  };

export const finalizeDraft =
  (ports: Needs): FinalizeDraft =>
  (asked) =>
    finalizeOne(ports, asked);

/** A draft that may leave, with the sign-off it leaves on. */
interface Ready {
  readonly draft: JudgedDraft;
  readonly relied: StandingSignOff;
}

const finalizeOne = async (
  ports: Needs,
  { draft: id, conformed = false, onProgress }: Parameters<FinalizeDraft>[0],
  inWord?: () => Promise<string>,
): Promise<Result<Finalized, Refusal>> => {
  const tell = onProgress ?? (() => undefined);
  const who = await signedIn(ports);
  if (!who.ok) return who;
  tell("reading");
  const row = await ports.drafts.findRow(id);
  if (row === undefined) return refused(refusal("draft-not-found"));
  const bytes = await ports.drafts.download(row.driveItemId);
  tell("judging");
  const ready = await judged(ports, bytes, row.webUrl, who.value);
  if (!ready.ok) return ready;
  const { draft, relied } = ready.value;
  const { content } = draft;

  tell("cleaning");
  const clean = await ports.engine.clean(bytes);
  tell("comparing");
  if ((await ports.engine.readContent(clean)).hash !== content.hash) return refused(refusal("clean-differs"));
  const unlike = inWord === undefined ? undefined : await differenceInWord(inWord, content.hash);
  if (unlike !== undefined) return refused(unlike);
  const made = await putIntoFinals(ports, who.value, ready.value, clean, tell);
  if (!made.ok) return made;
  const { file, adopted, fileHash } = made.value;
  await changeRow(ports, draft.row, { state: "final", unitsLeft: 0 });
  const supervision = await beside(() =>
    supervise(ports, draft, relied, { name: file.name, contentHash: content.hash, fileHash }),
  );
  const copy = conformed ? await beside(() => makeConformedCopy(ports, who.value, draft, relied, clean)) : undefined;
  tell("done");
  return done({
    name: file.name,
    webUrl: file.webUrl,
    contentHash: content.hash as ContentHash,
    adopted,
    supervision,
    ...given({ conformed: copy }),
  });
};

const isAttorneyNow = (ports: Pick<Ports, "clock">, roster: JudgedDraft["roster"], { oid }: Person): boolean =>
  activeRow(roster, oid, new Date(ports.clock.now()).toISOString()) !== undefined;

/** Read again by id, the row is the one relied on: by its signer, or by nobody the server names where her token proves her. */
const stillBySigner = (row: Stamped<unknown>, { by, identity }: StandingSignOff): boolean =>
  row.createdById === by || (row.createdById === undefined && identity === "proved");

/** The gate on the library's bytes, from scratch, and the sign-off it opens on, read once more by its id. */
const judged = async (
  ports: Needs,
  bytes: Uint8Array,
  url: string,
  person: Person,
): Promise<Result<Ready, Refusal>> => {
  const read = await judgeBytes(ports)(bytes, { url, readOnly: true }, person);
  if (read.kind !== "draft") return refused(refusal("copy-of-a-draft"));
  const { draft } = read;
  if (!isAttorneyNow(ports, draft.roster, person)) return refused(refusal("not-an-attorney"));
  const { judgement } = draft;
  const relied = judgement.signOff;
  if (!judgement.mayFinalize || relied === undefined) {
    const findings = [...judgement.beforeSignOff, ...judgement.beforeFinal];
    const otherWords = findings.some(({ code }) => code === "sign-off-for-other-words");
    return refused(refusal(otherWords ? "library-not-as-signed" : "gate-closed", { findings }));
  }
  const record = await ports.signOffs.readById(relied.row);
  return hashOfJson(record.content) === hashOfJson(relied.record) && stillBySigner(record, relied)
    ? done({ draft, relied })
    : refused(refusal("record-not-as-written", { detail: { row: relied.row } }));
};

/** Word holds what the library does, or says why not: unsaved changes are not what was signed. */
const differenceInWord = async (inWord: () => Promise<string>, hash: string): Promise<Refusal | undefined> =>
  (await inWord()) === hash ? undefined : refusal("document-changed-meanwhile");

interface InFinals {
  readonly file: StoredFile;
  readonly adopted: boolean;
  readonly fileHash: string;
}

const putIntoFinals = async (
  ports: Needs,
  person: Person,
  { draft, relied }: Ready,
  clean: Uint8Array,
  tell: (step: FinalizeStep) => void,
): Promise<Result<InFinals, Refusal>> => {
  const { content, row } = draft;
  const before = await finalMadeBefore(ports, draft);
  if (before !== undefined) return done({ ...before, adopted: true });
  const about = { matter: row.matterId, draft: row.draftId };
  const audit = writeAudit(ports);
  if (!(await audit(person, about, { kind: "finalizing", content: content.hash, signOffRow: relied.row })))
    return refused(refusal("audit-not-written"));
  tell("uploading");
  const stored = await storeFinal(ports, draft, clean);
  if (!stored.ok) return stored;
  const { file, adopted } = stored.value;
  tell("checking");
  const fetched = await ports.drafts.download(file.driveItemId, "Finals");
  if (!(await holdsExactly(ports, fetched, content.hash)))
    return refused(refusal("stored-differs", { detail: { name: file.name } }));
  tell("recording");
  const fileHash = bytesToHex(sha256(fetched));
  const recorded = await audit(person, about, {
    kind: "finalized",
    content: content.hash,
    driveItem: file.driveItemId,
    fileHash,
    adopted,
  });
  return recorded
    ? done({ file, adopted, fileHash })
    : refused(refusal("final-not-recorded", { detail: { name: file.name } }));
};

/** What is made beside a final: the final stands whatever becomes of it, and the person is told why. */
const beside = async (make: () => Promise<Result<StoredFile, Refusal>>): Promise<Beside> => {
  try {
    const made = await make();
    return made.ok
      ? { stored: true, name: made.value.name, webUrl: made.value.webUrl }
      : { stored: false, refusal: made.refusal };
  } catch (fault) {
    return { stored: false, fault };
  }
};

const supervise = async (
  ports: Needs,
  draft: JudgedDraft,
  signOff: StandingSignOff,
  final: SupervisionRecord["final"],
): Promise<Result<StoredFile, Refusal>> => {
  const chains = readChains(await ports.audit.listForDraft(draft.row.draftId), draft.row.draftId);
  const file = await storeSupervision(ports, draft, signOff, chains, final);
  return file === undefined ? refused(refusal("file-exists-too-often")) : done(file);
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
