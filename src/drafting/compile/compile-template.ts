/**
 * A template becomes a list of literals and decisions, once; every draft from it is then only written out.
 * Throws TemplateFault listing every mistake at once: nothing is composed from a template that has one.
 */
import { withCanonicalPrefixes } from "../../docx/xml/canonical-prefixes";
import { addCustomXml } from "../../docx/parts/custom-xml";
import { LEGEND_TAG } from "../../docx/parts/legend-forms";
import { openPackage, type DocxPackage } from "../../docx/package/package";
import { PackageChanges } from "../../docx/package/package-changes";
import { listStoryParts } from "../../docx/parts/stories";
import { addTaskPanePart } from "../../docx/parts/task-pane-part";
import type { Finding } from "../../domain/draft/finding";
import { hexDigest } from "../setting/digest";
import { LEDGER_NAMESPACE, type AddedHeader } from "../ledger/ledger";
import { removeLedgers } from "../marks/own-marks";
import { purgeSettings } from "../marks/purge-settings";
import { withControlColors } from "../story/part-root";
import { readStoryTree } from "../story/story-tree";
import { TASK_PANE_ADDIN } from "../marks/task-pane-addin";
import { rememberPackage } from "./template-package";
import { vocabularyOf } from "../language/check-names";
import { compileStory, type CompiledStory } from "./compile-story";
import { headingStyles } from "./heading-styles";
import { insertClauses, type WithClauses } from "./insert-clauses";
import { readLists, type ListDefinitions } from "./lists";
import { planLegends } from "./legend-plan";
import type { TemplateParagraph } from "../program/ops";
import type { StoryCompilation } from "./story-compilation";
import { placesIn } from "./template-places";
import { TemplateFault, type TemplateMistake } from "../language/template-fault";

export interface TemplateLibrary {
  clause(name: string): Promise<Uint8Array | undefined>;
  readonly factNames?: readonly string[];
}

/** Plain data: it may be cached and cloned. */
export interface CompiledTemplate {
  readonly docx: Uint8Array;
  /** SHA-256 of the template's bytes, lower-case hex. */
  readonly sha256: string;
  readonly stories: readonly CompiledStory[];
  readonly paragraphs: readonly TemplateParagraph[];
  /** Parts every draft changes alike; undefined removes one. */
  readonly statics: ReadonlyMap<string, string | Uint8Array | undefined>;
  readonly ledgerPart: string;
  readonly addedHeaders: readonly AddedHeader[];
  readonly addedSection: boolean;
  /** The document's lists, where a loop inside a loop may begin them anew. */
  readonly lists: ListDefinitions | undefined;
  readonly firstFreeNote: number;
  readonly controlIds: readonly number[];
  /** Legends of an older draft the template was made from are numbered below this. */
  readonly firstLegend: number;
  readonly firstFreeBookmark: number;
  /** What compiling took out of the document, for the draft's findings. */
  readonly reports: readonly Finding[];
  readonly adopted: boolean;
}

const NO_STYLES: ReadonlySet<string> = new Set();

/** Names of the ledger and of the pane's instance inside their document: each is there once, so every document may have the same. */
const LEDGER_ITEM = "{6F0F2A53-0A0C-4A53-9A3E-6D1C2B5F7E42}";
const PANE_INSTANCE = "{6F0F2A53-0A0C-4A53-9A3E-6D1C2B5F7E43}";

/**
 * Compiles a template.
 * @param library where clauses come from, and the fact names the firm knows
 * @throws TemplateFault with every mistake; DocxFault when the package cannot be read
 */
export const compileTemplate = async (docx: Uint8Array, library?: TemplateLibrary): Promise<CompiledTemplate> =>
  compilePackage(await openPackage(docx), docx, library, false);

/** Compiles an opened package; `plain` takes it as it stands, without reading placeholders. */
export const compilePackage = async (
  pkg: DocxPackage,
  docx: Uint8Array,
  library: TemplateLibrary | undefined,
  plain: boolean,
): Promise<CompiledTemplate> => {
  const changes = new PackageChanges(pkg);
  const storyParts = await listStoryParts(pkg);
  const reports = await purgeSettings(changes);
  const plan = await planLegends(changes, withCanonicalPrefixes(await pkg.text(pkg.mainPart), pkg.mainPart));
  const mistakes: TemplateMistake[] = [];
  const withClauses: WithClauses[] = [];
  for (const { part } of storyParts) {
    const source = part === pkg.mainPart ? plan.document : withCanonicalPrefixes(await pkg.text(part), part);
    const tree = readStoryTree(withControlColors(source, part), part);
    withClauses.push(
      plain ? { tree, placeOf: placesIn(tree, []) } : await insertClauses(tree, library, changes, mistakes),
    );
  }
  const trees = withClauses.map(({ tree }) => tree);
  const referred = new Set(trees.flatMap((tree) => tree.referred));
  const compilation: StoryCompilation = {
    vocabulary: vocabularyOf(library?.factNames),
    plain,
    paragraphs: [],
    mistakes,
    refersTo: (name) => referred.has(name),
    legendParts: plan.existing,
    blockNotes: new Map(),
    headingStyles: trees.some((tree) => tree.xml.includes("{{#") || tree.xml.includes("{{^"))
      ? await headingStyles(changes)
      : () => NO_STYLES,
  };
  const stories = withClauses.map((one) => compileStory(one.tree.part, compilation, one));
  if (compilation.mistakes.length > 0) throw new TemplateFault(compilation.mistakes);
  // A template made from an old draft brings that draft's ledger: a draft has one, its own.
  await removeLedgers(changes);
  const ledgerPart = await addCustomXml(changes, `<ledger xmlns="${LEDGER_NAMESPACE}"/>`, LEDGER_ITEM);
  await addTaskPanePart(changes, TASK_PANE_ADDIN, PANE_INSTANCE);
  const compiled: CompiledTemplate = {
    docx,
    sha256: await hexDigest(docx),
    stories,
    paragraphs: compilation.paragraphs,
    statics: new Map(changes.all()),
    ledgerPart,
    addedHeaders: plan.added,
    addedSection: plan.addedSection,
    lists: await readLists(changes),
    firstFreeNote:
      Math.max(
        0,
        ...trees.flatMap((tree) =>
          (tree.xml.includes("note") ? [...tree.xml.matchAll(/<w:(?:foot|end)note\b[^>]*\sw:id="(\d+)"/g)] : []).map(
            ([, id]) => Number(id),
          ),
        ),
      ) + 1,
    firstLegend: trees.reduce(
      (sum, tree) => sum + tree.inlineControls.filter((control) => control.tag === LEGEND_TAG).length,
      0,
    ),
    controlIds: stories.flatMap((story) => story.controlIds),
    firstFreeBookmark:
      Math.max(
        0,
        ...stories.flatMap((story) => story.bookmarkIds.filter((id) => Number.isSafeInteger(id) && id < 2_000_000_000)),
      ) + 1,
    reports,
    adopted: plain,
  };
  rememberPackage(compiled, pkg);
  return compiled;
};
