/** The one primary act of the reviewer: record what was decided, then send back or go on to sign off. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../app/open-draft-state";
import type { RecordedSitting } from "../app/verbs";
import { ActTrouble } from "./act-trouble";
import { useAnnounce } from "./announcer";
import { countReview } from "./review-plan";
import { letGo, toDecisions, type HeldDecisions } from "./sitting-draft";
import { useServices } from "./services";
import { useAct } from "./use-act";

const useStyles = makeStyles({ words: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 } });

const decisions = (count: number): string => `${count} ${count === 1 ? "decision" : "decisions"}`;

export interface ReviewFootProps {
  readonly draft: OpenDraft;
  readonly held: HeldDecisions;
  readonly online: boolean;
  /** With what is still not recorded. */
  readonly onRecorded: (left: HeldDecisions) => Promise<void>;
  readonly onFinish: () => void;
  readonly onSentBack: () => Promise<void>;
}

export const ReviewFoot = ({ draft, held, online, onRecorded, onFinish, onSentBack }: ReviewFootProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const recording = useAct(services.decideUnits);
  const sending = useAct(services.sendBack);
  const [recorded, setRecorded] = useState<RecordedSitting>();
  const counts = countReview(draft, held);
  const record = async (): Promise<void> => {
    const done = await recording.run({ seen: draft, decisions: toDecisions(held), way: "one-by-one" });
    if (done === undefined) return;
    setRecorded(done);
    announce(`${decisions(counts.held)} recorded, ${counts.left} left`);
    await onRecorded(letGo(held, done.recorded));
  };
  const sendBack = async (): Promise<void> => {
    const done = await sending.run({ seen: draft });
    if (done === undefined) return;
    announce(`Sent back, round ${done.round}`);
    await onSentBack();
  };
  const notRepaired = recorded === undefined ? 0 : recorded.tagsNotRepaired.length;
  return (
    <>
      <ActTrouble act={recording} />
      <ActTrouble act={sending} />
      {notRepaired > 0 && <div className={styles.words}>{`Recorded. ${notRepaired} ${notRepaired === 1 ? "tag" : "tags"} could not be recoloured in this Word; the records count.`}</div>}
      {held.size > 0 ? (
        <Button appearance="primary" disabledFocusable={recording.running || !online} onClick={() => { void record(); }}>{recording.running ? "Recording ..." : online ? `Record ${decisions(counts.held)}` : `Offline: ${decisions(counts.held)} not recorded`}</Button>
      ) : draft.counts.changesRequested > 0 && draft.row.state === "in-review" ? (
        <Button appearance={counts.left === draft.counts.changesRequested ? "primary" : "secondary"} disabledFocusable={sending.running} onClick={() => { void sendBack(); }}>{sending.running ? "Sending ..." : `Send back to ${draft.row.authorName}`}</Button>
      ) : counts.left === 0 ? (
        <Button appearance="primary" onClick={onFinish}>Go on to sign-off</Button>
      ) : (
        <div className={styles.words}>A approve · R request changes · J K move · ? keys</div>
      )}
    </>
  );
};
