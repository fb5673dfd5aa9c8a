/** An attorney writes the instruction sheet for a draft: what it is for, what to do and what not, and the outline without which nobody else writes attorney-only text. */
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { Person } from "../../app/ports/session";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { EMPTY_SHEET, InstructionFields, saysEnough, sheetText, type SheetTyped } from "./instruction-fields";
import { MatterChoice } from "./matter-choice";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";

/** What the button does, or what it still waits for. */
const nextAct = (words: typeof beginWords.instructions, matter: MatterRow | undefined, sheet: SheetTyped): string => {
  if (matter === undefined) return words.chooseMatter;
  return saysEnough(sheet) ? words.give : words.saySoFirst;
};

export const WriteInstructions = ({ person, onBack }: { readonly person: Person; readonly onBack: () => void }) => {
  const services = useServices();
  const words = useWords(beginWords).instructions;
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
    announce(words.written);
    onBack();
  };
  return (
    <Screen
      title={words.title}
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
            {writing.running ? words.writing : nextAct(words, matter, sheet)}
          </Button>
        </>
      }
    >
      <MatterChoice chosen={matter} onChoose={setMatter} />
      {matter !== undefined && <InstructionFields sheet={sheet} onSheet={setSheet} />}
    </Screen>
  );
};
