/**
 * The unit in hand: what it says in two lines (the document shows the rest), where its facts come from, what is wrong with it, and the decision.
 */
import { Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { UnitView } from "../app/open-draft-state";
import { sentenceForFinding } from "../app/sentences";
import { labelOf, sourceInWords, typedByHand } from "./fact-words";
import { StatusMark } from "./status-mark";
import { isDisplaced, reasonOf, standingOf } from "./unit-standing";
import type { HeldDecision } from "./sitting-draft";

const useStyles = makeStyles({
  card: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingHorizontalM}`, backgroundColor: tokens.colorNeutralBackground1, borderLeft: `3px solid ${tokens.colorBrandStroke1}` },
  line: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS, alignItems: "baseline", flexWrap: "wrap" },
  reason: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  text: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, display: "-webkit-box", WebkitLineClamp: "2", WebkitBoxOrient: "vertical", overflow: "hidden", overflowWrap: "anywhere" },
  facts: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  value: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  note: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  act: { minWidth: "auto" },
});

export interface UnitCardProps {
  readonly unit: UnitView;
  readonly held: HeldDecision | undefined;
  readonly mayDecide: boolean;
  /** True while the note for a request is being written; the keyboard opens it too. */
  readonly asking: boolean;
  readonly onApprove: () => void;
  readonly onAsk: (open: boolean) => void;
  readonly onRequest: (note: string) => void;
  readonly onUndo: () => void;
  readonly onShow: () => void;
}

const RequestForm = ({ onRequest, onCancel }: { readonly onRequest: (note: string) => void; readonly onCancel: () => void }) => {
  const styles = useStyles();
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const send = (): void => {
    setTried(true);
    if (note.trim() !== "") onRequest(note.trim());
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); }
      }}>
      <Field label="What should change?" {...(tried && note.trim() === "" ? { validationMessage: "Say it in a few words; the drafter sees it beside the paragraph." } : {})}>
        <Textarea value={note} rows={2} resize="vertical" autoFocus onChange={(_, data) => { setNote(data.value); }} />
      </Field>
      <div className={styles.acts}>
        <Button type="submit" size="small">Request changes</Button>
        <Button type="button" size="small" appearance="subtle" onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
};

const requestNote = (unit: UnitView): string | undefined => (unit.review.status === "changesRequested" ? unit.review.request.note : undefined);

export const UnitCard = ({ unit, held, mayDecide, asking, onApprove, onAsk, onRequest, onUndo, onShow }: UnitCardProps) => {
  const styles = useStyles();
  const reason = reasonOf(unit);
  const earlier = requestNote(unit);
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        {unit.workClass === "interpretive" ? <StatusMark tone="attorneyOnly">attorney-only</StatusMark> : reason !== undefined && reason !== standingOf(unit, held).word && <span className={styles.reason}>{reason}</span>}
      </div>
      <div className={styles.text}>{unit.text.trim() === "" ? "(no words)" : unit.text}</div>
      {unit.facts.length > 0 && (
        <ul className={styles.facts}>
          {unit.facts.map((fact, index) => (
            <li key={`${fact.path} ${index}`}>
              <span className={styles.value}>{fact.text}</span>{` · ${labelOf(fact.path)}`}
              {fact.source !== undefined && (typedByHand(fact.source) ? <div><StatusMark tone="pending">{sourceInWords(fact.source)}</StatusMark></div> : <div>{sourceInWords(fact.source)}</div>)}
            </li>
          ))}
        </ul>
      )}
      {earlier !== undefined && <div className={styles.note}><StatusMark tone="changes">{`asked for: ${earlier}`}</StatusMark></div>}
      {held?.note !== undefined && <div className={styles.note}><StatusMark tone="changes">{held.note}</StatusMark></div>}
      {unit.findings.filter((finding) => finding.endedBy !== "review").map((finding, index) => (
        <StatusMark key={index} tone={finding.severity === "blocking" ? "blocking" : finding.severity === "toBeSeen" ? "pending" : "quiet"}>{sentenceForFinding(finding)}</StatusMark>
      ))}
      {asking ? <RequestForm onRequest={onRequest} onCancel={() => { onAsk(false); }} /> : (
        <div className={styles.acts}>
          {mayDecide && held === undefined && unit.attention !== "done" && (
            <>
              <Button size="small" className={styles.act} aria-keyshortcuts="A" onClick={onApprove}>{isDisplaced(unit) ? "New place is right" : "Approve"}</Button>
              <Button size="small" className={styles.act} aria-keyshortcuts="R" onClick={() => { onAsk(true); }}>Request changes</Button>
            </>
          )}
          {mayDecide && held === undefined && unit.attention === "done" && <Button size="small" appearance="subtle" onClick={() => { onAsk(true); }}>Request changes</Button>}
          {mayDecide && held !== undefined && <Button size="small" onClick={onUndo}>Take back</Button>}
          <Button size="small" className={styles.act} appearance="subtle" aria-keyshortcuts="E" onClick={onShow}>Show</Button>
        </div>
      )}
    </div>
  );
};
