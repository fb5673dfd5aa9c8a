/** Where a jump lands: the control where there is one, else the paragraph as the reader counts them. */
import type { UnitView } from "../../app/draft/open-draft-state";
import type { ParagraphAddress } from "../../app/ports/open-document";
import type { Place } from "../../domain/draft/finding";

export type DocumentTarget = { readonly tag: string; readonly occurrence?: number } | ParagraphAddress;

export const targetOfPlace = (place: Place): DocumentTarget => ({
  part: place.part,
  story: place.story,
  paragraph: place.paragraph,
});
export const targetOfUnit = (unit: UnitView): DocumentTarget =>
  unit.tag === undefined ? targetOfPlace(unit.place) : { tag: unit.tag };
