/**
 * The unit in hand: what it says in a few lines (the document shows the rest), where its facts come from, what is open about it, and the decision.
 */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import { stepBeside } from "../../app/words/next-steps";
import { sentenceForFinding } from "../../app/words/sentences";
import { AskForm } from "../questions/ask-form";
import { NoteForm } from "../acts/note-form";
import type { ShownQuestion } from "../questions/open-questions";
import { QuestionRow } from "../questions/question-row";
import type { HeldDecision } from "./sitting-draft";
import { StatusMark } from "../pane/status-mark";
import { UnitComparisonView } from "./unit-comparison";
import { UnitFacts } from "./unit-facts";
import { UnitInstructions } from "./unit-instructions";
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

const Findings = ({ unit, className }: { readonly unit: UnitView; readonly className: string }) => (
  <>
    {unit.findings
      .filter((finding) => finding.endedBy !== "review")
      .map((finding, index) => (
        <div key={index}>
          <StatusMark
            tone={finding.severity === "blocking" ? "blocking" : finding.severity === "toBeSeen" ? "pending" : "quiet"}
          >
            {sentenceForFinding(finding)}
          </StatusMark>
          {stepBeside(finding) !== undefined && <div className={className}>{stepBeside(finding)}</div>}
        </div>
      ))}
  </>
);

const Acts = ({ unit, held, mayDecide, busy, onApprove, onApproveEdit, onWrite, onUndo, onShow }: UnitCardProps) => {
  const styles = useStyles();
  const open = held === undefined && unit.attention !== "done";
  const marked = hasRevisionMarks(unit);
  return (
    <div className={styles.acts}>
      {mayDecide && open && !marked && (
        <Button size="small" className={styles.act} aria-keyshortcuts="A" onClick={onApprove}>
          {isDisplaced(unit) ? "New place is right" : "Approve"}
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
          {busy ? "Recording ..." : "Approve with edit"}
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
          Unlock to edit
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
          Request changes
        </Button>
      )}
      {mayDecide && held !== undefined && (
        <Button size="small" onClick={onUndo}>
          Take back
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
          Ask the attorney
        </Button>
      )}
      <Button size="small" className={styles.act} appearance="subtle" onClick={onShow}>
        Show
      </Button>
    </div>
  );
};

export const UnitCard = (props: UnitCardProps) => {
  const { draft, unit, held, questions, changedSinceRead, writing, onWrite, onRequest, onChanged } = props;
  const styles = useStyles();
  const reason = reasonOf(unit);
  const earlier = requestNote(unit);
  const place = placeInWords(unit);
  return (
    <div className={styles.card}>
      <div className={styles.line}>
        {unit.workClass === "interpretive" ? (
          <StatusMark tone="attorneyOnly">attorney-only</StatusMark>
        ) : (
          reason !== undefined &&
          reason !== standingOf(unit, held).word && <span className={styles.reason}>{reason}</span>
        )}
        {place !== undefined && <span className={styles.reason}>{place}</span>}
      </div>
      {changedSinceRead && <StatusMark tone="pending">changed since you read</StatusMark>}
      <UnitComparisonView draft={draft} unit={unit} />
      <UnitInstructions instructions={unit.instructions ?? []} />
      <UnitFacts facts={unit.facts} stale={unit.staleFacts ?? []} />
      {earlier !== undefined && <StatusMark tone="changes">{`asked for: ${earlier}`}</StatusMark>}
      {held?.note !== undefined && <StatusMark tone="changes">{held.note}</StatusMark>}
      <Findings unit={unit} className={styles.reason} />
      {questions.map((question) => (
        <QuestionRow key={question.question.id} draft={draft} question={question} onClosed={onChanged} />
      ))}
      {writing === "request" ? (
        <NoteForm
          label="What should change?"
          needed="Say it in a few words; the drafter sees it beside the paragraph."
          send="Request changes"
          onSend={onRequest}
          onCancel={() => {
            onWrite(undefined);
          }}
        />
      ) : writing === "question" ? (
        <AskForm
          draft={draft}
          about={{ unit: unit.unit }}
          onAsked={async () => {
            onWrite(undefined);
            await onChanged();
          }}
          onCancel={() => {
            onWrite(undefined);
          }}
        />
      ) : (
        <Acts {...props} />
      )}
    </div>
  );
};
