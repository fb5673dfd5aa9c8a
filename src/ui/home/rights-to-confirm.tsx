/** Matters whose rights wait for this attorney: one line each; pressed, what she confirms stands below it. */
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { MatterId } from "../../domain/ids";
import { ConfirmRightsForm } from "../begin/confirm-rights-form";
import { useAnnounce } from "../pane/announcer";
import { OptionRows } from "../pane/option-rows";
import { QuietNote } from "../pane/quiet-note";
import { Section } from "../pane/section";
import { useWords } from "../words/use-words";
import { homeWords } from "./words.en";

export const RightsToConfirm = ({
  matters,
  onDone,
}: {
  readonly matters: readonly MatterRow[];
  readonly onDone: () => void;
}) => {
  const words = useWords(homeWords).rights;
  const announce = useAnnounce();
  const [open, setOpen] = useState<MatterId>();
  const [waits, setWaits] = useState(false);
  if (matters.length === 0 && !waits) return null;
  return (
    <Section name={words.name} count={matters.length}>
      {waits && <QuietNote role="status">{words.waits}</QuietNote>}
      {matters.length > 0 && (
        <OptionRows
          label={words.name}
          chosen={open}
          onChoose={(id) => {
            setOpen(id);
          }}
          options={matters.map(({ id, title, number }) => ({ value: id, name: title, about: number }))}
        />
      )}
      {open !== undefined && (
        <ConfirmRightsForm
          key={open}
          matter={open}
          onConfirmed={({ counts }) => {
            setOpen(undefined);
            setWaits(!counts);
            announce(counts ? words.confirmed : words.waits);
            onDone();
          }}
          onCancel={() => {
            setOpen(undefined);
          }}
        />
      )}
    </Section>
  );
};
