/**
 * Runs compiled operations against facts and writes the part. Everything that costs is counted and bounded; every value printed is
 * remembered for the ledger; a fact that is not there prints as a visible blank and a finding (invariant 8).
 */
import type { Finding, Place, StoryKind } from "../../domain/draft/finding";
import type { UnitId } from "../../domain/ids";
import { escapeAttribute, escapeText, withoutIllegal } from "../../docx/xml-text";
import { FACT_CLOSING, factOpening, UNIT_MARKUP } from "../control/unit-controls";
import { DraftFault } from "../draft-setting";
import { ByteWriter, utf8 } from "./byte-writer";
import { foldRounds, itemPath, type Emission, type EmittedFact, type EmittedUnit, type Item } from "./emission";
import { concretePath, evaluate, factPath, isEmptyValue, isMissing, lookUp, type Needs } from "./evaluate";
import { highlighted } from "./highlight";
import { blankBookmark, firstPath, printedValue, storyOf } from "./printed-value";
import type { BlankOp, BlockOp, FreshOp, LeadOp, NoteOp, Op, ParagraphOp, TableOp, UnitOp, ValueOp, WorkClass } from "./ops";
import { innerScope, joinPath, type BlockNames, type DataFrame, type Scope } from "./scope";
import type { Expression } from "./syntax";

const BREAKS = /\r\n|[\r\u2028\u2029\v\f]/g;
const BEFORE_UNIT = utf8(UNIT_MARKUP.beforeUnit);
const BEFORE_CONTROL = utf8(UNIT_MARKUP.beforeControl);
const AFTER_CONTROL = utf8(UNIT_MARKUP.afterControl);
const CLOSING = utf8(UNIT_MARKUP.closing);

/** Writes one part. @throws DraftFault when a limit is passed */
export const emitPart = (ops: readonly Op[], part: string, scope: Scope, emission: Emission): Uint8Array => {
  const out = new ByteWriter();
  const start: StoryKind = storyOf(ops, emission);
  let visible = 0;
  let unit: EmittedUnit | undefined;
  let paragraph = 0;
  let story = start;
  let rows = 0;
  let filledRows = 0;
  let item: Item | undefined;
  let paragraphsOut = 0;
  let lastWasParagraph = false;
  let workClass: WorkClass | undefined;
  let template = -1;
  const copies = new Map<number, number[]>();
  const patterned = new Set<Expression>();

  const here = (): Place => ({ part, story, paragraph, firstWords: (emission.paragraphs[template]?.text ?? "").trim().slice(0, 60) });
  const note = (finding: Finding): void => {
    emission.findings.push({ ...finding, ...(unit === undefined ? {} : { unit: emission.unitIds.at(unit.index) }), place: here() });
  };
  const factRow = (key: string, fact: () => EmittedFact): number => {
    let row = emission.factRows.get(key);
    if (row === undefined) {
      row = emission.facts.push(fact());
      emission.factRows.set(key, row);
    }
    if (unit !== undefined && !unit.facts.includes(row)) unit.facts.push(row);
    return row;
  };
  /** A fact a unit in a list reads: its row when sources matter, else what the template paragraph reads of any item. */
  const inList = (expression: Expression, at: Scope, printed: string, missing: boolean): void => {
    if (!emission.sourced && patterned.has(expression)) return;
    if (expression.type !== "PathExpression") return;
    const path = factPath(expression, at);
    if (path === undefined) return;
    if (emission.sourced) {
      factRow(path, () => ({ path, value: missing ? "" : printed, missing }));
      return;
    }
    patterned.add(expression);
    const holder = itemPath(item);
    const pattern = holder !== undefined && (path === holder || path.startsWith(`${holder}.`)) ? path.slice(holder.length) || "." : path;
    const known = emission.patterns.get(template);
    if (known === undefined) emission.patterns.set(template, new Set([pattern]));
    else known.add(pattern);
  };
  /** Notes what a condition or a helper's argument was read from. */
  const consulted = (expression: Expression, at: Scope): void => {
    if (unit === undefined) return;
    if (expression.type === "PathExpression") {
      if (item !== undefined && !emission.sourced && patterned.has(expression)) return;
      const value = lookUp(expression, at);
      if (value !== undefined && value !== null && typeof value === "object") return;
      const printed = isMissing(value) ? "" : (printedValue(value, emission.limits.valueCharacters).text ?? "");
      if (item !== undefined) inList(expression, at, printed, isMissing(value));
      else {
        const path = factPath(expression, at);
        if (path !== undefined) factRow(path, () => ({ path, value: printed, missing: isMissing(value) }));
      }
    } else if (expression.type === "SubExpression") {
      for (const param of expression.params) consulted(param, at);
      for (const pair of expression.hash?.pairs ?? []) consulted(pair.value, at);
    }
  };

  const printable = (op: ValueOp, value: unknown, at: Scope): string | undefined => {
    const printed = printedValue(value, emission.limits.valueCharacters);
    if (printed.refusal !== undefined) note({ code: printed.refusal, severity: "blocking", detail: { path: pathOf(op, at), placeholder: op.typed, ...(typeof value === "string" ? { characters: value.length } : {}) }, endedBy: "fill" });
    return printed.text;
  };

  const pathOf = (op: ValueOp, at: Scope): string => {
    const named = firstPath(op.expression);
    return named === undefined ? op.typed : concretePath(named, at);
  };

  /** What shows where a fact is missing. */
  const visibleBlank = (paths: readonly string[]): string => withoutIllegal(paths.map((path) => `[${path}]`).join(" "));

  const missingFacts = (paths: readonly string[]): string => {
    for (const path of paths) {
      emission.missing.push({ path, ...(unit === undefined ? {} : { unit: emission.unitIds.at(unit.index) }) });
      note({ code: "missing-fact", severity: "blocking", detail: { path }, endedBy: "fill" });
    }
    return visibleBlank(paths);
  };

  const emitValue = (op: ValueOp, at: Scope): void => {
    const { expression, run } = op;
    let value: unknown;
    let text: string | undefined;
    let shown = "";
    if (expression.type === "PathExpression") {
      value = lookUp(expression, at);
      if (isMissing(value)) shown = missingFacts([concretePath(expression, at)]);
      else text = printable(op, value, at);
    } else {
      const needs: Needs = { missing: [] };
      value = evaluate(expression, at, needs, emission.setting);
      consulted(expression, at);
      if (needs.problem !== undefined) note({ code: "bad-value", severity: "blocking", detail: { path: pathOf(op, at), problem: needs.problem.problem }, endedBy: "fill" });
      else if (needs.missing.length > 0) shown = missingFacts(needs.missing);
      else if (value === undefined || value === null) shown = missingFacts([pathOf(op, at)]);
      else text = printable(op, value, at);
    }
    const missing = text === undefined;
    if (missing && shown === "") shown = visibleBlank([pathOf(op, at)]);
    const printed = text === undefined ? shown : BREAKS.test(text) ? text.replace(BREAKS, "\n") : text;
    if (printed !== "") visible += 1;
    if (op.mode === "inText") {
      if (unit !== undefined) inList(expression, at, printed, missing);
      if (missing) out.text(`</w:t></w:r>${run.open}${highlighted(run.properties)}<w:t xml:space="preserve">${escapeText(printed)}</w:t></w:r>${run.open}${run.properties}<w:t xml:space="preserve">`);
      else out.value(printed);
      return;
    }
    const named = expression.type === "PathExpression" ? factPath(expression, at) : undefined;
    const within = at.path;
    const controlled = op.control && emission.tagged && (named !== undefined || (firstPath(expression) !== undefined && within !== undefined));
    if (controlled) {
      const path = named ?? pathOf(op, at);
      const row = factRow(named ?? `${within ?? ""}|${op.typed}`, () => ({ path, value: missing ? "" : printed, missing, ...(named !== undefined ? {} : { expression: op.typed, ...(within === "" || within === undefined ? {} : { within }) }) }));
      out.text(factOpening(row, escapeAttribute(withoutIllegal(path).slice(0, 60)), run.properties, emission.controlIds.next()));
    }
    out.text(`${run.open}${missing ? highlighted(run.properties) : run.properties}<w:t xml:space="preserve">`);
    out.value(printed);
    out.text("</w:t></w:r>");
    if (controlled) out.text(FACT_CLOSING);
  };

  const emitBlank = (op: BlankOp, at: Scope): void => {
    const name = evaluate(op.name, at, undefined, emission.setting);
    const label = typeof name === "string" && name.trim() !== "" ? withoutIllegal(name.trim()) : "blank";
    const n = emission.blanks.length + 1;
    const bookmark = blankBookmark(n, label);
    const id = emission.nextBookmark;
    emission.nextBookmark += 1;
    emission.blanks.push({ bookmark, name: label });
    visible += 1;
    out.text(`<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${op.run.open}${op.run.properties}<w:t xml:space="preserve">${"_".repeat(op.width)}</w:t></w:r><w:bookmarkEnd w:id="${id}"/>`);
  };

  const round = (): void => {
    emission.iterations += 1;
    if (emission.iterations > emission.limits.iterations) throw new DraftFault("too-many-rounds", `The lists of this template repeat more than ${emission.limits.iterations} times.`);
    if (emission.written + out.length > emission.limits.outputCharacters) throw new DraftFault("too-much-output", `The filled document grows past ${emission.limits.outputCharacters} bytes.`);
  };

  const names = (op: BlockOp, at: Scope, values: readonly unknown[], paths: readonly (string | undefined)[]): BlockNames | undefined => (op.blockParams.length === 0 ? undefined : { names: op.blockParams, values, paths, outer: at.names });

  const loop = (op: BlockOp, at: Scope, value: unknown, base: string | undefined): void => {
    const keys = Array.isArray(value) ? undefined : value !== null && typeof value === "object" ? Object.keys(value) : [];
    const count = keys === undefined ? (value as readonly unknown[]).length : keys.length;
    if (count === 0) {
      emitAll(op.inverse, at);
      return;
    }
    const outer = item;
    const outerFresh = fresh;
    const outerLists = freshLists;
    if (op.restarts !== undefined && item !== undefined) {
      freshLists = new Map(freshLists);
      for (const original of op.restarts) {
        const id = emission.nextList;
        emission.nextList += 1;
        emission.freshLists.push({ id, original });
        freshLists.set(original, String(id));
      }
    }
    const starts: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const key = keys?.[index];
      const one = key === undefined ? (value as readonly unknown[])[index] : (value as Readonly<Record<string, unknown>>)[key];
      const step = key ?? String(index);
      const path = joinPath(base, step);
      const data: DataFrame = { parent: at.data, key: key ?? index, index, first: index === 0, last: index === count - 1 };
      round();
      fresh = new Map();
      item = { list: base, key: step, outer };
      starts.push(emission.units.length);
      emitAll(op.body, innerScope(at, one, path, data, names(op, at, [one, key ?? index], [path, undefined])));
    }
    item = outer;
    fresh = outerFresh;
    freshLists = outerLists;
    if (outer === undefined && keys === undefined && unit === undefined) foldRounds(emission, base, starts);
  };

  const emitBlock = (op: BlockOp, at: Scope): void => {
    const [param] = op.params;
    const value = param === undefined ? undefined : evaluate(param, at, undefined, emission.setting);
    if (param !== undefined && unit !== undefined) consulted(param, at);
    const path = param?.type === "PathExpression" ? factPath(param, at) : undefined;
    switch (op.kind) {
      case "if": case "unless": {
        const includeZero = op.hash?.pairs.some((pair) => pair.key === "includeZero" && evaluate(pair.value, at, undefined, emission.setting) === true) === true;
        const empty = includeZero ? isEmptyValue(value) : !value || isEmptyValue(value);
        emitAll(empty === (op.kind === "if") ? op.inverse : op.body, at);
        return;
      }
      case "each": loop(op, at, value, path); return;
      case "with":
        if (isEmptyValue(value)) emitAll(op.inverse, at);
        else emitAll(op.body, innerScope(at, value, path, at.data, names(op, at, [value], [path])));
        return;
      case "section":
        if (value === true) emitAll(op.body, at);
        else if (value === false || value === null || value === undefined) emitAll(op.inverse, at);
        else if (Array.isArray(value)) loop(op, at, value, path);
        else emitAll(op.body, innerScope(at, value, path, at.data, names(op, at, [value], [path])));
        return;
      case "class": {
        const outer = workClass;
        workClass = op.workClass;
        if (unit !== undefined && op.workClass !== undefined) unit.workClass = op.workClass;
        emitAll(op.body, at);
        workClass = outer;
      }
    }
  };

  const emitParagraph = (op: ParagraphOp, at: Scope): void => {
    const before = out.length;
    const seen = visible;
    const outer = template;
    const marks = { findings: emission.findings.length, missing: emission.missing.length };
    visible = 0;
    template = op.template;
    emitAll(op.body, at);
    if (op.vanishes && visible === 0) {
      template = outer;
      out.rewind(before);
      if (op.left !== "") out.text(op.left);
      emission.findings.length = marks.findings;
      emission.missing.length = marks.missing;
      visible = seen;
      return;
    }
    for (const open of emission.paragraphs[op.template]?.open ?? []) {
      // A ruled line without a name may be one nobody filled; brackets may be a quotation's own: somebody has to look.
      if (open.kind === "ruled") note({ code: "ruled-blank", severity: "blocking", detail: { typed: open.typed }, endedBy: "name-blank" });
      else note({ code: "bracketed-blank", severity: "toBeSeen", detail: { typed: open.typed } });
    }
    visible += seen;
    paragraph += 1;
    paragraphsOut += 1;
    lastWasParagraph = true;
    template = outer;
  };

  const emitUnit = (op: UnitOp, at: Scope): void => {
    if (!emission.tagged) {
      emitAll(op.body, at);
      return;
    }
    const before = out.length;
    const printed = paragraphsOut;
    const minted = emission.unitIds.count;
    const listed = emission.units.length;
    const copied = op.copyOf === undefined ? undefined : copies.get(op.copyOf)?.shift();
    const id: UnitId = copied === undefined ? emission.unitIds.next() : emission.unitIds.at(copied);
    const mine: EmittedUnit = { index: copied ?? minted, furniture: op.furniture, template: op.template, workClass: workClass ?? emission.paragraphs[op.template]?.workClass ?? "procedural", facts: [], item };
    if (op.copied !== undefined) {
      const known = copies.get(op.copied);
      if (known === undefined) copies.set(op.copied, [minted]);
      else known.push(minted);
    }
    const outer = unit;
    unit = mine;
    if (copied === undefined) emission.units.push(mine);
    out.bytes(BEFORE_UNIT);
    out.ascii(id);
    out.bytes(BEFORE_CONTROL);
    out.ascii(String(emission.controlIds.next()));
    out.bytes(AFTER_CONTROL);
    const opened = out.length;
    emitAll(op.body, at);
    unit = outer;
    if (paragraphsOut === printed) {
      // Nothing is left in it: the control goes too, and its id is free again.
      out.cut(before, opened);
      emission.units.length = listed;
      emission.unitIds.rewind(minted);
      return;
    }
    out.bytes(CLOSING);
  };

  /** Ids of this round by what they were; a round of a list inside starts its own. */
  let fresh = new Map<string, string>();
  let freshLists = new Map<string, string>();
  const freshName = (op: FreshOp, at: Scope): string => {
    if (op.what === "list") return freshLists.get(op.original) ?? op.original;
    const key = `${op.what} ${op.original}`;
    const known = op.what === "drawing" || op.what === "control" || op.what === "note" ? undefined : fresh.get(key);
    if (known !== undefined) return known;
    let made: string;
    if (op.what === "note") {
      const [kind = "", id = ""] = op.original.split(":");
      const uses = emission.noteUses.get(op.original) ?? [];
      if (uses.length === 0) emission.noteUses.set(op.original, uses);
      made = uses.length === 0 ? id : String(emission.nextNote++);
      uses.push({ id: made, scope: at, item });
      return kind === "" ? id : made;
    }
    if (op.what === "bookmarkName") made = (repeated.get(op.original) ?? 0) === 0 ? op.original : `${op.original.slice(0, 32)}_${(repeated.get(op.original) ?? 0) + 1}`;
    else if (op.what === "bookmark") made = String(emission.nextBookmark++);
    else made = String(emission.controlIds.next());
    if (op.what === "bookmarkName") repeated.set(op.original, (repeated.get(op.original) ?? 0) + 1);
    fresh.set(key, made);
    return made;
  };
  const repeated = new Map<string, number>();

  const emitNote = (op: NoteOp, at: Scope): void => {
    const uses = op.inList ? (emission.noteUses.get(`${op.kind}:${op.id}`) ?? []) : [{ id: op.id, scope: at, item: undefined }];
    for (const use of uses) {
      const outer = { item, paragraph };
      item = use.item;
      paragraph = 0;
      out.text(op.open.replace(/(\sw:id=")[^"]*"/, `$1${use.id}"`));
      emitAll(op.body, use.scope);
      ({ item, paragraph } = outer);
    }
  };

  const emitLead = (op: LeadOp, at: Scope): void => {
    const before = out.length;
    const marks = { units: emission.units.length, ids: emission.unitIds.count, findings: emission.findings.length, missing: emission.missing.length, paragraph, paragraphsOut, lastWasParagraph };
    emitAll(op.head, at);
    const headed = paragraphsOut;
    emitAll(op.body, at);
    if (paragraphsOut > headed) return;
    out.rewind(before);
    emission.units.length = marks.units;
    emission.unitIds.rewind(marks.ids);
    emission.findings.length = marks.findings;
    emission.missing.length = marks.missing;
    ({ paragraph, paragraphsOut, lastWasParagraph } = marks);
  };

  const emitTable = (op: TableOp, at: Scope): void => {
    const before = out.length;
    const outer = { rows, filledRows };
    const marks = { units: emission.units.length, ids: emission.unitIds.count, findings: emission.findings.length, missing: emission.missing.length, paragraph, paragraphsOut };
    rows = 0;
    filledRows = 0;
    emitAll(op.body, at);
    if (op.vanishes && filledRows === 0) {
      out.rewind(before);
      emission.units.length = marks.units;
      emission.unitIds.rewind(marks.ids);
      emission.findings.length = marks.findings;
      emission.missing.length = marks.missing;
      ({ paragraph, paragraphsOut } = marks);
    } else lastWasParagraph = false;
    ({ rows, filledRows } = outer);
  };

  const emitOne = (op: Exclude<Op, string | Uint8Array>, at: Scope): void => {
    switch (op.op) {
      case "text": out.text(op.xml); visible += 1; return;
      case "value": emitValue(op, at); return;
      case "blank": emitBlank(op, at); return;
      case "block": emitBlock(op, at); return;
      case "paragraph": emitParagraph(op, at); return;
      case "unit": emitUnit(op, at); return;
      case "hold": {
        const printed = paragraphsOut;
        lastWasParagraph = false;
        emitAll(op.body, at);
        if (paragraphsOut === printed ? op.otherwise.length > 0 : op.endsInParagraph && !lastWasParagraph) emitAll(op.otherwise, at);
        return;
      }
      case "lead": emitLead(op, at); return;
      case "table": emitTable(op, at); return;
      case "row":
        emitAll(op.body, at);
        rows += 1;
        if (!op.heading) filledRows += 1;
        return;
      case "story": {
        const outer = { story, paragraph, paragraphsOut, lastWasParagraph, unit };
        story = op.story;
        paragraph = 0;
        emitAll(op.body, at);
        ({ story, paragraph, paragraphsOut, lastWasParagraph, unit } = outer);
        visible += 1;
        return;
      }
      case "legend": out.text(emission.legend()); return;
      case "fresh": out.text(freshName(op, at)); return;
      case "note": emitNote(op, at); return;
    }
  };

  const emitAll = (list: readonly Op[], at: Scope): void => {
    for (const op of list) {
      if (op instanceof Uint8Array) out.bytes(op);
      else if (typeof op === "string") out.text(op);
      else emitOne(op, at);
    }
  };

  emitAll(ops, scope);
  emission.written += out.length;
  return out.finish();
};
