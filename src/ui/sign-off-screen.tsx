/** Sign-off: what it stands for, what exactly is signed, and the statement itself before the one act that gives it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { OpenDraft } from "../app/open-draft-state";
import type { PreparedSignOff, SignedOff } from "../app/verbs";
import type { Meaning } from "../domain/review/statement";
import { ActTrouble } from "./act-trouble";
import { useAnnounce } from "./announcer";
import { meaningOrder, meaningWords } from "./meaning-words";
import { OptionRows } from "./option-rows";
import { QuietNote } from "./quiet-note";
import { Screen } from "./screen";
import { Section } from "./section";
import { useServices } from "./services";
import { SkeletonRows } from "./skeleton-rows";
import { StatementSummary } from "./statement-summary";
import { useAct } from "./use-act";

const useStyles = makeStyles({
  chosen: { display: "flex", justifyContent: "space-between", alignItems: "center", columnGap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  as: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  says: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, margin: 0 },
});

export interface SignOffScreenProps {
  readonly draft: OpenDraft;
  readonly onBack: () => void;
  readonly onSigned: (signed: readonly SignedOff[]) => Promise<void>;
}

export const SignOffScreen = ({ draft, onBack, onSigned }: SignOffScreenProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [meaning, setMeaning] = useState<Meaning>();
  const [prepared, setPrepared] = useState<PreparedSignOff>();
  const preparing = useAct(services.prepareSignOff);
  const inWindow = services.signOffInWindow;
  const waiting = useRef<AbortController>(undefined);
  const signing = useAct((ready: PreparedSignOff) => {
    if (inWindow === undefined) return services.signOff({ prepared: [ready] });
    waiting.current = new AbortController();
    return inWindow([ready], waiting.current.signal);
  });

  const choose = async (chosen: Meaning): Promise<void> => {
    setMeaning(chosen);
    setPrepared(undefined);
    signing.clear();
    const ready = await preparing.run({ meaning: chosen });
    if (ready !== undefined) setPrepared(ready);
  };
  const sign = async (): Promise<void> => {
    if (prepared === undefined) return;
    const signed = await signing.run(prepared);
    if (signed === undefined) return;
    announce("Signed off and recorded");
    await onSigned(signed);
  };
  const label = signing.running ? (inWindow === undefined ? "Recording ..." : "Waiting for the sign-in window ...") : inWindow === undefined ? "Sign off" : "Sign in and sign off";
  return (
    <Screen title="Sign off" subtitle={`${draft.row.title} · ${draft.matter.title}`} onBack={onBack} backLabel="Back to the draft"
      foot={<>
        {prepared !== undefined && <p className={styles.says}>{inWindow === undefined ? "Your sign-off is recorded for exactly these words." : "A window asks you to sign in once more; then your sign-off is recorded for exactly these words."}</p>}
        <Button appearance="primary" disabledFocusable={prepared === undefined || signing.running} onClick={() => { void sign(); }}>{label}</Button>
        {signing.running && inWindow !== undefined && <Button appearance="subtle" onClick={() => { waiting.current?.abort(); }}>Stop waiting</Button>}
      </>}>
      {meaning === undefined ? (
        <Section name="What does it stand for?">
          <OptionRows label="What the sign-off stands for" chosen={undefined} onChoose={(chosen) => { void choose(chosen); }} options={meaningOrder.map((value) => ({ value, ...meaningWords[value] }))} />
        </Section>
      ) : (
        <div className={styles.chosen}>
          <div><div>{meaningWords[meaning].name}</div><div className={styles.as}>{meaningWords[meaning].about}</div></div>
          <Button size="small" appearance="subtle" aria-label="Choose another meaning" disabledFocusable={signing.running} onClick={() => { setMeaning(undefined); setPrepared(undefined); preparing.clear(); signing.clear(); }}>Change</Button>
        </div>
      )}
      <ActTrouble act={preparing} />
      {preparing.running && <SkeletonRows rows={1} height={180} label="Reading the document and the records" />}
      {prepared !== undefined && <Section name="You are about to sign off"><StatementSummary prepared={prepared} /></Section>}
      <ActTrouble act={signing} />
      {meaning === undefined && <QuietNote>Choose first; the statement then stands here to be read.</QuietNote>}
    </Screen>
  );
};
