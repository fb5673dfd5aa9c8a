/** An attorney writes the instruction sheet for a draft: what it is for, what to do and what not, and the outline without which nobody else writes attorney-only text. */
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { Person } from "../../app/ports/session";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { EMPTY_SHEET, InstructionFields, saysEnough, sheetText } from "./instruction-fields";
import { MatterChoice } from "./matter-choice";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";

export const WriteInstructions = ({ person, onBack }: { readonly person: Person; readonly onBack: () => void }) => {
  const services = useServices();
  const announce = useAnnounce();
  const [matter, setMatter] = useState<MatterRow>();
  const [sheet, setSheet] = useState(EMPTY_SHEET);
  // One text an attempt: pressing twice, or trying again after a lost answer, writes one sheet.
  const [attempt] = useState(() => crypto.randomUUID());
  const writing = useAct(services.writeAssignment);
  const ready = matter !== undefined && saysEnough(sheet);
  const write = async (): Promise<void> => {
    if (matter === undefined || !ready) return;
    const { outline, ...text } = sheetText(sheet);
    const written = await writing.run({
      matter: matter.id,
      attempt,
      text: { ...text, supervising: { oid: person.oid, name: person.name }, ...(outline === "" ? {} : { outline }) },
    });
    if (written === undefined) return;
    announce("Instructions written");
    onBack();
  };
  return (
    <Screen
      title="Write instructions"
      onBack={onBack}
      foot={
        <>
          <ActTrouble act={writing} />
          <Button
            appearance="primary"
            disabledFocusable={!ready || writing.running}
            onClick={() => {
              void write();
            }}
          >
            {writing.running
              ? "Writing ..."
              : matter === undefined
                ? "Choose a matter first"
                : !ready
                  ? "Say what and what for first"
                  : "Give these instructions"}
          </Button>
        </>
      }
    >
      <MatterChoice chosen={matter} onChoose={setMatter} />
      {matter !== undefined && <InstructionFields sheet={sheet} onSheet={setSheet} />}
    </Screen>
  );
};
