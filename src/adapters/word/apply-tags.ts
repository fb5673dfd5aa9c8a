/**
 * Tags, titles and colours in one batch: two round trips whatever the number of units.
 * What Word will not do (text boxes, notes, a paragraph it cannot wrap) is reported by its place in the list, never guessed;
 * only when Word refuses the batch is each change tried by itself, to learn which one it was.
 */
import type { TagChange, TagOutcome } from "../../app/ports/open-document";
import { isReachable, listMargins, paragraphsOf, type MarginPlace } from "./locate-paragraphs";
import { readDocumentBytes } from "./read-file";
import type { WordSurroundings } from "./surroundings";
import { inWord, WordFault } from "./word-fault";
import { given } from "../../given";

type Label = Pick<Extract<TagChange, { readonly kind: "retag" }>, "title" | "color" | "locked"> & {
  readonly tag: string;
};

/** A change found in Word: either the control there is, or the paragraph to wrap. */
type Found = { readonly index: number; readonly label: Label } & (
  { readonly control: Word.ContentControl } | { readonly paragraph: Word.Paragraph; readonly last: Word.Paragraph }
);

/** Throws WordFault when Word cannot be worked with at all. */
export const applyTagChanges = async (
  surroundings: WordSurroundings,
  changes: readonly TagChange[],
): Promise<TagOutcome> => {
  if (changes.length === 0) return { notDone: [] };
  if (String(surroundings.office.context.document.mode) === "readOnly")
    throw new WordFault("read-only", "The document is open for reading only.");
  const needsMargins = changes.some(
    (change) => change.kind === "wrap" && (change.at.story === "header" || change.at.story === "footer"),
  );
  const margins = needsMargins
    ? await listMargins(await readDocumentBytes(surroundings))
    : new Map<string, MarginPlace>();
  return inWord("tag the paragraphs", () =>
    surroundings.word.run(async (context) => {
      const found = await findTargets(context, changes, margins);
      const missing = changes
        .map((_change, index) => index)
        .filter((index) => !found.some((target) => target.index === index));
      try {
        for (const target of found) put(target);
        await context.sync();
        return { notDone: missing };
      } catch {
        return { notDone: [...missing, ...(await applyOneByOne(context, found))].sort((one, other) => one - other) };
      }
    }),
  );
};

/** One round trip: the tags of all controls and the paragraphs of every story that is to be wrapped in. */
const findTargets = async (
  context: Word.RequestContext,
  changes: readonly TagChange[],
  margins: ReadonlyMap<string, MarginPlace>,
): Promise<readonly Found[]> => {
  const controls = changes.some((change) => change.kind === "retag") ? context.document.contentControls : undefined;
  controls?.load("tag");
  const stories = new Map<string, Word.ParagraphCollection>();
  for (const change of changes) {
    if (change.kind !== "wrap" || !isReachable(change.at) || stories.has(change.at.part)) continue;
    const paragraphs = paragraphsOf(context, change.at, margins);
    if (paragraphs === undefined) continue;
    paragraphs.load("tableNestingLevel");
    stories.set(change.at.part, paragraphs);
  }
  await context.sync();

  const byTag = new Map<string, Word.ContentControl[]>();
  for (const control of controls?.items ?? []) byTag.set(control.tag, [...(byTag.get(control.tag) ?? []), control]);
  return changes.flatMap((change, index): Found[] => {
    if (change.kind === "retag") {
      const control =
        change.at?.story === "textbox"
          ? undefined
          : byTag.get(change.from)?.[change.occurrence - hiddenBefore(changes, change)];
      return control === undefined
        ? []
        : [
            {
              index,
              control,
              label: {
                tag: change.to,
                title: change.title,
                color: change.color,
                ...given({ locked: change.locked }),
              },
            },
          ];
    }
    const paragraphs = isReachable(change.at) ? stories.get(change.at.part)?.items : undefined;
    const [paragraph, last] = [paragraphs?.[change.at.paragraph], paragraphs?.[change.last ?? change.at.paragraph]];
    return paragraph === undefined || last === undefined ? [] : [{ index, paragraph, last, label: change }];
  });
};

/** Duplicates before this one that stand in text boxes, which Word does not list (office-js issue 2945). */
const hiddenBefore = (changes: readonly TagChange[], change: Extract<TagChange, { readonly kind: "retag" }>): number =>
  changes.filter(
    (other) =>
      other.kind === "retag" &&
      other.from === change.from &&
      other.occurrence < change.occurrence &&
      other.at?.story === "textbox",
  ).length;

const put = (target: Found): void => {
  const control =
    "control" in target
      ? target.control
      : target.paragraph === target.last
        ? target.paragraph.insertContentControl()
        : target.paragraph.getRange("Whole").expandTo(target.last.getRange("Whole")).insertContentControl();
  control.tag = target.label.tag;
  control.title = target.label.title;
  control.color = target.label.color;
  if (target.label.locked !== undefined) control.cannotEdit = target.label.locked;
};

/** After a refused batch: what is already there is left, the rest tried one at a time. Gives the numbers of what Word refuses. */
const applyOneByOne = async (context: Word.RequestContext, found: readonly Found[]): Promise<readonly number[]> => {
  const around = found.map((target) => {
    const control = "control" in target ? target.control : target.paragraph.parentContentControlOrNullObject;
    control.load("tag");
    return { target, control };
  });
  await context.sync();
  const refused: number[] = [];
  for (const { target, control } of around) {
    if (!control.isNullObject && control.tag === target.label.tag) continue;
    if (!(await isDoneAlone(context, target))) refused.push(target.index);
  }
  return refused;
};

/** A round trip for one change. A refusal is reported to the caller by number: this platform cannot do it here. */
const isDoneAlone = async (context: Word.RequestContext, target: Found): Promise<boolean> => {
  try {
    put(target);
    await context.sync();
    return true;
  } catch {
    return false;
  }
};
