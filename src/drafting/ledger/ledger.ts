/**
 * The ledger: a custom XML part inside the draft with what the product knows of its units. Working state, never evidence.
 * An unreadable one is a fault that is shown, never an empty one (invariant 2).
 */
import { findCustomXml } from "../../docx/parts/custom-xml";
import { openPackage, type DocxPackage } from "../../docx/package/package";
import { escapeAttribute, escapeText, withoutIllegal } from "../../docx/xml/xml-text";
import { childElement, childElements, parseXml, type XmlElement } from "../../docx/xml/xml-tree";
import type { FactUse, LedgerUnit, LedgerView, WorkClass } from "../../domain/draft/ledger";
import type { StoryKind } from "../../domain/draft/finding";
import { isUnitId, type DraftId, type MatterId, type UnitId } from "../../domain/ids";
import type { FactSource } from "../../domain/matter/facts";
import { idAfter } from "../control/unit-controls";
import { DraftFault } from "../setting/draft-setting";
import { foreignIn } from "./ledger-vocabulary";
import type { EmittedDecision } from "./decision";
import { given } from "../../given";

export const LEDGER_NAMESPACE = "urn:countersign:ledger:1";

/** A fact as it was printed; the row's number, counted from 1, is what `countersign-fact:<n>` names. */
export interface LedgerFact extends FactUse {
  /** The placeholder without its braces, where it is more than the path. */
  readonly expression?: string;
  /** The context the expression was read in (template/row-context.ts), where that is not the root. */
  readonly within?: string;
  readonly missing?: boolean;
}
export interface LedgerParagraph {
  readonly part: string;
  readonly story: StoryKind;
  readonly paragraph: number;
  readonly text: string;
  readonly inLoop: boolean;
  /** For paragraphs in lists: the facts they print, seen from the list's item (`.name`), or from the root. */
  readonly reads?: readonly string[];
}
export interface DraftUnit extends LedgerUnit {
  /** Those of its facts that it prints where no inline control names them. */
  readonly bare?: readonly LedgerFact[];
  /** Path of the list's item it stands in (`parties.0`). */
  readonly item?: string;
  /** Contexts it stands in (template/scope-steps.ts), where they are more than its item's round. */
  readonly steps?: string;
}
/** How a block of the template was decided (template/emission.ts). */
export type LedgerDecision = EmittedDecision & {
  /** The outcome today's facts had when a person said the draft stays as it is. */ readonly kept?: number;
};
/** Rounds of one list that made the same units each, under ids counted up from the first. */
export interface LedgerRun {
  readonly first: UnitId;
  readonly list: string;
  readonly from: number;
  readonly rounds: number;
  readonly units: readonly {
    readonly templateParagraph: number;
    readonly workClass: WorkClass;
    readonly furniture: boolean;
  }[];
}
/** A header part composing added because a section had none. */
export interface AddedHeader {
  readonly part: string;
  readonly relationshipId: string;
}
export interface DraftLedger extends LedgerView {
  readonly units: readonly DraftUnit[];
  readonly facts: readonly LedgerFact[];
  /** Paragraphs of the template; a unit's `templateParagraph` is an index into it. */
  readonly paragraphs: readonly LedgerParagraph[];
  readonly addedHeaders: readonly AddedHeader[];
  /** The whole section properties were added too: the document had none. */
  readonly addedSection: boolean;
  readonly blanks: readonly { readonly bookmark: string; readonly name: string }[];
  readonly decisions: readonly LedgerDecision[];
}
/** A ledger as composing hands it over: rounds of lists as runs, and the template's paragraphs as they were written for the draft before. */
export type LedgerToWrite = Omit<DraftLedger, "units"> & {
  readonly units: readonly (DraftUnit | LedgerRun)[];
  readonly paragraphsXml?: string;
};

const attribute = (name: string, value: string | number | undefined): string =>
  value === undefined ? "" : ` ${name}="${escapeAttribute(withoutIllegal(String(value)))}"`;
const CLASS_LETTER: Readonly<Record<WorkClass, string>> = { factual: "f", procedural: "p", interpretive: "i" };
const CLASS_OF: Readonly<Record<string, WorkClass>> = { f: "factual", p: "procedural", i: "interpretive" };

const sourceXml = (source: FactSource): string =>
  source.kind === "list"
    ? `<s k="list"${attribute("list", source.list)}${attribute("item", source.itemId)}${attribute("column", source.column)}${attribute("etag", source.eTag)}${attribute("by", source.changedBy)}${attribute("at", source.changedAt)}${attribute("note", source.note)}/>`
    : `<s k="note"${attribute("note", source.note)}${attribute("by", source.by)}${attribute("at", source.at)}/>`;

/**
 * The template's paragraphs as XML. What follows from the paragraph before is left out (its part and story the same, its number the next):
 * such rows repeat, and what repeats deflates to almost nothing.
 */
export const paragraphsXml = (paragraphs: readonly LedgerParagraph[]): string => {
  let xml = "";
  let before: LedgerParagraph | undefined;
  for (const p of paragraphs) {
    const goesOn = before !== undefined && before.part === p.part && before.story === p.story;
    const place = goesOn
      ? p.paragraph === (before?.paragraph ?? 0) + 1
        ? ""
        : ` n="${p.paragraph}"`
      : `${attribute("part", p.part)}${attribute("story", p.story)} n="${p.paragraph}"`;
    xml += `<p${place}${p.inLoop ? ' loop="1"' : ""}${p.reads === undefined ? "" : attribute("reads", p.reads.map((path) => path.replace(/[% ]/g, encodeURIComponent)).join(" "))}>${escapeText(withoutIllegal(p.text))}</p>`;
    before = p;
  }
  return xml;
};

/** Of a unit that has no paragraph in the template, where the next one would be understood. */
const NO_PARAGRAPH = "-";

/** The ledger as XML; a new element or attribute also goes into ledger-vocabulary.ts. */
export const ledgerXml = (ledger: LedgerToWrite): string => {
  const sources = new Map<string, number>();
  const sourceRow = (source: FactSource | undefined): number | undefined => {
    if (source === undefined) return undefined;
    const xml = sourceXml(source);
    const known = sources.get(xml);
    if (known !== undefined) return known;
    sources.set(xml, sources.size + 1);
    return sources.size;
  };
  const rowOf = new Map(ledger.facts.map((fact, index) => [fact, index + 1]));
  const { template } = ledger;
  const head = `<ledger xmlns="${LEDGER_NAMESPACE}"${attribute("draft", ledger.draft)}${attribute("matter", ledger.matter)}${attribute("revision", ledger.revision)}>`;
  const templateXml =
    template === undefined
      ? ""
      : `<template${attribute("id", template.id)}${attribute("name", template.name)}${attribute("version", template.version)}${attribute("sha256", template.sha256)}/>`;
  const paragraphs = ledger.paragraphsXml ?? paragraphsXml(ledger.paragraphs);
  const facts = ledger.facts
    .map(
      (fact) =>
        `<f${attribute("p", fact.path)}${attribute("x", fact.expression)}${attribute("in", fact.within)}${fact.missing === true ? ' m="1"' : ""}${attribute("s", sourceRow(fact.source))}>${escapeText(withoutIllegal(fact.text))}</f>`,
    )
    .join("");
  let expected = "";
  let nextParagraph = 0;
  const units = ledger.units
    .map((unit) => {
      if ("rounds" in unit) {
        expected = "";
        return `<l i="${unit.first}"${attribute("r", unit.list)} from="${unit.from}" n="${unit.rounds}">${unit.units.map((one) => `<u p="${one.templateParagraph}" c="${CLASS_LETTER[one.workClass]}"${one.furniture ? ' u="1"' : ""}/>`).join("")}</l>`;
      }
      const id = unit.id === expected ? "" : attribute("i", unit.id);
      expected = idAfter(unit.id);
      const rows = unit.facts.flatMap((fact) => rowOf.get(fact as LedgerFact) ?? []);
      const { anchor } = unit;
      const p = unit.templateParagraph;
      const common = `${id}${p === nextParagraph ? "" : ` p="${p ?? NO_PARAGRAPH}"`}${unit.workClass === undefined ? "" : ` c="${CLASS_LETTER[unit.workClass]}"`}${unit.furniture === true ? ' u="1"' : ""}${unit.templateWords === true ? ' o="1"' : ""}${attribute("r", unit.item)}${attribute("x", unit.steps)}${rows.length === 0 ? "" : ` f="${rows.join(" ")}"`}${unit.bare === undefined ? "" : ` b="${unit.bare.flatMap((fact) => rowOf.get(fact) ?? []).join(" ")}"`}`;
      if (p !== undefined) nextParagraph = p + 1;
      return anchor === undefined
        ? `<u${common}/>`
        : `<u${common}${attribute("part", anchor.part)}${attribute("story", anchor.story)}${attribute("n", anchor.paragraph)}${attribute("w", anchor.words)}/>`;
    })
    .join("");
  const missing = ledger.missing.map((one) => `<m${attribute("p", one.path)}${attribute("u", one.unit)}/>`).join("");
  const blanks = ledger.blanks
    .map((blank) => `<b${attribute("b", blank.bookmark)}${attribute("n", blank.name)}/>`)
    .join("");
  const decisions = ledger.decisions
    .map(
      (one) =>
        `<d${attribute("x", one.typed)}${one.steps === "" ? "" : attribute("in", one.steps)}${attribute("p", one.path)} n="${one.count}"${one.list ? ' l="1"' : ""}${one.large ? ' big="1"' : ""}${attribute("k", one.kept)}${attribute("u", one.unit)}/>`,
    )
    .join("");
  const added =
    ledger.addedHeaders
      .map((header) => `<h${attribute("part", header.part)}${attribute("r", header.relationshipId)}/>`)
      .join("") + (ledger.addedSection ? "<section/>" : "");
  return `${head}${templateXml}<paragraphs>${paragraphs}</paragraphs><sources>${[...sources.keys()].join("")}</sources><facts>${facts}</facts><units next="1">${units}</units><missing>${missing}</missing><blanks>${blanks}</blanks>${decisions === "" ? "" : `<decisions>${decisions}</decisions>`}<added>${added}</added></ledger>`;
};

const unreadable = (why: string, cause?: unknown): DraftFault =>
  new DraftFault(
    "ledger-unreadable",
    `This draft's ledger cannot be read: ${why}.`,
    cause === undefined ? {} : { cause },
  );

const STORIES = new Set<string>(["body", "header", "footer", "footnote", "endnote", "textbox"]);
const PREFIX = `{${LEDGER_NAMESPACE}}`;

/** A ledger naming more is damaged, or made to exhaust its reader. */
const MOST_ROUNDS = 1_000_000;

const need = (element: XmlElement, name: string): string => {
  const value = element.attributes.get(name);
  if (value === undefined) throw unreadable(`<${element.name.slice(PREFIX.length)}> lacks "${name}"`);
  return value;
};
const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value)) throw unreadable(`"${text.slice(0, 20)}" is no whole number`);
  return value;
};
const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : "")).join("");
const storyIn = (element: XmlElement): StoryKind => {
  const story = need(element, "story");
  if (!STORIES.has(story)) throw unreadable(`"${story.slice(0, 20)}" is no story`);
  return story as StoryKind;
};

const readSource = (element: XmlElement): FactSource => {
  const note = element.attributes.get("note");
  if (need(element, "k") === "note")
    return { kind: "note", note: note ?? "", by: need(element, "by"), at: need(element, "at") };
  return {
    kind: "list",
    list: need(element, "list"),
    itemId: need(element, "item"),
    column: need(element, "column"),
    eTag: need(element, "etag"),
    changedBy: need(element, "by"),
    changedAt: need(element, "at"),
    ...given({ note }),
  };
};

/** Reads a ledger part's XML. @throws DraftFault ledger-unreadable */
export const parseLedger = (xml: string): DraftLedger => {
  let root: XmlElement;
  try {
    root = parseXml(xml, "the ledger");
  } catch (cause) {
    throw unreadable("its XML is damaged", cause);
  }
  if (root.name !== `${PREFIX}ledger`) throw unreadable("it is of a kind this version does not know");
  const list = (name: string, child: string | undefined): readonly XmlElement[] => {
    const holder = childElement(root, PREFIX + name);
    if (holder === undefined) throw unreadable(`<${name}> is missing`);
    return child === undefined ? childElements(holder) : childElements(holder, PREFIX + child);
  };
  const sources = list("sources", "s").map(readSource);
  const facts = list("facts", "f").map((element): LedgerFact => {
    const s = element.attributes.get("s");
    const source = s === undefined ? undefined : sources[whole(s) - 1];
    if (s !== undefined && source === undefined) throw unreadable("a fact names a source that is not there");
    const expression = element.attributes.get("x");
    const within = element.attributes.get("in");
    return {
      path: need(element, "p"),
      text: textIn(element),
      ...given({ source, expression, within }),
      ...(element.attributes.get("m") === "1" ? { missing: true } : {}),
    };
  });
  let before: LedgerParagraph | undefined;
  const paragraphs = list("paragraphs", "p").map((element): LedgerParagraph => {
    const reads = element.attributes.get("reads");
    const n = element.attributes.get("n");
    const place =
      before !== undefined && !element.attributes.has("part")
        ? before
        : { part: need(element, "part"), story: storyIn(element), paragraph: -1 };
    return (before = {
      part: place.part,
      story: place.story,
      paragraph: n === undefined ? place.paragraph + 1 : whole(n),
      text: textIn(element),
      inLoop: element.attributes.get("loop") === "1",
      ...(reads === undefined
        ? {}
        : {
            reads: reads
              .split(" ")
              .filter((path) => path !== "")
              .map((path) => path.replace(/%20/g, " ").replace(/%25/g, "%")),
          }),
    });
  });
  const rowAt = new Map(facts.filter((fact) => fact.expression === undefined).map((fact) => [fact.path, fact]));
  /** Facts a unit in a list prints, by what its template paragraph reads of the item. */
  const inItem = (item: string, p: number | undefined): readonly FactUse[] =>
    (p === undefined ? [] : (paragraphs[p]?.reads ?? [])).map((reads) => {
      const path = reads === "." ? item : reads.startsWith(".") ? item + reads : reads;
      return rowAt.get(path) ?? { path, text: "" };
    });
  /** Whether a unit that names no paragraph of the template stands in the next one; in drafts of the first version it stands in none. */
  const counts = childElement(root, `${PREFIX}units`)?.attributes.get("next") === "1";
  let nextParagraph = 0;
  const units: DraftUnit[] = [];
  let expected = "";
  const idOf = (element: XmlElement): UnitId => {
    const id = element.attributes.get("i") ?? expected;
    if (!isUnitId(id)) throw unreadable("a unit has no id");
    expected = idAfter(id);
    return id;
  };
  for (const element of list("units", undefined)) {
    if (element.name === `${PREFIX}l`) {
      let id: string = idOf(element);
      const holder = need(element, "r");
      const from = whole(need(element, "from"));
      const rounds = whole(need(element, "n"));
      if (rounds < 0 || rounds > MOST_ROUNDS) throw unreadable("a list has too many rounds");
      const shape = childElements(element, `${PREFIX}u`).map((one) => ({
        templateParagraph: whole(need(one, "p")),
        workClass: CLASS_OF[need(one, "c")] ?? "procedural",
        furniture: one.attributes.get("u") === "1",
      }));
      for (let round = 0; round < rounds; round += 1)
        for (const one of shape) {
          const item = `${holder}.${from + round}`;
          units.push({
            id: id as UnitId,
            facts: inItem(item, one.templateParagraph),
            workClass: one.workClass,
            templateParagraph: one.templateParagraph,
            item,
            ...(one.furniture ? { furniture: true } : {}),
          });
          id = idAfter(id);
        }
      expected = "";
      continue;
    }
    const id = idOf(element);
    const rowsIn = (name: string): readonly LedgerFact[] =>
      (element.attributes.get(name) ?? "")
        .split(" ")
        .filter((row) => row !== "")
        .map((row) => {
          const fact = facts[whole(row) - 1];
          if (fact === undefined) throw unreadable("a unit names a fact that is not there");
          return fact;
        });
    const rows = rowsIn("f");
    const bare = rowsIn("b");
    const p = element.attributes.get("p");
    const c = element.attributes.get("c");
    const item = element.attributes.get("r");
    const steps = element.attributes.get("x");
    const workClass = c === undefined ? undefined : CLASS_OF[c];
    const part = element.attributes.get("part");
    const templateParagraph =
      p === NO_PARAGRAPH || (p === undefined && !counts) ? undefined : p === undefined ? nextParagraph : whole(p);
    if (templateParagraph !== undefined) nextParagraph = templateParagraph + 1;
    units.push({
      id,
      facts: rows.length > 0 || item === undefined ? rows : inItem(item, templateParagraph),
      ...given({ workClass }),
      ...(element.attributes.get("u") === "1" ? { furniture: true } : {}),
      ...given({ templateParagraph }),
      ...(element.attributes.get("o") === "1" ? { templateWords: true } : {}),
      ...(bare.length === 0 ? {} : { bare }),
      ...given({ item, steps }),
      ...(part === undefined
        ? {}
        : {
            anchor: { story: storyIn(element), part, paragraph: whole(need(element, "n")), words: need(element, "w") },
          }),
    });
  }
  const template = childElement(root, `${PREFIX}template`);
  const name = template?.attributes.get("name");
  const sha256 = template?.attributes.get("sha256");
  const matter = root.attributes.get("matter");
  const foreign = foreignIn(root, PREFIX);
  return {
    draft: need(root, "draft") as DraftId,
    ...(matter === undefined ? {} : { matter: matter as MatterId }),
    ...(template === undefined
      ? {}
      : {
          template: {
            id: template.attributes.get("id") ?? "",
            version: template.attributes.get("version") ?? "",
            ...given({ name, sha256 }),
          },
        }),
    revision: whole(need(root, "revision")),
    ...(foreign.length === 0 ? {} : { foreign }),
    units,
    facts,
    paragraphs,
    missing: list("missing", "m").map((element) => {
      const unit = element.attributes.get("u");
      if (unit !== undefined && !isUnitId(unit)) throw unreadable("a missing fact names no unit");
      return { path: need(element, "p"), ...given({ unit: unit }) };
    }),
    blanks: list("blanks", "b").map((element) => ({ bookmark: need(element, "b"), name: need(element, "n") })),
    // Drafts of the first version have none.
    decisions: childElements(childElement(root, `${PREFIX}decisions`) ?? root, `${PREFIX}d`).map(
      (element): LedgerDecision => {
        const [path, unit] = [element.attributes.get("p"), element.attributes.get("u")];
        if (unit !== undefined && !isUnitId(unit)) throw unreadable("a decision names no unit");
        const kept = element.attributes.get("k");
        return {
          typed: need(element, "x"),
          steps: element.attributes.get("in") ?? "",
          ...given({ path }),
          count: whole(need(element, "n")),
          list: element.attributes.get("l") === "1",
          large: element.attributes.get("big") === "1",
          ...(kept === undefined ? {} : { kept: whole(kept) }),
          ...given({ unit }),
        };
      },
    ),
    addedHeaders: list("added", "h").map((element) => ({
      part: need(element, "part"),
      relationshipId: need(element, "r"),
    })),
    addedSection: list("added", "section").length > 0,
  };
};

/**
 * The ledger of an opened package; undefined when it carries none. A pane closed between writing its ledger and removing the one before leaves two, and so do
 * two people whose panes heal at once: the newest counts, and units only another one knows are unknown, hence pending. What none of them may say is still named.
 * @throws DraftFault ledger-unreadable, also when they are of different drafts; DocxFault
 */
export const ledgerOf = async (pkg: DocxPackage): Promise<DraftLedger | undefined> => {
  const parts = await findCustomXml(pkg, LEDGER_NAMESPACE);
  const ledgers: DraftLedger[] = [];
  for (const { part } of parts) ledgers.push(parseLedger(await pkg.text(part)));
  const [newest, ...older] = ledgers.sort((a, b) => b.revision - a.revision);
  if (newest === undefined || older.length === 0) return newest;
  if (older.some((ledger) => ledger.draft !== newest.draft)) throw unreadable("there are two, of different drafts");
  const foreign = [...new Set(ledgers.flatMap((ledger) => ledger.foreign ?? []))];
  return foreign.length === 0 ? newest : { ...newest, foreign };
};

/** The ledger of a document; undefined when it carries none. @throws DraftFault ledger-unreadable, DocxFault */
export const readLedger = async (docx: Uint8Array): Promise<DraftLedger | undefined> =>
  ledgerOf(await openPackage(docx));
