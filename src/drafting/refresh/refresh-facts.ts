/**
 * Facts changed since a draft was made are brought into it: only the inline controls that print them, and in lists the values of the items
 * that changed, are rewritten, in the format they have, and exactly those units are told as changed. What somebody typed over a fact is
 * kept, and is a finding; so is a list or condition that would now give other paragraphs.
 */
import { listContentControls, type ContentControl } from "../../docx/parts/content-controls";
import { findCustomXml, replaceCustomXml } from "../../docx/parts/custom-xml";
import { openPackage, savePackage } from "../../docx/package/package";
import { PackageChanges } from "../../docx/package/package-changes";
import { applySplices, type Splice } from "../../docx/xml/splice";
import { listStoryParts } from "../../docx/parts/stories";
import { decodeEntities, escapeText, withoutIllegal } from "../../docx/xml/xml-text";
import { finding, type Finding, type Place } from "../../domain/draft/finding";
import { settles, type Settling } from "../../domain/draft/settling";
import { FACT_PREFIX } from "../../domain/draft/tag";
import type { UnitId } from "../../domain/ids";
import type { Facts } from "../../domain/matter/facts";
import { withCanonicalPrefixes } from "../../docx/xml/canonical-prefixes";
import { DraftFault, settle, type DraftSetting } from "../setting/draft-setting";
import { LEDGER_NAMESPACE, ledgerOf, ledgerXml, type DraftLedger, type LedgerFact } from "../ledger/ledger";
import { standingUnits, type StandingUnits } from "../story/draft-units";
import type { InlineControl, StoryNode } from "../story/story-node";
import { readStoryTree } from "../story/story-tree";
import { goneRows, withListedRows } from "./listed-rows";
import { decisionFindings } from "./remembered";
import { listRefresh, type WordsRewritten } from "./refresh-lists";
import { printFact } from "./print-fact";
import { highlighted } from "../emit/highlight";
import { firstWords, textOf } from "../language/read-placeholders";
import { storyIndexes } from "../story/paragraphs";
import { given } from "../../given";

export interface RefreshedFacts {
  readonly docx: Uint8Array;
  /** Inline fact controls to rewrite through Word: exact tag, new text, whether it is a missing fact's blank. */
  readonly controls: readonly {
    readonly tag: string;
    readonly text: string;
    readonly highlight: boolean;
    /** Only where the control reads just this. */ readonly over?: string;
  }[];
  /** In lists: words inside unit controls to rewrite through Word. */
  readonly words: readonly WordsRewritten[];
  readonly ledgerXml?: string;
  readonly changedUnits: readonly UnitId[];
  readonly findings: readonly Finding[];
}

const RUN_PROPERTIES = /<w:rPr\b(?:[^>]*\/>|[\s\S]*?<\/w:rPr>)/;

/** The format the template gave the fact: kept in the control's own properties; else that of the first run it holds. */
const propertiesOf = (xml: string, control: ContentControl): string => {
  const own =
    control.properties === undefined
      ? undefined
      : RUN_PROPERTIES.exec(xml.slice(control.properties.start, control.properties.end))?.[0];
  return (
    own ??
    (RUN_PROPERTIES.exec(xml.slice(control.contentStart, control.contentEnd))?.[0] ?? "").replace(
      /<w:highlight w:val="yellow"\/>/,
      "",
    )
  );
};

/** Words a control shows, without those of controls or boxes inside it. */
const shownIn = (xml: string): string =>
  (xml.match(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<w:br\b[^>]*\/>|<w:tab\/>/g) ?? [])
    .map((piece) =>
      piece.startsWith("<w:br")
        ? "\n"
        : piece.startsWith("<w:tab")
          ? "\t"
          : decodeEntities(piece.replace(/<[^>]*>/g, "")),
    )
    .join("");

const runOf = (text: string, properties: string, missing: boolean): string =>
  `<w:r>${missing ? highlighted(properties) : properties}<w:t xml:space="preserve">${escapeText(text).replace(/\n/g, '</w:t><w:br/><w:t xml:space="preserve">').replace(/\t/g, '</w:t><w:tab/><w:t xml:space="preserve">')}</w:t></w:r>`;

/** The unit and the place a fact's control stands in, as a finding names them. */
const whereStands = (
  inline: InlineControl | undefined,
  units: StandingUnits,
  indexes: ReadonlyMap<StoryNode, number>,
  part: string,
): { readonly unit?: UnitId; readonly place?: Place } => {
  if (inline === undefined) return {};
  const { paragraph: node } = inline;
  return {
    ...given({ unit: units.controlOf.get(node)?.id }),
    place: { part, story: node.story, paragraph: indexes.get(node) ?? 0, firstWords: firstWords(textOf(node, part)) },
  };
};

/** What a fact's control shows, what it is to show, and whether it shows what was printed. */
const asItStands = (
  xml: string,
  control: ContentControl,
  before: LedgerFact,
  after: { readonly text: string; readonly missing: boolean },
): { readonly shown: string; readonly text: string; readonly asWritten: boolean } => {
  const shown = shownIn(xml.slice(control.contentStart, control.contentEnd));
  return {
    shown,
    text: after.missing ? `[${before.path}]` : after.text,
    asWritten: before.missing === true ? /^(?:\[[^\]]*\]\s?)*$/.test(shown) : shown === before.text,
  };
};

/** Pictures, values of several paragraphs and those in a control that takes none inside stand in no control of their own: when one changed, its paragraphs are somebody's to correct. */
const uncontrolled = (
  ledger: DraftLedger,
  printed: readonly { readonly text: string; readonly missing: boolean }[],
  settled: ReadonlySet<UnitId>,
): readonly { readonly row: number; readonly finding: Finding }[] =>
  ledger.facts.flatMap((fact, index) => {
    const now = printed[index];
    if (now === undefined || (now.text === fact.text && now.missing === (fact.missing === true))) return [];
    return ledger.units
      .filter((unit) => !settled.has(unit.id) && unit.bare?.includes(fact) === true)
      .map((unit) => ({
        row: index + 1,
        finding: finding("not-refreshed", { path: fact.path, fact: now.text }, { unit: unit.id }),
      }));
  });

/**
 * Refreshes a draft's facts.
 * @param unwritten units the same call rewrote before and Word did not: they are told, and the ledger keeps what they still show
 * @param settling what a person decided about one finding of the refresh before: kept, the words stay and the ledger holds today's value beside them,
 * so that the review asks the attorney which one holds
 * @throws DraftFault no-ledger, ledger-unreadable; DocxFault
 */
export const refreshFacts = async (
  docx: Uint8Array,
  facts: Facts,
  setting: DraftSetting,
  unwritten: readonly UnitId[] = [],
  settling?: Settling,
): Promise<RefreshedFacts> => {
  const settled = settle(setting);
  const pkg = await openPackage(docx);
  const ledger = await ledgerOf(pkg);
  if (ledger === undefined)
    throw new DraftFault("no-ledger", "This document carries no ledger: there are no facts in it to refresh.");
  const changes = new PackageChanges(pkg);
  const { $sources: sources = {}, ...withoutSources } = facts;
  const printed = ledger.facts.map((fact) => printFact(fact, facts, settled));
  const rewritten = new Map<number, { readonly text: string; readonly missing: boolean; readonly shown: string }>();
  const kept = new Set<number>();
  const byHandIn = new Set<number>();
  const changedUnits = new Set<UnitId>();
  const findings: Finding[] = [];
  const standing = new Set<number>();
  const rowNow = new Map(ledger.facts.map((fact, index) => [fact, printed[index] ?? { text: "", missing: true }]));
  const lists = listRefresh(
    ledger,
    withoutSources,
    (fact) => rowNow.get(fact) ?? { text: fact.text, missing: fact.missing === true },
    settled,
    sources,
    new Set(unwritten),
    settling,
  );

  for (const { part } of await listStoryParts(pkg)) {
    const source = await pkg.text(part);
    if (!source.includes(FACT_PREFIX) && !ledger.units.some((unit) => lists.follows(unit))) continue;
    const xml = withCanonicalPrefixes(source, part);
    const tree = readStoryTree(xml, part);
    const units = standingUnits(tree);
    const indexes = storyIndexes(tree.root);
    const inLists = lists.part(tree, units, indexes);
    const splices: Splice[] = [...inLists];
    let rewrittenUpTo = -1;
    for (const control of listContentControls(xml, part)) {
      if (control.tag?.startsWith(FACT_PREFIX) !== true || control.level !== "run") continue;
      // Pasted into another control: what stood in that one goes as a whole.
      if (control.start < rewrittenUpTo) continue;
      const row = Number(control.tag.slice(FACT_PREFIX.length));
      const before = ledger.facts[row - 1];
      const after = printed[row - 1];
      if (before === undefined || after === undefined) continue;
      standing.add(row);
      const inline = tree.inlineControls.find((candidate) => candidate.start === control.start);
      const about = whereStands(inline, units, indexes, part);
      if (after.missing) findings.push(finding("missing-fact", { path: before.path }, about));
      if (after.text === before.text && after.missing === (before.missing === true)) continue;
      const { shown, text, asWritten } = asItStands(xml, control, before, after);
      const byHand = finding(
        "fact-edited-by-hand",
        { path: before.path, fact: after.text, shown, control: row },
        about,
      );
      const notRewritten = finding("not-refreshed", { path: before.path, fact: text, shown, control: row }, about);
      if (settles(settling, "keep", byHand) || settles(settling, "keep", notRewritten)) {
        byHandIn.add(row);
        continue;
      }
      if (!asWritten && shown !== text && !settles(settling, "put-back", byHand)) {
        kept.add(row);
        byHandIn.add(row);
        findings.push(byHand);
        continue;
      }
      // A picture is no text; a control Word did not write keeps what it shows; one pasted over a list's words stands in what the list rewrites.
      if (
        after.picture === true ||
        (about.unit !== undefined && unwritten.includes(about.unit)) ||
        inLists.some((splice) => splice.start < control.contentEnd && control.contentStart < splice.end)
      ) {
        kept.add(row);
        findings.push(notRewritten);
        continue;
      }
      // Already said, in another place that prints the same row.
      if (shown === text && before.missing !== true) continue;
      rewrittenUpTo = control.contentEnd;
      rewritten.set(row, { text, missing: after.missing, shown });
      if (about.unit !== undefined) changedUnits.add(about.unit);
      splices.push({
        start: control.contentStart,
        end: control.contentEnd,
        text: runOf(withoutIllegal(text), propertiesOf(xml, control), after.missing),
      });
    }
    if (splices.length > 0) changes.set(part, applySplices(xml, splices));
  }

  const withoutControl = uncontrolled(ledger, printed, lists.settledUnits);
  const open = withoutControl.filter(({ finding }) => !settles(settling, "keep", finding));
  findings.push(...lists.findings, ...open.map(({ finding }) => finding));
  // Until it is settled in the last unit that prints it so, its row stays as printed there, and is told again.
  for (const { row } of open) kept.add(row);
  const movedOn = new Set(withoutControl.map(({ row }) => row).filter((row) => !open.some((each) => each.row === row)));
  const keptInLists = new Set(
    ledger.units
      .filter((unit) => (unit.item !== undefined || lists.follows(unit)) && !lists.settledUnits.has(unit.id))
      .flatMap((unit) => unit.facts as readonly LedgerFact[]),
  );
  const settledInLists = new Set(
    ledger.units
      .filter((unit) => lists.settledUnits.has(unit.id))
      .flatMap((unit) => unit.facts as readonly LedgerFact[]),
  );
  const gone = goneRows(ledger, lists, (fact) => rowNow.get(fact)?.missing === true);
  const rows = ledger.facts.map((fact, index): LedgerFact => {
    const now =
      fact.expression === undefined
        ? printed[index]
        : (lists.expressions.get(`${fact.within ?? ""}|${fact.expression}`) ?? printed[index]);
    const inDocument =
      standing.has(index + 1) || movedOn.has(index + 1) || (settledInLists.has(fact) && !keptInLists.has(fact));
    if (now === undefined || kept.has(index + 1) || !inDocument || gone.has(fact)) return fact;
    const { missing: _missing, source: _source, ...rest } = fact;
    const source = Object.prototype.hasOwnProperty.call(sources, fact.path) ? sources[fact.path] : fact.source;
    return {
      ...rest,
      text: now.missing ? "" : now.text,
      ...given({ source }),
      ...(now.missing ? { missing: true } : {}),
    };
  });
  const replaced = new Map(ledger.facts.map((fact, index) => [fact as unknown, rows[index] as LedgerFact]));
  const decided = decisionFindings(ledger, withoutSources, settled, new Set(lists.settledBlocks.keys()), settling);
  const next = withListedRows(
    {
      ...ledger,
      revision: ledger.revision + 1,
      facts: rows,
      units: ledger.units.map((unit) => ({
        ...unit,
        facts: unit.facts.map((fact) => replaced.get(fact) ?? fact),
        ...(unit.bare === undefined ? {} : { bare: unit.bare.map((fact) => replaced.get(fact) ?? fact) }),
      })),
      decisions: ledger.decisions.map((one) => {
        const outcome = lists.settledBlocks.get(`${one.steps}|${one.typed}`);
        const keptAt = decided.kept.get(one);
        const { kept, ...asPrinted } = one;
        if (outcome !== undefined) return { ...asPrinted, ...outcome };
        const keptNow = keptAt ?? kept;
        return { ...asPrinted, ...given({ kept: keptNow }) };
      }),
      missing: [
        ...ledger.missing.filter(
          (one) =>
            !(one.unit !== undefined && lists.settledUnits.has(one.unit)) &&
            !ledger.facts.some((fact, index) => fact.path === one.path && standing.has(index + 1)),
        ),
        ...findings
          .filter((finding) => finding.code === "missing-fact")
          .map((finding) => ({
            path: String(finding.detail?.["path"]),
            ...given({ unit: finding.unit }),
          })),
      ],
    },
    ledger,
    lists,
    gone,
    sources,
  );
  for (const one of next.missing)
    if (!findings.some((each) => each.code === "missing-fact" && each.detail?.["path"] === one.path))
      findings.push(finding("missing-fact", { path: one.path }, { unit: one.unit }));
  const xml = ledgerXml(next);
  const [existing] = await findCustomXml(pkg, LEDGER_NAMESPACE);
  if (existing !== undefined) replaceCustomXml(changes, existing, xml);
  return {
    docx: await savePackage(pkg, changes.all()),
    // Places that print one row carry one tag: where a person's words stand in another of them, only those that read as written are rewritten.
    controls: [...rewritten].map(([row, { text, missing, shown }]) => ({
      tag: `${FACT_PREFIX}${row}`,
      text,
      highlight: missing,
      ...(byHandIn.has(row) ? { over: shown } : {}),
    })),
    ledgerXml: xml,
    words: lists.rewritten,
    changedUnits: [...new Set([...changedUnits, ...lists.changedUnits])],
    findings: [...findings, ...decided.findings],
  };
};
