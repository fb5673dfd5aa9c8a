/** The one primary act of the reviewer: record what was decided, approve the rest as a whole, then send back or go on to sign off. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { restScope } from "./approve-rest";
import type { ReadSoFar } from "./read-so-far";
import { countReview } from "./review-plan";
import { letGo, toDecisions, type HeldDecisions } from "./sitting-draft";
import { SendBack } from "./send-back";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import type { RecordedSitting } from "../../app/review/decide-units";

const useStyles = makeStyles({
  words: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

const decisions = (count: number): string => `${count} ${count === 1 ? "decision" : "decisions"}`;

export interface ReviewFootProps {
  readonly draft: OpenDraft;
  readonly held: HeldDecisions;
  readonly read: ReadSoFar;
  readonly online: boolean;
  /** What the last sitting recorded, also one made on the screen for the rest. */
  readonly recorded: RecordedSitting | undefined;
  /** With what is still not recorded. */
  readonly onRecorded: (left: HeldDecisions, recorded: RecordedSitting) => Promise<void>;
  readonly onApproveRest: () => void;
  readonly onFinish: () => void;
  readonly onSentBack: () => Promise<void>;
  /** The way to the next draft, offered once nothing is left to do in this one. */
  readonly next: ReactNode;
}

const Recorded = ({ recorded }: { readonly recorded: RecordedSitting }) => {
  const styles = useStyles();
  const notRepaired = recorded.tagsNotRepaired.length;
  const changed = recorded.changedSinceRead.length;
  if (notRepaired + changed === 0) return null;
  return (
    <div className={styles.words} role="status">
      {"Recorded."}
      {notRepaired > 0 &&
        ` ${notRepaired} ${notRepaired === 1 ? "tag" : "tags"} could not be recoloured in this Word; the records count.`}
      {changed > 0 && ` ${changed} changed since you read and ${changed === 1 ? "was" : "were"} left out.`}
    </div>
  );
};

export const ReviewFoot = ({
  draft,
  held,
  read,
  online,
  recorded,
  onRecorded,
  onApproveRest,
  onFinish,
  onSentBack,
  next,
}: ReviewFootProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const recording = useAct(services.decideUnits);
  const [noting, setNoting] = useState(false);
  const [busy, setBusy] = useState(false);
  const counts = countReview(draft, held);
  const rest = restScope(draft, held, read, new Set());
  const unmarked = rest.paragraphs + (rest.furniture > 0 ? 1 : 0);
  const mayFinish = counts.left === 0 && held.size === 0;
  const done = mayFinish || (held.size === 0 && draft.row.state === "sent-back");
  const mayReturn =
    held.size === 0 &&
    draft.row.state === "in-review" &&
    (draft.counts.changesRequested > 0 || draft.counts.questions > 0);
  const record = async (): Promise<void> => {
    setBusy(true);
    const sitting = await recording.run({ seen: draft, decisions: toDecisions(held), way: "one-by-one" });
    if (sitting !== undefined) {
      announce(`${decisions(counts.held)} recorded, ${counts.left} left`);
      await onRecorded(letGo(held, sitting.recorded), sitting);
    }
    setBusy(false);
  };
  if (noting)
    return (
      <SendBack
        draft={draft}
        onSent={async () => {
          setNoting(false);
          await onSentBack();
        }}
        onCancel={() => {
          setNoting(false);
        }}
      />
    );
  const onlyRequests = counts.left === draft.counts.changesRequested;
  return (
    <>
      <ActTrouble act={recording} />
      {recorded !== undefined && <Recorded recorded={recorded} />}
      {held.size > 0 && (
        <Button
          appearance="primary"
          disabledFocusable={busy || !online}
          onClick={() => {
            void record();
          }}
        >
          {busy
            ? "Recording ..."
            : online
              ? `Record ${decisions(counts.held)}`
              : `Offline: ${decisions(counts.held)} not recorded`}
        </Button>
      )}
      {unmarked > 0 && (
        <Button
          appearance={held.size > 0 || onlyRequests ? "secondary" : "primary"}
          onClick={onApproveRest}
        >{`Approve all unmarked (${unmarked})`}</Button>
      )}
      {mayReturn && (
        <Button
          appearance={onlyRequests ? "primary" : "secondary"}
          onClick={() => {
            setNoting(true);
          }}
        >
          Send back
        </Button>
      )}
      {mayFinish && (
        <Button appearance="primary" onClick={onFinish}>
          Go on to sign-off
        </Button>
      )}
      {done && next}
      {held.size === 0 && unmarked === 0 && !mayReturn && !done && (
        <div className={styles.words}>A approve · R request changes · J K move · ? keys</div>
      )}
    </>
  );
};
