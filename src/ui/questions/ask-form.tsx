/** Asks the attorney about a paragraph, a fact or the whole draft. An open question stands in the way of sign-off, and the form says so. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { NoteForm } from "../acts/note-form";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { questionsWords } from "./words.en";

export interface AskFormProps {
  readonly draft: OpenDraft;
  readonly about: { readonly unit?: UnitId; readonly fact?: string };
  readonly onAsked: () => Promise<void>;
  readonly onCancel: () => void;
}

export const AskForm = ({ draft, about, onAsked, onCancel }: AskFormProps) => {
  const services = useServices();
  const words = useWords(questionsWords).askForm;
  const announce = useAnnounce();
  const asking = useAct(services.raiseQuestion);
  const ask = async (text: string): Promise<void> => {
    if ((await asking.run({ seen: draft, text, ...about })) === undefined) return;
    announce(words.asked);
    await onAsked();
  };
  return (
    <>
      <NoteForm
        label={words.label}
        hint={words.hint}
        needed={words.needed}
        send={words.send}
        busy={asking.running}
        onSend={(text) => {
          void ask(text);
        }}
        onCancel={onCancel}
      />
      <ActTrouble act={asking} />
    </>
  );
};
