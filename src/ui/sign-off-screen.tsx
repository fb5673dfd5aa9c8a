/** Sign-off: what it stands for, what exactly is signed, and the statement itself before the one act that gives it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../app/open-draft-state";
import type { PreparedSignOff, SignedOff } from "../app/verbs";
import type { Meaning } from "../domain/review/statement";
import { blankName } from "./blank-name";
import { ActTrouble } from "./act-trouble";
import { useAnnounce } from "./announcer";
import { meaningOrder, meaningWords } from "./meaning-words";
import { OptionRows } from "./option-rows";
import { QuietNote } from "./quiet-note";
import { Screen } from "./screen";
import { Section } from "./section";
import { useServices } from "./services";
import { SkeletonRows } from "./skeleton-rows";
import { useAct } from "./use-act";

const useStyles = makeStyles({
  facts: { display: "grid", gridTemplateColumns: "auto 1fr", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS, margin: 0, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  term: { margin: 0, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere" },
  hash: { margin: 0, overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase100 },
  quote: { margin: 0, padding: tokens.spacingHorizontalM, borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  chosen: { display: "flex", justifyContent: "space-between", alignItems: "center", columnGap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  as: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  says: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** What one statement covers; shared by the pane and the ceremony's window. */
export const StatementSummary = ({ prepared }: { readonly prepared: PreparedSignOff }) => {
  const styles = useStyles();
  const { statement } = prepared;
  const row = (term: string, value: string, plain = true) => [<dt key={term} className={styles.term}>{term}</dt>, <dd key={`${term}-value`} className={plain ? styles.value : styles.hash}>{value}</dd>];
  return (
    <>
      <dl className={styles.facts}>
        {row("Draft", prepared.draftTitle)}
        {row("Matter", prepared.matterTitle)}
        {row("Meaning", meaningWords[statement.meaning].name)}
        {row("Units", prepared.changedSinceLastSigned === undefined ? `${statement.unitCount}` : `${statement.unitCount}, ${prepared.changedSinceLastSigned} changed since you last signed`)}
        {row("Reviewed in", `${statement.sittings.length} ${statement.sittings.length === 1 ? "sitting" : "sittings"}`)}
        {row("Quality check", statement.qualityCheck === "none" ? "none" : "done")}
        {statement.blanks.length > 0 && row("Left blank", statement.blanks.map(({ name }) => blankName(name)).join(", "))}
        {statement.acceptedFindings.length > 0 && row("Accepted", `${statement.acceptedFindings.length} ${statement.acceptedFindings.length === 1 ? "finding" : "findings"}`)}
        {row("Content", `${(statement.contentHash.slice(0, 16).match(/.{4}/g) ?? []).join(" ")} ...`, false)}
      </dl>
      <blockquote className={styles.quote}>{statement.attestation}</blockquote>
      <div className={styles.as}>{`as ${statement.signer.name}${statement.signer.barNumber === undefined ? "" : `, bar no. ${statement.signer.barNumber}`}`}</div>
    </>
  );
};

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
  const signing = useAct((ready: PreparedSignOff) => (inWindow === undefined ? services.signOff({ prepared: [ready] }) : inWindow([ready])));

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
