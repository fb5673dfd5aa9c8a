/**
 * What a list's rounds would repeat and must not: ids of bookmarks, drawings and controls, names of bookmarks with whatever refers to
 * them inside the list, references to notes, comments (which stay with the first round), and (for a list inside a list) the number a numbered paragraph counts from. Paragraph ids
 * and revision save ids go: Word gives its own, and nothing refers to them.
 */
import type { FreshOp, Op } from "../program/ops";
import { withoutSessionIds } from "./session-ids";

/** Walks literals of operations, those of blocks inside included. */
const literals = (ops: readonly Op[], see: (text: string) => void): void => {
  for (const op of ops) {
    if (typeof op === "string") see(op);
    else if (!(op instanceof Uint8Array) && "body" in op) {
      literals(op.body, see);
      if (op.op === "block") literals(op.inverse, see);
      if (op.op === "hold") literals(op.otherwise, see);
      if (op.op === "lead") literals(op.head, see);
    }
  }
};

const fresh = (what: FreshOp["what"], original: string): FreshOp => ({ op: "fresh", what, original });

const MARKS =
  /<w:bookmark(?:Start|End)\b[^>]*>|<wp:docPr\b[^>]*>|<w:sdtPr>(?:(?!<\/w:sdtPr>)[\s\S])*?<w:id\s+w:val="[^"]*"|<w:(?:foot|end)noteReference\b[^>]*>|<w:hyperlink\b[^>]*>|<w:instrText\b[^>]*>[^<]*|<w:fldSimple\b[^>]*>|<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*\/>|<w:perm(?:Start|End)\b[^>]*>/g;

/** Splits one mark around the attribute value that must be fresh. */
const around = (
  mark: string,
  attribute: RegExp,
  what: FreshOp["what"],
  key: (value: string) => string = (value) => value,
): Op[] | undefined => {
  const found = attribute.exec(mark);
  if (found === null) return undefined;
  const at = found.index + (found[1] ?? "").length;
  const value = found[2] ?? "";
  return [mark.slice(0, at), fresh(what, key(value)), mark.slice(at + value.length)];
};

const NOTE = /^<w:(foot|end)noteReference/;
const noteMark = (mark: string): Op[] =>
  around(mark, /(\sw:id=")([^"]*)/, "note", (id) => `${NOTE.exec(mark)?.[1] ?? ""}note:${id}`) ?? [mark];

/** Literals of operations rewritten, those of blocks inside included; `each` is told how many lists deep one stands. */
export const rewritten = (list: readonly Op[], up: number, each: (op: Op, up: number) => readonly Op[]): Op[] =>
  list.flatMap((op): readonly Op[] => {
    if (typeof op === "string" || op instanceof Uint8Array || !("body" in op)) return each(op, up);
    if (op.op === "block")
      return [
        {
          ...op,
          body: rewritten(op.body, op.kind === "each" || op.kind === "section" ? up + 1 : up, each),
          inverse: rewritten(op.inverse, up, each),
        },
      ];
    if (op.op === "hold")
      return [{ ...op, body: rewritten(op.body, up, each), otherwise: rewritten(op.otherwise, up, each) }];
    if (op.op === "lead") return [{ ...op, head: rewritten(op.head, up, each), body: rewritten(op.body, up, each) }];
    if (op.op === "paragraph" && op.left.length > 0)
      return [{ ...op, body: rewritten(op.body, up, each), left: rewritten(op.left, up, each) }];
    return [{ ...op, body: rewritten(op.body, up, each) }];
  });

const cut = (text: string, marks: RegExp, split: (mark: string) => readonly Op[]): Op[] => {
  const out: Op[] = [];
  let at = 0;
  for (const found of text.matchAll(marks)) {
    out.push(text.slice(at, found.index), ...split(found[0]));
    at = found.index + found[0].length;
  }
  out.push(text.slice(at));
  return out.filter((op) => op !== "");
};

/** What a block may leave out, with the notes it refers to told to `noted`: a note left out with its reference must not stay in the file. */
export const withOwnNotes = (ops: readonly Op[], noted: (key: string) => void): readonly Op[] =>
  rewritten(ops, 0, (op) => {
    if (typeof op !== "string") {
      if (!(op instanceof Uint8Array) && op.op === "fresh" && op.what === "note") noted(op.original);
      return [op];
    }
    if (!op.includes("noteReference")) return [op];
    return cut(op, /<w:(?:foot|end)noteReference\b[^>]*>/g, (mark) => {
      const pieces = noteMark(mark);
      for (const piece of pieces)
        if (typeof piece !== "string" && !(piece instanceof Uint8Array) && piece.op === "fresh") noted(piece.original);
      return pieces;
    });
  });

const splitMark = (mark: string, names: ReadonlySet<string>): Op[] => {
  if (mark.startsWith("<w:bookmark")) {
    const first = around(mark, /(\sw:id=")([^"]*)/, "bookmark") ?? [mark];
    return first.flatMap((piece) =>
      typeof piece === "string" ? (around(piece, /(\sw:name=")([^"]*)/, "bookmarkName") ?? [piece]) : [piece],
    );
  }
  if (mark.startsWith("<w:comment")) return [fresh("once", mark)];
  if (mark.startsWith("<w:perm"))
    return around(mark, /(\sw:id=")([^"]*)/, "bookmark", (id) => `permission ${id}`) ?? [mark];
  if (mark.startsWith("<wp:docPr")) return around(mark, /(\sid=")([^"]*)/, "drawing") ?? [mark];
  if (mark.startsWith("<w:sdtPr")) return around(mark, /(<w:id\s+w:val=")([^"]*)"$/, "control") ?? [mark];
  if (NOTE.test(mark)) return noteMark(mark);
  if (mark.startsWith("<w:hyperlink")) {
    const anchor = /\sw:anchor="([^"]*)"/.exec(mark)?.[1];
    return anchor !== undefined && names.has(anchor)
      ? (around(mark, /(\sw:anchor=")([^"]*)/, "bookmarkName") ?? [mark])
      : [mark];
  }
  for (const name of names) {
    const at = mark.search(new RegExp(`(?<=[\\s";>])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=[\\s"&]|$)`));
    if (at >= 0) return [mark.slice(0, at), fresh("bookmarkName", name), mark.slice(at + name.length)];
  }
  return [mark];
};

/** The body of a loop with its ids made fresh; `noted` is told of every note it refers to. */
export const freshen = (ops: readonly Op[], noted: (key: string) => void): readonly Op[] => {
  const names = new Set<string>();
  literals(ops, (text) => {
    for (const [, name] of text.matchAll(/<w:bookmarkStart\b[^>]*\sw:name="([^"]*)"/g))
      if (name !== undefined) names.add(name);
  });
  // What is still literal in an inner list's body is not the inner list's own: it belongs to this one's round.
  return rewritten(ops, 0, (op, up) => {
    const pieces = typeof op === "string" ? cut(withoutSessionIds(op), MARKS, (mark) => splitMark(mark, names)) : [op];
    return pieces.map((piece): Op => {
      if (typeof piece === "string" || piece instanceof Uint8Array || piece.op !== "fresh") return piece;
      if (piece.what === "note") noted(piece.original);
      return typeof op !== "string" || up === 0 ? piece : { ...piece, up };
    });
  });
};

const numbersIn = (ops: readonly Op[]): ReadonlySet<string> => {
  const found = new Set<string>();
  literals(ops, (text) => {
    for (const [, id] of text.matchAll(/<w:numId\s+w:val="([^"]*)"/g))
      if (id !== undefined && id !== "0") found.add(id);
  });
  return found;
};

/**
 * Lists that a loop inside another loop makes: each round of the outer one begins them anew, unless the outer body counts in the same list.
 * Returns the body with the inner loops told which lists restart.
 */
export const restartLists = (
  ops: readonly Op[],
  isLoop: (op: Op) => boolean,
  keepsCounting: (op: Op) => boolean,
): readonly Op[] => {
  const outside = (list: readonly Op[]): Op[] =>
    list.flatMap((op): Op[] => {
      if (typeof op === "string" || op instanceof Uint8Array || !("body" in op)) return [op];
      if (isLoop(op)) return op.op === "block" ? [...op.inverse] : [];
      return [
        ...(op.op === "lead" ? outside(op.head) : []),
        ...outside(op.body),
        ...(op.op === "block" ? outside(op.inverse) : []),
      ];
    });
  const own = numbersIn(outside(ops));
  const split = (text: string, lists: ReadonlySet<string>): Op[] => {
    const out: Op[] = [];
    let at = 0;
    for (const found of text.matchAll(/(<w:numId\s+w:val=")([^"]*)"/g)) {
      const id = found[2] ?? "";
      if (!lists.has(id)) continue;
      const start = found.index + (found[1] ?? "").length;
      out.push(text.slice(at, start), fresh("list", id));
      at = start + id.length;
    }
    out.push(text.slice(at));
    return out.filter((op) => op !== "");
  };
  const mark = (list: readonly Op[], lists: ReadonlySet<string>): Op[] =>
    list.flatMap((op): Op[] => {
      if (typeof op === "string") return split(op, lists);
      if (op instanceof Uint8Array || !("body" in op)) return [op];
      if (op.op === "block") return [{ ...op, body: mark(op.body, lists), inverse: mark(op.inverse, lists) }];
      if (op.op === "hold") return [{ ...op, body: mark(op.body, lists), otherwise: mark(op.otherwise, lists) }];
      if (op.op === "lead") return [{ ...op, head: mark(op.head, lists), body: mark(op.body, lists) }];
      return [{ ...op, body: mark(op.body, lists) }];
    });
  const walk = (list: readonly Op[]): Op[] =>
    list.map((op): Op => {
      if (typeof op === "string" || op instanceof Uint8Array || !("body" in op)) return op;
      if (op.op === "block" && isLoop(op)) {
        const lists = new Set([...numbersIn(op.body)].filter((id) => !own.has(id)));
        if (lists.size === 0 || keepsCounting(op)) return op;
        return { ...op, body: mark(op.body, lists), restarts: [...lists] };
      }
      if (op.op === "block") return { ...op, body: walk(op.body), inverse: walk(op.inverse) };
      if (op.op === "hold") return { ...op, body: walk(op.body) };
      return { ...op, body: walk(op.body) };
    });
  return walk(ops);
};
