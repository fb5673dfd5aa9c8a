/**
 * A draft is born in the matter's Drafts folder under the next free number, with its Drafts row beside it.
 * Uploads never replace a file; the row's draft id is unique, so asking twice finds the row that is there.
 */
import type { DraftId, MatterId } from "../../domain/ids";
import { done, refused, type Result } from "../../domain/result";
import type { DraftRow, StoredFile } from "../ports/draft-store";
import type { Ports } from "../ports/ports";
import type { Person } from "../ports/session";
import { WORD_ENDING } from "../../domain/draft/word-file";
import { refusal, type Refusal } from "../words/refusal";
import { given } from "../../given";

const MOST_NUMBERS = 200;

/** A file name SharePoint takes: none of the characters it forbids, no dots or blanks at the ends, at most 120 characters. */
export const fileName = (title: string, number: number): string => {
  const plain = title
    .normalize("NFC")
    .replace(/["*:<>?/\\|#%~&{}\u0000-\u001f]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+|[.\s]+$/gu, "")
    .slice(0, 120)
    .trim();
  return `${plain === "" ? "Draft" : plain}${number === 1 ? "" : ` ${String(number)}`}${WORD_ENDING}`;
};

export interface NewDraft {
  readonly draftId: DraftId;
  readonly matter: MatterId;
  readonly title: string;
  readonly templateId?: string;
  readonly assignmentId?: string;
  readonly due?: string;
  readonly bytes: Uint8Array;
}

/** Uploads under the first free number. */
export const uploadNumbered = async (
  ports: Pick<Ports, "drafts">,
  draft: NewDraft,
): Promise<Result<{ readonly file: StoredFile; readonly title: string }, Refusal>> => {
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const upload = await ports.drafts.upload(draft.matter, "Drafts", fileName(draft.title, number), draft.bytes);
    if (upload.kind === "stored")
      return done({ file: upload.file, title: number === 1 ? draft.title : `${draft.title} ${String(number)}` });
  }
  return refused(refusal("file-exists-too-often"));
};

export const addDraftRow = (
  ports: Pick<Ports, "drafts">,
  person: Person,
  draft: NewDraft,
  stored: { readonly file: StoredFile; readonly title: string },
): Promise<DraftRow> =>
  ports.drafts.addRow({
    draftId: draft.draftId,
    matterId: draft.matter,
    title: stored.title,
    state: "drafting",
    driveItemId: stored.file.driveItemId,
    webUrl: stored.file.webUrl,
    author: person.oid,
    authorName: person.name,
    round: 1,
    ...given({ templateId: draft.templateId, assignmentId: draft.assignmentId, due: draft.due }),
  });
