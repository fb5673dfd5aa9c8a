// What a person reads stands in her language's file of the room, and nowhere in a screen: so another language is one file a room.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..", "..");

/** Names that are the same in every language. */
const NAMES: ReadonlySet<string> = new Set(["SHA-256"]);

/** What a component or the browser shows, or reads aloud. */
const SAID =
  /^(?:label|title|placeholder|aria-label|alt|content|hint|name|needed|send|about|sentence|subtitle|backLabel|againLabel|saveLabel|validationMessage)$/u;

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => /\.tsx?$/u.test(path));

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** The literals an expression may come to: either side of a condition, the pieces of a template. */
const literalsIn = (node: ts.Expression): readonly string[] => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return literalsIn(node.expression);
  if (!ts.isBinaryExpression(node)) return [];
  return node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    ? literalsIn(node.right)
    : [...literalsIn(node.left), ...literalsIn(node.right)];
};

/** Every text of a screen that stands in the screen itself, as `file:line text`. */
export const wordsIn = (path: string, text: string): readonly string[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const say = (node: ts.Node, texts: readonly string[]): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    for (const each of texts.filter(hasLetters).filter((one) => !NAMES.has(one.trim())))
      found.push(`${path}:${String(line)} ${each.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) say(node, [node.text]);
    else if (ts.isJsxExpression(node) && node.expression !== undefined && !ts.isJsxAttribute(node.parent))
      say(node, literalsIn(node.expression));
    else if (ts.isJsxAttribute(node) && SAID.test(node.name.getText(source)) && node.initializer !== undefined) {
      if (ts.isStringLiteral(node.initializer)) say(node, [node.initializer.text]);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression !== undefined)
        say(node, literalsIn(node.initializer.expression));
    } else if (ts.isPropertyAssignment(node) && SAID.test(node.name.getText(source)))
      say(
        node,
        literalsIn(node.initializer).filter((each) => /^\p{Lu}/u.test(each) || each.includes(" ")),
      );
    else if (ts.isCallExpression(node) && node.expression.getText(source) === "announce")
      say(node, node.arguments.flatMap(literalsIn));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

describe("a screen's words", () => {
  test("stand in no screen: another language needs a file a room and no change in any screen", () => {
    const screens = ["src/ui", "src/signoff"].flatMap(filesUnder).filter((path) => path.endsWith(".tsx"));
    expect(screens.length).toBeGreaterThan(60);
    const left = screens.flatMap((path) => wordsIn(path, readFileSync(join(root, path), "utf8")));
    expect(left).toEqual([]);
  });
  test("are found wherever a person could meet them", () => {
    const screen = `const S = () => { announce("Saved"); return <Field label="Name" hint={long ? "Long" : words.short} className="x">
      Typed here {busy ? "Asking ..." : words.ask} {\`\${count} left\`} {open && "open"} {x === "quiet" ? a : b}</Field>; };`;
    expect(wordsIn("s.tsx", screen).map((each) => each.replace(/^s\.tsx:\d+ /u, ""))).toEqual([
      "Saved",
      "Name",
      "Long",
      "Typed here",
      "Asking ...",
      "left",
      "open",
    ]);
  });
});

describe("how dates and numbers are written", () => {
  test("is the reader's to say: no product code but the English words and the language of the firm's papers names America's", () => {
    const papers = "src/docx/document-language.ts";
    const named = filesUnder("src")
      .map((path) => relative(".", path))
      // The stand-in for Word speaks Word's protocol, which names its own language; it is no part of the product.
      .filter((path) => !path.startsWith("src/sandbox/") && !path.endsWith("words.en.ts") && path !== papers)
      .filter((path) => /en-US/u.test(readFileSync(join(root, path), "utf8")));
    expect(named).toEqual([]);
  });
});
