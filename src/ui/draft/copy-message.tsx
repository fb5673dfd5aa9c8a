/** Copies a message that leads to the draft; where the host keeps the clipboard closed, the message stands ready to be copied by hand. */
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { QuietNote } from "../pane/quiet-note";
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";

/** True when the clipboard took it. Word's frames may not be allowed to write there. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed here, or no clipboard at all: the words are then shown to be copied by hand.
    return false;
  }
};

/** What was copied, or is to be copied by hand. */
export interface CopiedMessage {
  readonly text: string;
  readonly copied: boolean;
}

export const CopiedNote = ({ message, onClose }: { readonly message: CopiedMessage; readonly onClose: () => void }) => {
  const words = useWords(draftWords).message;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!message.copied) box.current?.querySelector("textarea")?.select();
  }, [message]);
  const close = (
    <Button size="small" appearance="subtle" onClick={onClose}>
      {words.close}
    </Button>
  );
  if (message.copied)
    return (
      <QuietNote title={words.copied} role="status" action={close}>
        {words.copiedAbout}
      </QuietNote>
    );
  return (
    <QuietNote title={words.byHand} action={close}>
      <div ref={box}>
        <Field label={words.label} hint={words.hint}>
          <Textarea
            readOnly
            value={message.text}
            rows={4}
            onFocus={(event) => {
              event.target.select();
            }}
          />
        </Field>
      </div>
    </QuietNote>
  );
};
