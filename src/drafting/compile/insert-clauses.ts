/**
 * A clause is another document of the library, put where `{{> name}}` stands alone in its paragraph. It takes the template's looks:
 * a style the template has under the same name is the template's; others come along, as do lists (always as lists of their own)
 * and pictures. What cannot come along truly is a mistake that says so.
 */
import { DocxFault } from "../../docx/docx-fault";
import { NAMESPACES } from "../../docx/xml/namespaces";
import { openPackage, type DocxPackage } from "../../docx/package/package";
import type { PackageChanges } from "../../docx/package/package-changes";
import { applySplices } from "../../docx/xml/splice";
import { withCanonicalPrefixes } from "../../docx/xml/canonical-prefixes";
import type { StoryTree } from "../story/story-node";
import { readStoryTree } from "../story/story-tree";
import { appendNumbering, appendStyles } from "./merge-definitions";
import { mistakeAt, readPlaceholders, type PlaceOf } from "../language/read-placeholders";
import { straighten } from "../language/syntax";
import { placesIn, type Insertion } from "./template-places";
import type { MistakeCode, TemplateMistake } from "../language/template-fault";
import { withoutSessionIds } from "./session-ids";
import { paragraphsOf, storyIndexes } from "../story/paragraphs";

export interface ClauseSource {
  clause(name: string): Promise<Uint8Array | undefined>;
}

interface Clause {
  readonly pkg: DocxPackage;
  readonly tree: StoryTree;
  /** What stands between the body's tags, without the section's own properties. */
  readonly body: string;
  /** Namespace declarations of its root that the body's prefixes need. */
  readonly declarations: readonly string[];
}

/** Deeper than this clauses stand in one another by mistake. */
const DEEPEST = 8;
const UNMERGEABLE: Readonly<Record<string, string>> = {
  "w:footnoteReference": "footnotes",
  "w:endnoteReference": "endnotes",
  "w:commentReference": "comments",
  "w:ins": "tracked changes",
  "w:del": "tracked changes",
  "w:moveFrom": "tracked changes",
  "w:altChunk": "an imported file",
  "w:object": "an embedded object",
  "c:chart": "a chart",
  "w:sectPr": "section breaks",
};

const readClause = async (bytes: Uint8Array): Promise<Clause | string> => {
  const pkg = await openPackage(bytes);
  const xml = withCanonicalPrefixes(await pkg.text(pkg.mainPart), pkg.mainPart);
  const tree = readStoryTree(xml, pkg.mainPart);
  const root = tree.root.children.find((node) => node.kind === "root");
  if (root === undefined) return "it has no body";
  const last = tree.sections[tree.sections.length - 1];
  const own =
    last !== undefined && last.start >= (root.children[root.children.length - 1]?.end ?? root.openEnd)
      ? last
      : undefined;
  const body =
    xml.slice(root.openEnd, own?.start ?? root.closeStart) +
    (own === undefined ? "" : xml.slice(own.end, root.closeStart));
  for (const [element, what] of Object.entries(UNMERGEABLE))
    if (new RegExp(`<${element}[\\s/>]`).test(body))
      return `it holds ${what}, which cannot be brought into another document`;
  const declarations = (
    /<w:document\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(xml)?.[0].match(/\sxmlns:[\w.-]+="[^"]*"/g) ?? []
  ).map((declaration) => declaration.trim());
  return { pkg, tree, body, declarations };
};

/** Copies what the clause's relationships name (pictures, links) and rewrites the ids. */
const bringRelationships = async (
  clause: Clause,
  body: string,
  part: string,
  changes: PackageChanges,
): Promise<string | { readonly why: string }> => {
  const used = new Map<string, string>();
  for (const [, id] of body.matchAll(/\sr:(?:id|embed|link|pict)="([^"]*)"/g))
    if (id !== undefined && !used.has(id)) used.set(id, "");
  const known = new Map(
    (await clause.pkg.relationships(clause.pkg.mainPart)).map((relationship) => [relationship.id, relationship]),
  );
  for (const id of used.keys()) {
    const relationship = known.get(id);
    if (relationship === undefined) return { why: "it points at a part it does not hold" };
    if (relationship.external) {
      if (relationship.type !== `${NAMESPACES.r}/hyperlink`)
        return { why: "it shows something that is not in it but elsewhere" };
      used.set(
        id,
        await changes.relate(part, { type: relationship.type, target: relationship.target, external: true }),
      );
    } else if (relationship.type === `${NAMESPACES.r}/image`) {
      const extension = relationship.target.slice(relationship.target.lastIndexOf(".") + 1);
      let n = 1;
      while (changes.has(`word/media/clause${n}.${extension}`)) n += 1;
      const target = `word/media/clause${n}.${extension}`;
      changes.set(target, await clause.pkg.bytes(relationship.target));
      const type = clause.pkg.contentType(relationship.target);
      if (type !== undefined) await changes.typeOfExtension(extension, type);
      used.set(id, await changes.relate(part, { type: relationship.type, target }));
    } else return { why: "it points at a part that cannot be brought into another document" };
  }
  return body.replace(
    /(\sr:(?:id|embed|link|pict)=")([^"]*)"/g,
    (_, before: string, id: string) => `${before}${used.get(id) ?? id}"`,
  );
};

/** Ids and names that must stay unique in the document the clause comes into. */
const freshIds = (body: string, host: { bookmark: number; drawing: number; readonly names: Set<string> }): string => {
  const ids = new Map<string, number>();
  const names = new Map<string, string>();
  const bookmarkId = (id: string): number => {
    let fresh = ids.get(id);
    if (fresh === undefined) {
      fresh = host.bookmark;
      host.bookmark += 1;
      ids.set(id, fresh);
    }
    return fresh;
  };
  let out = body.replace(/<w:bookmarkStart\b[^>]*>/g, (tag) =>
    tag
      .replace(/\sw:id="([^"]*)"/, (_, id: string) => ` w:id="${bookmarkId(id)}"`)
      .replace(/\sw:name="([^"]*)"/, (_, name: string) => {
        let fresh = name;
        for (let n = 2; host.names.has(fresh); n += 1) fresh = `${name.slice(0, 36)}_${n}`;
        host.names.add(fresh);
        if (fresh !== name) names.set(name, fresh);
        return ` w:name="${fresh}"`;
      }),
  );
  out = out.replace(
    /(<w:bookmarkEnd\b[^>]*\sw:id=")([^"]*)"/g,
    (_, before: string, id: string) => `${before}${bookmarkId(id)}"`,
  );
  for (const [name, fresh] of names) {
    const word = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    out = out
      .replace(new RegExp(`(<w:instrText[^>]*>[^<]*\\b)${word}\\b`, "g"), `$1${fresh}`)
      .replace(new RegExp(`(<w:fldSimple\\b[^>]*\\sw:instr="[^"]*\\b)${word}\\b`, "g"), `$1${fresh}`)
      .replace(new RegExp(`(\\sw:anchor=")${word}"`, "g"), `$1${fresh}"`);
  }
  out = out.replace(/(<wp:docPr\b[^>]*\sid=")[^"]*"/g, (_, before: string) => `${before}${(host.drawing += 1)}"`);
  return withoutSessionIds(out).replace(/(<w:sdtPr>(?:(?!<\/w:sdtPr>)[\s\S])*?)<w:id\s+w:val="[^"]*"\s*\/>/g, "$1");
};

const ROOT = /<(?![?!])(?:[^>"']|"[^"]*"|'[^']*')*>/;

/** Where the root's start tag ends. */
const rootEnd = (xml: string): number => {
  const root = ROOT.exec(xml);
  return root === null ? 0 : root.index + root[0].length - 1;
};

/** The root's declarations completed by those the clause's prefixes need. A prefix that means something else here stays undeclared and is told. */
const declare = (xml: string, declarations: ReadonlySet<string>): string => {
  const root = ROOT.exec(xml);
  if (root === null) return xml;
  const missing = [...declarations].filter(
    (declaration) => !new RegExp(`\\s${declaration.slice(0, declaration.indexOf("="))}\\s*=`).test(root[0]),
  );
  const at = root.index + root[0].length - 1;
  return missing.length === 0 ? xml : `${xml.slice(0, at)} ${missing.join(" ")}${xml.slice(at)}`;
};

/** The clauses a source names, in order. */
const named = (tree: StoryTree): readonly string[] =>
  [...readPlaceholders(tree, storyIndexes(tree.root), () => undefined).values()].flatMap(({ placed }) =>
    placed.flatMap(({ placeholder }) => (placeholder.kind === "clause" ? [placeholder.name] : [])),
  );

/** Reads clauses once each, and tells what is wrong with one or with those it stands on. */
const clauseShelf = (library: ClauseSource | undefined) => {
  const shelf = new Map<string, Promise<Clause | string | undefined>>();
  const fetch = (name: string): Promise<Clause | string | undefined> => {
    const known = shelf.get(name);
    if (known !== undefined) return known;
    const reading = (async () => {
      try {
        const bytes = await library?.clause(name);
        return bytes === undefined ? undefined : await readClause(bytes);
      } catch (fault) {
        if (!(fault instanceof DocxFault)) throw fault;
        return fault.message.replace(/\.$/, "");
      }
    })();
    shelf.set(name, reading);
    return reading;
  };
  const trouble = async (
    name: string,
    above: readonly string[],
  ): Promise<readonly [MistakeCode, string] | undefined> => {
    if (above.includes(name))
      return ["circular-clause", `The clause "${name}" stands in itself (${[...above, name].join(" > ")}).`];
    if (above.length >= DEEPEST) return ["nested-too-deep", `Clauses stand in one another more than ${DEEPEST} deep.`];
    const clause = await fetch(name);
    if (clause === undefined)
      return [
        "unknown-clause",
        `The library has no clause "${name}"${above.length === 0 ? "" : `, which the clause "${above[above.length - 1] ?? ""}" asks for`}.`,
      ];
    if (typeof clause === "string") return ["unreadable-clause", `The clause "${name}" cannot be used: ${clause}.`];
    for (const inner of named(clause.tree)) {
      const found = await trouble(inner, [...above, name]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { fetch, trouble };
};

const mayHoldClauses = (tree: StoryTree): boolean =>
  paragraphsOf(tree.root).some(
    (node) =>
      node.paragraph?.segments.some((segment) => segment.raw.includes(">") || segment.raw.includes("&gt;")) === true,
  );

const marker = (typed: string): string =>
  `<w:p><w:r><w:t>${typed.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</w:t></w:r></w:p>`;

/** A story part with its clauses in it, and where what stands there stands in the template. */
export interface WithClauses {
  readonly tree: StoryTree;
  readonly placeOf: PlaceOf;
}

/**
 * Puts the clauses of one story part in, then those that stood in them. Returns the source with them, and adds what is wrong to `mistakes`.
 */
export const insertClauses = async (
  given: StoryTree,
  library: ClauseSource | undefined,
  changes: PackageChanges,
  mistakes: TemplateMistake[],
): Promise<WithClauses> => {
  const shelf = clauseShelf(library);
  const insertions: Insertion[] = [];
  let tree = given;
  for (let depth = 0; depth <= DEEPEST && mayHoldClauses(tree); depth += 1) {
    const next = await insertOnce(tree, placesIn(given, insertions), shelf, changes, mistakes);
    if (next === undefined) break;
    insertions.push(next.insertion);
    tree = next.tree;
  }
  return { tree, placeOf: placesIn(given, insertions) };
};

const insertOnce = async (
  tree: StoryTree,
  placeOf: PlaceOf,
  shelf: ReturnType<typeof clauseShelf>,
  changes: PackageChanges,
  mistakes: TemplateMistake[],
): Promise<{ readonly tree: StoryTree; readonly insertion: Insertion } | undefined> => {
  const { xml, part } = tree;
  const indexes = storyIndexes(tree.root);
  const found: TemplateMistake[] = [];
  const report = mistakeAt(part, placeOf, found, []);
  const host = {
    bookmark: Math.max(0, ...tree.bookmarkIds.filter(Number.isSafeInteger)) + 1,
    drawing: Math.max(0, ...[...xml.matchAll(/<wp:docPr\b[^>]*\sid="(\d+)"/g)].map(([, id]) => Number(id))),
    names: new Set(tree.bookmarkNames),
  };
  const splices: Insertion["splices"][number][] = [];
  const declarations = new Set<string>();
  for (const [node, { placed, text }] of readPlaceholders(tree, indexes, () => undefined)) {
    for (const one of placed) {
      if (one.placeholder.kind !== "clause") continue;
      const { name } = one.placeholder;
      const refuse = (code: MistakeCode, message: string): void => report(code, node, one.typed, message);
      // A text box or drawing beside it would leave with the paragraph, and a box's own clauses stand inside what is replaced.
      const alone =
        placed.length === 1 &&
        text.trim() === one.typed &&
        node.paragraph?.hasSectPr !== true &&
        node.paragraph?.hasOtherContent !== true;
      if (!alone) {
        refuse("clause-out-of-place", `The clause ${one.typed} must stand alone in its paragraph.`);
        continue;
      }
      if (one.placeholder.hash !== undefined || one.placeholder.params.length > 1) {
        refuse("wrong-arguments", `A clause takes at most the facts it speaks of, as in {{> ${name} client}}.`);
        continue;
      }
      const trouble = await shelf.trouble(name, []);
      if (trouble !== undefined) {
        refuse(trouble[0], trouble[1]);
        continue;
      }
      const clause = await shelf.fetch(name);
      if (clause === undefined || typeof clause === "string") continue;
      const styled = await appendStyles(changes, clause.pkg, clause.body);
      const numbered = await appendNumbering(changes, clause.pkg, styled);
      const related = await bringRelationships(clause, numbered, part, changes);
      if (typeof related !== "string") {
        refuse("unreadable-clause", `The clause "${name}" cannot be used: ${related.why}.`);
        continue;
      }
      for (const declaration of clause.declarations) declarations.add(declaration);
      const over =
        one.placeholder.params.length === 0
          ? undefined
          : straighten(one.typed).replace(/^\{\{~?\s*>\s*\S+\s*|\s*~?\}\}$/g, "");
      const body = freshIds(related, host);
      splices.push({
        clause: name,
        start: node.start,
        end: node.end,
        text: over === undefined ? body : `${marker(`{{#with ${over}}}`)}${body}${marker("{{/with}}")}`,
      });
    }
  }
  // A clause that was refused is met again each time others are put in, and told once.
  const told = mistakes.map((mistake) => JSON.stringify(mistake));
  mistakes.push(...found.filter((mistake) => !told.includes(JSON.stringify(mistake))));
  if (splices.length === 0) return undefined;
  splices.sort((a, b) => a.start - b.start);
  const spliced = applySplices(xml, splices);
  const made = declare(spliced, declarations);
  return {
    tree: readStoryTree(made, part),
    insertion: { splices, declaredAt: rootEnd(spliced), declared: made.length - spliced.length },
  };
};
