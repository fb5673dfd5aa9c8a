// What is read as one row: headers, footers, line numbers and empty paragraphs; and nothing that has words of its own in the body.
import { unitsOf } from "../../../src/domain/draft/units";
import { contentOf, ledgerFor, storyOf, unitId } from "../../support/review-fixtures";

const HEADER = "word/header1.xml";
const content = contentOf(
  storyOf("body", "word/document.xml", [
    { text: "COMPLAINT", id: unitId(1) },
    { text: " ", id: unitId(2) },
  ]),
  storyOf("header", HEADER, [{ text: "", id: unitId(3) }]),
  storyOf("textbox", HEADER, [{ text: "1\n2\n3", id: unitId(4) }]),
  storyOf("textbox", "word/document.xml", [{ text: "A box in the body.", id: unitId(5) }]),
);

test("pleading paper's line numbers, in a text box of the header, are furniture; a text box of the body is read by itself", () => {
  const { units } = unitsOf(content, ledgerFor(content));
  expect(units.filter((unit) => unit.furniture).map((unit) => unit.id)).toEqual([unitId(2), unitId(3), unitId(4)]);
  expect(units.filter((unit) => !unit.furniture).map((unit) => unit.text)).toEqual(["COMPLAINT", "A box in the body."]);
});
