/**
 * Writes the rounds of a list whose body is a flat list of steps. A round with a value that is missing, or that cannot print just as it
 * is, is left to the general way of writing, which knows how to show it and what to report.
 */
import type { EmittedRun } from "./emission";
import { evaluate, isMissing, lookUp, type Needs } from "./evaluate";
import { noteConsulted, noteInList } from "./note-facts";
import type { PartWriting } from "./part-writing";
import { isPlain } from "./piece-writer";
import { UNIT, type RoundProgram, type RoundValue } from "./round-program";
import type { Scope } from "./scope";

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
  const texts: string[] = program.values.map(() => "");
  let run: { -readonly [Key in keyof EmittedRun]: EmittedRun[Key] } | undefined;
  let rounds = 0;

  /** The value as it prints, or undefined where that takes more than writing it. */
  const plainText = ({ op }: RoundValue, at: Scope): string | undefined => {
    const { expression } = op;
    let value: unknown;
    if (expression.type === "PathExpression") value = lookUp(expression, at);
    else {
      const needs: Needs = { missing: [] };
      value = evaluate(expression, at, needs, emission.setting);
      if (needs.problem !== undefined || needs.missing.length > 0) return undefined;
    }
    if (typeof value === "string") return value.length <= limits.valueCharacters && isPlain(value) && (expression.type !== "PathExpression" || !isMissing(value)) ? value : undefined;
    if (typeof value === "number") return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : undefined;
    return undefined;
  };

  const note = ({ op, template }: RoundValue, at: Scope, printed: string): void => {
    const { expression } = op;
    if (expression.type === "PathExpression" && writing.patterned.has(expression)) return;
    const outer = writing.template;
    writing.template = template;
    if (expression.type !== "PathExpression") noteConsulted(writing, expression, at);
    noteInList(writing, expression, op.typed, at, printed, false);
    writing.template = outer;
  };

  return {
    write(scope, index) {
      for (let n = 0; n < texts.length; n += 1) {
        const text = plainText(program.values[n] as RoundValue, scope);
        if (text === undefined) return false;
        texts[n] = text;
      }
      if (program.units.length > 0) {
        if (run === undefined) {
          run = { run: true, index: unitIds.count, list, from: index, rounds: 0, units: program.units };
          emission.units.push(run);
        }
        run.rounds += 1;
        // What a unit reads is noted as if it were being written.
        writing.unit ??= { index: unitIds.count, furniture: false, template: -1, workClass: "procedural", facts: [], item: writing.item };
        for (let n = 0; n < texts.length; n += 1) note(program.values[n] as RoundValue, scope, texts[n] as string);
        writing.unit = undefined;
      }
      out.bytes(rounds === 0 ? program.head : program.between);
      rounds += 1;
      let next = 0;
      for (const step of program.steps) {
        if (step === UNIT) {
          const unit = unitIds.mint();
          out.bytes(unitIds.stem(unit));
          out.text(unitIds.lastCharacter(unit));
        } else if (step instanceof Uint8Array) out.bytes(step);
        else {
          const text = texts[next] as string;
          next += 1;
          if (text !== "") {
            writing.visible += 1;
            out.value(text);
          }
        }
      }
      writing.paragraph += program.paragraphs;
      writing.paragraphsOut += program.paragraphs;
      writing.filledRows += program.rows;
      if (program.paragraphs > 0) writing.lastWasParagraph = true;
      return true;
    },
    pause() {
      if (rounds > 0) out.bytes(program.tail);
      rounds = 0;
      run = undefined;
    },
  };
};
