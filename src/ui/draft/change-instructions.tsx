/** An attorney changes the instruction sheet of the draft in hand; what somebody else changed first is not written over. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import type { Assignment } from "../../domain/draft/assignment";
import { ActTrouble } from "../acts/act-trouble";
import { useAct } from "../acts/use-act";
import { InstructionFields, saysEnough, sheetText, typedFrom } from "../begin/instruction-fields";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export const ChangeInstructions = ({
  assignment,
  onChanged,
  onCancel,
}: {
  readonly assignment: Assignment;
  readonly onChanged: () => Promise<void>;
  readonly onCancel: () => void;
}) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(draftWords).changeInstructions;
  const announce = useAnnounce();
  const changing = useAct(services.changeAssignment);
  const [sheet, setSheet] = useState(() => typedFrom(assignment));
  const change = async (): Promise<void> => {
    if (!saysEnough(sheet) || changing.running) return;
    if ((await changing.run({ assignment, change: sheetText(sheet) })) === undefined) return;
    announce(words.changed);
    await onChanged();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The review screen listens for single letters; typing here is not for it.
    event.stopPropagation();
    if (event.key === "Escape") onCancel();
  };
  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <InstructionFields
        sheet={sheet}
        onSheet={setSheet}
        {...(assignment.due === undefined ? {} : { dueHint: words.dueHint })}
      />
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={!saysEnough(sheet) || changing.running}>
          {changing.running ? words.writing : words.change}
        </Button>
        <Button type="button" size="small" appearance="subtle" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
      <ActTrouble act={changing} />
    </form>
  );
};
