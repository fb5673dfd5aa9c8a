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
import { given } from "../given";

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
  const met = new Set<ParagraphContent>();
  return (at, text) => {
    for (const story of stories) {
      const paragraph = story.part === at.part && story.kind === at.story ? story.paragraphs[at.paragraph] : undefined;
      if (paragraph === undefined || met.has(paragraph) || paragraph.text !== text) continue;
      met.add(paragraph);
      return paragraph.words;
    }
    return undefined;
  };
};

/** The last paragraph of what one control is put around. */
const lastOf = (group: readonly StoryNode[], from: StoryNode): StoryNode =>
  from === group[0] ? (group[group.length - 1] as StoryNode) : (paragraphsOf(from).at(-1) ?? from);

const addressIn = ({ tree, indexes }: Part, node: StoryNode): RetagPlace => ({
  part: tree.part,
  story: node.story,
  paragraph: indexes.get(node) ?? 0,
});

/** One healing: what it knows of the draft, and what it gathers part by part. */
interface Healing {
  readonly ledger: DraftLedger | undefined;
  readonly known: ReadonlySet<UnitId>;
  /** How often an id stands in the draft. */
  readonly count: ReadonlyMap<UnitId, number>;
  readonly referred: ReadonlySet<string>;
  readonly anchored: readonly NonNullable<DraftUnit["anchor"]>[];
  readonly wordsOf: ((at: RetagPlace, text: string) => string | undefined) | undefined;
  readonly notDone: readonly number[];
  readonly nextId: () => UnitId;
  readonly occurrences: Map<string, number>;
  readonly healed: Healed[];
  readonly added: DraftUnit[];
  readonly gone: Set<UnitId>;
  readonly kept: Map<UnitId, LedgerUnit>;
}

/** How often each id stands in the draft; a fallback's copy is no second one. */
const countIds = (parts: readonly Part[]): ReadonlyMap<UnitId, number> => {
  const count = new Map<UnitId, number>();
  for (const { units } of parts)
    for (const control of units.controls)
      if (control.id !== undefined && control.copyOf === undefined)
        count.set(control.id, (count.get(control.id) ?? 0) + 1);
  return count;
};

/** Why a control may not keep its id; undefined when it may. */
const whyHealed = (id: UnitId | undefined, healing: Healing): "unknown" | "duplicated" | undefined => {
  if (id === undefined || (healing.ledger !== undefined && !healing.known.has(id))) return "unknown";
  return (healing.count.get(id) ?? 0) > 1 ? "duplicated" : undefined;
};

/** The ledger's row of a unit under its fresh id. */
const renamed = (old: DraftUnit | undefined, unit: UnitId): DraftUnit => ({
  id: unit,
  facts: old?.facts ?? [],
  ...given({
    workClass: old?.workClass,
    templateParagraph: old?.templateParagraph,
    bare: old?.bare,
    item: old?.item,
    steps: old?.steps,
  }),
});

/** What becomes of the ledger's rows when a control goes over to a fresh id, or Word left it where it was. */
const noteRenamed = (healing: Healing, id: UnitId | undefined, unit: UnitId, stays: boolean): void => {
  const old = id === undefined ? undefined : healing.ledger?.units.find((candidate) => candidate.id === id);
  if (!stays) {
    if (id !== undefined && whyHealed(id, healing) === "duplicated") healing.gone.add(id);
    healing.added.push(renamed(old, unit));
    return;
  }
  // The others leave its id to it; an id of another draft has no decision in this one, so its words are pending here.
  if (id !== undefined) healing.kept.set(id, old ?? { id, facts: [] });
};

/** Gives unknown and doubled controls fresh ids, pending. */
const healControls = (part: Part, healing: Healing): readonly Splice[] => {
  const { tree, units } = part;
  const splices: Splice[] = [];
  const fresh = new Map<(typeof units.controls)[number], UnitId>();
  const controls = units.controls.length === 0 ? [] : listContentControls(tree.xml, tree.part);
  for (const control of units.controls) {
    const occurrence = healing.occurrences.get(control.tag) ?? 0;
    healing.occurrences.set(control.tag, occurrence + 1);
    const why = whyHealed(control.id, healing);
    if (why === undefined) continue;
    const original = control.copyOf === undefined ? undefined : fresh.get(control.copyOf);
    const unit = original ?? healing.nextId();
    fresh.set(control, unit);
    const found = controls.find((candidate) => candidate.start === control.node.start);
    if (found !== undefined)
      splices.push(...changeControl(found, { tag: pendingTag(unit), title: PENDING_TITLE, color: PENDING_COLOR }));
    const first = control.paragraphs[0];
    if (first !== undefined)
      healing.healed.push({ why, unit, oldTag: control.tag, occurrence, at: addressIn(part, first) });
    const stays = first !== undefined && healing.notDone.includes(healing.healed.length - 1);
    if (original === undefined) noteRenamed(healing, control.id, unit, stays);
  }
  return splices;
};

/** Puts untagged paragraphs into controls of their own; those the ledger names by place and words stay as they are. */
const wrapUntagged = (part: Part, healing: Healing): readonly Splice[] => {
  const { tree, indexes } = part;
  const splices: Splice[] = [];
  const wraps = new Map<StoryNode, UnitId>();
  const inLedger = new Set<StoryNode>();
  for (const group of groupsOf(part, (name) => healing.referred.has(name))) {
    const first = group[0] as StoryNode;
    const at = addressIn(part, first);
    const words = first.twin !== undefined ? undefined : healing.wordsOf?.(at, textOf(first, tree.part));
    const standsInLedger =
      first.twin === undefined
        ? healing.anchored.some(
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
    const unit = twin ?? healing.nextId();
    wraps.set(from, unit);
    splices.push(
      { start: from.start, end: from.start, text: unitOpening(unit) },
      { start: to.end, end: to.end, text: UNIT_CLOSING },
    );
    if (twin !== undefined) continue;
    const last = indexes.get(lastOf(group, from));
    const several = last !== undefined && last !== at.paragraph;
    healing.healed.push({ why: "untagged", unit, at, ...(several ? { last } : {}) });
    const anchors = words !== undefined && healing.notDone.includes(healing.healed.length - 1);
    healing.added.push({ id: unit, facts: [], ...(anchors ? { anchor: { ...at, words } } : {}) });
  }
  return splices;
};

const healedLedger = (ledger: DraftLedger, { gone, kept, known, added }: Healing): DraftLedger => ({
  ...ledger,
  revision: ledger.revision + 1,
  units: [
    ...ledger.units.filter((unit) => !gone.has(unit.id) || kept.has(unit.id)),
    ...[...kept.values()].filter((unit) => !known.has(unit.id)),
    ...added,
  ],
});

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
  const ids = unitIds(randomStream(settled.random));
  const anchored = (ledger?.units ?? []).flatMap((unit) => (unit.anchor === undefined ? [] : [unit.anchor]));
  const healing: Healing = {
    ledger,
    known: new Set(ledger?.units.map((unit) => unit.id) ?? []),
    count: countIds(parts),
    referred: new Set(parts.flatMap(({ tree }) => tree.referred)),
    anchored,
    wordsOf: anchored.length === 0 && notDone.length === 0 ? undefined : await wordsReader(docx),
    notDone,
    nextId: () => ids.next(),
    occurrences: new Map(),
    healed: [],
    added: [],
    gone: new Set(),
    kept: new Map(),
  };
  for (const part of parts) {
    const { tree } = part;
    const splices = [...healControls(part, healing), ...wrapUntagged(part, healing)];
    if (splices.length > 0)
      changes.set(tree.part, withDeclaredPrefixes(applySplices(tree.xml, splices), tree.part, ["w15"], ["w15"]));
  }
  const { healed } = healing;
  if (healed.length === 0)
    return {
      docx,
      healed,
      ...given({ ledgerXml: ledger === undefined ? undefined : ledgerXml(ledger) }),
      findings: [],
    };
  let xml: string | undefined;
  if (ledger !== undefined) {
    xml = ledgerXml(healedLedger(ledger, healing));
    const [existing] = await findCustomXml(pkg, LEDGER_NAMESPACE);
    if (existing !== undefined) replaceCustomXml(changes, existing, xml);
  }
  return { docx: await savePackage(pkg, changes.all()), healed, ...given({ ledgerXml: xml }), findings: [] };
};
