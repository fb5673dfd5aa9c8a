/**
 * A value of several paragraphs: a blank line in it ends the paragraph, as pressing Enter would, and each further paragraph is a unit of its
 * own like every paragraph of the document. A single line end is a line break. Where the paragraph cannot be divided both are line breaks.
 */
import { UNIT_MARKUP } from "../control/unit-controls";
import type { EmittedUnit } from "./emission";
import type { ParagraphShape, RunShape } from "../program/ops";
import type { PartWriting } from "./part-writing";

/** The paragraphs of a value; one where it has no blank line inside. */
export const paragraphsIn = (text: string): readonly string[] => {
  if (!text.includes("\n") || !/\n[^\S\n]*\n/.test(text)) return [text];
  const paragraphs = text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((piece) => piece.replace(/^\n+|\n+$/g, ""))
    .filter((piece) => piece.trim() !== "");
  return paragraphs.length === 0 ? [text] : paragraphs;
};

/** Ends the paragraph whose run and text are closed, and begins the next, up to an open run. */
export const beginAgain = (writing: PartWriting, again: ParagraphShape, run: RunShape): void => {
  const { emission, out, unit } = writing;
  out.text("</w:p>");
  writing.paragraph += 1;
  writing.paragraphsOut += 1;
  if (again.alone && emission.tagged && unit !== undefined) {
    const index = emission.unitIds.count;
    const id = emission.unitIds.next();
    const next: EmittedUnit = {
      ...unit,
      index,
      facts: [...unit.facts],
      ...(unit.bare === undefined ? {} : { bare: [...unit.bare] }),
    };
    emission.units.push(next);
    writing.unit = next;
    out.text(UNIT_MARKUP.closing + UNIT_MARKUP.beforeUnit + id + UNIT_MARKUP.afterUnit);
  }
  // A list begun anew in this round goes on in the further paragraphs too.
  const open =
    writing.freshLists.size === 0
      ? again.open
      : again.open.replace(
          /(<w:numId\s+w:val=")([^"]*)"/g,
          (_, before: string, list: string) => `${before}${writing.freshLists.get(list) ?? list}"`,
        );
  out.text(open + run.open + run.properties);
};
