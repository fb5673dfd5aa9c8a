/**
 * Writes the rounds of a list whose body is a flat list of steps. A round with a value that is missing, or that cannot print just as it
 * is, is left to the general way of writing, which knows how to show it and what to report.
 */
import { RoundsPiece } from "../../docx/zip/rounds-piece";
import type { EmittedRun } from "./emission";
import { evaluate, isMissing, lookUp, type Reading } from "../language/evaluate";
import { noteConsulted, noteListed } from "./note-facts";
import type { PartWriting } from "./part-writing";
import { isPlain, isPlainXml, valueXml } from "../program/piece-writer";
import type { RoundProgram, RoundValue } from "./round-program";
import type { Scope } from "../language/scope";

export interface Rounds {
  /** Writes one round; false where it must be written the general way, after `pause`. */
  write(scope: Scope, index: number): boolean;
  /** Ends the run of rounds written so far. */
  pause(): void;
}

/** @param list path of the list, which the ledger names */
export const emitRounds = (writing: PartWriting, program: RoundProgram, list: string): Rounds => {
  const { emission, out } = writing;
  const { unitIds, limits } = emission;
  /** Values of the round as they print, and as they are written. */
  const texts: string[] = program.values.map(() => "");
  const shown: string[] = program.values.map(() => "");
  /** What the round's computed values were read from. */
  const reads: (readonly Reading[])[] = program.values.map(() => []);
  const { shape } = program;
  const ids = shape.slots.filter((slot) => slot === "id").length;
  const fixed = shape.literals.reduce((sum, literal) => sum + literal.length, 16 * ids);
  /** What the values read is noted once; from then on nothing is left to note. */
  let noted = false;
  let run: { -readonly [Key in keyof EmittedRun]: EmittedRun[Key] } | undefined;
  let piece: RoundsPiece | undefined;

  /** The value last asked for as it is written. */
  let written = "";
  /** The value as it prints, or undefined where that takes more than writing it. */
  const plainText = ({ op }: RoundValue, at: Scope, n: number): string | undefined => {
    const { expression } = op;
    let value: unknown;
    if (expression.type === "PathExpression") value = lookUp(expression, at);
    else {
      const found = evaluate(expression, at, "print", emission.setting);
      if (found.problem !== undefined || found.missing.length > 0) return undefined;
      value = found.value;
      reads[n] = found.read;
    }
    if (typeof value === "string") {
      if (
        value.length > limits.valueCharacters ||
        (expression.type === "PathExpression" && !(value.charCodeAt(0) > 0x20) && isMissing(value))
      )
        return undefined;
      if (isPlainXml(value)) return (written = value);
      if (!isPlain(value)) return undefined;
      written = valueXml(value);
      return value;
    }
    if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
      return undefined;
    return (written = String(value));
  };

  const note = ({ op, template }: RoundValue, at: Scope, n: number): void => {
    const { expression } = op;
    if (expression.type === "PathExpression" && writing.patterned.has(expression)) return;
    const outer = writing.template;
    writing.template = template;
    if (expression.type === "PathExpression") noteListed(writing, expression, at, texts[n] as string, false);
    else noteConsulted(writing, reads[n] as readonly Reading[], at);
    writing.template = outer;
  };

  return {
    write(scope, index) {
      for (let n = 0; n < texts.length; n += 1) {
        const text = plainText(program.values[n] as RoundValue, scope, n);
        if (text === undefined) return false;
        texts[n] = text;
        shown[n] = written;
      }
      if (program.units.length > 0) {
        if (run === undefined) {
          run = { run: true, index: unitIds.count, list, from: index, rounds: 0, units: program.units };
          emission.units.push(run);
        }
        run.rounds += 1;
        if (!noted) {
          // What a unit reads is noted as if it were being written.
          writing.unit ??= {
            index: unitIds.count,
            furniture: false,
            template: -1,
            workClass: "procedural",
            facts: [],
            item: writing.item,
          };
          for (let n = 0; n < texts.length; n += 1) note(program.values[n] as RoundValue, scope, n);
          writing.unit = undefined;
          noted = program.values.every(
            ({ op: { expression } }) => expression.type === "PathExpression" && writing.patterned.has(expression),
          );
        }
      }
      let size = fixed + (piece === undefined ? shape.head : shape.between).length;
      if (piece === undefined) out.rounds((piece = new RoundsPiece(shape, unitIds, unitIds.count)));
      for (let n = 0; n < ids; n += 1) unitIds.mint();
      for (let n = 0; n < shown.length; n += 1) {
        const text = shown[n] as string;
        piece.values.push(text);
        if (text !== "") writing.visible += 1;
        size += text.length;
      }
      out.round(piece, size);
      writing.paragraph += program.paragraphs;
      writing.paragraphsOut += program.paragraphs;
      writing.filledRows += program.rows;
      if (program.paragraphs > 0) writing.lastWasParagraph = true;
      return true;
    },
    pause() {
      if (piece !== undefined) out.bytes(program.tail);
      piece = undefined;
      run = undefined;
    },
  };
};
