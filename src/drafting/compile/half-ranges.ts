/**
 * A bookmark, comment or permission that begins on one side of a block's marker and ends on the other: inside the block its half would be
 * repeated or left out without the other. It is drawn to the block's own edge, so that the range covers all the block prints.
 */
import { rewritten } from "./freshen";
import type { Op } from "../program/ops";

const MARK = /<w:(bookmark|commentRange|perm)(Start|End)\b[^>]*?\sw:id="([^"]*)"[^>]*\/>/g;

export interface WithoutHalves {
  readonly sections: readonly (readonly Op[])[];
  readonly before: string;
  readonly after: string;
}

/** The sections of a block without the halves whose other half is not in the same section. */
export const withoutHalves = (sections: readonly (readonly Op[])[]): WithoutHalves => {
  let [before, after] = ["", ""];
  const cleared = sections.map((ops) => {
    const seen = new Map<string, number>();
    rewritten(ops, 0, (op) => {
      if (typeof op === "string" && op.includes('w:id="'))
        for (const [, kind = "", end, id = ""] of op.matchAll(MARK))
          seen.set(kind + id, (seen.get(kind + id) ?? 0) | (end === "Start" ? 1 : 2));
      return [op];
    });
    if (![...seen.values()].some((halves) => halves !== 3)) return ops;
    return rewritten(ops, 0, (op) => {
      if (typeof op !== "string" || !op.includes('w:id="')) return [op];
      return [
        op.replace(MARK, (mark, kind: string, end: string, id: string) => {
          if (seen.get(kind + id) === 3) return mark;
          if (end === "Start") before += mark;
          else after += mark;
          return "";
        }),
      ];
    });
  });
  return { sections: cleared, before, after };
};
