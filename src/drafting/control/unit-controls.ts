/**
 * The controls a draft's units stand in (design, invariant 1), as markup. Element order in sdtPr is CT_SdtPr's
 * (ECMA-376 part 1, 17.5.2.38): rPr, alias, tag, id, ..., then the 2012 extensions.
 */
import { FACT_PREFIX, PENDING_PREFIX, PENDING_TITLE } from "../../domain/draft/tag";
import type { UnitId } from "../../domain/ids";
import type { RandomStream } from "../random-stream";

/** Amber: pending. */
export const PENDING_COLOR = "FFC000";
const W15 = "http://schemas.microsoft.com/office/word/2012/wordml";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Mints unit ids: the first from 80 random bits, each following one counted up from it. Two drafts share an id only if their first
 * ones fall within each other's count, which 80 bits make as unlikely as two equal random ids; and counted ids compress well.
 */
export interface UnitIds {
  next(): UnitId;
}

export const unitIds = (random: RandomStream): UnitIds => {
  const digits = Array.from(random.next(16), (byte) => byte & 31);
  return {
    next() {
      let id = "";
      for (const digit of digits) id += ALPHABET.charAt(digit);
      for (let at = 15; at >= 0; at -= 1) {
        const raised = ((digits[at] ?? 0) + 1) & 31;
        digits[at] = raised;
        if (raised !== 0) break;
      }
      return id as UnitId;
    },
  };
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

/** Everything before the unit's paragraphs, from both its ids. The 2012 colour is declared where it stands, so that any part may hold it. */
export const unitOpening = (unit: string, controlId: number): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="${PENDING_TITLE}"/><w:tag w:val="${PENDING_PREFIX}${unit}"/><w:id w:val="${controlId}"/><w15:color xmlns:w15="${W15}" w:val="${PENDING_COLOR}"/></w:sdtPr><w:sdtContent>`;
export const UNIT_CLOSING = "</w:sdtContent></w:sdt>";

/**
 * Everything before a fact's run. The run's own properties are kept in the control's (`rPr` is what Word gives text typed into it),
 * so that a missing fact, shown highlighted, can be filled later in the format the template meant.
 */
export const factOpening = (row: number, title: string, runProperties: string, controlId: number): string =>
  `<w:sdt><w:sdtPr>${runProperties}<w:alias w:val="${title}"/><w:tag w:val="${FACT_PREFIX}${row}"/><w:id w:val="${controlId}"/></w:sdtPr><w:sdtContent>`;
export const FACT_CLOSING = "</w:sdtContent></w:sdt>";
