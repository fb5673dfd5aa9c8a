/** Drafts as files in the matter's library, and the work state kept beside them (never evidence). */
import type { DraftId, MatterId, PersonId } from "../../domain/ids";

/** What a person is asked to do with a draft; kept in the Drafts list, changed with If-Match only. */
export type WorkState = "drafting" | "in-review" | "sent-back" | "signed" | "final";

export interface DraftRow {
  readonly itemId: string;
  readonly eTag: string;
  readonly draftId: DraftId;
  readonly matterId: MatterId;
  readonly title: string;
  readonly templateId?: string;
  /** Row id of the instruction sheet it answers. */
  readonly assignmentId?: string;
  /** The one of the matter's forums it is for, where somebody chose; a hint until an attorney signs for it. */
  readonly forum?: string;
  readonly state: WorkState;
  /** The document's file in the drive. */
  readonly driveItemId: string;
  readonly webUrl: string;
  readonly author: PersonId;
  readonly authorName: string;
  /** ISO 8601, UTC. */
  readonly due?: string;
  readonly round: number;
  readonly unitsLeft?: number;
  readonly questions?: number;
  readonly changedAt: string;
}

export type RowChange = { readonly kind: "changed"; readonly row: DraftRow } | { readonly kind: "conflict" };

export interface StoredFile {
  readonly driveItemId: string;
  readonly name: string;
  readonly webUrl: string;
  readonly eTag: string;
}

export type Upload = { readonly kind: "stored"; readonly file: StoredFile } | { readonly kind: "name-taken" };

/**
 * Where a file of a matter lies: its Drafts among the matters' documents, or its folder in one of three libraries of their own. Staff add to Drafts and
 * Filings; to Finals and Supervision attorneys alone; nobody changes what lies in those three.
 */
export type MatterFolder = "Drafts" | "Finals" | "Supervision" | "Filings";

export interface DraftStore {
  /** The year whose lists hold the evidence of a draft begun now; its id names it. */
  evidenceYear(): Promise<number>;
  /** Uploads with conflictBehavior=fail into the matter's folder, made on first use. */
  upload(matterId: MatterId, folder: MatterFolder, name: string, bytes: Uint8Array): Promise<Upload>;
  /** `folder`: whose library the file lies in; Drafts when absent. */
  download(driveItemId: string, folder?: MatterFolder): Promise<Uint8Array>;
  describe(driveItemId: string, folder?: MatterFolder): Promise<StoredFile>;
  /**
   * The file behind the address Word shows for the open document; undefined when it is not in the firm's library. `expected` is the row of the draft the
   * document says it is: its own file is asked for by id first, and where nobody can tell which file this is, that is a fault (`cannot-tell-which-file`).
   */
  locate(
    webUrl: string,
    expected?: Pick<DraftRow, "driveItemId" | "matterId">,
  ): Promise<(StoredFile & { readonly matterId?: MatterId; readonly folder?: MatterFolder }) | undefined>;
  /** Finds a file by name in a matter's folder; undefined when there is none. */
  find(matterId: MatterId, folder: MatterFolder, name: string): Promise<StoredFile | undefined>;
  /** Adds the Drafts row; the draft id is unique, so a repeat adopts the row that is there. */
  addRow(row: Omit<DraftRow, "itemId" | "eTag" | "changedAt">): Promise<DraftRow>;
  changeRow(
    row: DraftRow,
    change: Partial<
      Pick<
        DraftRow,
        "state" | "round" | "unitsLeft" | "questions" | "due" | "title" | "forum" | "author" | "authorName"
      >
    >,
  ): Promise<RowChange>;
  /** Rows across all matters that are not final, newest change first, and the row ids of those that cannot be read: they cost only themselves. */
  listOpen(): Promise<{ readonly rows: readonly DraftRow[]; readonly unreadable: readonly string[] }>;
  findRow(draftId: DraftId): Promise<DraftRow | undefined>;
}
