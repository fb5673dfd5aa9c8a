/**
 * The conformed copy an attorney may have made beside her final: the clean copy with her own signature line and its date filled, `/s/ Name`. Nobody else can
 * have her name put there. Filled, it must still be the signed words, or it is not stored; it goes to Filings, with its digest in the records.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { DOCUMENT_LANGUAGE } from "../../docx/document-language";
import { done, refused, type Result } from "../../domain/result";
import { conformedBlanks, conformedFillings } from "../../domain/review/conformed-blanks";
import { fillsBlank } from "../../domain/review/filled-blank";
import type { FiledFile, FilingRow } from "../../domain/review/filing";
import type { StandingSignOff } from "../../domain/review/sign-off";
import { untouchedSinceWritten, type ReadRow } from "../../domain/stamped";
import { recordFiling } from "../acts/record-review";
import type { AuditNeeds } from "../acts/audit";
import { fileName } from "../begin/store-draft";
import type { JudgedDraft } from "../draft/judge-bytes";
import type { StoredFile } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { refusal, type Refusal } from "../words/refusal";

type Needs = AuditNeeds & Pick<Ports, "engine" | "drafts" | "filings">;

const MOST_NUMBERS = 100;

const dayIn = (time: string, timeZone: string): string =>
  new Intl.DateTimeFormat(DOCUMENT_LANGUAGE, { dateStyle: "long", timeZone }).format(Date.parse(time));

export const makeConformedCopy = async (
  ports: Needs,
  person: Person,
  draft: JudgedDraft,
  signOff: StandingSignOff,
  clean: Uint8Array,
): Promise<Result<StoredFile, Refusal>> => {
  const { content, matter, row } = draft;
  const { statement } = signOff.record;
  if (signOff.by !== person.oid) return refused(refusal("not-the-signer"));
  const blanks = conformedBlanks(content, signOff.byName);
  if (blanks.signatures.length === 0) return refused(refusal("no-signature-line"));
  const fillings = conformedFillings(blanks, signOff.byName, dayIn(statement.time.at, matter.timeZone));
  const { docx, filled } = await ports.engine.fillBlanks(clean, fillings);
  if (filled.length !== fillings.size || !(await stillSigned(ports, draft, docx, fillings)))
    return refused(refusal("clean-differs"));
  const before = (await ports.filings.listForDraft(row.draftId)).find((each) => isHers(each, person, docx));
  if (before?.content.kind === "file") return done(await ports.drafts.describe(before.content.driveItem, "Filings"));
  return storeConformed(ports, person, draft, docx, fillings);
};

const isHers = (
  row: ReadRow<FilingRow>,
  person: Person,
  docx: Uint8Array,
): row is ReadRow<FilingRow> & { readonly content: FiledFile } =>
  row.content?.kind === "file" &&
  row.content.file === "conformed" &&
  row.createdById === person.oid &&
  untouchedSinceWritten(row) &&
  row.content.sha256 === bytesToHex(sha256(docx));

/** With the lines put back where they were, the words must be those signed, and each filling one of its blank's kind. */
const stillSigned = async (
  ports: Needs,
  { content }: JudgedDraft,
  docx: Uint8Array,
  fillings: ReadonlyMap<string, string>,
): Promise<boolean> => {
  const lines = new Map(
    content.blanks.flatMap(({ name, text }) => (fillings.has(name) ? [[name, text] as const] : [])),
  );
  const read = await ports.engine.readContent(docx, { blanksAs: lines });
  return read.hash === content.hash && [...fillings].every(([name, text]) => fillsBlank(name, text));
};

const storeConformed = async (
  ports: Needs,
  person: Person,
  { row }: JudgedDraft,
  docx: Uint8Array,
  fillings: ReadonlyMap<string, string>,
): Promise<Result<StoredFile, Refusal>> => {
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const upload = await ports.drafts.upload(row.matterId, "Filings", fileName(`${row.title} conformed`, number), docx);
    if (upload.kind === "name-taken") continue;
    const { file } = upload;
    const stored = await ports.drafts.download(file.driveItemId, "Filings");
    const recorded = await recordFiling(ports, person, {
      kind: "file",
      version: 1,
      tenant: person.tenant,
      matter: row.matterId,
      draft: row.draftId,
      file: "conformed",
      driveItem: file.driveItemId,
      name: file.name,
      sha256: bytesToHex(sha256(stored)),
      arrival: { words: "signed", filled: [...fillings].map(([name, text]) => ({ name, text })) },
    });
    return recorded.ok ? done(file) : recorded;
  }
  return refused(refusal("file-exists-too-often"));
};
