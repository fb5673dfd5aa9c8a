/** The last step of compiling: literals become the bytes they go out as, equal ones shared. */
import { utf8 } from "./piece-writer";
import type { Op } from "./ops";

export const encodeLiterals = (ops: readonly Op[]): readonly Op[] => {
  const known = new Map<string, Uint8Array>();
  const encode = (list: readonly Op[]): readonly Op[] =>
    list.map((op): Op => {
      if (typeof op === "string") {
        const same = known.get(op);
        if (same !== undefined) return same;
        const bytes = utf8(op);
        known.set(op, bytes);
        return bytes;
      }
      if (op instanceof Uint8Array || !("body" in op)) return op;
      switch (op.op) {
        case "block": return { ...op, body: encode(op.body), inverse: encode(op.inverse) };
        case "lead": return { ...op, head: encode(op.head), body: encode(op.body) };
        case "hold": return { ...op, body: encode(op.body), otherwise: encode(op.otherwise) };
        default: return { ...op, body: encode(op.body) };
      }
    });
  return encode(ops);
};
