/** Our own marks in a document, as the reader must know them to leave them out. The words are the product's (invariant 1). */
const UNIT_TAG = /^(?:draft-pending-attorney-review|attorney-reviewed):(.*)$/s;
const UNIT_ID = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const BLANK = /^cs_blank_\d+_/i;

/** A unit's tag: the id when it has the right form. Undefined when the tag is not one of ours. */
export const readUnitMark = (tag: string | undefined): { readonly id?: string } | undefined => {
  const id = tag === undefined ? undefined : UNIT_TAG.exec(tag)?.[1];
  return id === undefined ? undefined : UNIT_ID.test(id) ? { id } : {};
};

/** Whether a bookmark's name is that of a named blank. */
export const isBlankName = (name: string): boolean => BLANK.test(name);
