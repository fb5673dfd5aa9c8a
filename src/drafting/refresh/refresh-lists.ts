/**
 * Paragraphs of lists brought to today's facts. Inside a list no control names a value: the unit names the item, and its template paragraph
 * says what it would read. Only the values that changed are rewritten, in the format they stand in; where somebody's edit touched one,
 * the paragraph is kept as it is and told.
 */
import type { Splice } from "../../docx/xml/splice";
import { finding, type Finding, type Place } from "../../domain/draft/finding";
import { settles, type Settling } from "../../domain/draft/settling";
import type { UnitId } from "../../domain/ids";
import type { Facts } from "../../domain/matter/facts";
import type { SettledSetting } from "../setting/draft-setting";
import type { DraftLedger, DraftUnit, LedgerDecision, LedgerFact } from "../ledger/ledger";
import type { StandingUnits, UnitControl } from "../story/draft-units";
import type { StoryNode, StoryTree } from "../story/story-node";
import { firstWords, textOf } from "../language/read-placeholders";
import { decodeSteps, scopeAlong, valueAt, type ScopeStep } from "../language/scope-steps";
import { paragraphPieces, type Piece } from "./paragraph-pieces";
import { factPath, subjectPath } from "../language/evaluate";
import type { Outcome } from "../emit/note-facts";
import type { Scope } from "../language/scope";
import { decisionKey, paramOf, printPieces, todaysPrinter, type Leaf, type Printer } from "./print-pieces";
import { changedLists, contextOf, listsAlone, rememberedIn, sameItem } from "./remembered";
import { mayRewrite, rewriteParagraph } from "./rewrite-paragraph";
import { carriedOver, editsBetween, joined, type WordEdit } from "./word-edits";
import { given } from "../../given";

/** Words of one paragraph to be rewritten through Word: what to look for in the control, which of its findings, and what comes there. */
export interface WordsRewritten {
  readonly tag: string;
  readonly words: readonly {
    readonly find: string;
    readonly nth: number;
    readonly text: string;
    readonly highlight: boolean;
  }[];
}

export interface ListRefresh {
  /** Adds what one part needs. */
  part(tree: StoryTree, units: StandingUnits, indexes: ReadonlyMap<StoryNode, number>): readonly Splice[];
  readonly changedUnits: ReadonlySet<UnitId>;
  readonly rewritten: readonly WordsRewritten[];
  readonly findings: readonly Finding[];
  /** Units whose words are what today's facts say, edits of others' words aside: their rows may move on. */
  readonly settledUnits: ReadonlySet<UnitId>;
  /** Blocks inside those units, by contexts and marker, as they are decided today. */
  readonly settledBlocks: ReadonlyMap<string, Outcome>;
  readonly missing: readonly { readonly path: string; readonly unit: UnitId }[];
  /** What the rows of expressions print today, by `within|expression`. */
  readonly expressions: ReadonlyMap<string, { readonly text: string; readonly missing: boolean }>;
  /** Paragraphs that are no list's and print one, settled: the rows and decisions of their lists as they are today. */
  readonly listed: ReadonlyMap<UnitId, ListedNow>;
  /** Whether a unit is brought to today's facts here. */
  follows(unit: DraftUnit): boolean;
}

/** What a paragraph's lists print today, each once. */
export interface ListedNow {
  readonly facts: readonly LedgerFact[];
  readonly decisions: readonly LedgerDecision[];
}

/** Edits as searches: an insertion takes its neighbour along, for nothing cannot be found. */
const asSearches = (edits: readonly WordEdit[], text: string): WordsRewritten["words"] =>
  edits.map((edit) => {
    let { start, end } = edit;
    if (start === end && start > 0) start -= 1;
    else if (start === end) end = Math.min(text.length, end + 1);
    const find = text.slice(start, end);
    let nth = 0;
    for (let at = text.indexOf(find); find !== "" && at >= 0 && at < start; at = text.indexOf(find, at + find.length))
      nth += 1;
    return {
      find,
      nth,
      text: text.slice(start, edit.start) + edit.text + text.slice(edit.end, end),
      highlight: edit.missing,
    };
  });

interface Heard {
  readonly values: Map<string, { readonly text: string; readonly missing: boolean }>;
  readonly blocks: Map<string, Outcome>;
  readonly missing: Set<string>;
  /** In rounds of lists: rows and decisions as the ledger keeps them, by path or `within|expression`, and by contexts and marker. */
  readonly facts: Map<string, LedgerFact>;
  readonly decisions: Map<string, LedgerDecision>;
}

/** Notes what a printer was asked and answered. */
const overheard = (printer: Printer, unit: UnitId, { values, blocks, missing, facts, decisions }: Heard): Printer => ({
  value: (typed, expression, scope) => {
    const answer = printer.value(typed, expression, scope);
    const path = expression.type === "PathExpression" ? factPath(expression, scope) : undefined;
    const context = expression.type === "PathExpression" ? undefined : contextOf(expression, scope, answer?.read);
    if (answer !== undefined && inRound(scope)) {
      const row = { text: answer.missing ? "" : answer.text, ...(answer.missing ? { missing: true } : {}) };
      if (path !== undefined) facts.set(path, { path, ...row });
      else if (context !== undefined)
        facts.set(`${context}|${typed}`, {
          path: subjectPath(answer.read ?? [], scope) ?? typed,
          ...row,
          expression: typed,
          ...(context === "" ? {} : { within: context }),
        });
    }
    if (answer !== undefined && context !== undefined) values.set(`${context}|${typed}`, answer);
    if (answer?.missing === true)
      for (const [, path] of answer.text.matchAll(/\[([^\]]*)\]/g)) if (path !== undefined) missing.add(path);
    return answer;
  },
  outcome: (typed, source, scope) => {
    const answer = printer.outcome(typed, source, scope);
    const key = decisionKey(typed, scope);
    if (answer !== undefined && key !== undefined) {
      const param = paramOf(source);
      const path = param?.type === "PathExpression" ? factPath(param, scope) : undefined;
      blocks.set(key, answer);
      if (inRound(scope) || answer.list)
        decisions.set(key, {
          typed,
          steps: key.slice(0, key.length - typed.length - 1),
          ...given({ path }),
          ...answer,
          large: false,
          unit,
        });
    }
    return answer;
  },
});

export const listRefresh = (
  ledger: DraftLedger,
  facts: unknown,
  rowNow: (fact: LedgerFact) => { readonly text: string; readonly missing: boolean },
  setting: SettledSetting,
  sources: NonNullable<Facts["$sources"]>,
  unwritten: ReadonlySet<UnitId>,
  settling?: Settling,
): ListRefresh => {
  const remembered = rememberedIn(ledger, setting);
  const today = todaysPrinter(setting);
  const lists = changedLists(ledger, facts);
  const large = ledger.decisions.flatMap((one) => (one.large && one.path !== undefined ? [one.path] : []));
  const pieces = new Map<number, readonly Piece[] | undefined>();
  const changedUnits = new Set<UnitId>();
  const settledUnits = new Set<UnitId>();
  const settledBlocks = new Map<string, Outcome>();
  const expressions = new Map<string, { readonly text: string; readonly missing: boolean }>();
  const missing: { readonly path: string; readonly unit: UnitId }[] = [];
  const rewritten: WordsRewritten[] = [];
  const findings: Finding[] = [];

  const piecesOf = (template: number): readonly Piece[] | undefined => {
    if (!pieces.has(template)) pieces.set(template, paragraphPieces(ledger.paragraphs[template]?.text ?? ""));
    return pieces.get(template);
  };
  /** Lists a paragraph that is no list's prints among its own words. */
  const within = new Map<UnitId, readonly string[]>();
  for (const { unit, path, typed, list } of ledger.decisions)
    if (list && unit !== undefined && path !== undefined)
      within.set(unit, [...(within.get(unit) ?? []), `${typed} ${path}`]);
  const ownLists = (unit: DraftUnit): readonly string[] => {
    if (unit.item !== undefined || unit.templateParagraph === undefined || !within.has(unit.id)) return [];
    const typed = new Set(blocksIn(piecesOf(unit.templateParagraph) ?? []));
    return (within.get(unit.id) ?? []).flatMap((each) => {
      const at = each.lastIndexOf(" ");
      return typed.has(each.slice(0, at)) ? [each.slice(at + 1)] : [];
    });
  };
  const byId = new Map(
    ledger.units.flatMap((unit) =>
      unit.templateParagraph === undefined || (unit.item === undefined && ownLists(unit).length === 0)
        ? []
        : [[unit.id, unit] as const],
    ),
  );
  const listed = new Map<UnitId, ListedNow>();
  const stepsOf = (unit: DraftUnit): readonly ScopeStep[] | undefined =>
    unit.item === undefined
      ? []
      : unit.steps === undefined
        ? [{ path: unit.item, round: true, names: [] }]
        : decodeSteps(unit.steps);
  /** Another item may stand in its place now, or none: its list is told instead. */
  const displaced = (unit: DraftUnit, steps: readonly ScopeStep[]): boolean =>
    steps.some(
      ({ path, round }) =>
        round &&
        lists.has(path.slice(0, Math.max(path.lastIndexOf("."), 0))) &&
        (valueAt(facts, path) === undefined || !sameItem(path, unit.facts, sources)),
    );
  const factsChanged = (unit: DraftUnit): LedgerFact | undefined =>
    unit.facts.find((fact): fact is LedgerFact => {
      const now = rowNow(fact);
      return (
        (fact as LedgerFact).expression === undefined &&
        (now.text !== fact.text || now.missing !== ((fact as LedgerFact).missing === true))
      );
    });

  const place = (node: StoryNode, part: string, paragraph: number): Place => ({
    part,
    story: node.story,
    paragraph,
    firstWords: firstWords(textOf(node, part)),
  });

  const refreshUnit = (
    unit: DraftUnit,
    control: UnitControl,
    tree: StoryTree,
    indexes: ReadonlyMap<StoryNode, number>,
  ): readonly Splice[] => {
    const [node, ...more] = control.paragraphs;
    const steps = stepsOf(unit);
    const own = ownLists(unit);
    if (node === undefined || large.some((list) => unit.item?.startsWith(`${list}.`) === true || own.includes(list)))
      return [];
    const heard: Heard = {
      values: new Map(),
      blocks: new Map(),
      missing: new Set(),
      facts: new Map(),
      decisions: new Map(),
    };
    const settle = (): void => {
      settledUnits.add(unit.id);
      if (unit.item === undefined)
        listed.set(unit.id, { facts: [...heard.facts.values()], decisions: [...heard.decisions.values()] });
      for (const [key, value] of heard.values) expressions.set(key, value);
      for (const [key, outcome] of heard.blocks) settledBlocks.set(key, outcome);
      if (control.copyOf === undefined)
        for (const path of heard.missing) {
          missing.push({ path, unit: unit.id });
          findings.push(
            finding("missing-fact", { path }, { unit: unit.id, place: place(node, tree.part, indexes.get(node) ?? 0) }),
          );
        }
    };
    const keep = (why: "not-refreshed" | "fact-edited-by-hand", shown: string, after?: string): readonly Splice[] => {
      const fact = factsChanged(unit);
      const kept = finding(
        why,
        { path: fact?.path ?? unit.item ?? "", ...given({ fact: after }), shown },
        { unit: unit.id, place: place(node, tree.part, indexes.get(node) ?? 0) },
      );
      if (settles(settling, "keep", kept)) settle();
      else if (control.copyOf === undefined) findings.push(kept);
      return [];
    };
    const standing = textOf(node, tree.part);
    if (steps === undefined || more.length > 0)
      return factsChanged(unit) === undefined ? [] : keep("not-refreshed", standing);
    if (displaced(unit, steps)) return [];
    const template = piecesOf(unit.templateParagraph ?? -1);
    const after =
      template === undefined
        ? undefined
        : printPieces(
            template,
            scopeAlong(facts, steps),
            unit.item === undefined
              ? listsAlone(overheard(today, unit.id, heard), remembered, ledger)
              : overheard(today, unit.id, heard),
          );
    const before =
      template === undefined
        ? undefined
        : printPieces(template, scopeAlong(facts, steps, remembered.rounds), remembered.printer);
    if (after === undefined) return factsChanged(unit) === undefined ? [] : keep("not-refreshed", standing);
    const words = joined(after);
    if (words === standing && !unit.facts.some((fact) => (fact as LedgerFact).expression === "picture")) {
      settle();
      return [];
    }
    if (before === undefined) return factsChanged(unit) === undefined ? [] : keep("not-refreshed", standing, words);
    const edits = editsBetween(before, after);
    if (
      edits.length === 0 &&
      unit.facts.some((fact) => (fact as LedgerFact).expression === "picture" && rowNow(fact).text !== fact.text)
    )
      return keep("not-refreshed", standing);
    if (edits.length === 0) {
      settle();
      return [];
    }
    // With other rows than before, what somebody typed beside one row would come to stand beside another.
    if (own.some((list) => lists.has(list)) && joined(before) !== standing)
      return keep("not-refreshed", standing, words);
    const moved = carriedOver(edits, joined(before), standing);
    if (moved === undefined) return keep("fact-edited-by-hand", standing, words);
    if (
      unwritten.has(unit.id) ||
      words.trim() === "" ||
      !mayRewrite(node, tree.xml) ||
      severalParagraphs(before, after)
    )
      return keep("not-refreshed", standing, words);
    const splices = rewriteParagraph(node, tree.xml, tree.part, moved);
    if (splices === undefined) return keep("not-refreshed", standing, words);
    settle();
    changedUnits.add(unit.id);
    if (control.copyOf === undefined) rewritten.push({ tag: control.tag, words: asSearches(moved, standing) });
    return splices;
  };

  return {
    part: (tree, units, indexes) =>
      units.controls.flatMap((control) => {
        const unit = control.id === undefined ? undefined : byId.get(control.id);
        return unit === undefined ? [] : refreshUnit(unit, control, tree, indexes);
      }),
    changedUnits,
    rewritten,
    findings,
    settledUnits,
    settledBlocks,
    missing,
    expressions,
    listed,
    follows: (unit) => byId.has(unit.id),
  };
};

const inRound = (scope: Scope): boolean => scope.data.index !== undefined;

/** The markers of every block, inner ones too. */
const blocksIn = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) =>
    piece.kind === "block" ? [piece.typed, ...blocksIn(piece.body), ...blocksIn(piece.inverse)] : [],
  );

/** A value of several paragraphs is more than a rewriting of one paragraph's words. */
const severalParagraphs = (before: readonly Leaf[], after: readonly Leaf[]): boolean =>
  [...before, ...after].some((leaf) => /\n[ \t]*\n/.test(leaf.text));
