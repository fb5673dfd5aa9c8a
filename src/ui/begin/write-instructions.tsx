/** An attorney writes the instruction sheet for a draft: what it is for, what to do and what not, and the outline without which nobody else writes attorney-only text. */
import { Button, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { Person } from "../../app/ports/session";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { dueFromLocal } from "../home/due-time";
import { MatterChoice } from "./matter-choice";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";

const linesOf = (text: string): readonly string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");

export const WriteInstructions = ({ person, onBack }: { readonly person: Person; readonly onBack: () => void }) => {
  const services = useServices();
  const announce = useAnnounce();
  const [matter, setMatter] = useState<MatterRow>();
  const [title, setTitle] = useState("");
  const [goal, setGoal] = useState("");
  const [doText, setDoText] = useState("");
  const [doNotText, setDoNotText] = useState("");
  const [outline, setOutline] = useState("");
  const [due, setDue] = useState("");
  const [qualityCheck, setQualityCheck] = useState(false);
  // One text an attempt: pressing twice, or trying again after a lost answer, writes one sheet.
  const [attempt] = useState(() => crypto.randomUUID());
  const writing = useAct(services.writeAssignment);
  const ready = matter !== undefined && title.trim() !== "" && goal.trim() !== "";
  const write = async (): Promise<void> => {
    if (matter === undefined || !ready) return;
    const instant = dueFromLocal(due);
    const written = await writing.run({
      matter: matter.id, attempt,
      text: {
        title: title.trim(), goal: goal.trim(), doList: linesOf(doText), doNotList: linesOf(doNotText), qualityCheck, supervising: { oid: person.oid, name: person.name },
        ...(outline.trim() === "" ? {} : { outline: outline.trim() }), ...(instant === undefined ? {} : { due: instant }),
      },
    });
    if (written === undefined) return;
    announce("Instructions written");
    onBack();
  };
  return (
    <Screen title="Write instructions" onBack={onBack}
      foot={<><ActTrouble act={writing} /><Button appearance="primary" disabledFocusable={!ready || writing.running} onClick={() => { void write(); }}>{writing.running ? "Writing ..." : matter === undefined ? "Choose a matter first" : !ready ? "Say what and what for first" : "Give these instructions"}</Button></>}>
      <MatterChoice chosen={matter} onChoose={setMatter} />
      {matter !== undefined && (
        <>
          <Field label="What is to be drafted?" hint="For example: Declaration of Linh Tran"><Input value={title} onChange={(_, data) => { setTitle(data.value); }} /></Field>
          <Field label="What is it for?"><Textarea rows={2} resize="vertical" value={goal} onChange={(_, data) => { setGoal(data.value); }} /></Field>
          <Field label="Do (one a line)" hint="Begin a line with a heading's name, such as Venue:, to have it shown there."><Textarea rows={2} resize="vertical" value={doText} onChange={(_, data) => { setDoText(data.value); }} /></Field>
          <Field label="Do not (one a line)"><Textarea rows={2} resize="vertical" value={doNotText} onChange={(_, data) => { setDoNotText(data.value); }} /></Field>
          <Field label="Outline for attorney-only text (optional)" hint="Without it nobody but you writes attorney-only paragraphs."><Textarea rows={3} resize="vertical" value={outline} onChange={(_, data) => { setOutline(data.value); }} /></Field>
          <Field label="Due (your time), if there is a deadline"><Input type="datetime-local" value={due} onChange={(_, data) => { setDue(data.value); }} /></Field>
          <Checkbox label="A team lead checks it before I sign" checked={qualityCheck} onChange={(_, data) => { setQualityCheck(data.checked === true); }} />
        </>
      )}
    </Screen>
  );
};
