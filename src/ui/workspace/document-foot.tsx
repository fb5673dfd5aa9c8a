/** The one primary act at the foot of each side of a draft. */
import { Button } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import type { RecordedSitting } from "../../app/review/decide-units";
import { ActTrouble } from "../acts/act-trouble";
import { CheckFoot } from "../check/check-foot";
import { AskForReviewButton } from "../draft/ask-for-review";
import type { WorkReading } from "../home/home";
import { isAttorney } from "../pane/person-roles";
import { ReviewFoot } from "../review/review-foot";
import type { HeldDecisions } from "../review/sitting-draft";
import { useWords } from "../words/use-words";
import { beingWritten } from "./document-sides";
import type { DocumentEvent, DocumentState, Over } from "./document-screen-state";
import { NextDraft } from "./next-draft";
import { workspaceWords } from "./words.en";

export interface DocumentFootProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly work: WorkReading;
  readonly online: boolean;
  readonly state: DocumentState;
  /** Decisions whose words still stand. */
  readonly standing: HeldDecisions;
  readonly finalizing: Parameters<typeof ActTrouble>[0]["act"];
  readonly tell: (event: DocumentEvent) => void;
  readonly onOver: (over: Over) => void;
  readonly onRecorded: (left: HeldDecisions, done: RecordedSitting) => Promise<void>;
  readonly onFinalize: () => void;
  readonly onChanged: () => Promise<void>;
}

/** An attorney's alone, as is what they do. */
const FinishButton = ({
  draft,
  online,
  onOver,
  onFinalize,
}: Pick<DocumentFootProps, "draft" | "online" | "onOver" | "onFinalize">) => {
  const words = useWords(workspaceWords).foot;
  const { maySignOff, mayFinalize } = draft.gate;
  if (maySignOff && !mayFinalize)
    return (
      <Button
        appearance="primary"
        onClick={() => {
          onOver("sign-off");
        }}
      >
        {words.signOff}
      </Button>
    );
  if (draft.row.state === "final" && mayFinalize) return <Button onClick={onFinalize}>{words.finalizeAgain}</Button>;
  return (
    <Button
      appearance="primary"
      disabledFocusable={!mayFinalize || !online}
      aria-describedby="gate-state"
      onClick={onFinalize}
    >
      {words.finalize}
    </Button>
  );
};

const DraftFoot = ({ draft, tell, onChanged }: DocumentFootProps) => (
  <AskForReviewButton
    draft={draft}
    onAsked={async (asked) => {
      tell({ kind: "review-asked", asked });
      await onChanged();
    }}
  />
);

const AttorneysFoot = ({
  draft,
  work,
  online,
  state,
  standing,
  tell,
  onOver,
  onRecorded,
  onChanged,
}: DocumentFootProps) => (
  <ReviewFoot
    draft={draft}
    held={standing}
    read={state.read}
    online={online}
    recorded={state.recorded}
    onRecorded={onRecorded}
    onApproveRest={() => {
      onOver("approve-rest");
    }}
    onFinish={() => {
      tell({ kind: "side-chosen", side: "finish" });
    }}
    onSentBack={onChanged}
    next={<NextDraft work={work} open={draft.draftId} />}
  />
);

const CheckersFoot = ({ draft, person, online, state, tell, onChanged }: DocumentFootProps) => (
  <CheckFoot
    draft={draft}
    person={person}
    check={state.check}
    online={online}
    onChecked={async () => {
      tell({ kind: "check-recorded" });
      await onChanged();
    }}
    onSentBack={onChanged}
  />
);

const FinishFoot = (props: DocumentFootProps) => (
  <>
    <ActTrouble act={props.finalizing} />
    <FinishButton {...props} />
  </>
);

/** Undefined where the side has nothing at its foot, so that no empty bar stands there. */
export const footOf = (props: DocumentFootProps) => {
  const { draft, person, state } = props;
  switch (state.side) {
    case "draft":
      return beingWritten(draft) ? <DraftFoot {...props} /> : undefined;
    case "review":
      return isAttorney(person) ? <AttorneysFoot {...props} /> : undefined;
    case "check":
      return <CheckersFoot {...props} />;
    case "finish":
      return isAttorney(person) && state.finalized === undefined && state.step === undefined ? (
        <FinishFoot {...props} />
      ) : undefined;
  }
};
