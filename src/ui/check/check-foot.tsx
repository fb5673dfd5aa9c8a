/** Records a quality check; what was not ticked is recorded as not in order. From here a draft may also go back to its drafter. */
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import type { CheckDraft } from "./check-tab";
import { QuietNote } from "../pane/quiet-note";
import { SendBack } from "../review/send-back";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { checkWords } from "./words.en";

export interface CheckFootProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly check: CheckDraft;
  readonly online: boolean;
  readonly onChecked: () => Promise<void>;
  readonly onSentBack: () => Promise<void>;
}

export const CheckFoot = ({ draft, person, check, online, onChecked, onSentBack }: CheckFootProps) => {
  const services = useServices();
  const words = useWords(checkWords).foot;
  const announce = useAnnounce();
  const checking = useAct(services.checkQuality);
  const [sending, setSending] = useState(false);
  const all = check.formatting && check.accuracy && check.completeness;
  const recordLabel = all ? words.allInOrder : words.asItStands;
  const record = async (): Promise<void> => {
    if (
      (await checking.run({
        seen: draft,
        formatting: check.formatting,
        accuracy: check.accuracy,
        completeness: check.completeness,
        ...(check.note.trim() === "" ? {} : { note: check.note.trim() }),
      })) === undefined
    )
      return;
    announce(all ? words.recordedInOrder : words.recordedNotInOrder);
    await onChecked();
  };
  if (draft.row.author === person.oid) return <QuietNote>{words.ownDraft}</QuietNote>;
  if (sending)
    return (
      <SendBack
        draft={draft}
        onSent={async () => {
          setSending(false);
          await onSentBack();
        }}
        onCancel={() => {
          setSending(false);
        }}
      />
    );
  return (
    <>
      <ActTrouble act={checking} />
      <Button
        appearance="primary"
        disabledFocusable={checking.running || !online}
        onClick={() => {
          void record();
        }}
      >
        {checking.running ? words.recording : recordLabel}
      </Button>
      {draft.row.state === "in-review" && (
        <Button
          onClick={() => {
            setSending(true);
          }}
        >
          {words.sendBack}
        </Button>
      )}
    </>
  );
};
