/**
 * A loop's body as one flat list of steps, where every round writes the same units and only the values printed differ: a table's rows,
 * a list's items. What stands between two values is then one piece, the same in every round.
 */
import type { RoundShape } from "../../docx/zip/rounds-piece";
import { UNIT_MARKUP } from "../control/unit-controls";
import type { Emission, EmittedRun } from "./emission";
import type { Op, ValueOp, WorkClass } from "../program/ops";
import { utf8 } from "../program/piece-writer";

export interface RoundValue {
  readonly op: ValueOp;
  /** The template's paragraph it stands in. */
  readonly template: number;
}

export interface RoundProgram {
  /** What a round is made of; its ids are those of units. */
  readonly shape: RoundShape;
  /** What follows the last round. */
  readonly tail: Uint8Array;
  readonly values: readonly RoundValue[];
  readonly units: EmittedRun["units"];
  readonly paragraphs: number;
  /** Rows that keep their table. */
  readonly rows: number;
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
};

const BEFORE_UNIT = utf8(UNIT_MARKUP.beforeUnit);
const AFTER_UNIT = utf8(UNIT_MARKUP.afterUnit);
const CLOSING = utf8(UNIT_MARKUP.closing);

/** The body as steps, or undefined where a round may write something other than the round before. */
export const roundProgram = (
  body: readonly Op[],
  emission: Emission,
  workClass: WorkClass | undefined,
): RoundProgram | undefined => {
  const slots: RoundShape["slots"][number][] = [];
  const literals: Uint8Array[] = [];
  const values: RoundValue[] = [];
  const units: RoundProgram["units"][number][] = [];
  let literal: Uint8Array[] = [];
  let head: Uint8Array | undefined;
  let paragraphs = 0;
  let rows = 0;
  let inUnit = false;

  const slot = (one: RoundShape["slots"][number]): void => {
    if (head === undefined) head = joined(literal);
    else literals.push(joined(literal));
    literal = [];
    slots.push(one);
  };

  const flatten = (ops: readonly Op[], template: number): boolean =>
    ops.every((op): boolean => {
      if (op instanceof Uint8Array) literal.push(op);
      else if (typeof op === "string") literal.push(utf8(op));
      else if (op.op === "row") {
        if (!op.heading) rows += 1;
        return flatten(op.body, template);
      } else if (op.op === "unit") {
        if (inUnit || op.copyOf !== undefined || op.copied !== undefined) return false;
        if (!emission.tagged) return flatten(op.body, template);
        inUnit = true;
        const counted = paragraphs;
        units.push({
          template: op.template,
          furniture: op.furniture,
          workClass: workClass ?? emission.paragraphs[op.template]?.workClass ?? "procedural",
        });
        literal.push(BEFORE_UNIT);
        slot("id");
        literal.push(AFTER_UNIT);
        const flat = flatten(op.body, template);
        literal.push(CLOSING);
        inUnit = false;
        return flat && paragraphs > counted;
      } else if (op.op === "paragraph") {
        if (op.vanishes || emission.paragraphs[op.template]?.open !== undefined) return false;
        paragraphs += 1;
        return flatten(op.body, op.template);
      } else if (op.op === "value" && op.mode === "inText") {
        values.push({ op, template });
        slot("value");
      } else return false;
      return true;
    });

  if (!flatten(body, -1) || head === undefined) return undefined;
  const tail = joined(literal);
  return { shape: { head, between: joined([tail, head]), slots, literals }, tail, values, units, paragraphs, rows };
};
