/** Edits as splices on a part's source: what no edit covers stays byte for byte. */

/** Replaces `[start, end)` of the source; `start === end` inserts. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies the edits. Insertions at one offset keep the order given. @throws RangeError when two edits overlap */
export const applySplices = (source: string, splices: readonly Splice[]): string => {
  if (splices.length === 0) return source;
  const ordered = splices
    .map((splice, order) => ({ splice, order }))
    .sort((a, b) => a.splice.start - b.splice.start || a.splice.end - b.splice.end || a.order - b.order);
  const pieces: string[] = [];
  let at = 0;
  for (const { splice } of ordered) {
    if (splice.start < at || splice.end < splice.start) throw new RangeError("Two edits of one part overlap.");
    pieces.push(source.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  pieces.push(source.slice(at));
  return pieces.join("");
};
