/**
 * Putting a clean copy into Finals: under the first free number, never over a file. An upload whose answer was lost is looked for before anything is sent
 * again. A file already there without a record is adopted only when it is the clean copy, part for part, but for what SharePoint rewrites.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readChains } from "../../domain/audit/chain";
import type { AuditEvent } from "../../domain/audit/entry";
import { activeRow, type Roster } from "../../domain/matter/roster";
import { done, refused, type Result } from "../../domain/result";
import { fileName } from "../begin/store-draft";
import type { JudgedDraft } from "../draft/judge-bytes";
import type { StoredFile } from "../ports/draft-store";
import { isFault } from "../ports/faults";
import type { Ports } from "../ports/ports";
import { refusal, type Refusal } from "../words/refusal";

type Needs = Pick<Ports, "engine" | "drafts" | "audit">;

export interface StoredFinal {
  readonly file: StoredFile;
  /** True when the file was already there, the clean copy itself and no record. */
  readonly adopted: boolean;
}

const MOST_NUMBERS = 100;

/** A draft's finals as its history has them: each by an attorney of the roster, as the server stamped it. */
const recordedFinals = async (
  ports: Pick<Ports, "audit">,
  draft: JudgedDraft["row"]["draftId"],
  roster: Roster,
): Promise<readonly Extract<AuditEvent, { kind: "finalized" }>[]> => {
  const { chains } = readChains(await ports.audit.listForDraft(draft), draft);
  return chains.flatMap((chain) =>
    chain.entries.flatMap(({ content: { event }, createdAt }) =>
      event.kind === "finalized" && activeRow(roster, chain.writer, createdAt) !== undefined ? [event] : [],
    ),
  );
};

/** These words, nothing that Word would show in their place, and nothing of a draft: what the hash leaves out must not ride along in a final. */
export const holdsExactly = async (ports: Pick<Ports, "engine">, bytes: Uint8Array, hash: string): Promise<boolean> => {
  const { hash: found, findings, stories } = await ports.engine.readContent(bytes);
  return (
    found === hash &&
    findings.every((finding) => finding.severity !== "blocking") &&
    stories.every((story) => story.paragraphs.every(({ tag }) => tag === undefined)) &&
    (await ports.engine.readLedger(bytes)) === undefined
  );
};

/** A final of these very words that was made and recorded before, and lies there as recorded: nothing is stored twice. */
export const finalMadeBefore = async (
  ports: Needs,
  { row, content, roster }: JudgedDraft,
): Promise<{ readonly file: StoredFile; readonly fileHash: string } | undefined> => {
  for (const final of [...(await recordedFinals(ports, row.draftId, roster))].reverse()) {
    if (final.content !== content.hash) continue;
    try {
      const fileHash = bytesToHex(sha256(await ports.drafts.download(final.driveItem, "Finals")));
      if (fileHash === final.fileHash)
        return { file: await ports.drafts.describe(final.driveItem, "Finals"), fileHash };
    } catch (fault) {
      // Taken away since: another is made.
      if (!isFault(fault, "graph", "not-found")) throw fault;
    }
  }
  return undefined;
};

export const storeFinal = async (
  ports: Needs,
  { row, content, roster }: JudgedDraft,
  clean: Uint8Array,
): Promise<Result<StoredFinal, Refusal>> => {
  const recorded = new Set((await recordedFinals(ports, row.draftId, roster)).map(({ driveItem }) => driveItem));
  const cleanAndUnrecorded = async (name: string): Promise<StoredFile | undefined> => {
    const there = await ports.drafts.find(row.matterId, "Finals", name);
    if (there === undefined || recorded.has(there.driveItemId)) return undefined;
    return (await isTheCleanCopy(ports, there.driveItemId, clean, content.hash)) ? there : undefined;
  };
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const outcome = await uploadOrLook(ports, row, fileName(row.title, number), clean, cleanAndUnrecorded);
    if (outcome !== undefined) return done(outcome);
  }
  return refused(refusal("file-exists-too-often"));
};

/** Undefined when the name is taken by another file. */
const uploadOrLook = async (
  ports: Needs,
  { matterId }: JudgedDraft["row"],
  name: string,
  clean: Uint8Array,
  look: (name: string) => Promise<StoredFile | undefined>,
): Promise<StoredFinal | undefined> => {
  let upload: Awaited<ReturnType<Ports["drafts"]["upload"]>>;
  try {
    upload = await ports.drafts.upload(matterId, "Finals", name, clean);
  } catch (fault) {
    const arrived = await look(name);
    if (arrived === undefined) throw fault;
    return { file: arrived, adopted: true };
  }
  if (upload.kind === "stored") return { file: upload.file, adopted: false };
  const there = await look(name);
  return there === undefined ? undefined : { file: there, adopted: true };
};

/** A file of the library that is no readable document is not this one. */
const isTheCleanCopy = async (ports: Needs, id: string, clean: Uint8Array, hash: string): Promise<boolean> => {
  const bytes = await ports.drafts.download(id, "Finals");
  try {
    return (
      (await holdsExactly(ports, bytes, hash)) && (await ports.engine.partsNotAsUploaded(clean, bytes)).length === 0
    );
  } catch (fault) {
    if (isFault(fault, "docx")) return false;
    throw fault;
  }
};
