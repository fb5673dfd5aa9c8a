/**
 * Runs compiled operations against facts and writes the part. Everything that costs is counted and bounded; every value printed is
 * remembered for the ledger; a fact that is not there prints as a visible blank and a finding (invariant 8).
 */
import type { Finding, Place, StoryKind } from "../../domain/draft/finding";
import type { UnitId } from "../../domain/ids";
import { escapeAttribute, escapeText, illegalCharacterAt, withoutIllegal } from "../../docx/xml-text";
import { FACT_CLOSING, factOpening, UNIT_CLOSING, unitOpening, type ControlIds, type UnitIds } from "../control/unit-controls";
import type { HelperSetting } from "../helpers/helper";
import { highlighted } from "./highlight";
import { DraftFault, type DraftLimits } from "../draft-setting";
import { concretePath, evaluate, factPath, isEmptyValue, isMissing, lookUp, type Needs } from "./evaluate";
import type { BlankOp, BlockOp, Op, ParagraphOp, TemplateParagraph, UnitOp, ValueOp, WorkClass } from "./ops";
import { innerScope, joinPath, type BlockNames, type DataFrame, type Scope } from "./scope";
import type { Expression } from "./syntax";

export interface EmittedUnit {
  readonly id: UnitId;
  readonly furniture: boolean;
  readonly template: number;
  workClass: WorkClass;
  /** Rows of the ledger's facts, counted from 1. */
  readonly facts: number[];
  /** Path of the innermost list item it stands in (`parties.0`). */
  readonly item?: string;
}
export interface EmittedFact {
  readonly path: string;
  /** The placeholder without braces, where it is more than the path. */
  readonly expression?: string;
  /** Path of the context the expression is read in, where it is not the root. */
  readonly within?: string;
  /** As printed; "" when missing. */
  readonly value: string;
  readonly missing: boolean;
}
export interface EmittedBlank {
  readonly bookmark: string;
  readonly name: string;
}

export interface Emission {
  readonly setting: HelperSetting;
  readonly limits: DraftLimits;
  readonly paragraphs: readonly TemplateParagraph[];
  readonly unitIds: UnitIds;
  readonly controlIds: ControlIds;
  /** Without controls: the plain filled document, for comparing hashes. */
  readonly tagged: boolean;
  readonly units: EmittedUnit[];
  readonly facts: EmittedFact[];
  readonly factRows: Map<string, number>;
  readonly blanks: EmittedBlank[];
  readonly findings: Finding[];
  readonly missing: { readonly path: string; readonly unit?: UnitId }[];
  /** The two legend controls, with fresh ids. */
  readonly legend: () => string;
  nextBookmark: number;
  iterations: number;
  written: number;
}

const BREAKS = /\r\n|[\n\r\u2028\u2029\v\f]/g;

/** A value, its line ends made \\n, as text between `<w:t>` and `</w:t>`: line ends become breaks, tabs become tabs. */
const inRun = (text: string): string => {
  const escaped = escapeText(text);
  if (!/[\n\t]/.test(escaped)) return escaped;
  return escaped.replace(/[\n\t]/g, (sign) => (sign === "\n" ? '</w:t><w:br/><w:t xml:space="preserve">' : '</w:t><w:tab/><w:t xml:space="preserve">'));
};

/** Writes one part. */
export const emitPart = (ops: readonly Op[], part: string, scope: Scope, emission: Emission): string => {
  let out = "";
  let visible = 0;
  let unit: EmittedUnit | undefined;
  let paragraph = 0;
  let story: StoryKind = storyOf(ops, emission);
  let place = { part, story };
  let rows = 0;
  let item: string | undefined;
  let paragraphsOut = 0;
  let lastWasParagraph = false;
  let workClass: WorkClass | undefined;
  const copies = new Map<number, UnitId[]>();

  const here = (): Place => ({ part, story: place.story, paragraph, firstWords: "" });
  const note = (finding: Finding): void => {
    emission.findings.push({ ...finding, ...(unit === undefined ? {} : { unit: unit.id }), place: here() });
  };
  const uses = (row: number): number => {
    if (unit !== undefined && !unit.facts.includes(row)) unit.facts.push(row);
    return row;
  };
  const factRow = (key: string, fact: () => EmittedFact): number => {
    let row = emission.factRows.get(key);
    if (row === undefined) {
      row = emission.facts.push(fact());
      emission.factRows.set(key, row);
    }
    return uses(row);
  };
  /** Notes what a condition or a helper's argument was read from. */
  const consulted = (expression: Expression, at: Scope): void => {
    if (unit === undefined) return;
    if (expression.type === "PathExpression") {
      const path = factPath(expression, at);
      const value = path === undefined ? undefined : lookUp(expression, at);
      if (path !== undefined && (value === undefined || value === null || typeof value !== "object")) factRow(path, () => ({ path, value: value === undefined || value === null ? "" : String(value).slice(0, emission.limits.valueCharacters), missing: isMissing(value) }));
    } else if (expression.type === "SubExpression") {
      for (const param of expression.params) consulted(param, at);
      for (const pair of expression.hash?.pairs ?? []) consulted(pair.value, at);
    }
  };

  const printable = (op: ValueOp, value: unknown, path: string): string | undefined => {
    if (typeof value === "string") {
      if (value.length > emission.limits.valueCharacters) {
        note({ code: "value-too-long", severity: "blocking", detail: { path, characters: value.length }, endedBy: "fill" });
        return undefined;
      }
      if (illegalCharacterAt(value) < 0) return value;
      note({ code: "characters-dropped", severity: "blocking", detail: { path }, endedBy: "fill" });
      return withoutIllegal(value);
    }
    if (typeof value === "number") {
      if (Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
      note({ code: "number-out-of-range", severity: "blocking", detail: { path }, endedBy: "fill" });
      return undefined;
    }
    if (typeof value === "boolean" || typeof value === "bigint") return String(value);
    note({ code: "fact-not-printable", severity: "blocking", detail: { path, placeholder: op.typed }, endedBy: "fill" });
    return undefined;
  };

  const pathOf = (op: ValueOp, at: Scope): string => {
    const named = firstPath(op.expression);
    return named === undefined ? op.typed : concretePath(named, at);
  };

  const missingFact = (paths: readonly string[]): void => {
    for (const path of paths) {
      emission.missing.push({ path, ...(unit === undefined ? {} : { unit: unit.id }) });
      note({ code: "missing-fact", severity: "blocking", detail: { path }, endedBy: "fill" });
    }
  };

  const emitValue = (op: ValueOp, at: Scope): void => {
    const needs: Needs = { missing: [] };
    const value = evaluate(op.expression, at, needs, emission.setting);
    if (op.expression.type !== "PathExpression") consulted(op.expression, at);
    let text: string | undefined;
    let shown = "";
    if (needs.problem !== undefined) {
      const path = pathOf(op, at);
      note({ code: "bad-value", severity: "blocking", detail: { path, problem: needs.problem.problem }, endedBy: "fill" });
      shown = `[${path}]`;
    } else if (needs.missing.length > 0 || value === undefined || value === null || (op.expression.type === "PathExpression" && isMissing(value))) {
      const paths = needs.missing.length > 0 ? needs.missing : [pathOf(op, at)];
      missingFact(paths);
      shown = paths.map((path) => `[${path}]`).join(" ");
    } else {
      text = printable(op, value, pathOf(op, at));
      if (text === undefined) shown = `[${pathOf(op, at)}]`;
    }
    const missing = text === undefined;
    const printed = text?.replace(BREAKS, "\n") ?? withoutIllegal(shown);
    if (printed !== "") visible += 1;
    const { run } = op;
    const named = op.expression.type === "PathExpression" ? factPath(op.expression, at) : undefined;
    if (op.mode === "inText") {
      if (named !== undefined) factRow(named, () => ({ path: named, value: missing ? "" : printed, missing }));
      out += missing ? `</w:t></w:r>${run.open}${highlighted(run.properties)}<w:t xml:space="preserve">${escapeText(printed)}</w:t></w:r>${run.open}${run.properties}<w:t xml:space="preserve">` : inRun(printed);
      return;
    }
    const inner = `${run.open}${missing ? highlighted(run.properties) : run.properties}<w:t xml:space="preserve">${inRun(printed)}</w:t></w:r>`;
    const within = at.path;
    const expressed = named === undefined && firstPath(op.expression) !== undefined && within !== undefined;
    if (!emission.tagged || (named === undefined && !expressed)) {
      out += inner;
      return;
    }
    const path = named ?? pathOf(op, at);
    const row = factRow(named ?? `${within ?? ""}|${op.typed}`, () => ({ path, value: missing ? "" : printed, missing, ...(named !== undefined ? {} : { expression: op.typed, ...(within === "" || within === undefined ? {} : { within }) }) }));
    out += factOpening(row, escapeAttribute(withoutIllegal(path).slice(0, 60)), run.properties, emission.controlIds.next()) + inner + FACT_CLOSING;
  };

  const emitBlank = (op: BlankOp, at: Scope): void => {
    const name = evaluate(op.name, at, undefined, emission.setting);
    const label = typeof name === "string" && name.trim() !== "" ? withoutIllegal(name.trim()) : "blank";
    const n = emission.blanks.length + 1;
    const slug = label.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(0, 24).replace(/_+$/, "") || "blank";
    const bookmark = `cs_blank_${n}_${slug}`;
    const id = emission.nextBookmark;
    emission.nextBookmark += 1;
    emission.blanks.push({ bookmark, name: label });
    visible += 1;
    out += `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${op.run.open}${op.run.properties}<w:t xml:space="preserve">${"_".repeat(op.width)}</w:t></w:r><w:bookmarkEnd w:id="${id}"/>`;
  };

  const round = (): void => {
    emission.iterations += 1;
    if (emission.iterations > emission.limits.iterations) throw new DraftFault("too-many-rounds", `The lists of this template repeat more than ${emission.limits.iterations} times.`);
    if (emission.written + out.length > emission.limits.outputCharacters) throw new DraftFault("too-much-output", `The filled document grows past ${emission.limits.outputCharacters} characters.`);
  };

  const names = (op: BlockOp, at: Scope, values: readonly unknown[], paths: readonly (string | undefined)[]): BlockNames | undefined =>
    op.blockParams.length === 0 ? undefined : { names: op.blockParams, values, paths, ...(at.names === undefined ? {} : { outer: at.names }) };

  const loop = (op: BlockOp, at: Scope, value: unknown, base: string | undefined): void => {
    const keys = Array.isArray(value) ? undefined : value !== null && typeof value === "object" ? Object.keys(value) : [];
    const count = keys === undefined ? (value as readonly unknown[]).length : keys.length;
    if (count === 0) {
      emitAll(op.inverse, at);
      return;
    }
    const outer = item;
    for (let index = 0; index < count; index += 1) {
      const key = keys?.[index];
      const one = key === undefined ? (value as readonly unknown[])[index] : (value as Readonly<Record<string, unknown>>)[key];
      const path = joinPath(base, key ?? String(index));
      const data: DataFrame = { parent: at.data, key: key ?? index, index, first: index === 0, last: index === count - 1 };
      round();
      item = path;
      emitAll(op.body, innerScope(at, one, path, data, names(op, at, [one, key ?? index], [path, undefined])));
    }
    item = outer;
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
    const before = out;
    const seen = visible;
    const marks = { facts: emission.facts.length, findings: emission.findings.length };
    visible = 0;
    emitAll(op.body, at);
    if (op.vanishes && visible === 0) {
      out = before + op.left;
      emission.findings.length = marks.findings;
      visible = seen;
      return;
    }
    visible = seen + visible;
    paragraph += 1;
    paragraphsOut += 1;
    lastWasParagraph = true;
  };

  const emitUnit = (op: UnitOp, at: Scope): void => {
    if (!emission.tagged) {
      emitAll(op.body, at);
      return;
    }
    const before = out;
    const printed = paragraphsOut;
    const copied = op.copyOf === undefined ? undefined : copies.get(op.copyOf)?.shift();
    const id = copied ?? emission.unitIds.next();
    if (op.copied !== undefined) copies.set(op.copied, [...(copies.get(op.copied) ?? []), id]);
    const template = emission.paragraphs[op.template];
    const outer = unit;
    const mine: EmittedUnit = { id, furniture: op.furniture, template: op.template, workClass: workClass ?? template?.workClass ?? "procedural", facts: [], ...(item === undefined ? {} : { item }) };
    unit = mine;
    if (copied === undefined) emission.units.push(mine);
    out += unitOpening(id, emission.controlIds.next());
    const opened = out;
    emitAll(op.body, at);
    unit = outer;
    if (paragraphsOut === printed) {
      // Nothing is left in it: the control goes too.
      out = before + out.slice(opened.length);
      const index = emission.units.lastIndexOf(mine);
      if (index >= 0) emission.units.splice(index, 1);
      return;
    }
    out += UNIT_CLOSING;
  };

  const emitOne = (op: Exclude<Op, string>, at: Scope): void => {
    switch (op.op) {
      case "text": out += op.xml; visible += 1; return;
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
      case "table": {
        const before = out;
        const outer = rows;
        const units = emission.units.length;
        const marks = { findings: emission.findings.length, missing: emission.missing.length, paragraph, paragraphsOut };
        rows = 0;
        emitAll(op.body, at);
        if (rows === 0) {
          out = before;
          emission.units.length = units;
          emission.findings.length = marks.findings;
          emission.missing.length = marks.missing;
          ({ paragraph, paragraphsOut } = marks);
        } else lastWasParagraph = false;
        rows = outer;
        return;
      }
      case "row":
        emitAll(op.body, at);
        rows += 1;
        return;
      case "story": {
        const outer = { place, paragraph, paragraphsOut, lastWasParagraph, unit };
        place = { part, story: op.story };
        paragraph = 0;
        emitAll(op.body, at);
        ({ place, paragraph, paragraphsOut, lastWasParagraph, unit } = outer);
        visible += 1;
        return;
      }
      case "legend": out += emission.legend(); return;
      case "fresh": out += op.original; return;
      case "clause": emitAll(op.body, at); return;
    }
  };

  const emitAll = (list: readonly Op[], at: Scope): void => {
    for (const op of list) {
      if (typeof op === "string") out += op;
      else emitOne(op, at);
    }
  };

  emitAll(ops, scope);
  story = place.story;
  emission.written += out.length;
  return out;
};

const storyOf = (ops: readonly Op[], emission: Emission): StoryKind => {
  const find = (list: readonly Op[]): StoryKind | undefined => {
    for (const op of list) {
      if (typeof op === "string") continue;
      if (op.op === "unit" || op.op === "paragraph") return emission.paragraphs[op.template]?.story;
      if ("body" in op) {
        const inner = find(op.body);
        if (inner !== undefined) return inner;
      }
    }
    return undefined;
  };
  return find(ops) ?? "body";
};

/** The first path an expression reads. */
const firstPath = (expression: Expression): Extract<Expression, { type: "PathExpression" }> | undefined => {
  if (expression.type === "PathExpression") return expression;
  if (expression.type !== "SubExpression") return undefined;
  for (const param of expression.params) {
    const found = firstPath(param);
    if (found !== undefined) return found;
  }
  return undefined;
};
