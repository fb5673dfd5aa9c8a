/**
 * The unit in hand: what it says in a few lines (the document shows the rest), where its facts come from, what is open about it, and the decision.
 */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { Severity } from "../../domain/draft/finding-kind";
import { stepBeside } from "../../app/words/next-steps";
import { sentenceForFinding } from "../../app/words/sentences";
import { AskForm } from "../questions/ask-form";
import { NoteForm } from "../acts/note-form";
import type { ShownQuestion } from "../questions/open-questions";
import { QuestionRow } from "../questions/question-row";
import type { HeldDecision } from "./sitting-draft";
import { StatusMark } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { UnitComparisonView } from "./unit-comparison";
import { UnitFacts } from "./unit-facts";
import { UnitInstructions } from "./unit-instructions";
import { reviewWords } from "./words.en";
import { useWords } from "../words/use-words";
import { hasRevisionMarks, isDisplaced, placeInWords, reasonOf, standingOf } from "./unit-standing";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
  },
  line: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "baseline",
    flexWrap: "wrap",
  },
  reason: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  act: { minWidth: "auto" },
});

/** What is being written in the card: a request to the drafter, or a question to the attorney. */
export type Writing = "request" | "question";

export interface UnitCardProps {
  readonly draft: OpenDraft;
  readonly unit: UnitView;
  readonly held: HeldDecision | undefined;
  readonly questions: readonly ShownQuestion[];
  readonly changedSinceRead: boolean;
  readonly mayDecide: boolean;
  readonly busy: boolean;
  readonly writing: Writing | undefined;
  readonly onWrite: (writing: Writing | undefined) => void;
  readonly onApprove: () => void;
  readonly onApproveEdit: () => void;
  readonly onRequest: (note: string) => void;
  readonly onUndo: () => void;
  readonly onShow: () => void;
  /** A question was raised or closed: records are read again. */
  readonly onChanged: () => Promise<void>;
}

const requestNote = (unit: UnitView): string | undefined =>
  unit.review.status === "changesRequested" ? unit.review.request.note : undefined;

const findingTones: Readonly<Record<Severity, Tone>> = { blocking: "blocking", toBeSeen: "pending", advisory: "quiet" };

const Findings = ({ unit, className }: { readonly unit: UnitView; readonly className: string }) => (
  <>
    {unit.findings
      .filter((finding) => finding.endedBy !== "review")
      .map((finding, index) => (
        <div key={index}>
          <StatusMark tone={findingTones[finding.severity]}>{sentenceForFinding(finding)}</StatusMark>
          {stepBeside(finding) !== undefined && <div className={className}>{stepBeside(finding)}</div>}
        </div>
      ))}
  </>
);

const Acts = ({ unit, held, mayDecide, busy, onApprove, onApproveEdit, onWrite, onUndo, onShow }: UnitCardProps) => {
  const styles = useStyles();
  const words = useWords(reviewWords).card;
  const open = held === undefined && unit.attention !== "done";
  const marked = hasRevisionMarks(unit);
  return (
    <div className={styles.acts}>
      {mayDecide && open && !marked && (
        <Button size="small" className={styles.act} aria-keyshortcuts="A" onClick={onApprove}>
          {isDisplaced(unit) ? words.placeIsRight : words.approve}
        </Button>
      )}
      {mayDecide && open && marked && (
        <Button
          size="small"
          className={styles.act}
          aria-keyshortcuts="E"
          disabledFocusable={busy}
          onClick={onApproveEdit}
        >
          {busy ? words.recording : words.approveWithEdit}
        </Button>
      )}
      {mayDecide && unit.signature && !marked && held === undefined && (
        <Button
          size="small"
          className={styles.act}
          appearance="subtle"
          aria-keyshortcuts="E"
          disabledFocusable={busy}
          onClick={onApproveEdit}
        >
          {words.unlock}
        </Button>
      )}
      {mayDecide && held === undefined && (
        <Button
          size="small"
          className={styles.act}
          appearance={open ? "secondary" : "subtle"}
          aria-keyshortcuts="R"
          onClick={() => {
            onWrite("request");
          }}
        >
          {words.requestChanges}
        </Button>
      )}
      {mayDecide && held !== undefined && (
        <Button size="small" onClick={onUndo}>
          {words.takeBack}
        </Button>
      )}
      {!mayDecide && (
        <Button
          size="small"
          className={styles.act}
          aria-keyshortcuts="Q"
          onClick={() => {
            onWrite("question");
          }}
        >
          {words.ask}
        </Button>
      )}
      <Button size="small" className={styles.act} appearance="subtle" onClick={onShow}>
        {words.show}
      </Button>
    </div>
  );
};

/** What stands below the unit: what is being written about it, else what can be done with it. */
const Below = (props: UnitCardProps) => {
  const { draft, unit, writing, onWrite, onRequest, onChanged } = props;
  const words = useWords(reviewWords).card;
  const stop = (): void => {
    onWrite(undefined);
  };
  switch (writing) {
    case "request":
      return (
        <NoteForm
          label={words.whatShouldChange}
          needed={words.noteNeeded}
          send={words.requestChanges}
          onSend={onRequest}
          onCancel={stop}
        />
      );
    case "question":
      return (
        <AskForm
          draft={draft}
          about={{ unit: unit.unit }}
          onAsked={async () => {
            stop();
            await onChanged();
          }}
          onCancel={stop}
        />
      );
    case undefined:
      return <Acts {...props} />;
  }
};

/** Why it needs eyes; what stands in its row already is not said twice. */
const Reason = ({ unit, held }: Pick<UnitCardProps, "unit" | "held">) => {
  const styles = useStyles();
  const words = useWords(reviewWords);
  if (unit.workClass === "interpretive") return <StatusMark tone="attorneyOnly">{words.card.attorneyOnly}</StatusMark>;
  const reason = reasonOf(words.reason, unit);
  if (reason === undefined || reason === standingOf(words, unit, held).word) return null;
  return <span className={styles.reason}>{reason}</span>;
};

export const UnitCard = (props: UnitCardProps) => {
  const { draft, unit, held, questions, changedSinceRead, onChanged } = props;
  const styles = useStyles();
  const words = useWords(reviewWords);
  const earlier = requestNote(unit);
  const place = placeInWords(words.story, unit);
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        <Reason unit={unit} held={held} />
        {place !== undefined && <span className={styles.reason}>{place}</span>}
      </div>
      {changedSinceRead && <StatusMark tone="pending">{words.card.changedSinceRead}</StatusMark>}
      <UnitComparisonView draft={draft} unit={unit} />
      <UnitInstructions instructions={unit.instructions ?? []} />
      <UnitFacts facts={unit.facts} stale={unit.staleFacts ?? []} />
      {earlier !== undefined && <StatusMark tone="changes">{words.card.askedFor(earlier)}</StatusMark>}
      {held?.note !== undefined && <StatusMark tone="changes">{held.note}</StatusMark>}
      <Findings unit={unit} className={styles.reason} />
      {questions.map((question) => (
        <QuestionRow key={question.question.id} draft={draft} question={question} onClosed={onChanged} />
      ))}
      <Below {...props} />
    </div>
  );
};
