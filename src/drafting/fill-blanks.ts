/**
 * Named blanks filled in a document that carries nothing of ours any more: the line inside the blank's bookmark becomes the words given, in the line's own
 * format. Everything else stays byte for byte. What is filled still hashes as the blank it was (docx/canonical, `blanksAs`), and whoever asks compares.
 */
import { openPackage, savePackage } from "../docx/package/package";
import { listStoryParts } from "../docx/parts/stories";
import { applySplices, type Splice } from "../docx/xml/splice";
import { scanXml } from "../docx/xml/xml-scanner";
import { escapeText } from "../docx/xml/xml-text";

/** What may stand between a blank's bookmarks for it to be filled: runs of text and tabs. */
const OF_A_LINE: ReadonlySet<string> = new Set(["w:r", "w:rPr", "w:t", "w:tab"]);

interface Line {
  readonly name: string;
  readonly id: string;
  /** Text elements inside, whole, and tabs. */
  readonly pieces: { readonly start: number; readonly end: number; readonly text: boolean }[];
  plain: boolean;
}

const splicesOf = (line: Line, text: string): readonly Splice[] => {
  const first = line.pieces.find((piece) => piece.text);
  return line.pieces.map(({ start, end, ...piece }) => ({
    start,
    end,
    text: start === first?.start && piece.text ? `<w:t xml:space="preserve">${escapeText(text)}</w:t>` : "",
  }));
};

/** One part, with the names of the blanks that were filled in it. */
const fillPart = (
  xml: string,
  part: string,
  fillings: ReadonlyMap<string, string>,
): { readonly xml: string; readonly filled: readonly string[] } => {
  const splices: Splice[] = [];
  const filled: string[] = [];
  let open: Line | undefined;
  let textFrom: number | undefined;
  let properties = 0;
  const fill = (line: Line): void => {
    const text = fillings.get(line.name);
    if (!line.plain || text === undefined || !line.pieces.some((piece) => piece.text)) return;
    splices.push(...splicesOf(line, text));
    filled.push(line.name);
  };
  scanXml(xml, part, {
    open(name, attributes, start, end, selfClosing) {
      if (name === "w:bookmarkStart") {
        const [blank, id] = [attributes.get("w:name") ?? "", attributes.get("w:id") ?? ""];
        if (open === undefined && fillings.has(blank)) open = { name: blank, id, pieces: [], plain: true };
        return;
      }
      if (open === undefined) return;
      if (name === "w:bookmarkEnd") {
        if (attributes.get("w:id") !== open.id) return;
        fill(open);
        open = undefined;
        return;
      }
      if (properties > 0) {
        if (!selfClosing) properties += 1;
        return;
      }
      if (!OF_A_LINE.has(name)) open.plain = false;
      else if (name === "w:rPr" && !selfClosing) properties = 1;
      else if (name === "w:t" && !selfClosing) textFrom = start;
      else if (name === "w:t" || name === "w:tab") open.pieces.push({ start, end, text: false });
    },
    close(name, _start, end) {
      if (open === undefined) return;
      if (properties > 0) properties -= 1;
      else if (name === "w:t" && textFrom !== undefined) {
        open.pieces.push({ start: textFrom, end, text: true });
        textFrom = undefined;
      } else if (!OF_A_LINE.has(name)) open.plain = false;
    },
  });
  return { xml: applySplices(xml, splices), filled };
};

/** `filled`: the blanks that were, by name. One that spans paragraphs, or holds more than a line of text, is left as it is. */
export const fillBlanks = async (
  docx: Uint8Array,
  fillings: ReadonlyMap<string, string>,
): Promise<{ readonly docx: Uint8Array; readonly filled: readonly string[] }> => {
  const pkg = await openPackage(docx);
  const changes = new Map<string, string>();
  const filled: string[] = [];
  for (const { part } of await listStoryParts(pkg)) {
    const before = await pkg.text(part);
    const after = fillPart(before, part, fillings);
    filled.push(...after.filled);
    if (after.xml !== before) changes.set(part, after.xml);
  }
  return { docx: await savePackage(pkg, changes), filled };
};
