/**
 * The firm's append-only records: the only evidence (invariant 4). The server stamps author and time; both are read back by id.
 * "Zero rows" from a query means unknown, so a reader always says whether the listing was complete.
 */
import type { ContentHash, DraftId, MatterId } from "../../domain/ids";
import type { MatterRightsRow } from "../../domain/matter/matter-rights";
import type { AuditEntry } from "../../domain/audit/entry";
import type { FilingRow } from "../../domain/review/filing";
import type { SignOffContent } from "../../domain/review/sign-off-record";
import type { ReadRow } from "../../domain/stamped";

export type Append<Content> =
  /** A row stands under the key, read back by id. It may be an earlier one, even another person's: compare its author and content. */
  | { readonly kind: "recorded"; readonly row: ReadRow<Content> }
  /** The server refused this person (403): nothing was written. */
  | { readonly kind: "not-permitted" }
  /** Neither written nor known to be: the connection failed and the row could not be found again. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface RecordList<Content> {
  /** Writes once under a unique key. On doubt the key is looked up and the row that is there adopted; a POST is never blindly repeated. */
  append(key: string, draftId: DraftId, content: Content): Promise<Append<Content>>;
  readById(itemId: string): Promise<ReadRow<Content>>;
  /** Every row of the draft, paged to the end, each confirmed by id where it is relied on. */
  listForDraft(draftId: DraftId): Promise<readonly ReadRow<Content>[]>;
}

/** The Audit list, also looked up by the digest of a file made from a final: `event.digest` of such an entry is an indexed column of its row. */
export interface AuditList extends RecordList<AuditEntry> {
  /** Every entry that records this digest (lower-case hex SHA-256), paged to the end. */
  listForDigest(digest: string): Promise<readonly ReadRow<AuditEntry>[]>;
}

/** What became of the finals, also looked up by a file's digest: `sha256` of such a row is an indexed column. Staff add and view; nobody edits. */
export interface FilingList extends RecordList<FilingRow> {
  listForDigest(digest: string): Promise<readonly ReadRow<FilingRow>[]>;
}

/** The SignOffs list, also looked up by what was signed: `statement.contentHash` of a sign-off is an indexed column of its row. */
export interface SignOffList extends RecordList<SignOffContent> {
  /** Every sign-off row (of any matter and draft) for this content, paged to the end. Zero rows mean unknown, not "never signed". */
  listForContent(content: ContentHash): Promise<readonly ReadRow<SignOffContent>[]>;
  /** Every row of the matter, paged to the end. */
  listForMatter(matter: MatterId): Promise<readonly ReadRow<SignOffContent>[]>;
}

/** The MatterRights list: who may sign for a matter, and before which forums; staff read it, attorneys add to it, nobody changes it. */
export interface MatterRightsList {
  /** Writes once under a unique key, as a record is written. */
  append(key: string, content: MatterRightsRow): Promise<Append<MatterRightsRow>>;
  readById(itemId: string): Promise<ReadRow<MatterRightsRow>>;
  /** Every row of the matter, paged to the end. */
  listForMatter(matter: MatterId): Promise<readonly ReadRow<MatterRightsRow>[]>;
}
