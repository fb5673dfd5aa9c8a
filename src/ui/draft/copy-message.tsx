/** Copies a message that leads to the draft; where the host keeps the clipboard closed, the message stands ready to be copied by hand. */
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { QuietNote } from "../pane/quiet-note";

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
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!message.copied) box.current?.querySelector("textarea")?.select();
  }, [message]);
  const close = (
    <Button size="small" appearance="subtle" onClick={onClose}>
      Close
    </Button>
  );
  if (message.copied)
    return (
      <QuietNote title="Message copied" role="status" action={close}>
        It holds a link and numbers, no client words. Paste it into Teams or an e-mail.
      </QuietNote>
    );
  return (
    <QuietNote title="Copy this message" action={close}>
      <div ref={box}>
        <Field label="Message" hint="Press Ctrl+C. It holds a link and numbers, no client words.">
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
