/**
 * The statement an attorney signs off: canonical JSON (RFC 8785) and its SHA-256.
 * It names one content in one draft of one matter, for one meaning; whatever it does not name it does not cover.
 */
import type { ContentHash, DraftId, MatterId, PersonId, UnitId } from "../ids";
import type { Admission } from "../matter/roster";

export const MEANINGS = [
  "reviewed-facts",
  "reviewed-law",
  "for-client-review",
  "for-client-signature",
  "for-filing",
  "for-service",
  "to-send",
] as const;
/** What the sign-off stands for; `for-client-review` leaves the document marked as a draft. */
export type Meaning = (typeof MEANINGS)[number];

export interface NamedFile {
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface SignedStatement {
  /** Version of this form. A reader of every released version is kept; of one it does not know it says "cannot verify". */
  readonly version: 1;
  /** Version of the rule by which the content was hashed (docx/canonical). */
  readonly hashVersion: 1;
  /** 128 random bits, lower-case hex: two statements are never the same, and the salts of the tree of field hashes come from them. */
  readonly nonce: string;
  readonly tenant: string;
  readonly matter: MatterId;
  readonly draft: DraftId;
  readonly contentHash: ContentHash;
  readonly unitCount: number;
  readonly exhibits: readonly NamedFile[];
  readonly template?: { readonly id: string; readonly version: string; readonly sha256?: string };
  readonly ruleSet: string;
  /** Sittings relied on: row id, sitting id and whose. */
  readonly sittings: readonly { readonly row: string; readonly sitting: string; readonly reviewer: PersonId }[];
  readonly acceptedFindings: readonly { readonly code: string; readonly unit?: UnitId; readonly reason?: string }[];
  /** Rows of the draft's records that count for nothing, by whose they are. */
  readonly rowsForNothing: readonly { readonly author: string; readonly by: string; readonly rows: number }[];
  /** Row id of the quality check, or why there is none. */
  readonly qualityCheck: { readonly row: string; readonly by: string } | "none";
  readonly meaning: Meaning;
  readonly attestation: string;
  readonly signer: {
    readonly oid: PersonId;
    readonly name: string;
    readonly barNumber?: string;
    readonly admissions: readonly string[];
  };
  /** The forum the paper is for, one of the matter's; absent where it goes before none. */
  readonly forum?: string;
  /** The rows relied on with what they held: shown beside what the lists say later, and never believed in their stead. */
  readonly rosterRow: {
    readonly itemId: string;
    readonly eTag: string;
    readonly from: string;
    readonly until?: string;
    readonly admissions: readonly Admission[];
  };
  readonly rightsRow: {
    readonly itemId: string;
    /** The server's stamp, and whose row it is. */
    readonly at: string;
    readonly by: PersonId;
    readonly forums: readonly string[];
    readonly responsible: readonly PersonId[];
    readonly signing: readonly PersonId[];
    readonly from: string;
    /** Who had added themselves, and nobody else had named. */
    readonly addedThemselves: readonly PersonId[];
  };
  /** Head of each of the draft's audit chains, by its writer. */
  readonly auditHeads: readonly { readonly writer: PersonId; readonly hash: string }[];
  readonly blanks: readonly { readonly name: string; readonly text: string }[];
  /** The matter's last sign-off record: its statement's hash and its key's thumbprint. */
  readonly previous: { readonly statement: string; readonly keyThumbprint?: string } | "none" | "unknown-while-down";
  /** RFC 7638 thumbprints of the keys the provider published when the statement was prepared: what a later reader may take for genuine once one retires. */
  readonly keysSeen: readonly string[];
  readonly time: StatementTime;
}

/** `stamp`: the server's, of a line of the history written first. `own-clock`: nobody vouches for it; the moment of the fresh sign-in is then the time. */
export interface StatementTime {
  readonly at: string;
  readonly from: "stamp" | "own-clock";
  /** Row id of the line whose stamp it is. */
  readonly row?: string;
  /** Records read completely at this time, when Graph is down. */
  readonly recordsReadAt?: string;
}

/** When it was signed: for a statement on an own clock the provider's word alone, which may be missing. */
export const signedAt = ({ time }: Pick<SignedStatement, "time">, authTime: string | undefined): string | undefined =>
  time.from === "stamp" ? time.at : authTime;
