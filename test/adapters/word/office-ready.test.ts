/** Where the pane believes it runs decides how people sign in and how it looks; a wrong guess is worse than none. */
import { themeOf, whenOfficeReady } from "../../../src/adapters/word/office-ready";
import { docx, p } from "../../support/docx-builder";
import { openInWord } from "../../support/open-in-word";

const withTheme = (bodyBackgroundColor: string | undefined): typeof Office =>
  ({
    context: bodyBackgroundColor === undefined ? {} : { officeTheme: { bodyBackgroundColor } },
  }) as unknown as typeof Office;

describe("when Office is ready", () => {
  test("Word on the web is known as such, without nested sign-in and without a theme of its own to tell", async () => {
    const { client } = await openInWord(docx({ body: p("x") }));
    expect(await whenOfficeReady(client.office)).toEqual({ platform: "OfficeOnline", nestedAppAuth: false });
  });

  test("a theme is light or dark by its ground, and unknown where none is told", () => {
    expect([
      themeOf(withTheme("#ffffff")),
      themeOf(withTheme("#292929")),
      themeOf(withTheme("#000000")),
      themeOf(withTheme("white")),
      themeOf(withTheme(undefined)),
    ]).toEqual(["light", "dark", "dark", undefined, undefined]);
  });
});
