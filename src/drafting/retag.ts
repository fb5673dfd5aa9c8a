/**
 * Healing goes only downward (invariant 2): what carries no tag, or a tag this draft does not know, becomes pending under a fresh id;
 * of duplicates all do. Nothing approved can come of it. What was healed is told place by place, so that Word can be made to follow.
 */
import { changeControl, listContentControls } from "../docx/parts/content-controls";
import { findCustomXml, replaceCustomXml } from "../docx/parts/custom-xml";
import { openPackage, savePackage } from "../docx/package/package";
import { PackageChanges } from "../docx/package/package-changes";
import { applySplices, type Splice } from "../docx/xml/splice";
import { listStoryParts } from "../docx/parts/stories";
import { withCanonicalPrefixes } from "../docx/xml/canonical-prefixes";
import { withDeclaredPrefixes } from "../docx/xml/markup-compatibility";
import type { ParagraphContent } from "../docx/canonical/document-content";
import { readContent } from "../docx/canonical/read-content";
import type { Finding, StoryKind } from "../domain/draft/finding";
import type { LedgerUnit } from "../domain/draft/ledger";
import { PENDING_TITLE, pendingTag } from "../domain/draft/tag";
import type { UnitId } from "../domain/ids";
import { PENDING_COLOR, UNIT_CLOSING, unitIds, unitOpening } from "./control/unit-controls";
import { settle, type DraftSetting } from "./setting/draft-setting";
import { LEDGER_NAMESPACE, ledgerOf, ledgerXml, type DraftLedger, type DraftUnit } from "./ledger/ledger";
import { randomStream } from "./setting/random-stream";
import { standingUnits, type StandingUnits } from "./story/draft-units";
import type { StoryNode, StoryTree } from "./story/story-node";
import { readStoryTree } from "./story/story-tree";
import { unitRanges } from "./story/unit-ranges";
import { textOf } from "./language/read-placeholders";
import { paragraphsOf, storyIndexes } from "./story/paragraphs";

/** Where a paragraph stands, as the reader numbers them: index within its story. */
export interface RetagPlace {
  readonly part: string;
  readonly story: StoryKind;
  readonly paragraph: number;
}

export type Healed =
  | {
      readonly why: "duplicated" | "unknown";
      readonly unit: UnitId;
      readonly oldTag: string;
      readonly occurrence: number;
      readonly at: RetagPlace;
    }
  /** `last`: number of the last of several paragraphs that share the new control. */
  | { readonly why: "untagged"; readonly unit: UnitId; readonly at: RetagPlace; readonly last?: number };

export interface RetaggedDraft {
  readonly docx: Uint8Array;
  readonly healed: readonly Healed[];
  /** The ledger as it now reads; undefined when the document has none. */
  readonly ledgerXml?: string;
  readonly findings: readonly Finding[];
}

interface Part {
  readonly tree: StoryTree;
  readonly units: StandingUnits;
  readonly indexes: ReadonlyMap<StoryNode, number>;
}

/** Groups of untagged paragraphs that share one control because a field or another range ties them together. */
const groupsOf = ({ tree, units }: Part, refersTo: (name: string) => boolean): readonly (readonly StoryNode[])[] => {
  const ranges = unitRanges(tree, refersTo);
  const untagged = new Set(units.untagged);
  const groups: StoryNode[][] = [];
  const grouped = new Set<StoryNode>();
  for (const node of units.untagged) {
    if (grouped.has(node)) continue;
    const range = ranges
      .get(node.parent as StoryNode)
      ?.find((candidate) => candidate.from <= node.index && candidate.to >= node.index);
    const members = range === undefined ? [node] : (node.parent?.children.slice(range.from, range.to + 1) ?? [node]);
    const group = members.every((member) => member.kind === "p" && untagged.has(member)) ? members : [node];
    for (const member of group) grouped.add(member);
    groups.push([...group]);
  }
  return groups;
};

/** The element to put a control around: the paragraph, or the plain-text, date or list control that holds it and cannot hold ours. */
const wrapped = (node: StoryNode): StoryNode => {
  for (
    let at = node.parent;
    at !== undefined && at.kind !== "tc" && at.kind !== "root" && at.kind !== "note" && at.kind !== "textbox";
    at = at.parent
  )
    if (at.kind === "sdt" && at.control?.restricted === true) return at;
  return node;
};

/** Hashes of the words of paragraphs Word cannot tag, as the reader computes them; of boxes and notes alike in place and text, each in turn. */
const wordsReader = async (docx: Uint8Array): Promise<(at: RetagPlace, text: string) => string | undefined> => {
  const { stories } = await readContent(docx);
  const given = new Set<ParagraphContent>();
  return (at, text) => {
    for (const story of stories) {
      const paragraph = story.part === at.part && story.kind === at.story ? story.paragraphs[at.paragraph] : undefined;
      if (paragraph === undefined || given.has(paragraph) || paragraph.text !== text) continue;
      given.add(paragraph);
      return paragraph.words;
    }
    return undefined;
  };
};

/** The last paragraph of what one control is put around. */
const lastOf = (group: readonly StoryNode[], from: StoryNode): StoryNode =>
  from === group[0] ? (group[group.length - 1] as StoryNode) : (paragraphsOf(from).at(-1) ?? from);

/**
 * Heals a draft's tags.
 * @param notDone of what the same call healed before, by index, what Word could not carry out: the returned ledger then names those units
 * by story, place and words, and keeps the id of a duplicate Word could not re-tag, which is the only one left under it
 * @throws DraftFault ledger-unreadable; DocxFault
 */
export const retag = async (
  docx: Uint8Array,
  setting: DraftSetting,
  notDone: readonly number[] = [],
): Promise<RetaggedDraft> => {
  const settled = settle(setting);
  const pkg = await openPackage(docx);
  const ledger = await ledgerOf(pkg);
  const changes = new PackageChanges(pkg);
  const parts: Part[] = [];
  for (const { part } of await listStoryParts(pkg)) {
    const tree = readStoryTree(withCanonicalPrefixes(await pkg.text(part), part), part);
    parts.push({ tree, units: standingUnits(tree), indexes: storyIndexes(tree.root) });
  }
  const random = randomStream(settled.random);
  const ids = unitIds(random);
  const known = new Set(ledger?.units.map((unit) => unit.id) ?? []);
  const count = new Map<UnitId, number>();
  for (const { units } of parts)
    for (const control of units.controls)
      if (control.id !== undefined && control.copyOf === undefined)
        count.set(control.id, (count.get(control.id) ?? 0) + 1);
  const referred = new Set(parts.flatMap(({ tree }) => tree.referred));
  const anchored = (ledger?.units ?? []).flatMap((unit) => (unit.anchor === undefined ? [] : [unit.anchor]));
  const wordsOf = anchored.length === 0 && notDone.length === 0 ? undefined : await wordsReader(docx);

  const healed: Healed[] = [];
  const added: DraftUnit[] = [];
  const gone = new Set<UnitId>();
  const kept = new Map<UnitId, LedgerUnit>();
  const occurrences = new Map<string, number>();
  for (const part of parts) {
    const { tree, units, indexes } = part;
    const splices: Splice[] = [];
    const address = (node: StoryNode): RetagPlace => ({
      part: tree.part,
      story: node.story,
      paragraph: indexes.get(node) ?? 0,
    });
    const fresh = new Map<(typeof units.controls)[number], UnitId>();
    const controls = units.controls.length === 0 ? [] : listContentControls(tree.xml, tree.part);
    for (const control of units.controls) {
      const occurrence = occurrences.get(control.tag) ?? 0;
      occurrences.set(control.tag, occurrence + 1);
      const why =
        control.id === undefined || (ledger !== undefined && !known.has(control.id))
          ? "unknown"
          : (count.get(control.id) ?? 0) > 1
            ? "duplicated"
            : undefined;
      if (why === undefined) continue;
      const original = control.copyOf === undefined ? undefined : fresh.get(control.copyOf);
      const unit = original ?? ids.next();
      fresh.set(control, unit);
      const found = controls.find((candidate) => candidate.start === control.node.start);
      if (found !== undefined)
        splices.push(...changeControl(found, { tag: pendingTag(unit), title: PENDING_TITLE, color: PENDING_COLOR }));
      const first = control.paragraphs[0];
      if (first !== undefined) healed.push({ why, unit, oldTag: control.tag, occurrence, at: address(first) });
      const stays = first !== undefined && notDone.includes(healed.length - 1);
      if (original !== undefined) continue;
      const old = control.id === undefined ? undefined : ledger?.units.find((candidate) => candidate.id === control.id);
      if (stays) {
        // The others leave its id to it; an id of another draft has no decision in this one, so its words are pending here.
        if (control.id !== undefined) kept.set(control.id, old ?? { id: control.id, facts: [] });
        continue;
      }
      if (control.id !== undefined && why === "duplicated") gone.add(control.id);
      added.push({
        id: unit,
        facts: old?.facts ?? [],
        ...(old?.workClass === undefined ? {} : { workClass: old.workClass }),
        ...(old?.templateParagraph === undefined ? {} : { templateParagraph: old.templateParagraph }),
        ...(old?.bare === undefined ? {} : { bare: old.bare }),
        ...(old?.item === undefined ? {} : { item: old.item }),
        ...(old?.steps === undefined ? {} : { steps: old.steps }),
      });
    }
    const wraps = new Map<StoryNode, UnitId>();
    const inLedger = new Set<StoryNode>();
    for (const group of groupsOf(part, (name) => referred.has(name))) {
      const first = group[0] as StoryNode;
      const words = first.twin !== undefined ? undefined : wordsOf?.(address(first), textOf(first, tree.part));
      const standsInLedger =
        first.twin === undefined
          ? anchored.some(
              (anchor) => anchor.part === tree.part && anchor.story === first.story && anchor.words === words,
            )
          : inLedger.has(first.twin);
      if (standsInLedger) {
        inLedger.add(first);
        continue;
      }
      const from = wrapped(first);
      const to = group.length === 1 ? from : (group[group.length - 1] as StoryNode);
      // Two paragraphs of one plain-text control are wrapped once.
      if (wraps.has(from)) continue;
      const twin = first.twin === undefined ? undefined : wraps.get(first.twin);
      const unit = twin ?? ids.next();
      wraps.set(from, unit);
      splices.push(
        { start: from.start, end: from.start, text: unitOpening(unit) },
        { start: to.end, end: to.end, text: UNIT_CLOSING },
      );
      if (twin !== undefined) continue;
      const last = indexes.get(lastOf(group, from));
      healed.push({
        why: "untagged",
        unit,
        at: address(first),
        ...(last === undefined || last === indexes.get(first) ? {} : { last }),
      });
      added.push({
        id: unit,
        facts: [],
        ...(words === undefined || !notDone.includes(healed.length - 1)
          ? {}
          : { anchor: { ...address(first), words } }),
      });
    }
    if (splices.length > 0)
      changes.set(tree.part, withDeclaredPrefixes(applySplices(tree.xml, splices), tree.part, ["w15"], ["w15"]));
  }
  if (healed.length === 0)
    return { docx, healed, ...(ledger === undefined ? {} : { ledgerXml: ledgerXml(ledger) }), findings: [] };
  let xml: string | undefined;
  if (ledger !== undefined) {
    const next: DraftLedger = {
      ...ledger,
      revision: ledger.revision + 1,
      units: [
        ...ledger.units.filter((unit) => !gone.has(unit.id) || kept.has(unit.id)),
        ...[...kept.values()].filter((unit) => !known.has(unit.id)),
        ...added,
      ],
    };
    xml = ledgerXml(next);
    const [existing] = await findCustomXml(pkg, LEDGER_NAMESPACE);
    if (existing !== undefined) replaceCustomXml(changes, existing, xml);
  }
  return {
    docx: await savePackage(pkg, changes.all()),
    healed,
    ...(xml === undefined ? {} : { ledgerXml: xml }),
    findings: [],
  };
};
