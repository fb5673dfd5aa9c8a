/** Matters and their facts, in the firm's lists. */
import type { MatterId, PersonId } from "../../domain/ids";
import type { FactSource, Facts } from "../../domain/matter/facts";
import type { ProposedRights } from "../../domain/matter/matter-rights";
import type { RowGroup } from "../../domain/matter/matter-lists";

export interface MatterRow {
  readonly id: MatterId;
  /** The firm's matter number, as printed on its files. */
  readonly number: string;
  readonly title: string;
  /** Court profile code (`us-ca-superior`), or undefined for matters without a forum. */
  readonly court?: string;
  readonly timeZone: string;
  readonly eTag: string;
  /** The attorney asked to confirm who may sign, and what was proposed: hints, which count for nothing. */
  readonly rightsWaitFor?: PersonId;
  readonly proposed?: ProposedRights;
}

/** Addresses one stored value: which list row and column hold it. */
export interface FactAddress {
  readonly list: string;
  readonly itemId: string;
  readonly column: string;
  readonly eTag: string;
}

export interface MatterFacts {
  readonly facts: Facts;
  /** Dotted path to where a value is stored, also for paths whose value is empty. */
  readonly addresses: Readonly<Record<string, FactAddress>>;
  /** Further rows hold another value for the same fact (two engagements of one matter): as text, by path. */
  readonly alsoOnFile?: readonly { readonly path: string; readonly value: string }[];
}

export type FactWrite =
  | { readonly kind: "written"; readonly source: FactSource }
  /** Someone changed the row first (412): nothing was written. */
  | { readonly kind: "conflict" };

export interface NewMatter {
  readonly number: string;
  readonly title: string;
  readonly court?: string;
  /** Who should answer for it and sign in it, for an attorney to confirm. */
  readonly proposed?: ProposedRights;
}

/** One more party, counsel, exhibit, event or deadline. */
export interface NewFactRow {
  readonly group: RowGroup;
  /** As typed, by the name behind the group: `role` for `parties[].role`. */
  readonly values: Readonly<Record<string, string>>;
  /** Where it comes from; kept with every value of the row. */
  readonly note: string;
  /** Item id of the row it goes before; last when absent. */
  readonly before?: string;
}

export type AddedFactRow =
  /** found: a row with exactly these values was there already. */
  | {
      readonly kind: "added" | "found";
      readonly list: string;
      readonly itemId: string;
      readonly eTag: string;
      readonly columns: readonly string[];
    }
  /** The row it was to go before is gone or has no place of its own: nothing was written. */
  | { readonly kind: "no-such-place" };

export interface MatterSource {
  list(): Promise<readonly MatterRow[]>;
  read(id: MatterId): Promise<MatterRow>;
  /** What the firm's other matters are known by, as far as this person may read them; may be some minutes old. */
  namesElsewhere(
    id: MatterId,
  ): Promise<readonly { readonly number: string; readonly title: string; readonly names: readonly string[] }[]>;
  readFacts(id: MatterId): Promise<MatterFacts>;
  /** Matters whose rights this attorney is asked to confirm. */
  listRightsWaiting(person: PersonId): Promise<readonly MatterRow[]>;
  /** Whom confirming the matter's rights waits for, or nobody; a hint, so another's change meanwhile stands. */
  rightsWaitFor(matter: MatterRow, person: PersonId | undefined): Promise<void>;
  /** Adds a matter; the number is unique in the firm. */
  add(matter: NewMatter): Promise<MatterRow>;
  /** Adds a row to a matter's facts; the same row twice is one row. */
  addRow(matter: MatterId, row: NewFactRow): Promise<AddedFactRow>;
  /** Writes one value with the note that says where it came from. Never overwrites another's change. */
  correctFact(address: FactAddress, value: string, note: string): Promise<FactWrite>;
}
