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
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";
import type { RecordedSitting } from "../../app/review/decide-units";

const useStyles = makeStyles({
  words: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

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
  const words = useWords(reviewWords).foot;
  const notRepaired = recorded.tagsNotRepaired.length;
  const changed = recorded.changedSinceRead.length;
  if (notRepaired + changed === 0) return null;
  return (
    <div className={styles.words} role="status">
      {words.recorded}
      {notRepaired > 0 && words.notRecoloured(notRepaired)}
      {changed > 0 && words.leftOut(changed)}
    </div>
  );
};

/** Decisions made on screen, and the one act that records them. */
const RecordHeld = ({
  count,
  busy,
  online,
  onRecord,
}: {
  readonly count: number;
  readonly busy: boolean;
  readonly online: boolean;
  readonly onRecord: () => void;
}) => {
  const words = useWords(reviewWords).foot;
  const idle = online ? words.record(count) : words.offline(count);
  return (
    <Button appearance="primary" disabledFocusable={busy || !online} onClick={onRecord}>
      {busy ? words.recording : idle}
    </Button>
  );
};

/** Which acts the foot offers, in the order they stand. */
const offered = (draft: OpenDraft, held: HeldDecisions, read: ReadSoFar) => {
  const counts = countReview(draft, held);
  const rest = restScope(draft, held, read, new Set());
  const nothingHeld = held.size === 0;
  const mayFinish = counts.left === 0 && nothingHeld;
  return {
    counts,
    unmarked: rest.paragraphs + (rest.furniture > 0 ? 1 : 0),
    mayFinish,
    done: mayFinish || (nothingHeld && draft.row.state === "sent-back"),
    mayReturn:
      nothingHeld &&
      draft.row.state === "in-review" &&
      (draft.counts.changesRequested > 0 || draft.counts.questions > 0),
    onlyRequests: counts.left === draft.counts.changesRequested,
  };
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
  const words = useWords(reviewWords).foot;
  const recording = useAct(services.decideUnits);
  const [noting, setNoting] = useState(false);
  const [busy, setBusy] = useState(false);
  const { counts, unmarked, mayFinish, done, mayReturn, onlyRequests } = offered(draft, held, read);
  const record = async (): Promise<void> => {
    setBusy(true);
    const sitting = await recording.run({ seen: draft, decisions: toDecisions(held), way: "one-by-one" });
    if (sitting !== undefined) {
      announce(words.saidRecorded(counts.held, counts.left));
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
  return (
    <>
      <ActTrouble act={recording} />
      {recorded !== undefined && <Recorded recorded={recorded} />}
      {held.size > 0 && (
        <RecordHeld
          count={counts.held}
          busy={busy}
          online={online}
          onRecord={() => {
            void record();
          }}
        />
      )}
      {unmarked > 0 && (
        <Button appearance={held.size > 0 || onlyRequests ? "secondary" : "primary"} onClick={onApproveRest}>
          {words.approveUnmarked(unmarked)}
        </Button>
      )}
      {mayReturn && (
        <Button
          appearance={onlyRequests ? "primary" : "secondary"}
          onClick={() => {
            setNoting(true);
          }}
        >
          {words.sendBack}
        </Button>
      )}
      {mayFinish && (
        <Button appearance="primary" onClick={onFinish}>
          {words.toSignOff}
        </Button>
      )}
      {done && next}
      {held.size === 0 && unmarked === 0 && !mayReturn && !done && <div className={styles.words}>{words.keys}</div>}
    </>
  );
};
