/**
 * The finals of what was just signed, made one after the other where she stands: each with where it is, what was made beside it, or in one sentence why not
 * and a way to try that one again.
 */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Beside } from "../../app/finish/finalize";
import type { FinalOutcome, FinalizeSigned, FinalsProgress, Signed } from "../../app/finish/finalize-signed";
import { sentenceForFault, sentenceForRefusal } from "../../app/words/sentences";
import type { DraftId } from "../../domain/ids";
import { Refused } from "../acts/refused";
import { Trouble } from "../acts/trouble";
import { useAnnounce } from "../pane/announcer";
import { StatusMark } from "../pane/status-mark";
import { useWords } from "../words/use-words";
import { finishWords } from "./words.en";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  row: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    listStyleType: "none",
    overflowWrap: "anywhere",
  },
  beside: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

export interface SignedDraft extends Signed {
  readonly title: string;
}

/** Made, with all that was to stand beside it. */
export const isWhole = (outcome: FinalOutcome): boolean =>
  outcome.kind === "made" && outcome.final.supervision.stored && outcome.final.conformed?.stored !== false;

const sentenceBeside = (beside: Beside): string =>
  beside.stored
    ? beside.name
    : beside.refusal !== undefined
      ? sentenceForRefusal(beside.refusal)
      : sentenceForFault(beside.fault);

const Row = ({
  draft,
  outcome,
  progress,
  busy,
  onAgain,
}: {
  readonly draft: SignedDraft;
  readonly outcome: FinalOutcome | undefined;
  readonly progress: FinalsProgress | undefined;
  readonly busy: boolean;
  readonly onAgain: () => void;
}) => {
  const styles = useStyles();
  const all = useWords(finishWords);
  const words = all.finals;
  const again = (
    <Button size="small" disabledFocusable={busy} onClick={onAgain}>
      {words.again}
    </Button>
  );
  if (progress?.draft === draft.draft && progress.step !== "done")
    return (
      <li className={styles.row}>
        <StatusMark tone="pending">{draft.title}</StatusMark>
        <div className={styles.beside}>{all.steps[progress.step]}</div>
      </li>
    );
  switch (outcome?.kind) {
    case undefined:
      return (
        <li className={styles.row}>
          <StatusMark tone="quiet">{words.waits(draft.title)}</StatusMark>
        </li>
      );
    case "made":
      return (
        <li className={styles.row}>
          <StatusMark tone="reviewed">{words.made(draft.title)}</StatusMark>
          <div className={styles.beside}>{words.inFinals(outcome.final.name)}</div>
          {outcome.final.conformed !== undefined && (
            <div className={styles.beside}>{words.conformed(sentenceBeside(outcome.final.conformed))}</div>
          )}
          {!outcome.final.supervision.stored && (
            <div className={styles.beside}>{words.supervision(sentenceBeside(outcome.final.supervision))}</div>
          )}
        </li>
      );
    case "refused":
      return (
        <li className={styles.row}>
          <StatusMark tone="blocking">{words.notMade(draft.title)}</StatusMark>
          <Refused refusal={outcome.refusal} action={again} />
        </li>
      );
    case "failed":
      return (
        <li className={styles.row}>
          <StatusMark tone="blocking">{words.notMade(draft.title)}</StatusMark>
          <Trouble fault={outcome.fault} onAgain={onAgain} />
        </li>
      );
  }
};

export const CeremonyFinals = ({
  drafts,
  make,
  onDone,
}: {
  readonly drafts: readonly SignedDraft[];
  readonly make: FinalizeSigned;
  /** Each time all there is to do has been tried: what came of each. */
  readonly onDone: (outcomes: readonly FinalOutcome[]) => void;
}) => {
  const styles = useStyles();
  const announce = useAnnounce();
  const words = useWords(finishWords).finals;
  const [outcomes, setOutcomes] = useState<ReadonlyMap<DraftId, FinalOutcome>>(new Map());
  const [progress, setProgress] = useState<FinalsProgress>();
  const [busy, setBusy] = useState(true);
  const known = useRef<ReadonlyMap<DraftId, FinalOutcome>>(outcomes);
  const run = async (some: readonly SignedDraft[]): Promise<void> => {
    setBusy(true);
    await make(some, {
      onStep: setProgress,
      onOutcome: (outcome) => {
        known.current = new Map([...known.current, [outcome.draft, outcome]]);
        setOutcomes(known.current);
      },
    });
    setProgress(undefined);
    setBusy(false);
    const all = [...known.current.values()];
    announce(words.progress(all.filter(({ kind }) => kind === "made").length, drafts.length));
    onDone(all);
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run(drafts);
  });
  return (
    <>
      <div role="status">
        {words.progress([...outcomes.values()].filter(({ kind }) => kind === "made").length, drafts.length)}
      </div>
      <ul className={styles.rows}>
        {drafts.map((draft) => (
          <Row
            key={draft.draft}
            draft={draft}
            outcome={outcomes.get(draft.draft)}
            progress={progress}
            busy={busy}
            onAgain={() => {
              void run([draft]);
            }}
          />
        ))}
      </ul>
    </>
  );
};
