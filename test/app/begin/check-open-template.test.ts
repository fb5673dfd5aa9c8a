// The document open in Word read as a template, as the pane's template check shows it: every point with a place to go to.
import { anaReyes } from "../../../src/sandbox/sample-firm";
import { docx, p } from "../../support/docx-builder";
import { openFirm } from "../../support/desk";

describe("checking the open template", () => {
  it("lists every mistake and a person's data left in it, each with its place, and changes nothing", async () => {
    const ana = openFirm().sit(anaReyes);
    const bytes = docx({ body: p("For {{client.nmae}}:") + p("{{#each parties}}") + p("SSN 123-45-6789") });
    const host = await ana.openUnsaved(bytes);
    const { mistakes, advice } = await ana.verbs.checkOpenTemplate();
    expect(mistakes.map((mistake) => mistake.at)).toEqual(
      [0, 1].map((paragraph) => ({ part: "word/document.xml", story: "body", paragraph })),
    );
    expect(mistakes[0]?.sentence).toMatch(/client\.nmae.*Did you mean \{\{client\.name\}\}/);
    expect(mistakes[1]?.sentence).toMatch(/never closed/);
    expect(advice).toMatchObject([
      { at: { paragraph: 2 }, sentence: expect.stringMatching(/social security number \(…6789\)/) },
    ]);
    await ana.ports.document.goTo(mistakes[1]?.at as NonNullable<(typeof mistakes)[0]["at"]>);
    expect(Buffer.from(await host.bytes()).equals(Buffer.from(bytes))).toBe(true);
  });

  it("finds nothing in a template without mistakes", async () => {
    const ana = openFirm().sit(anaReyes);
    await ana.openUnsaved(docx({ body: p("For {{client.name}}.") }));
    expect(await ana.verbs.checkOpenTemplate()).toEqual({ mistakes: [], advice: [] });
  });
});
