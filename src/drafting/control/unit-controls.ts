/**
 * The controls a draft's units stand in (invariant 1), as markup. Element order in sdtPr is CT_SdtPr's
 * (ECMA-376 part 1, 17.5.2.38): rPr, alias, tag, ..., then the 2012 extensions. The part's root declares `w15`.
 */
import { FACT_PREFIX, PENDING_PREFIX, PENDING_TITLE } from "../../domain/draft/tag";
import type { UnitId } from "../../domain/ids";
import type { RandomStream } from "../setting/random-stream";

/** Amber: pending. */
export const PENDING_COLOR = "FFC000";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS = [...ALPHABET];

/**
 * Mints unit ids: the first from 80 random bits, each following one counted up from it. Two drafts share an id only if their first
 * ones fall within each other's count, which 80 bits make as unlikely as two equal random ids; and counted ids compress well.
 */
export interface UnitIds {
  next(): UnitId;
  /** How many were minted; `rewind` gives back the ids minted since. */
  readonly count: number;
  rewind(count: number): void;
  /** The nth id, counted from 0. */
  at(index: number): UnitId;
  /** All but the last character of the nth id, as bytes: one array for as many ids as share it. */
  stem(index: number): Uint8Array;
  lastCharacter(index: number): string;
  /** Mints one and tells which of the draft's ids it is. */
  mint(): number;
}

export const unitIds = (random: RandomStream): UnitIds => {
  const first = Array.from(random.next(16), (byte) => byte & 31);
  let count = 0;
  // The first 15 characters stay the same for 32 ids in a row.
  let stem = "";
  let stemFor = -1;
  let stemBytes = new Uint8Array(0);
  const last = first[15] ?? 0;
  const at = (index: number): UnitId => {
    const low = last + index;
    const carry = Math.floor(low / 32);
    if (carry !== stemFor) {
      let rest = carry;
      const digits = first.slice(0, 15);
      for (let place = 14; place >= 0 && rest > 0; place -= 1) {
        const sum = (digits[place] ?? 0) + rest;
        digits[place] = sum % 32;
        rest = Math.floor(sum / 32);
      }
      stem = digits.map((digit) => ALPHABET.charAt(digit)).join("");
      stemBytes = new TextEncoder().encode(stem);
      stemFor = carry;
    }
    return (stem + ALPHABET.charAt(low % 32)) as UnitId;
  };
  return {
    next() {
      const id = at(count);
      count += 1;
      return id;
    },
    get count() {
      return count;
    },
    rewind(to) {
      count = to;
    },
    at,
    stem(index) {
      if (Math.floor((last + index) / 32) !== stemFor) at(index);
      return stemBytes;
    },
    lastCharacter: (index) => CHARACTERS[(last + index) % 32] as string,
    mint() {
      count += 1;
      return count - 1;
    },
  };
};

/** The id counted up by one. */
export const idAfter = (id: string): string => {
  const low = ALPHABET.indexOf(id.charAt(15));
  if (low < 31) return id.slice(0, 15) + ALPHABET.charAt(low + 1);
  const digits = [...id].map((character) => ALPHABET.indexOf(character));
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const raised = ((digits[place] ?? 0) + 1) & 31;
    digits[place] = raised;
    if (raised !== 0) break;
  }
  return digits.map((digit) => ALPHABET.charAt(digit)).join("");
};

/** Ids of controls and drawings: positive int32, never one the package already uses. */
export interface ControlIds {
  next(): number;
}

export const controlIds = (random: RandomStream, used: Iterable<number>): ControlIds => {
  const taken = new Set(used);
  const bytes = random.next(4);
  let at = (new DataView(bytes.buffer).getUint32(0) % 0x3fffffff) + 1;
  return {
    next() {
      while (taken.has(at)) at += 1;
      const id = at;
      at += 1;
      return id;
    },
  };
};

/**
 * What stands before the unit's id and after it; together: everything before the unit's paragraphs. A control of ours gives itself no
 * `w:id`: Word numbers it on opening (17.5.2.18), nothing of ours ever looks at that number, and a file of many units is a third smaller.
 */
export const UNIT_MARKUP = {
  beforeUnit: `<w:sdt><w:sdtPr><w:alias w:val="${PENDING_TITLE}"/><w:tag w:val="${PENDING_PREFIX}`,
  afterUnit: `"/><w15:color w:val="${PENDING_COLOR}"/></w:sdtPr><w:sdtContent>`,
  /** The same for a unit that only the attorney changes: its content is locked (17.5.2.23). Word's lock is a guard rail; the gate is what holds. */
  afterLockedUnit: `"/><w:lock w:val="contentLocked"/><w15:color w:val="${PENDING_COLOR}"/></w:sdtPr><w:sdtContent>`,
  closing: "</w:sdtContent></w:sdt>",
} as const;

export const unitOpening = (unit: string): string => UNIT_MARKUP.beforeUnit + unit + UNIT_MARKUP.afterUnit;
export const UNIT_CLOSING = UNIT_MARKUP.closing;

/**
 * Everything before a fact's run. Where the fact is missing and shown highlighted, the control keeps the run's own properties (`rPr` is
 * what Word gives text typed into it), so that it is filled in the format the template meant; else "": the run says them itself.
 */
export const factOpening = (row: number, title: string, runProperties: string): string =>
  `<w:sdt><w:sdtPr>${runProperties}<w:alias w:val="${title}"/><w:tag w:val="${FACT_PREFIX}${row}"/></w:sdtPr><w:sdtContent>`;
export const FACT_CLOSING = "</w:sdtContent></w:sdt>";
