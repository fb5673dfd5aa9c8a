/** A sign-off kept as a file while Microsoft 365 was out of reach: its signer brings it into the records, once, however often she presses. */
import { Button, makeStyles } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { QuietNote } from "../pane/quiet-note";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { recordsWords } from "./words.en";

const useStyles = makeStyles({ file: { display: "none" } });

export const KeptSignOff = () => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(recordsWords).kept;
  const input = useRef<HTMLInputElement>(null);
  const [recorded, setRecorded] = useState<number>();
  const adopting = useAct(async (file: File) => services.adoptPendingSignOff({ json: await file.text() }));
  const adopt = async (file: File): Promise<void> => {
    setRecorded(undefined);
    const rows = await adopting.run(file);
    if (rows === undefined) return;
    setRecorded(rows.length);
    announce(words.broughtIn);
  };
  return (
    <Section name={words.name}>
      <QuietNote
        action={
          <>
            <Button
              size="small"
              disabledFocusable={adopting.running}
              onClick={() => {
                input.current?.click();
              }}
            >
              {adopting.running ? words.recording : words.bring}
            </Button>
            <input
              ref={input}
              type="file"
              className={styles.file}
              accept=".json,application/json"
              aria-label={words.file}
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file !== undefined) void adopt(file);
              }}
            />
          </>
        }
      >
        {words.about}
      </QuietNote>
      {recorded !== undefined && <QuietNote role="status">{words.nowInRecords(recorded)}</QuietNote>}
      <ActTrouble act={adopting} />
    </Section>
  );
};
