/** Sign-offs that stand for this draft, whose and for what; an attorney may withdraw one with a reason. A withdrawal is a new record beside it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { StandingSignOff } from "../../domain/review/sign-off";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { meaningWords } from "../words/words.en";
import { useReader } from "../words/use-words";
import { NoteForm } from "../acts/note-form";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StatusMark } from "../pane/status-mark";
import { useAct } from "../acts/use-act";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    alignItems: "flex-start",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  about: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  form: { width: "100%" },
});

const Row = ({
  draft,
  signOff,
  mayWithdraw,
  onChanged,
}: {
  readonly draft: OpenDraft;
  readonly signOff: StandingSignOff;
  readonly mayWithdraw: boolean;
  readonly onChanged: () => Promise<void>;
}) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const withdrawing = useAct(services.withdrawSignOff);
  const { showTime } = useReader();
  const time = showTime(signOff.at, services.now(), { court: draft.matter.timeZone });
  const here = signOff.record.statement.contentHash === draft.contentHash;
  const exhibits = signOff.record.statement.exhibits.length;
  const withdraw = async (reason: string): Promise<void> => {
    if ((await withdrawing.run({ draft: draft.draftId, signOffRow: signOff.row, reason })) === undefined) return;
    setAsking(false);
    announce("Sign-off withdrawn");
    await onChanged();
  };
  return (
    <div className={styles.row}>
      <StatusMark
        tone={here ? "reviewed" : "quiet"}
      >{`${meaningWords[signOff.record.statement.meaning].name} · ${signOff.byName}`}</StatusMark>
      <div
        className={styles.about}
      >{`${time.mine}${time.courts === undefined ? "" : ` · court ${time.courts}`} · ${here ? "these words" : "other words than these"} · identity ${signOff.identity}${exhibits === 0 ? "" : ` · ${exhibits} ${exhibits === 1 ? "exhibit" : "exhibits"}`}`}</div>
      {asking ? (
        <div className={styles.form}>
          <NoteForm
            label="Why is it withdrawn?"
            hint="The sign-off stays in the record; these words can no longer be finalized on it."
            needed="Give the reason; it stands in the record."
            send="Withdraw the sign-off"
            busy={withdrawing.running}
            onSend={(reason) => {
              void withdraw(reason);
            }}
            onCancel={() => {
              setAsking(false);
            }}
          />
        </div>
      ) : (
        mayWithdraw && (
          <Button
            size="small"
            aria-label={`Withdraw the sign-off by ${signOff.byName}`}
            onClick={() => {
              setAsking(true);
            }}
          >
            Withdraw
          </Button>
        )
      )}
      <ActTrouble act={withdrawing} />
    </div>
  );
};

export const StandingSignOffs = ({
  draft,
  mayWithdraw,
  onChanged,
}: {
  readonly draft: OpenDraft;
  readonly mayWithdraw: boolean;
  readonly onChanged: () => Promise<void>;
}) => {
  const { standing } = draft.gate.signOffs;
  if (standing.length === 0) return null;
  return (
    <Section
      name={standing.length === 1 ? "Sign-off" : "Sign-offs"}
      {...(standing.length === 1 ? {} : { count: standing.length })}
    >
      {[...standing].reverse().map((signOff) => (
        <Row key={signOff.row} draft={draft} signOff={signOff} mayWithdraw={mayWithdraw} onChanged={onChanged} />
      ))}
    </Section>
  );
};
