/**
 * Fields as they are read through a story, complex or simple, nested and across paragraphs: the instruction in one place, the shown
 * result where it stands. A page number's result is the layout's, so only its kind is hashed, and only while it looks like one.
 */
import { atom, list, listOf, type Encoded } from "./encoding";
import { fieldKind, fieldNature, looksLikePageNumber, settleInstruction, type FieldNature } from "./field-kinds";

interface Frame {
  phase: "code" | "result";
  /** What stands in the instruction: text, and nested fields' encodings. */
  code: (string | Encoded)[];
  codeIsEncoded: boolean[];
  kind: string;
  nature: FieldNature;
  readonly extra: readonly Encoded[];
  shown: string;
  readonly revision: string;
  readonly dirty: boolean;
}

/** Called when a field's kind is known, and when its result has been read. */
export interface FieldEvents {
  begun(
    kind: string,
    nature: FieldNature,
    instruction: string,
    about: { readonly dirty: boolean; readonly inside: readonly string[] },
  ): void;
  /** A result that layout decides but that is no page number. */
  notAPageNumber(kind: string): void;
  malformed(): void;
}

export interface FieldReader {
  /** Whether what comes now belongs to an instruction and is not shown. */
  inCode(): boolean;
  /** Whether a page number's result is being read. */
  inLayoutResult(): boolean;
  code(text: string): void;
  /** Something that is no text met inside an instruction. */
  codeItem(encoded: Encoded): void;
  layoutText(text: string): void;
  begin(extra: readonly Encoded[], revision: string, dirty: boolean): void;
  /** Ends the instruction. @returns what stands for it, undefined inside another instruction */
  separate(events: FieldEvents): Encoded | undefined;
  end(events: FieldEvents): readonly Encoded[];
  /** A simple field's start: its instruction is given whole. */
  simple(
    instruction: string,
    extra: readonly Encoded[],
    revision: string,
    dirty: boolean,
    events: FieldEvents,
  ): Encoded | undefined;
  /** Kinds of the fields around, outermost first. */
  kinds(): readonly string[];
  open(): number;
}

/** @param mostPages a result above it is no page number of this document, whatever it looks like */
export const createFieldReader = (mostPages: number): FieldReader => {
  const stack: Frame[] = [];
  const codeFrame = (below = stack.length): Frame | undefined => {
    for (let i = below - 1; i >= 0; i -= 1) if (stack[i]?.phase === "code") return stack[i];
    return undefined;
  };
  const toCode = (frame: Frame, encoded: Encoded): void => {
    frame.code.push(encoded);
    frame.codeIsEncoded.push(true);
  };
  const place = (encoded: Encoded, below: number): Encoded | undefined => {
    const outer = codeFrame(below);
    if (outer === undefined) return encoded;
    toCode(outer, encoded);
    return undefined;
  };
  const settle = (frame: Frame, events: FieldEvents): Encoded => {
    const flat = frame.code.filter((_, index) => frame.codeIsEncoded[index] === false).join("");
    frame.kind = fieldKind(flat);
    frame.nature = fieldNature(frame.kind);
    const nested = frame.codeIsEncoded.some((isEncoded) => isEncoded);
    const items: Encoded[] = [];
    if (!nested) items.push(atom(settleInstruction(flat)));
    else
      frame.code.forEach((item, index) =>
        items.push(frame.codeIsEncoded[index] === true ? (item as Encoded) : atom(item)),
      );
    events.begun(frame.kind, frame.nature, settleInstruction(flat), {
      dirty: frame.dirty,
      inside: stack.filter((other) => other !== frame).map((other) => other.kind),
    });
    return list("field", atom(frame.kind), atom(frame.revision), listOf(items), ...frame.extra);
  };
  const top = (): Frame | undefined => stack[stack.length - 1];
  const reader: FieldReader = {
    inCode: () => codeFrame() !== undefined,
    inLayoutResult: () => top()?.phase === "result" && top()?.nature === "layout",
    code(text) {
      const frame = codeFrame();
      if (frame === undefined) return;
      const last = frame.code.length - 1;
      if (last >= 0 && frame.codeIsEncoded[last] === false) frame.code[last] = (frame.code[last] as string) + text;
      else {
        frame.code.push(text);
        frame.codeIsEncoded.push(false);
      }
    },
    codeItem(encoded) {
      const frame = codeFrame();
      if (frame !== undefined) toCode(frame, encoded);
    },
    layoutText(text) {
      const frame = top();
      if (frame !== undefined) frame.shown += text;
    },
    begin(extra, revision, dirty) {
      stack.push({
        phase: "code",
        code: [],
        codeIsEncoded: [],
        kind: "",
        nature: "unknown",
        extra,
        shown: "",
        revision,
        dirty,
      });
    },
    separate(events) {
      const frame = top();
      if (frame === undefined || frame.phase !== "code") {
        events.malformed();
        return list("field-separator-alone");
      }
      const encoded = settle(frame, events);
      frame.phase = "result";
      return place(encoded, stack.length - 1);
    },
    end(events) {
      const frame = top();
      if (frame === undefined) {
        events.malformed();
        return [list("field-end-alone")];
      }
      const out: Encoded[] = [];
      const keep = (encoded: Encoded): void => {
        const placed = place(encoded, stack.length - 1);
        if (placed !== undefined) out.push(placed);
      };
      if (frame.phase === "code") keep(settle(frame, events));
      if (
        frame.nature === "layout" &&
        (!looksLikePageNumber(frame.shown) || Number(/\d+/.exec(frame.shown)?.[0] ?? "0") > mostPages)
      ) {
        events.notAPageNumber(frame.kind);
        keep(list("layout-text", atom(frame.shown)));
      }
      keep(list("field-end"));
      stack.pop();
      return out;
    },
    simple(instruction, extra, revision, dirty, events) {
      reader.begin(extra, revision, dirty);
      reader.code(instruction);
      return reader.separate(events);
    },
    kinds: () => stack.map((frame) => frame.kind),
    open: () => stack.length,
  };
  return reader;
};
