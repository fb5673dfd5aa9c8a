/**
 * A paragraph's segments in order, run boundaries taken out: neighbours that look alike and stand alike are one.
 * Whether the complex-script twins of bold, italic and size count is decided once for the whole paragraph, so that it cannot
 * depend on where a run happens to end.
 */
import { atom, list, type Encoded } from "./encoding";
import { lookOfSigns, type RunFormat } from "./run-format";

/** Letters of scripts that use the complex-script formatting (Hebrew, Arabic, Indic and their neighbours). */
const COMPLEX_TEXT =
  /[\u0590-\u10ff\u1700-\u1cff\ua8e0-\uabff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{11fff}\u{1e800}-\u{1eeff}]/u;

type Item = { readonly text: string } | { readonly encoded: Encoded; readonly shown: string; readonly once: boolean };

interface Piece {
  readonly format: RunFormat;
  readonly revision: string;
  readonly items: Item[];
}
type Part = Piece | { readonly mark: Encoded };

/** Where a named blank began. */
export interface BlankStart {
  readonly name: string;
  readonly at: number;
}

const isPiece = (part: Part): part is Piece => "format" in part;
const textOf = ({ items }: Piece): string => items.map((item) => ("text" in item ? item.text : "")).join("");
const RULED = /^[_ \t\u00a0\u2002\u2003\u2007]*$/;

/** Adds to neighbours of one look: text grows, what stands only once in a row is not repeated. */
const add = (items: Item[], item: Item): void => {
  const last = items[items.length - 1];
  if ("text" in item) {
    if (last !== undefined && "text" in last) items[items.length - 1] = { text: last.text + item.text };
    else items.push(item);
  } else if (!item.once || last === undefined || "text" in last || last.encoded !== item.encoded) items.push(item);
};

const alike = (a: RunFormat, b: RunFormat): boolean =>
  a === b || (a.full === b.full && a.backslash === b.backslash && a.hint === b.hint && a.faces === b.faces);

export class Segments {
  private readonly parts: Part[] = [];
  private complex = false;
  /** Visible text: tabs as \t, breaks as \n; hidden and deleted text left out. */
  shown = "";
  /** Largest visible letters, in half points; 0 while there are none. */
  largest = 0;
  /** The highest picture standing in a line, in half points. */
  tallest = 0;

  /**
   * @param onWhite whether the paragraph stands on white
   * @param clipped whether what stands there can be cut off or covered: then its fonts count
   */
  constructor(
    private readonly onWhite: boolean,
    private readonly clipped: boolean,
  ) {}

  /** True when nothing was added. */
  get empty(): boolean {
    return this.parts.length === 0;
  }

  /** True when it holds something a reader would not find in the text: a picture, an equation without letters, hidden words. */
  get holdsMoreThanText(): boolean {
    return this.parts.some(
      (part) =>
        isPiece(part) &&
        part.items.some((item) => ("text" in item ? part.format.hidden && item.text.trim() !== "" : item.shown === "")),
    );
  }

  private piece(format: RunFormat, revision: string): Piece {
    const last = this.parts[this.parts.length - 1];
    if (last !== undefined && isPiece(last) && alike(last.format, format) && last.revision === revision) return last;
    const made: Piece = { format, revision, items: [] };
    this.parts.push(made);
    return made;
  }

  private see(format: RunFormat, revision: string, shown: string): void {
    if (format.complexDirection) this.complex = true;
    if (format.hidden || /del|moveFrom/.test(revision)) return;
    this.shown += shown;
    if (shown.trim() !== "" && format.size > this.largest) this.largest = format.size;
  }

  text(format: RunFormat, revision: string, text: string): void {
    if (text === "") return;
    if (!this.complex && COMPLEX_TEXT.test(text)) this.complex = true;
    add(this.piece(format, revision).items, { text });
    this.see(format, revision, text);
  }

  /** Something else that stands in a run: a tab, a break, a picture. `once`: not repeated when the same thing stands right before it. */
  item(format: RunFormat, revision: string, encoded: Encoded, shown = "", once = false): void {
    const { items } = this.piece(format, revision);
    add(items, { encoded, shown, once });
    this.see(format, revision, shown);
  }

  /** Something that stands between runs: the end of a link, a bookmark somebody refers to. */
  mark(encoded: Encoded): void {
    this.parts.push({ mark: encoded });
  }

  startBlank(name: string): BlankStart {
    this.mark(list("bookmark-start", atom(name)));
    return { name, at: this.parts.length - 1 };
  }

  /**
   * Ends a named blank. What holds a ruled line becomes the blank's name and exact text; with `as`, plain text of any kind is hashed as
   * the line given there, and the look of what stands there with it, as with any other words: a line struck out or without its rule is none.
   * Anything else stays content.
   * @returns the text between, and whether it was taken as a blank
   */
  endBlank(start: BlankStart, as: string | undefined): { readonly text: string; readonly taken: boolean } {
    const between = this.parts.slice(start.at + 1);
    let text = "";
    let plain = true;
    const looks = new Set<string>();
    for (const part of between) {
      if (!isPiece(part)) plain = false;
      else {
        if (part.revision !== "" || part.format.hidden || part.format.unknown.length > 0) plain = false;
        looks.add(part.format.simple);
        for (const item of part.items) {
          if ("text" in item) text += item.text;
          else if (item.shown === "\t") text += "\t";
          else plain = false;
        }
      }
    }
    const taken = plain && (as !== undefined || (text !== "" && RULED.test(text)));
    if (!taken) this.mark(list("bookmark-end", atom(start.name)));
    else {
      this.parts.length = start.at;
      this.mark(list("blank", atom(start.name), atom(as ?? text), ...[...looks].map(atom)));
    }
    return { text, taken };
  }

  /** The encoding of all segments. */
  encode(): readonly Encoded[] {
    const out: Encoded[] = [];
    let format: string | undefined;
    let revision = "";
    let items: Item[] = [];
    const flush = (): void => {
      if (format === undefined) return;
      out.push(
        list(
          "run",
          atom(format),
          atom(revision),
          ...items.map((item) => ("text" in item ? atom(item.text) : item.encoded)),
        ),
      );
      format = undefined;
    };
    for (const part of this.parts) {
      if (!isPiece(part)) {
        flush();
        out.push(part.mark);
        continue;
      }
      const look = (this.onWhite ? part.format.onWhite : undefined) ?? part.format;
      const own = `${this.complex ? look.full : look.simple}${lookOfSigns(part.format, textOf(part))}${this.clipped ? `;faces ${part.format.faces}` : ""}`;
      if (format !== own || revision !== part.revision) {
        flush();
        format = own;
        revision = part.revision;
        items = [];
      }
      for (const item of part.items) add(items, item);
    }
    flush();
    return out;
  }
}
