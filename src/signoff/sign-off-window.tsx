/**
 * The ceremony: every statement with its own tick, the words that are said, and one act: sign in and sign off.
 * After the return from signing in, the record is written here, and the window says plainly what was and was not done.
 */
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { sentenceForCode } from "../app/sentences";
import type { PreparedSignOff, SignedOff } from "../app/verbs";
import { ActTrouble } from "../ui/act-trouble";
import { QuietNote } from "../ui/quiet-note";
import { createReading } from "../ui/reading";
import { Screen } from "../ui/screen";
import { StatementSummary } from "../ui/statement-summary";
import { StatusMark } from "../ui/status-mark";
import { SkeletonRows } from "../ui/skeleton-rows";
import { Trouble, TroubleNote } from "../ui/trouble";
import type { Refusal } from "../app/refusal";
import type { Result } from "../domain/result";
import { useReadingState } from "../ui/use-reading";
import { useTask } from "../ui/use-task";
import type { HandedOver } from "./handed-over";

const useStyles = makeStyles({
  page: { maxWidth: "520px", width: "100%", height: "100%", marginInline: "auto" },
  one: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  says: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** What the return from signing in came to. */
export type Returned =
  | { readonly kind: "not-yet" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "recorded"; readonly answer: Result<readonly SignedOff[], Refusal> };

export interface SignOffWindowProps {
  readonly given: HandedOver;
  /** Finishes what was begun before the page was left; asked once. */
  readonly finish: () => Promise<Returned>;
  /** Leaves for the provider's sign-in with the ticked statements. */
  readonly begin: (ticked: readonly PreparedSignOff[]) => Promise<void>;
}

const Choosing = ({ given, begin, refusedBefore }: { readonly given: HandedOver; readonly begin: SignOffWindowProps["begin"]; readonly refusedBefore: string | undefined }) => {
  const styles = useStyles();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(given.prepared.map((each) => each.statementHash)));
  const leaving = useTask(() => begin(given.prepared.filter((each) => ticked.has(each.statementHash))));
  const tick = (hash: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(hash);
    else next.delete(hash);
    setTicked(next);
  };
  return (
    <Screen title="You are about to sign off" subtitle={`${ticked.size} of ${given.prepared.length}`}
      foot={<>
        <p className={styles.says}>You sign in once more; what you sign in for is exactly what stands above.</p>
        <Button appearance="primary" disabledFocusable={ticked.size === 0 || leaving.running} onClick={() => { void leaving.run(); }}>{leaving.running ? "Going to sign-in ..." : "Sign in and sign off"}</Button>
      </>}>
      {refusedBefore !== undefined && <TroubleNote>{sentenceForCode(refusedBefore)} Nothing was signed.</TroubleNote>}
      {leaving.state.kind === "failed" && <Trouble fault={leaving.state.fault} />}
      {given.prepared.map((each) => (
        <div key={each.statementHash} className={styles.one}>
          <Checkbox checked={ticked.has(each.statementHash)} label={`${each.draftTitle} · ${each.matterTitle}`} onChange={(_, data) => { tick(each.statementHash, data.checked === true); }} />
          <StatementSummary prepared={each} />
        </div>
      ))}
    </Screen>
  );
};

export const SignOffWindow = ({ given, finish, begin }: SignOffWindowProps) => {
  const styles = useStyles();
  const [reading] = useState(() => createReading(finish));
  const state = useReadingState(reading);
  const inside = () => {
    if (state.kind === "failed") return <Screen title="Sign off"><Trouble fault={state.fault} onAgain={() => { location.reload(); }} /></Screen>;
    if (state.kind === "reading") return <Screen title="Sign off" takesFocus={false}><SkeletonRows rows={2} height={120} label="Checking your sign-in and writing the record" /></Screen>;
    switch (state.value.kind) {
      case "not-yet": return <Choosing given={given} begin={begin} refusedBefore={undefined} />;
      case "refused": return <Choosing given={given} begin={begin} refusedBefore={state.value.code} />;
      case "recorded":
        if (!state.value.answer.ok) return <Screen title="Not signed off"><ActTrouble act={{ refusal: state.value.answer.refusal, fault: undefined }} /></Screen>;
        return (
          <Screen title="Signed off" foot={<Button appearance="primary" onClick={() => { window.close(); }}>Close this window</Button>}>
            <StatusMark tone="reviewed" large>{state.value.answer.value.length === 1 ? "Recorded" : `${state.value.answer.value.length} recorded`}</StatusMark>
            <QuietNote role="status">Your sign-off is in the firm's records. Go on in Word.</QuietNote>
          </Screen>
        );
    }
  };
  return <div className={styles.page}>{inside()}</div>;
};
