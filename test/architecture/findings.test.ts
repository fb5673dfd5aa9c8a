// The catalogue of findings is complete because the compiler says so: each omission is made here on purpose, and must not compile.
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..", "..");
const CATALOGUE = join(root, "src/domain/draft/finding-catalogue.ts");
const READER = join(root, "src/docx/canonical/reader-findings.ts");
const SENTENCES = join(root, "src/app/words/sentences.ts");
const MEETING = join(root, "src/app/draft/judge-bytes.ts");
const GATE = join(root, "src/domain/review/quality.ts");

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
);
const unchanged = new Map<string, ts.SourceFile>();

/** What the compiler says of these files where one of them, and only in memory, reads otherwise. */
const complaintsAbout = (files: readonly string[], inMemory: Readonly<Record<string, string>>): readonly string[] => {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language, ...rest) => {
    const text = inMemory[path];
    if (text !== undefined) return ts.createSourceFile(path, text, language);
    const known = unchanged.get(path) ?? getSourceFile(path, language, ...rest);
    if (known !== undefined) unchanged.set(path, known);
    return known;
  };
  const program = ts.createProgram([...files], { ...options, noEmit: true, types: [] }, host);
  return files.flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
  );
};

const textOf = (path: string): string => ts.sys.readFile(path) ?? "";
const withRows = (...rows: readonly string[]): Readonly<Record<string, string>> => ({
  [CATALOGUE]: textOf(CATALOGUE).replace(
    "export const FINDINGS = {",
    `export const FINDINGS = {\n${rows.map((row, index) => `  "a-new-one-${index}": ${row},`).join("\n")}`,
  ),
});
const WHOLE = '{ severity: "blocking", endedBy: "remove-by-hand", group: "accuracy", details: { name: "text" } }';
const without = (what: string): string => WHOLE.replace(new RegExp(`${what}: (?:"[a-z-]+"|\\{[^}]*\\}),?`, "u"), "");
/** The text of a file, changed; where there is nothing to change the test is out of date. */
const changed = (path: string, ...changes: readonly (readonly [before: string, after: string])[]) => ({
  [path]: changes.reduce((text, [before, after]) => {
    expect(text).toContain(before);
    return text.replace(before, after);
  }, textOf(path)),
});

describe("the catalogue of findings", () => {
  test("takes a whole row, and none without a group, an ending, a severity or its details", () => {
    const parts = ["group", "endedBy", "severity", "details"];
    expect(complaintsAbout([CATALOGUE], withRows(WHOLE))).toEqual([]);
    const complaints = complaintsAbout([CATALOGUE], withRows(...parts.map(without)));
    expect(complaints).toEqual(expect.arrayContaining(parts.map((part) => expect.stringContaining(`'${part}'`))));
  });
  test("takes no finding without a sentence, and no sentence about a detail the finding does not carry", () => {
    const complaints = complaintsAbout([SENTENCES], {
      ...withRows(WHOLE),
      ...changed(SENTENCES, ['text(detail, "matter")', 'text(detail, "case")']),
    }).join(" ");
    expect(complaints).toContain("a-new-one-0");
    expect(complaints).toContain('"case"');
  });
  test("knows every finding of the reader, as grave and with the details the reader tells", () => {
    expect(complaintsAbout([MEETING], {})).toEqual([]);
    for (const [before, after] of [
      ["readonly frameset: Bare;", 'readonly "a-new-one": Bare;'],
      ['readonly "unknown-part": Kind;', 'readonly "unknown-part": Name;'],
      ["readonly media: Bare;", 'readonly "alt-chunk": Bare;'],
    ] as const)
      expect([after, complaintsAbout([MEETING], changed(READER, [before, after]))]).not.toEqual([after, []]);
  });
  test("is asked by name: whoever makes a finding gives a code there is and the details it carries", () => {
    const complaints = complaintsAbout(
      [GATE],
      changed(GATE, ["{ by: asked }", "{ who: asked }"], ['"quality-check-not-passed"', '"quality-check-failed"']),
    );
    expect(complaints).toHaveLength(2);
  });
});
