/** Asks the attorney about a paragraph, a fact or the whole draft. An open question stands in the way of sign-off, and the form says so. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { NoteForm } from "../acts/note-form";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";

export interface AskFormProps {
  readonly draft: OpenDraft;
  readonly about: { readonly unit?: UnitId; readonly fact?: string };
  readonly onAsked: () => Promise<void>;
  readonly onCancel: () => void;
}

export const AskForm = ({ draft, about, onAsked, onCancel }: AskFormProps) => {
  const services = useServices();
  const announce = useAnnounce();
  const asking = useAct(services.raiseQuestion);
  const ask = async (text: string): Promise<void> => {
    if ((await asking.run({ seen: draft, text, ...about })) === undefined) return;
    announce("Question put to the attorney");
    await onAsked();
  };
  return (
    <>
      <NoteForm
        label="What should the attorney decide?"
        hint="Only an attorney answers. While it is open, the draft cannot be signed off."
        needed="Write the question in a few words."
        send="Ask the attorney"
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
