/** The attorney's instruction sheets of a matter, for the draft to answer one; nothing stands here where there are none. */
import type { Assignment } from "../../domain/draft/assignment";
import type { MatterId } from "../../domain/ids";
import { OptionRows } from "../pane/option-rows";
import { shown } from "../acts/reading";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { Trouble } from "../acts/trouble";
import { useOwnReading } from "../acts/use-reading";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

const NONE = "none";

export interface AssignmentChoiceProps {
  readonly matter: MatterId;
  readonly chosen: Assignment | undefined;
  readonly onChoose: (assignment: Assignment | undefined) => void;
}

export const AssignmentChoice = ({ matter, chosen, onChoose }: AssignmentChoiceProps) => {
  const services = useServices();
  const words = useWords(beginWords).assignments;
  const [reading, state] = useOwnReading(() => services.listAssignments(matter));
  if (state.kind === "failed")
    return (
      <Section name={words.name}>
        <Trouble
          fault={state.fault}
          onAgain={() => {
            void reading.refresh();
          }}
        />
      </Section>
    );
  const open = (shown(state) ?? []).filter((assignment) => assignment.state === "open");
  if (open.length === 0) return null;
  return (
    <Section name={words.name}>
      <OptionRows
        label={words.name}
        chosen={chosen?.itemId ?? NONE}
        onChoose={(id) => {
          onChoose(open.find((assignment) => assignment.itemId === id));
        }}
        options={[
          ...open.map((assignment) => ({ value: assignment.itemId, name: assignment.title, about: assignment.goal })),
          { value: NONE, name: words.none, about: words.noneAbout },
        ]}
      />
    </Section>
  );
};
