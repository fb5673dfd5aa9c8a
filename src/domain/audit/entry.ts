/**
 * One line of a draft's audit: ids and hashes, no client words (invariant 10). Each writer keeps a chain of his own per draft,
 * so that two people at work never fork one another's; an entry names the hash of the one before it.
 */
import type { DraftId, MatterId, PersonId } from "../ids";

export type AuditEvent =
  | { readonly kind: "composed"; readonly content: string; readonly template: string; readonly templateVersion: string }
  | { readonly kind: "adopted"; readonly content: string }
  | {
      readonly kind: "fact-changed";
      readonly list: string;
      readonly itemId: string;
      readonly column: string;
      readonly eTag: string;
    }
  | { readonly kind: "facts-refreshed"; readonly content: string; readonly units: readonly string[] }
  | { readonly kind: "edited"; readonly units: readonly { readonly unit: string; readonly words: string }[] }
  | { readonly kind: "retagged"; readonly units: readonly string[] }
  | { readonly kind: "asked-for-review"; readonly content: string; readonly round: number; readonly findings: number }
  | { readonly kind: "question-raised"; readonly question: string }
  | { readonly kind: "question-answered"; readonly question: string }
  | { readonly kind: "questions-answered"; readonly by: PersonId; readonly count: number }
  | { readonly kind: "checked"; readonly row: string }
  | { readonly kind: "sitting"; readonly sitting: string; readonly units: number }
  | { readonly kind: "sent-back"; readonly round: number }
  | { readonly kind: "signature-block-changed"; readonly unit: string; readonly words: string }
  /** Its stamp is the time a statement names. */
  | { readonly kind: "sign-off-prepared"; readonly content: string; readonly meaning: string }
  | { readonly kind: "sign-off-tried"; readonly statement: string; readonly content: string; readonly meaning: string }
  | { readonly kind: "sign-off-refused"; readonly content: string; readonly reasons: readonly string[] }
  | { readonly kind: "sign-off-given"; readonly statement: string; readonly row: string }
  | { readonly kind: "withdrawn"; readonly signOffRow: string; readonly statement: string }
  | { readonly kind: "finalizing"; readonly content: string; readonly signOffRow: string }
  | {
      readonly kind: "finalized";
      readonly content: string;
      readonly driveItem: string;
      readonly fileHash: string;
      readonly adopted: boolean;
    }
  | { readonly kind: "pdf-recorded"; readonly digest: string; readonly content: string }
  | { readonly kind: "verified"; readonly signOffRow: string; readonly answer: string }
  | { readonly kind: "exported"; readonly rows: number }
  | { readonly kind: "taken-over"; readonly from: PersonId }
  /** Another's row stood under the key of a record; the record went under another. */
  | { readonly kind: "key-taken"; readonly list: "Reviews" | "SignOffs" | "FilingRows"; readonly row: string };

export interface AuditEntry {
  readonly version: 1;
  readonly tenant: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
  readonly writer: PersonId;
  /** 1 for the writer's first entry on this draft; two windows may write one number at the same time. */
  readonly sequence: number;
  /** Hash of the writer's entry before, "none" for the first; of two under one number, the hash of both hashes. */
  readonly previous: string;
  /** The writer's own clock, ISO 8601 UTC; the server's stamp beside it is the one that counts. */
  readonly at: string;
  readonly event: AuditEvent;
}
