/** What the ledger remembers of a draft's values and blocks, as a printer of its paragraphs and as what may have changed since. */
import { finding, type Finding } from "../../domain/draft/finding";
import { settles, type Settling } from "../../domain/draft/settling";
import type { Facts } from "../../domain/matter/facts";
import type { SettledSetting } from "../setting/draft-setting";
import type { DraftLedger, LedgerDecision, LedgerFact } from "../ledger/ledger";
import { factPath, type Reading } from "../language/evaluate";
import { pathsIn } from "../language/fact-shape";
import { rowContext } from "../language/row-context";
import { decodeSteps, roundsOf, scopeAlong, valueAt, type ScopeStep } from "../language/scope-steps";
import type { Scope } from "../language/scope";
import type { Expression } from "../language/syntax";
import { paragraphPieces } from "./paragraph-pieces";
import { decisionKey, paramOf, todaysPrinter, type Printer } from "./print-pieces";

export interface Remembered {
  /** Prints a paragraph as it was printed. */
  readonly printer: Printer;
  /** Length of a list when the draft was written. */
  readonly rounds: (list: string) => number | undefined;
  readonly decisions: ReadonlyMap<string, LedgerDecision>;
}

/** The context of a computed value's row. Where the value was not asked for, since the row says what it was, its paths are read off it. */
export const contextOf = (
  expression: Expression,
  scope: Scope,
  read: readonly Pick<Reading, "path">[] = pathsIn(expression).map((path) => ({ path })),
): string | undefined => rowContext(read, scope);

export const rememberedIn = (ledger: DraftLedger, setting: SettledSetting): Remembered => {
  const rows = new Map<string, LedgerFact>();
  for (const fact of ledger.facts)
    rows.set(fact.expression === undefined ? fact.path : `${fact.within ?? ""}|${fact.expression}`, fact);
  const decisions = new Map(ledger.decisions.map((one) => [`${one.steps}|${one.typed}`, one]));
  const lists = new Map(
    ledger.decisions.filter((one) => one.list && one.path !== undefined).map((one) => [one.path ?? "", one.count]),
  );
  const today = todaysPrinter(setting);
  return {
    decisions,
    rounds: (list) => lists.get(list),
    printer: {
      value: (typed, expression, scope) => {
        const path = expression.type === "PathExpression" ? factPath(expression, scope) : undefined;
        // `@index` and the like are no facts: they follow from the place in the list.
        if (expression.type === "PathExpression" && path === undefined) return today.value(typed, expression, scope);
        const row = rows.get(path ?? `${contextOf(expression, scope) ?? "?"}|${typed}`);
        if (row === undefined)
          return path !== undefined && rows.has(`${path}|picture`) ? { text: "", missing: false } : undefined;
        if (row.missing !== true) return { text: row.text.replace(/\r\n|[\r\u2028\u2029\v\f]/g, "\n"), missing: false };
        const now = path === undefined ? today.value(typed, expression, scope) : undefined;
        return { text: now?.missing === true ? now.text : `[${row.path}]`, missing: true };
      },
      outcome: (typed, source, scope) => {
        if (paramOf(source) === undefined) return { count: 1, list: false };
        const key = decisionKey(typed, scope);
        return key === undefined ? undefined : decisions.get(key);
      },
    },
  };
};

/** A paragraph of no list that prints one: outside the list everything stays as it was printed, for that has controls and findings of its own. */
export const listsAlone = (today: Printer, { printer, decisions }: Remembered, ledger: DraftLedger): Printer => {
  const inList = (scope: Scope): boolean => scope.data.index !== undefined;
  return {
    value: (typed, expression, scope) => {
      if (inList(scope)) return today.value(typed, expression, scope);
      const context = expression.type === "PathExpression" ? undefined : contextOf(expression, scope);
      const row =
        context === undefined
          ? undefined
          : ledger.facts.find((fact) => fact.expression === typed && (fact.within ?? "") === context);
      return row === undefined
        ? printer.value(typed, expression, scope)
        : { text: row.missing === true ? `[${row.path}]` : row.text, missing: row.missing === true };
    },
    outcome: (typed, source, scope) => {
      const key = decisionKey(typed, scope);
      return inList(scope) || (key !== undefined && decisions.get(key)?.list === true)
        ? today.outcome(typed, source, scope)
        : printer.outcome(typed, source, scope);
    },
  };
};

/** Whether a list's item is still the one that stood at that place, told by the row of the firm's list it came from. */
export const sameItem = (
  item: string,
  facts: readonly { readonly path: string; readonly source?: { readonly kind: string; readonly itemId?: string } }[],
  sources: Facts["$sources"],
): boolean => {
  for (const fact of facts) {
    if (!fact.path.startsWith(`${item}.`) || fact.source?.kind !== "list") continue;
    const now =
      sources !== undefined && Object.prototype.hasOwnProperty.call(sources, fact.path)
        ? sources[fact.path]
        : undefined;
    return now?.kind === "list" && now.itemId === fact.source.itemId;
  }
  return false;
};

/** Lists that are longer or shorter than the draft was written with, by path. */
export const changedLists = (
  ledger: DraftLedger,
  facts: unknown,
): ReadonlyMap<string, { readonly had: number; readonly has: number }> => {
  const changed = new Map<string, { readonly had: number; readonly has: number }>();
  for (const one of ledger.decisions) {
    if (!one.list || one.path === undefined) continue;
    const has = roundsOf(valueAt(facts, one.path));
    if (has !== one.count) changed.set(one.path, { had: one.count, has });
  }
  return changed;
};

const within = (path: string, list: string): boolean => path.startsWith(`${list}.`);

/**
 * Blocks the facts would decide otherwise today, apart from those whose paragraph was rewritten: the draft cannot be given or rid of whole
 * paragraphs and rows without its template, so somebody has to. What a person said stays as it is (`kept`) is not told again until the facts
 * decide otherwise once more; what was printed stays remembered, for an item is told from another by it.
 */
export const decisionFindings = (
  ledger: DraftLedger,
  facts: unknown,
  setting: SettledSetting,
  settledKeys: ReadonlySet<string>,
  settling?: Settling,
): { readonly findings: readonly Finding[]; readonly kept: ReadonlyMap<LedgerDecision, number> } => {
  const lists = changedLists(ledger, facts);
  const today = todaysPrinter(setting);
  const findings: Finding[] = [];
  const told = new Set<string>();
  const kept = new Map<LedgerDecision, number>();
  const tell = (told: Finding, now: number, decisions: readonly LedgerDecision[]): void => {
    if (!settles(settling, "keep", told)) findings.push(told);
    else for (const each of decisions) kept.set(each, now);
  };
  for (const one of ledger.decisions) {
    const steps: readonly ScopeStep[] | undefined = decodeSteps(one.steps);
    const about = one.unit === undefined ? {} : { unit: one.unit };
    if (steps === undefined || settledKeys.has(`${one.steps}|${one.typed}`)) continue;
    // What stands in an item of a list that changed is told with the list.
    if ([...lists.keys()].some((list) => steps.some((step) => within(step.path, list)))) continue;
    const list = one.path === undefined ? undefined : lists.get(one.path);
    if (one.list && one.path !== undefined) {
      if (told.has(one.path)) continue;
      told.add(one.path);
      if (list !== undefined && list.has !== one.kept)
        tell(
          finding(list.has > list.had ? "list-grew" : "list-shrank", { path: one.path, ...list }, about),
          list.has,
          ledger.decisions.filter((each) => each.list && each.path === one.path),
        );
      else if (list !== undefined) continue;
      else if (one.large) findings.push(finding("list-not-refreshed", { path: one.path, had: one.count }, about));
      continue;
    }
    const [piece] = paragraphPieces(`{{${one.typed.replace(/^else\s+/, "#")}}}{{/${nameOf(one.typed)}}}`) ?? [];
    if (piece?.kind !== "block") continue;
    const now = today.outcome(one.typed, piece.source, scopeAlong(facts, steps));
    if (now !== undefined && now.count !== one.count && now.count !== one.kept)
      tell(
        finding(
          "condition-changed",
          {
            condition: one.typed.replace(/^[#^]|^else\s+/, ""),
            ...(one.path === undefined ? {} : { path: one.path }),
          },
          about,
        ),
        now.count,
        [one],
      );
  }
  return { findings, kept };
};

const nameOf = (typed: string): string => /^(?:[#^]|else\s+)\s*(\[[^\]]*\]|[^\s}~(|]+)/.exec(typed)?.[1] ?? "";
