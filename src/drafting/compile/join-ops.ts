/** Fewer copies: neighbouring literals are one. */
import type { Op } from "../program/ops";

export const joinOps = (ops: readonly Op[]): Op[] => {
  const out: Op[] = [];
  for (const op of ops) {
    if (op === "") continue;
    const last = out[out.length - 1];
    if (typeof op === "string" && typeof last === "string") out[out.length - 1] = last + op;
    else out.push(op);
  }
  return out;
};
