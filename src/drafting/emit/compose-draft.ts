/**
 * Template and facts become a draft: every paragraph in its control, watermark and legend, ledger and the part that opens the pane,
 * all in the bytes before Word sees them. Same inputs, seed and time: same bytes.
 */
import { framed, FramedPart } from "../../docx/zip/framed-part";
import {
  legendControls,
  legendHeaderPart,
  legendText,
  shortDraftCode,
  versionCode,
} from "../../docx/parts/legend-forms";
import { joinPieces } from "../../docx/zip/join-pieces";
import { KeptPart } from "../../docx/zip/kept-part";
import { savePackage, type PartContent } from "../../docx/package/package";
import { PackageChanges } from "../../docx/package/package-changes";
import { finding, type Finding } from "../../domain/draft/finding";
import type { DraftId, MatterId } from "../../domain/ids";
import type { Facts } from "../../domain/matter/facts";
import { controlIds, unitIds } from "../control/unit-controls";
import type { CompiledTemplate } from "../compile/compile-template";
import { hexDigest } from "../setting/digest";
import { settle, type DraftSetting, type SettledSetting } from "../setting/draft-setting";
import {
  ledgerXml,
  parseLedger,
  type DraftLedger,
  type DraftUnit,
  type LedgerFact,
  type LedgerRun,
  type LedgerToWrite,
} from "../ledger/ledger";
import { addPictureParts } from "./picture-parts";
import { randomStream } from "../setting/random-stream";
import { keptParagraphs, keptStatics, packageOf } from "../compile/template-package";
import { itemPath, type Emission } from "./emission";
import { emitPart } from "./emit";
import { withFreshLists } from "../compile/lists";
import { rootScope } from "../language/scope";

export type { DraftSetting } from "../setting/draft-setting";

export interface ComposedDraft {
  readonly docx: Uint8Array;
  readonly ledger: DraftLedger;
  readonly findings: readonly Finding[];
}

/** From here on Word is known to slow down, on the web and on a Mac most (office-js issues 1672, 1761, 2311, 3565). */
const MANY_CONTROLS = 1500;

const withoutSources = (facts: Facts): Facts => {
  const { $sources: _, ...rest } = facts;
  return rest;
};

/**
 * Composes a draft.
 * @throws DraftFault when a limit is passed; DocxFault when the package cannot be written
 */
export const composeDraft = async (
  template: CompiledTemplate,
  facts: Facts,
  setting: DraftSetting,
): Promise<ComposedDraft> => compose(template, facts, settle(setting), true);

/** The same document filled but without one control, legend or ledger: what the draft's content hash must equal. */
export const fillWithoutTags = async (
  template: CompiledTemplate,
  facts: Facts,
  setting: DraftSetting,
): Promise<Uint8Array> => (await compose(template, facts, settle(setting), false)).docx;

const compose = async (
  template: CompiledTemplate,
  facts: Facts,
  setting: SettledSetting,
  tagged: boolean,
): Promise<ComposedDraft> => {
  const pkg = await packageOf(template);
  const random = randomStream(setting.random);
  const ids = unitIds(random);
  const numbers = controlIds(random, template.controlIds);
  const version = versionCode(
    await hexDigest(new TextEncoder().encode(`${template.sha256} ${setting.draftId} ${setting.now} ${ids.next()}`)),
  );
  const fields = { draft: shortDraftCode(setting.draftId), version };
  let legends = template.firstLegend;
  const legend = (): string => (tagged ? legendControls(fields, legends++) : "");
  const emission: Emission = {
    setting: { now: setting.now, timeZone: setting.timeZone },
    limits: setting.limits,
    paragraphs: template.paragraphs,
    unitIds: ids,
    controlIds: numbers,
    tagged,
    sourced: Object.keys(facts.$sources ?? {}).length > 0,
    units: [],
    facts: [],
    factRows: new Map(),
    controls: new Map(),
    patterns: new Map(),
    decisions: new Map(),
    pictures: [],
    blanks: [],
    findings: [...template.reports],
    missing: [],
    legend,
    noteUses: new Map(),
    noted: [],
    freshLists: [],
    nextList: template.lists?.firstFree ?? 1,
    nextNote: template.firstFreeNote,
    nextBookmark: template.firstFreeBookmark,
    iterations: 0,
    factControls: 0,
    written: 0,
  };
  const changes = new Map<string, PartContent | undefined>(keptStatics(template));
  const scope = rootScope(withoutSources(facts));
  for (const story of template.stories) changes.set(story.part, emitPart(story.ops, story.part, scope, emission));
  if (template.lists !== undefined && emission.freshLists.length > 0)
    changes.set(template.lists.part, withFreshLists(template.lists, emission.freshLists));
  for (const header of template.addedHeaders) {
    const part = legendHeaderPart(legend());
    changes.set(header.part, framed(part, legendText(fields)) ?? part);
  }
  const controls = ids.count - 1 + emission.factControls;
  if (tagged && controls > MANY_CONTROLS) emission.findings.push(finding("many-controls", { count: controls }));
  if (emission.pictures.length > 0) {
    const withPictures = new PackageChanges(pkg);
    // A picture's part is named only where its paragraph stayed: the stories are read.
    for (const [part, content] of changes) withPictures.set(part, wholeContent(content));
    await addPictureParts(withPictures, emission.pictures);
    for (const [part, content] of withPictures.all()) changes.set(part, content);
  }
  const xml = ledgerXml(ledgerFor(template, facts, setting, emission));
  if (tagged) changes.set(template.ledgerPart, xml);
  return composed(await savePackage(pkg, changes), xml, emission.findings);
};

const wholeContent = (content: PartContent | undefined): string | Uint8Array | undefined => {
  if (content === undefined || typeof content === "string" || content instanceof Uint8Array) return content;
  if (content instanceof KeptPart) return content.content;
  return content instanceof FramedPart ? content.text : joinPieces(content);
};

/** The ledger is read back from what was written, and only when somebody looks: most drafts are written and stored unread. */
const composed = (docx: Uint8Array, xml: string, findings: readonly Finding[]): ComposedDraft => {
  let ledger: DraftLedger | undefined;
  return {
    docx,
    get ledger() {
      return (ledger ??= parseLedger(xml));
    },
    findings,
  };
};

/** The template's paragraphs for the ledger; where no list adds to them they are the same in every draft from it. */
const paragraphsFor = (
  template: CompiledTemplate,
  emission: Emission,
): Pick<LedgerToWrite, "paragraphs" | "paragraphsXml"> => {
  if (template.adopted) return { paragraphs: [] };
  if (emission.patterns.size > 0)
    return {
      paragraphs: template.paragraphs.map(({ part, story, paragraph, text, inLoop }, index) => {
        const reads = emission.patterns.get(index);
        return { part, story, paragraph, text, inLoop, ...(reads === undefined ? {} : { reads: [...reads] }) };
      }),
    };
  return { paragraphs: template.paragraphs, paragraphsXml: keptParagraphs(template) };
};

const ledgerFor = (
  template: CompiledTemplate,
  facts: Facts,
  setting: SettledSetting,
  emission: Emission,
): LedgerToWrite => {
  const sources = facts.$sources ?? {};
  const rows = emission.facts.map((fact): LedgerFact => {
    const source = Object.prototype.hasOwnProperty.call(sources, fact.path) ? sources[fact.path] : undefined;
    return {
      path: fact.path,
      text: fact.value,
      ...(source === undefined ? {} : { source }),
      ...(fact.expression === undefined ? {} : { expression: fact.expression }),
      ...(fact.within === undefined ? {} : { within: fact.within }),
      ...(fact.missing ? { missing: true } : {}),
    };
  });
  const units = emission.units.map((unit): DraftUnit | LedgerRun => {
    if ("run" in unit)
      return {
        first: emission.unitIds.at(unit.index),
        list: unit.list,
        from: unit.from,
        rounds: unit.rounds,
        units: unit.units.map((one) => ({
          templateParagraph: one.template,
          workClass: one.workClass,
          furniture: one.furniture,
        })),
      };
    const item = itemPath(unit.item);
    return {
      id: emission.unitIds.at(unit.index),
      workClass: unit.workClass,
      ...(unit.furniture ? { furniture: true } : {}),
      facts: unit.facts.map((row) => rows[row - 1] as LedgerFact),
      ...(template.adopted || unit.template < 0 ? {} : { templateParagraph: unit.template }),
      ...(!template.adopted && unit.facts.length === 0 && !emission.patterns.has(unit.template)
        ? { templateWords: true }
        : {}),
      ...(unit.bare === undefined ? {} : { bare: unit.bare.map((row) => rows[row - 1] as LedgerFact) }),
      ...(item === undefined ? {} : { item }),
      ...(unit.steps === undefined ? {} : { steps: unit.steps }),
    };
  });
  return {
    draft: setting.draftId as DraftId,
    ...(setting.matterId === undefined ? {} : { matter: setting.matterId as MatterId }),
    ...(template.adopted
      ? {}
      : {
          template: {
            id: setting.template?.id ?? "",
            version: setting.template?.version ?? "",
            ...(setting.template?.name === undefined ? {} : { name: setting.template.name }),
            sha256: template.sha256,
          },
        }),
    revision: 1,
    units,
    facts: rows,
    ...paragraphsFor(template, emission),
    missing: emission.missing,
    decisions: [...emission.decisions.values()],
    blanks: emission.blanks.map(({ bookmark, name }) => ({ bookmark, name })),
    addedHeaders: template.addedHeaders,
    addedSection: template.addedSection,
  };
};
