/**
 * Runs compiled operations against facts and writes the part. Everything that costs is counted and bounded; what came to nothing
 * (an empty paragraph, table or heading of a block) is taken back with its units and findings.
 */
import { finding } from "../../domain/draft/finding";
import type { Piece } from "../../docx/zip/deflate-pieces";
import type { UnitId } from "../../domain/ids";
import { joinPath } from "../../domain/matter/fact-path";
import { UNIT_MARKUP } from "../control/unit-controls";
import { DraftFault } from "../setting/draft-setting";
import { emitBlank, emitValue } from "./emit-value";
import { freshName, withRestarts } from "./emit-fresh";
import { emitRounds, type Rounds } from "./emit-rounds";
import { foldRounds, itemPath, type Emission, type EmittedUnit } from "./emission";
import { evaluate, factPath, isEmptyValue, type Evaluated } from "../language/evaluate";
import { noteConsulted, noteDecision, outcomeOf, saysIncludeZero, type Outcome } from "./note-facts";
import type { BlockOp, HoldOp, LeadOp, NoteOp, Op, ParagraphOp, StoryOp, TableOp, UnitOp } from "../program/ops";
import { markHere, noteFinding, partWriting, takeBack, type PartWriting } from "./part-writing";
import { utf8 } from "../program/piece-writer";
import { storyOf } from "./printed-value";
import { roundProgram } from "./round-program";
import { innerScope, type BlockNames, type DataFrame, type Scope } from "../language/scope";
import { encodeSteps, isPlainRound, roundsOf, scopeSteps } from "../language/scope-steps";

const BEFORE_UNIT = utf8(UNIT_MARKUP.beforeUnit);
const AFTER_UNIT = utf8(UNIT_MARKUP.afterUnit);
const AFTER_LOCKED_UNIT = utf8(UNIT_MARKUP.afterLockedUnit);
const CLOSING = utf8(UNIT_MARKUP.closing);

/** Writes one part. @throws DraftFault when a limit is passed */
export const emitPart = (ops: readonly Op[], part: string, scope: Scope, emission: Emission): readonly Piece[] => {
  const writing = partWriting(part, storyOf(ops, emission), emission);
  emitAll(writing, ops, scope);
  emission.written += writing.out.size;
  return writing.out.finish();
};

const emitAll = (writing: PartWriting, list: readonly Op[], at: Scope): void => {
  const { out } = writing;
  for (const op of list) {
    if (op instanceof Uint8Array) out.bytes(op);
    else if (typeof op === "string") out.text(op);
    else emitOne(writing, op, at);
  }
};

const emitOne = (writing: PartWriting, op: Exclude<Op, string | Uint8Array>, at: Scope): void => {
  switch (op.op) {
    case "text":
      writing.out.text(op.xml);
      writing.visible += 1;
      return;
    case "value":
      emitValue(writing, op, at);
      return;
    case "blank":
      emitBlank(writing, op, at);
      return;
    case "block":
      emitBlock(writing, op, at);
      return;
    case "paragraph":
      emitParagraph(writing, op, at);
      return;
    case "unit":
      emitUnit(writing, op, at);
      return;
    case "hold":
      emitHold(writing, op, at);
      return;
    case "lead":
      emitLead(writing, op, at);
      return;
    case "table":
      emitTable(writing, op, at);
      return;
    case "row":
      emitAll(writing, op.body, at);
      if (!op.heading) writing.filledRows += 1;
      return;
    case "story":
      emitStory(writing, op, at);
      return;
    case "legend":
      writing.out.text(writing.emission.legend());
      return;
    case "fresh":
      writing.out.text(freshName(writing, op, at));
      return;
    case "note":
      emitNote(writing, op, at);
      return;
  }
};

const countRound = ({ emission, out }: PartWriting): void => {
  emission.iterations += 1;
  if (emission.iterations > emission.limits.iterations)
    throw new DraftFault(
      "too-many-rounds",
      `The lists of this template repeat more than ${emission.limits.iterations} times.`,
    );
  if (emission.written + out.size > emission.limits.outputCharacters)
    throw new DraftFault(
      "too-much-output",
      `The filled document grows past ${emission.limits.outputCharacters} bytes.`,
    );
};

const names = (
  op: BlockOp,
  at: Scope,
  values: readonly unknown[],
  paths: readonly (string | undefined)[],
): BlockNames | undefined =>
  op.blockParams.length === 0 ? undefined : { names: op.blockParams, values, paths, outer: at.names };

/** Without sources a long list's values stay out of the ledger: it would outgrow the document. */
const LONG_LIST = 64;
const MOST_ROWS = 4000;
const remembersRounds = (emission: Emission, count: number): boolean =>
  emission.sourced || (count <= LONG_LIST && emission.facts.length < MOST_ROWS);

/** The flat way of writing a long list's rounds, where every round may be written so. */
const flatRounds = (writing: PartWriting, op: BlockOp, list: string | undefined): Rounds | undefined => {
  if (list === undefined || writing.remembers || writing.unit !== undefined || writing.item !== undefined)
    return undefined;
  const program = roundProgram(op.body, writing.emission, writing.workClass);
  return program === undefined ? undefined : emitRounds(writing, program, list);
};

const emitLoop = (writing: PartWriting, op: BlockOp, at: Scope, value: unknown, base: string | undefined): void => {
  const { emission } = writing;
  const keys = Array.isArray(value) ? undefined : value !== null && typeof value === "object" ? Object.keys(value) : [];
  const count = keys === undefined ? (value as readonly unknown[]).length : keys.length;
  if (count === 0) {
    emitAll(writing, op.inverse, at);
    return;
  }
  const { item: outer, fresh, freshLists, remembers } = writing;
  writing.remembers = remembers && remembersRounds(emission, count);
  writing.freshLists = withRestarts(writing, op.restarts);
  const starts: number[] = [];
  const rounds = keys === undefined ? flatRounds(writing, op, base) : undefined;
  for (let index = 0; index < count; index += 1) {
    const key = keys?.[index];
    const one =
      key === undefined ? (value as readonly unknown[])[index] : (value as Readonly<Record<string, unknown>>)[key];
    const step = key ?? String(index);
    const path = joinPath(base, step);
    const data: DataFrame = {
      parent: at.data,
      key: key ?? index,
      index,
      first: index === 0,
      last: index === count - 1,
    };
    countRound(writing);
    writing.item = { list: base, key: step, outer };
    const inner = innerScope(at, one, path, data, names(op, at, [one, key ?? index], [path, undefined]));
    if (rounds?.write(inner, index) === true) continue;
    rounds?.pause();
    writing.fresh = { names: new Map(), outer: fresh };
    starts.push(emission.units.length);
    emitAll(writing, op.body, inner);
  }
  rounds?.pause();
  writing.remembers = remembers;
  writing.item = outer;
  writing.fresh = fresh;
  writing.freshLists = freshLists;
  if (outer === undefined && keys === undefined && writing.unit === undefined && rounds === undefined)
    foldRounds(emission, base, starts);
};

const emitBlock = (writing: PartWriting, op: BlockOp, at: Scope): void => {
  const { emission } = writing;
  const [param] = op.params;
  const found = param === undefined ? undefined : evaluate(param, at, "decide", emission.setting);
  const value = found?.value;
  const outcome = outcomeOf(op.kind, value, saysIncludeZero(op.hash, at, emission.setting));
  if (!writing.remembers || op.kind === "class") {
    emitDecided(writing, op, at, found, outcome);
    return;
  }
  const large = (op.kind === "each" || Array.isArray(value)) && !remembersRounds(emission, roundsOf(value));
  const first = emission.units.length;
  emitDecided(writing, op, at, found, outcome);
  noteDecision(writing, op, at, outcome, large, first);
};

/** A plain section over one value: compiled as a list's body, it is a round of its own. */
const emitOnce = (writing: PartWriting, op: BlockOp, at: Scope): void => {
  const { fresh } = writing;
  writing.fresh = { names: new Map(), outer: fresh };
  emitAll(writing, op.body, at);
  writing.fresh = fresh;
};

const emitDecided = (
  writing: PartWriting,
  op: BlockOp,
  at: Scope,
  found: Evaluated | undefined,
  outcome: Outcome,
): void => {
  const [param] = op.params;
  const value = found?.value;
  if (found !== undefined) noteConsulted(writing, found.read, at);
  const path = param?.type === "PathExpression" ? factPath(param, at) : undefined;
  switch (op.kind) {
    case "if":
    case "unless":
      emitAll(writing, (outcome.count === 0) === (op.kind === "if") ? op.inverse : op.body, at);
      return;
    case "each":
      emitLoop(writing, op, at, value, path);
      return;
    case "with":
      if (isEmptyValue(value)) emitAll(writing, op.inverse, at);
      else emitAll(writing, op.body, innerScope(at, value, path, at.data, names(op, at, [value], [path])));
      return;
    case "section":
      if (value === true) emitOnce(writing, op, at);
      else if (value === false || value === null || value === undefined) emitAll(writing, op.inverse, at);
      else if (Array.isArray(value)) emitLoop(writing, op, at, value, path);
      else emitOnce(writing, op, innerScope(at, value, path, at.data, names(op, at, [value], [path])));
      return;
    case "class": {
      const outer = writing.workClass;
      writing.workClass = op.workClass;
      if (writing.unit !== undefined && op.workClass !== undefined) writing.unit.workClass = op.workClass;
      emitAll(writing, op.body, at);
      writing.workClass = outer;
    }
  }
};

const emitParagraph = (writing: PartWriting, op: ParagraphOp, at: Scope): void => {
  const { emission, out, visible: seen, template: outer } = writing;
  const before = out.length;
  const findings = emission.findings.length;
  const missing = emission.missing.length;
  writing.visible = 0;
  writing.template = op.template;
  emitAll(writing, op.body, at);
  if (op.vanishes && writing.visible === 0) {
    writing.template = outer;
    out.rewind(before);
    emitAll(writing, op.left, at);
    emission.findings.length = findings;
    emission.missing.length = missing;
    writing.visible = seen;
    return;
  }
  for (const open of emission.paragraphs[op.template]?.open ?? []) {
    // A ruled line without a name may be one nobody filled; brackets may be a quotation's own: somebody has to look.
    if (open.kind === "ruled") noteFinding(writing, finding("ruled-blank", { typed: open.typed }));
    else noteFinding(writing, finding("bracketed-blank", { typed: open.typed }));
  }
  writing.visible += seen;
  writing.paragraph += 1;
  writing.paragraphsOut += 1;
  writing.lastWasParagraph = true;
  writing.template = outer;
};

/** What a unit in a list must remember of its contexts beyond its item; "?" where they cannot be told. */
const stepsOf = ({ item, remembers }: PartWriting, at: Scope): { readonly steps?: string } => {
  if (item === undefined || !remembers) return {};
  const steps = scopeSteps(at);
  return steps === undefined
    ? { steps: "?" }
    : isPlainRound(steps, itemPath(item))
      ? {}
      : { steps: encodeSteps(steps) };
};

const emitUnit = (writing: PartWriting, op: UnitOp, at: Scope): void => {
  const { emission, out, copies, unit: outer, paragraphsOut: printed } = writing;
  if (!emission.tagged) {
    emitAll(writing, op.body, at);
    return;
  }
  const before = out.length;
  const minted = emission.unitIds.count;
  const listed = emission.units.length;
  const copied = op.copyOf === undefined ? undefined : copies.get(op.copyOf)?.shift();
  const id: UnitId = copied === undefined ? emission.unitIds.next() : emission.unitIds.at(copied);
  const mine: EmittedUnit = {
    index: copied ?? minted,
    furniture: op.furniture,
    template: op.template,
    workClass: writing.workClass ?? emission.paragraphs[op.template]?.workClass ?? "procedural",
    facts: [],
    item: writing.item,
    ...stepsOf(writing, at),
  };
  if (op.copied !== undefined) {
    const known = copies.get(op.copied);
    if (known === undefined) copies.set(op.copied, [minted]);
    else known.push(minted);
  }
  writing.unit = mine;
  if (copied === undefined) emission.units.push(mine);
  out.bytes(BEFORE_UNIT);
  out.bytes(emission.unitIds.stem(mine.index));
  out.text(id.charAt(15));
  out.bytes(op.signature === true ? AFTER_LOCKED_UNIT : AFTER_UNIT);
  const opened = out.length;
  emitAll(writing, op.body, at);
  writing.unit = outer;
  if (writing.paragraphsOut === printed) {
    // Nothing is left in it: the control goes too, and its id is free again.
    out.cut(before, opened);
    emission.units.length = listed;
    emission.unitIds.rewind(minted);
    return;
  }
  out.bytes(CLOSING);
};

const emitHold = (writing: PartWriting, op: HoldOp, at: Scope): void => {
  const printed = writing.paragraphsOut;
  writing.lastWasParagraph = false;
  emitAll(writing, op.body, at);
  if (writing.paragraphsOut === printed ? op.otherwise.length > 0 : op.endsInParagraph && !writing.lastWasParagraph)
    emitAll(writing, op.otherwise, at);
};

const emitNote = (writing: PartWriting, op: NoteOp, at: Scope): void => {
  const uses = op.inBlock
    ? (writing.emission.noteUses.get(`${op.kind}:${op.id}`) ?? [])
    : [{ id: op.id, scope: at, item: undefined }];
  for (const use of uses) {
    const { item, paragraph, fresh } = writing;
    writing.item = use.item;
    writing.fresh = { names: new Map(), outer: fresh };
    writing.paragraph = 0;
    writing.out.text(op.open.replace(/(\sw:id=")[^"]*"/, `$1${use.id}"`));
    emitAll(writing, op.body, use.scope);
    writing.item = item;
    writing.paragraph = paragraph;
    writing.fresh = fresh;
  }
};

const emitLead = (writing: PartWriting, op: LeadOp, at: Scope): void => {
  const before = markHere(writing);
  emitAll(writing, op.head, at);
  const headed = writing.paragraphsOut;
  emitAll(writing, op.body, at);
  if (writing.paragraphsOut === headed) takeBack(writing, before);
};

const emitTable = (writing: PartWriting, op: TableOp, at: Scope): void => {
  const before = markHere(writing);
  const outer = writing.filledRows;
  writing.filledRows = 0;
  emitAll(writing, op.body, at);
  if (op.vanishes && writing.filledRows === 0) takeBack(writing, before);
  else writing.lastWasParagraph = false;
  writing.filledRows = outer;
};

const emitStory = (writing: PartWriting, op: StoryOp, at: Scope): void => {
  const { story, paragraph, paragraphsOut, lastWasParagraph, unit } = writing;
  writing.story = op.story;
  writing.paragraph = 0;
  emitAll(writing, op.body, at);
  Object.assign(writing, { story, paragraph, paragraphsOut, lastWasParagraph, unit });
  writing.visible += 1;
};
