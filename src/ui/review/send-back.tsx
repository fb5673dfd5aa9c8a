/** Sends a draft back to its drafter with the changes asked for and, when wanted, a word to go with them. Every round is counted. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { NoteForm } from "../acts/note-form";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";

export const SendBack = ({
  draft,
  onSent,
  onCancel,
}: {
  readonly draft: OpenDraft;
  readonly onSent: () => Promise<void>;
  readonly onCancel: () => void;
}) => {
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(reviewWords).sendBack;
  const sending = useAct(services.sendBack);
  const send = async (note: string): Promise<void> => {
    const done = await sending.run({ seen: draft, ...(note === "" ? {} : { note }) });
    if (done === undefined) return;
    announce(words.sent(done.round));
    await onSent();
  };
  return (
    <>
      <ActTrouble act={sending} />
      <NoteForm
        label={words.to(draft.row.authorName)}
        hint={words.hint}
        send={words.send(draft.row.authorName)}
        busy={sending.running}
        busyLabel={words.sending}
        onSend={(note) => {
          void send(note);
        }}
        onCancel={onCancel}
      />
    </>
  );
};
