/** Clauses of the firm's library, as a draft made in the pane brings them in. */
import { riveraMatterId, anaReyes } from "../../../src/sandbox/sample-firm";
import { drafted, openFirm } from "../../support/desk";
import { docx, p } from "../../support/docx-builder";

const texts = async (setting: Parameters<typeof openFirm>[0]): Promise<readonly string[]> => {
  const ana = openFirm(setting).sit(anaReyes);
  await drafted(ana, riveraMatterId, "letter");
  return (await ana.draft()).units.map(({ text }) => text);
};

describe("a draft made in the pane", () => {
  it("brings in the clauses its template names, and those these name, filled from the matter and tagged", async () => {
    expect(
      await texts({
        templates: { letter: docx({ body: p("Dear {{client.name}}:") + p("{{> offshore-disclosure}}") }) },
        clauses: {
          "offshore-disclosure": docx({ body: p("Some work is done abroad.") + p("{{> who-answers}}") }),
          "who-answers": docx({ body: p("{{attorney.name}} answers for it.") }),
        },
      }),
    ).toEqual(["Dear Elena Rivera:", "Some work is done abroad.", "M. Okoye answers for it."]);
  });

  it("is not made where the library lacks a clause, and the template's mistake is named", async () => {
    await expect(texts({ templates: { letter: docx({ body: p("{{> offshore-disclosure}}") }) } })).rejects.toThrow(
      /offshore-disclosure/,
    );
  });
});
