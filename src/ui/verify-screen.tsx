/** Verify: the document open in Word, or any Word file chosen from this machine. Names the file only on screen. */
import { Button, makeStyles } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { VerifyAnswer } from "../app/verbs";
import { useAnnounce } from "./announcer";
import { KeptSignOff } from "./kept-sign-off";
import { QuietNote } from "./quiet-note";
import { Screen } from "./screen";
import { Section } from "./section";
import { useServices } from "./services";
import { SkeletonRows } from "./skeleton-rows";
import { Trouble } from "./trouble";
import { useTask } from "./use-task";
import { VerifyAnswerCard } from "./verify-answer";

const useStyles = makeStyles({ file: { display: "none" } });

const heads: Readonly<Record<VerifyAnswer["kind"], string>> = {
  "signed-off": "Signed off, unchanged", changed: "Changed since sign-off", withdrawn: "Sign-off withdrawn", "record-not-valid": "A record is there, but it does not count", "no-record": "No sign-off found", "cannot-verify": "Cannot verify", "record-pending": "Signed, record pending",
};

export const VerifyScreen = ({ onBack }: { readonly onBack: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [answer, setAnswer] = useState<{ readonly of: string; readonly answer: VerifyAnswer & { readonly noted?: boolean } }>();
  const input = useRef<HTMLInputElement>(null);
  const verifying = useTask(async (of: string, file: File | undefined) => {
    setAnswer(undefined);
    const bytes = file === undefined ? undefined : new Uint8Array(await file.arrayBuffer());
    const found = await services.verify(bytes);
    setAnswer({ of, answer: found });
    announce(heads[found.kind]);
  });
  return (
    <Screen title="Verify" onBack={onBack}
      foot={<Button appearance="primary" disabledFocusable={verifying.running} onClick={() => { void verifying.run("The open document", undefined); }}>{verifying.running ? "Reading ..." : "Verify this document"}</Button>}>
      <QuietNote action={
        <>
          <Button size="small" disabledFocusable={verifying.running} onClick={() => { input.current?.click(); }}>Choose another Word file</Button>
          <input ref={input} type="file" className={styles.file} accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document" aria-label="Word file to verify" tabIndex={-1}
            onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ""; if (file !== undefined) void verifying.run(file.name, file); }} />
        </>}>
        Were these words signed off, by whom, and are they unchanged? The name of the file does not matter.
      </QuietNote>
      {verifying.running && <SkeletonRows rows={1} height={150} label="Reading the file and the records" />}
      {verifying.state.kind === "failed" && <Trouble fault={verifying.state.fault} />}
      {answer !== undefined && <Section name={answer.of}><VerifyAnswerCard answer={answer.answer} now={services.now()} />{answer.answer.noted === false && <div>This check could not be noted in the history.</div>}</Section>}
      <KeptSignOff />
    </Screen>
  );
};
