// Which files count as Word files, and what they are called without their ending.
import { isWordFile, withoutWordEnding } from "../../../src/domain/draft/word-file";

test("a Word file is known by the end of its name, however it is written; a file with macros or of an old kind is none", () => {
  expect(["Complaint.docx", "COMPLAINT.DOCX"].map(isWordFile)).toEqual([true, true]);
  expect(["Complaint.docm", "Complaint.doc", "Complaint.docx.pdf", "docx"].map(isWordFile)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
test("a file's title is its name without the ending, and any other name whole", () => {
  expect(["Complaint v. 2.docx", "Complaint.DOCX", "Complaint.docm"].map(withoutWordEnding)).toEqual([
    "Complaint v. 2",
    "Complaint",
    "Complaint.docm",
  ]);
});
