/**
 * Facts changed since a draft was made are brought into it: only the inline controls that print them are rewritten, in the format the
 * template gave them, and exactly those units are told as changed. What somebody typed over a fact is kept, and is a finding.
 */
import { listContentControls, type ContentControl } from "../docx/content-controls";
import { findCustomXml, replaceCustomXml } from "../docx/custom-xml";
import { openPackage, savePackage } from "../docx/package";
import { PackageChanges } from "../docx/package-changes";
import { applySplices, type Splice } from "../docx/splice";
import { listStoryParts } from "../docx/stories";
import { decodeEntities, escapeText, withoutIllegal } from "../docx/xml-text";
import type { Finding } from "../domain/draft/finding";
import { FACT_PREFIX } from "../domain/draft/tag";
import type { UnitId } from "../domain/ids";
import type { Facts } from "../domain/matter/facts";
import { withCanonicalPrefixes } from "../docx/canonical-prefixes";
import { DraftFault, settle, type DraftSetting } from "./draft-setting";
import { LEDGER_NAMESPACE, ledgerOf, ledgerXml, type DraftLedger, type LedgerFact } from "./ledger";
import { standingUnits } from "./story/draft-units";
import { readStoryTree } from "./story/story-tree";
import { printFact } from "./template/print-fact";
import { highlighted } from "./template/highlight";
import { firstWords, storyIndexes, textOf } from "./template/read-placeholders";

export interface RefreshedFacts {
  readonly docx: Uint8Array;
  /** Inline fact controls to rewrite through Word: exact tag, new text, whether it is a missing fact's blank. */
  readonly controls: readonly { readonly tag: string; readonly text: string; readonly highlight: boolean }[];
  readonly ledgerXml?: string;
  readonly changedUnits: readonly UnitId[];
  readonly findings: readonly Finding[];
}

const RUN_PROPERTIES = /<w:rPr\b(?:[^>]*\/>|[\s\S]*?<\/w:rPr>)/;

/** The format the template gave the fact: kept in the control's own properties; else that of the first run it holds. */
const propertiesOf = (xml: string, control: ContentControl): string => {
  const own = control.properties === undefined ? undefined : RUN_PROPERTIES.exec(xml.slice(control.properties.start, control.properties.end))?.[0];
  return own ?? (RUN_PROPERTIES.exec(xml.slice(control.contentStart, control.contentEnd))?.[0] ?? "").replace(/<w:highlight w:val="yellow"\/>/, "");
};

/** Words a control shows, without those of controls or boxes inside it. */
const shownIn = (xml: string): string => (xml.match(/<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<w:br\b[^>]*\/>|<w:tab\/>/g) ?? []).map((piece) => (piece.startsWith("<w:br") ? "\n" : piece.startsWith("<w:tab") ? "\t" : decodeEntities(piece.replace(/<[^>]*>/g, "")))).join("");

const runOf = (text: string, properties: string, missing: boolean): string =>
  `<w:r>${missing ? highlighted(properties) : properties}<w:t xml:space="preserve">${escapeText(text).replace(/\n/g, '</w:t><w:br/><w:t xml:space="preserve">').replace(/\t/g, '</w:t><w:tab/><w:t xml:space="preserve">')}</w:t></w:r>`;

/**
 * Refreshes a draft's facts.
 * @throws DraftFault no-ledger, ledger-unreadable; DocxFault
 */
export const refreshFacts = async (docx: Uint8Array, facts: Facts, setting: DraftSetting): Promise<RefreshedFacts> => {
  const settled = settle(setting);
  const pkg = await openPackage(docx);
  const ledger = await ledgerOf(pkg);
  if (ledger === undefined) throw new DraftFault("no-ledger", "This document carries no ledger: there are no facts in it to refresh.");
  const changes = new PackageChanges(pkg);
  const sources = facts.$sources ?? {};
  const printed = ledger.facts.map((fact) => printFact(fact, facts, settled));
  const rewritten = new Map<number, { readonly text: string; readonly missing: boolean }>();
  const kept = new Set<number>();
  const changedUnits = new Set<UnitId>();
  const findings: Finding[] = [];
  const standing = new Set<number>();

  for (const { part } of await listStoryParts(pkg)) {
    const source = await pkg.text(part);
    if (!source.includes(FACT_PREFIX)) continue;
    const xml = withCanonicalPrefixes(source, part);
    const tree = readStoryTree(xml, part);
    const units = standingUnits(tree);
    const indexes = storyIndexes(tree.root);
    const splices: Splice[] = [];
    for (const control of listContentControls(xml, part)) {
      if (control.tag?.startsWith(FACT_PREFIX) !== true || control.level !== "run") continue;
      const row = Number(control.tag.slice(FACT_PREFIX.length));
      const before = ledger.facts[row - 1];
      const after = printed[row - 1];
      if (before === undefined || after === undefined) continue;
      standing.add(row);
      const inline = tree.inlineControls.find((candidate) => candidate.start === control.start);
      const unit = inline === undefined ? undefined : units.controlOf.get(inline.paragraph)?.id;
      const place = inline === undefined ? undefined : { part, story: inline.paragraph.story, paragraph: indexes.get(inline.paragraph) ?? 0, firstWords: firstWords(textOf(inline.paragraph, part)) };
      const about = { ...(unit === undefined ? {} : { unit }), ...(place === undefined ? {} : { place }) };
      if (after.missing) findings.push({ code: "missing-fact", severity: "blocking", detail: { path: before.path }, endedBy: "fill", ...about });
      if (after.text === before.text && after.missing === (before.missing === true)) continue;
      const shown = shownIn(xml.slice(control.contentStart, control.contentEnd));
      const expected = before.missing === true ? undefined : before.text;
      const text = after.missing ? `[${before.path}]` : after.text;
      if (expected !== undefined && shown !== expected && shown !== text) {
        kept.add(row);
        findings.push({ code: "fact-edited-by-hand", severity: "blocking", detail: { path: before.path, fact: after.text, shown }, endedBy: "keep-value", ...about });
        continue;
      }
      rewritten.set(row, { text, missing: after.missing });
      if (unit !== undefined) changedUnits.add(unit);
      splices.push({ start: control.contentStart, end: control.contentEnd, text: runOf(withoutIllegal(text), propertiesOf(xml, control), after.missing) });
    }
    if (splices.length > 0) changes.set(part, applySplices(xml, splices));
  }

  const rows = ledger.facts.map((fact, index): LedgerFact => {
    const now = printed[index];
    if (now === undefined || kept.has(index + 1) || !standing.has(index + 1)) return fact;
    const { missing: _missing, source: _source, ...rest } = fact;
    const source = Object.prototype.hasOwnProperty.call(sources, fact.path) ? sources[fact.path] : fact.source;
    return { ...rest, text: now.missing ? "" : now.text, ...(source === undefined ? {} : { source }), ...(now.missing ? { missing: true } : {}) };
  });
  const replaced = new Map(ledger.facts.map((fact, index) => [fact as unknown, rows[index] as LedgerFact]));
  const next: DraftLedger = {
    ...ledger,
    revision: ledger.revision + 1,
    facts: rows,
    units: ledger.units.map((unit) => ({ ...unit, facts: unit.facts.map((fact) => replaced.get(fact) ?? fact) })),
    missing: [...ledger.missing.filter((one) => !ledger.facts.some((fact, index) => fact.path === one.path && standing.has(index + 1))), ...findings.filter((finding) => finding.code === "missing-fact").map((finding) => ({ path: String(finding.detail?.["path"]), ...(finding.unit === undefined ? {} : { unit: finding.unit }) }))],
  };
  for (const one of next.missing) if (!findings.some((finding) => finding.code === "missing-fact" && finding.detail?.["path"] === one.path)) findings.push({ code: "missing-fact", severity: "blocking", detail: { path: one.path }, endedBy: "fill", ...(one.unit === undefined ? {} : { unit: one.unit }) });
  const xml = ledgerXml(next);
  const [existing] = await findCustomXml(pkg, LEDGER_NAMESPACE);
  if (existing !== undefined) replaceCustomXml(changes, existing, xml);
  return {
    docx: await savePackage(pkg, changes.all()),
    controls: [...rewritten].map(([row, { text, missing }]) => ({ tag: `${FACT_PREFIX}${row}`, text, highlight: missing })),
    ledgerXml: xml,
    changedUnits: [...changedUnits],
    findings,
  };
};
