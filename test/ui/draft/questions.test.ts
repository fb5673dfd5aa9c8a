import type { Person } from "../../../src/app/ports/session";
import { questionsOpen } from "../../../src/ui/questions/open-questions";
import { questionsWords } from "../../../src/ui/questions/words.en";
import { attorney, paralegal, sampleDraft, teamLead } from "../../support/ui-sample";

const draft = sampleDraft({ questions: true });
const may = (person: Person) =>
  questionsOpen(draft, person, questionsWords.row).map(({ mayAnswer, mayWithdraw }) => [mayAnswer, mayWithdraw]);

describe("open questions for the attorney", () => {
  test("an attorney answers every one; a rule's question cannot be withdrawn even by her", () => {
    expect(may(attorney)).toEqual([
      [true, true],
      [true, false],
    ]);
  });
  test("whoever asked may withdraw her own question and answer none; a colleague may do neither", () => {
    expect(may(paralegal)).toEqual([
      [false, true],
      [false, false],
    ]);
    expect(may(teamLead)).toEqual([
      [false, false],
      [false, false],
    ]);
  });
  test("say who asked, and in whose words; a rule's says both values it found", () => {
    const [byPerson, byRule] = questionsOpen(draft, attorney, questionsWords.row);
    expect(byPerson).toMatchObject({
      by: "Ana Reyes",
      words: "The store is in Pasadena. Is venue in Los Angeles County still right?",
    });
    expect(byRule?.by).toBe("asked by a rule");
    expect(byRule?.words).toContain("4418 Marmion Way");
    expect(byRule?.words).toContain("212 N. Avenue 54");
  });
});
