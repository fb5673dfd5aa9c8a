/** One fact filled or corrected by hand. Where it comes from is asked for every time and shown to the attorney. */
import { Button, Field, Input, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type KeyboardEvent } from "react";
import { useWords } from "../words/use-words";
import { factsWords } from "./words.en";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface FactEditorProps {
  readonly label: string;
  readonly value: string;
  readonly busy: boolean;
  readonly saveLabel?: string;
  readonly onSave: (value: string, note: string) => void;
  readonly onCancel: () => void;
  /** Asks the attorney instead of filling it by guess. */
  readonly onAsk?: () => void;
}

export const FactEditor = ({ label, value, busy, saveLabel, onSave, onCancel, onAsk }: FactEditorProps) => {
  const styles = useStyles();
  const words = useWords(factsWords);
  const [text, setText] = useState(value);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (text.trim() !== "" && note.trim() !== "" && !busy) onSave(text.trim(), note.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The review screen listens for single letters; typing here is not for it.
    event.stopPropagation();
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
  };
  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label={label} {...(asked && text.trim() === "" ? { validationMessage: words.valueNeeded } : {})}>
        <Textarea
          autoFocus
          value={text}
          resize="vertical"
          rows={text.length > 40 ? 3 : 1}
          onChange={(_, data) => {
            setText(data.value);
          }}
        />
      </Field>
      <Field
        label={words.source.label}
        hint={words.source.hint}
        {...(asked && note.trim() === "" ? { validationMessage: words.source.needed } : {})}
      >
        <Input
          value={note}
          onChange={(_, data) => {
            setNote(data.value);
          }}
        />
      </Field>
      <div className={styles.acts}>
        <Button type="submit" size="small" disabledFocusable={busy}>
          {busy ? words.editor.saving : (saveLabel ?? words.editor.save)}
        </Button>
        <Button type="button" size="small" appearance="subtle" onClick={onCancel}>
          {words.cancel}
        </Button>
        {onAsk !== undefined && (
          <Button type="button" size="small" appearance="subtle" onClick={onAsk}>
            {words.editor.ask}
          </Button>
        )}
      </div>
    </form>
  );
};
