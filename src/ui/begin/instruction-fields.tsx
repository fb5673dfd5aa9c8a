/** What an instruction sheet says, as fields: the same for one newly written and for one being changed. */
import { Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import type { Assignment, AssignmentText } from "../../domain/draft/assignment";
import { dueFromLocal, localFromDue } from "../words/due-time";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

/** The sheet as typed: lists one a line, the deadline on the reader's clock. */
export interface SheetTyped {
  readonly title: string;
  readonly goal: string;
  readonly doText: string;
  readonly doNotText: string;
  readonly outline: string;
  readonly due: string;
  readonly qualityCheck: boolean;
}
export const EMPTY_SHEET: SheetTyped = {
  title: "",
  goal: "",
  doText: "",
  doNotText: "",
  outline: "",
  due: "",
  qualityCheck: false,
};

export const typedFrom = (assignment: Assignment): SheetTyped => ({
  title: assignment.title,
  goal: assignment.goal,
  doText: assignment.doList.join("\n"),
  doNotText: assignment.doNotList.join("\n"),
  outline: assignment.outline ?? "",
  due: assignment.due === undefined ? "" : localFromDue(assignment.due),
  qualityCheck: assignment.qualityCheck,
});

export const saysEnough = (sheet: SheetTyped): boolean => sheet.title.trim() !== "" && sheet.goal.trim() !== "";

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A field left empty gives no deadline; an outline taken out is given as empty, so that it no longer allows anything. */
export const sheetText = (
  sheet: SheetTyped,
): Omit<AssignmentText, "supervising" | "assignedTo" | "templateKind"> & { readonly outline: string } => {
  const due = dueFromLocal(sheet.due);
  return {
    title: sheet.title.trim(),
    goal: sheet.goal.trim(),
    doList: linesOf(sheet.doText),
    doNotList: linesOf(sheet.doNotText),
    qualityCheck: sheet.qualityCheck,
    outline: sheet.outline.trim(),
    ...(due === undefined ? {} : { due }),
  };
};

export const InstructionFields = ({
  sheet,
  onSheet,
  dueHint,
}: {
  readonly sheet: SheetTyped;
  readonly onSheet: (sheet: SheetTyped) => void;
  readonly dueHint?: string;
}) => {
  const words = useWords(beginWords).instructions;
  return (
    <>
      <Field label={words.what} hint={words.whatHint}>
        <Input
          value={sheet.title}
          onChange={(_, data) => {
            onSheet({ ...sheet, title: data.value });
          }}
        />
      </Field>
      <Field label={words.goal}>
        <Textarea
          rows={2}
          resize="vertical"
          value={sheet.goal}
          onChange={(_, data) => {
            onSheet({ ...sheet, goal: data.value });
          }}
        />
      </Field>
      <Field label={words.doList} hint={words.doHint}>
        <Textarea
          rows={2}
          resize="vertical"
          value={sheet.doText}
          onChange={(_, data) => {
            onSheet({ ...sheet, doText: data.value });
          }}
        />
      </Field>
      <Field label={words.doNotList}>
        <Textarea
          rows={2}
          resize="vertical"
          value={sheet.doNotText}
          onChange={(_, data) => {
            onSheet({ ...sheet, doNotText: data.value });
          }}
        />
      </Field>
      <Field label={words.outline} hint={words.outlineHint}>
        <Textarea
          rows={3}
          resize="vertical"
          value={sheet.outline}
          onChange={(_, data) => {
            onSheet({ ...sheet, outline: data.value });
          }}
        />
      </Field>
      <Field label={words.due} {...(dueHint === undefined ? {} : { hint: dueHint })}>
        <Input
          type="datetime-local"
          value={sheet.due}
          onChange={(_, data) => {
            onSheet({ ...sheet, due: data.value });
          }}
        />
      </Field>
      <Checkbox
        label={words.qualityCheck}
        checked={sheet.qualityCheck}
        onChange={(_, data) => {
          onSheet({ ...sheet, qualityCheck: data.checked === true });
        }}
      />
    </>
  );
};
