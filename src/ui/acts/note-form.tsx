/** One note asked for before an act that needs it: a request, a question, an answer, a reason. Ctrl+Enter sends, Escape leaves. */
import { Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useWords } from "../words/use-words";
import { actsWords } from "./words.en";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface NoteFormProps {
  readonly label: string;
  readonly hint?: string;
  /** What to say when it is sent empty; absent where it may be empty. */
  readonly needed?: string;
  readonly send: string;
  readonly busy?: boolean;
  readonly busyLabel?: string;
  readonly onSend: (note: string) => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

export const NoteForm = ({
  label,
  hint,
  needed,
  send,
  busy = false,
  busyLabel,
  onSend,
  onCancel,
  children,
}: NoteFormProps) => {
  const styles = useStyles();
  const words = useWords(actsWords).noteForm;
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const lacking = needed !== undefined && note.trim() === "";
  const submit = (): void => {
    setTried(true);
    if (!lacking && !busy) onSend(note.trim());
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        // The review screen listens for single letters; typing here is not for it.
        event.stopPropagation();
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          submit();
        }
      }}
    >
      <Field
        label={label}
        {...(hint === undefined ? {} : { hint })}
        {...(tried && lacking ? { validationMessage: needed } : {})}
      >
        <Textarea
          value={note}
          rows={2}
          resize="vertical"
          autoFocus
          onChange={(_, data) => {
            setNote(data.value);
          }}
        />
      </Field>
      {children}
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={busy}>
          {busy ? (busyLabel ?? words.recording) : send}
        </Button>
        <Button type="button" size="small" appearance="subtle" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};
