/**
 * Prints one value or one named blank. A fact that is not there prints as a visible blank and a finding (invariant 8);
 * what no document can show is refused by name, never printed wrong.
 */
import { finding } from "../../domain/draft/finding";
import { escapeAttribute, escapeText, withoutIllegal } from "../../docx/xml/xml-text";
import { FACT_CLOSING, factOpening } from "../control/unit-controls";
import type { Emission } from "./emission";
import { evaluate, factPath, subjectPath, type Evaluated, type Reading } from "../language/evaluate";
import { beginAgain, paragraphsIn } from "./emit-paragraphs";
import { highlighted } from "./highlight";
import { factRow, noteBare, noteComputed, noteConsulted, noteListed } from "./note-facts";
import type { BlankOp, RunShape, ValueOp } from "../program/ops";
import { noteFinding, type PartWriting } from "./part-writing";
import { utf8, valueXml } from "../program/piece-writer";
import { isPicture, pictureRun, pictureWords, readPicture, type Picture } from "./picture";
import { blankBookmark, printedValue } from "./printed-value";
import { rowContext } from "../language/row-context";
import type { Scope } from "../language/scope";

const BREAKS = /\r\n|[\r\u2028\u2029\v\f]/g;

const KEPT = '<w:t xml:space="preserve">';

const pathOf = (op: ValueOp, read: readonly Reading[], at: Scope): string => subjectPath(read, at) ?? op.typed;

/** What shows where a fact is missing. */
const visibleBlank = (paths: readonly string[]): string => withoutIllegal(paths.map((path) => `[${path}]`).join(" "));

const missingFacts = (writing: PartWriting, paths: readonly string[]): string => {
  const { emission, unit } = writing;
  for (const path of paths) {
    emission.missing.push({ path, ...(unit === undefined ? {} : { unit: emission.unitIds.at(unit.index) }) });
    noteFinding(writing, finding("missing-fact", { path }));
  }
  return visibleBlank(paths);
};

const printable = (writing: PartWriting, op: ValueOp, { value, read }: Evaluated, at: Scope): string | undefined => {
  const printed = printedValue(value, writing.emission.limits.valueCharacters);
  if (printed.refusal !== undefined)
    noteFinding(
      writing,
      finding(printed.refusal, {
        path: pathOf(op, read, at),
        placeholder: op.typed,
        ...(typeof value === "string" ? { characters: value.length } : {}),
      }),
    );
  return printed.text;
};

interface Words {
  readonly printed: string;
  readonly missing: boolean;
  readonly picture?: Picture;
  /** What they were read from. */
  readonly read: readonly Reading[];
}

/** The value's words, or what shows in their place, or the picture it is. */
const wordsOf = (writing: PartWriting, op: ValueOp, at: Scope): Words => {
  const { expression } = op;
  const found = evaluate(expression, at, "print", writing.emission.setting);
  const { value, read, missing, problem } = found;
  const refuse = (code: "bad-value" | "picture-refused", why: string): void =>
    noteFinding(writing, finding(code, { path: pathOf(op, read, at), problem: why }));
  let text: string | undefined;
  let shown = "";
  if (expression.type !== "PathExpression") noteConsulted(writing, read, at);
  if (problem !== undefined) refuse("bad-value", problem.problem);
  else if (missing.length > 0) shown = missingFacts(writing, missing);
  else if (value === undefined || value === null) shown = missingFacts(writing, [pathOf(op, read, at)]);
  else if (expression.type === "PathExpression" && isPicture(value)) {
    const picture = readPicture(value);
    if (!("problem" in picture)) return { printed: "", missing: false, picture, read };
    refuse("picture-refused", picture.problem);
  } else text = printable(writing, op, found, at);
  if (text === undefined)
    return { printed: shown === "" ? visibleBlank([pathOf(op, read, at)]) : shown, missing: true, read };
  return { printed: BREAKS.test(text) ? text.replace(BREAKS, "\n") : text, missing: false, read };
};

/** A value among the other words of its run: no control can name it, so its unit does. */
const emitInText = (
  writing: PartWriting,
  op: ValueOp,
  at: Scope,
  { printed, missing, read }: Words,
  paragraphs: readonly string[],
): void => {
  const { expression, run } = op;
  if (writing.unit !== undefined)
    noteBare(
      writing,
      expression.type === "PathExpression"
        ? noteListed(writing, expression, at, printed, missing)
        : noteComputed(writing, op.typed, read, at, printed, missing),
    );
  if (missing)
    writing.out.text(
      `</w:t></w:r>${run.open}${highlighted(run.properties)}<w:t xml:space="preserve">${escapeText(printed)}</w:t></w:r>${run.open}${run.properties}<w:t xml:space="preserve">`,
    );
  else writeParagraphs(writing, op, paragraphs);
};

export const emitValue = (writing: PartWriting, op: ValueOp, at: Scope): void => {
  const { emission, out } = writing;
  const { expression, run } = op;
  const words = wordsOf(writing, op, at);
  const { printed, missing, picture, read } = words;
  if (picture !== undefined) {
    emitPicture(writing, op, picture, pathOf(op, read, at));
    return;
  }
  const paragraphs = missing || op.again === undefined ? [printed] : paragraphsIn(printed);
  if (printed !== "") writing.visible += 1;
  if (op.mode === "inText") {
    emitInText(writing, op, at, words, paragraphs);
    return;
  }
  const named = expression.type === "PathExpression" ? factPath(expression, at) : undefined;
  const within = op.control && named === undefined && emission.tagged ? rowContext(read, at) : undefined;
  const controlled =
    op.control &&
    emission.tagged &&
    (named !== undefined || (within !== undefined && read.some((reading) => !reading.byName)));
  if (controlled) {
    const path = named ?? pathOf(op, read, at);
    const row = factRow(writing, named ?? `${within ?? ""}|${op.typed}`, () => ({
      path,
      value: missing ? "" : printed,
      missing,
      ...(named !== undefined
        ? {}
        : { expression: op.typed, ...(within === "" || within === undefined ? {} : { within }) }),
    }));
    // An inline control cannot hold several paragraphs: their units name the fact, and refreshing tells of it.
    const [only, ...more] = paragraphs;
    if (only !== undefined && more.length === 0) {
      emission.factControls += 1;
      out.bytes(factControl(emission, run, row, path, only, missing));
      return;
    }
    noteBare(writing, row);
  }
  out.text(`${run.open}${missing ? highlighted(run.properties) : run.properties}<w:t xml:space="preserve">`);
  writeParagraphs(writing, op, paragraphs);
  out.text("</w:t></w:r>");
};

/** White space at an end is a reader's to drop unless it is said to be kept (XML 1.0, 2.10). */
const ENDS_IN_SPACE = /^\s|\s$|[\n\t]/;

/**
 * The fact's run in its control. It reads the same wherever the fact is printed in the same format, and a fact is printed ten times as
 * often as it is first met: the same bytes again are one piece, neither written nor searched anew.
 */
const factControl = (
  emission: Emission,
  run: RunShape,
  row: number,
  path: string,
  printed: string,
  missing: boolean,
): Uint8Array => {
  const known = emission.controls.get(run) ?? new Map<number, Uint8Array>();
  emission.controls.set(run, known);
  const made = known.get(row);
  if (made !== undefined) return made;
  const opening = factOpening(row, escapeAttribute(withoutIllegal(path).slice(0, 60)), missing ? run.properties : "");
  const control = utf8(
    `${opening}${run.open}${missing ? highlighted(run.properties) : run.properties}${ENDS_IN_SPACE.test(printed) ? KEPT : "<w:t>"}${valueXml(printed)}</w:t></w:r>${FACT_CLOSING}`,
  );
  known.set(row, control);
  return control;
};

/** A picture in a run of its own. No control names it: refreshing tells where it changed. */
const emitPicture = (writing: PartWriting, op: ValueOp, picture: Picture, path: string): void => {
  const { emission, out, part } = writing;
  const drawing = emission.controlIds.next();
  const relationship = `rIdPicture${drawing}`;
  emission.pictures.push({ picture, part, relationship });
  writing.visible += 1;
  if (writing.remembers)
    noteBare(
      writing,
      factRow(writing, `${path}|picture`, () => ({
        path,
        value: pictureWords(picture),
        missing: false,
        expression: "picture",
        within: path,
      })),
    );
  const run = pictureRun(picture, relationship, drawing, op.run.properties);
  out.text(
    op.mode === "inText" ? `</w:t></w:r>${run}${op.run.open}${op.run.properties}<w:t xml:space="preserve">` : run,
  );
};

/** A value inside an open `w:t`, each of its further paragraphs begun like the one it stands in. */
const writeParagraphs = (writing: PartWriting, op: ValueOp, paragraphs: readonly string[]): void => {
  const { out } = writing;
  paragraphs.forEach((paragraph, at) => {
    if (at > 0 && op.again !== undefined) {
      out.text("</w:t></w:r>");
      beginAgain(writing, op.again, op.run);
      out.text('<w:t xml:space="preserve">');
    }
    out.value(paragraph);
  });
};

/** A ruled line inside its bookmark. */
export const emitBlank = (writing: PartWriting, op: BlankOp, at: Scope): void => {
  const { emission, out } = writing;
  const name = evaluate(op.name, at, "decide", emission.setting).value;
  const label = typeof name === "string" && name.trim() !== "" ? withoutIllegal(name.trim()) : "blank";
  const bookmark = blankBookmark(emission.blanks.length + 1, label);
  const id = emission.nextBookmark;
  emission.nextBookmark += 1;
  emission.blanks.push({ bookmark, name: label });
  writing.visible += 1;
  out.text(
    `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${op.run.open}${op.run.properties}<w:t xml:space="preserve">${"_".repeat(op.width)}</w:t></w:r><w:bookmarkEnd w:id="${id}"/>`,
  );
};
