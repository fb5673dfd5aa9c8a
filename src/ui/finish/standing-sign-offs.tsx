/** Sign-offs that stand for this draft, whose and for what; an attorney may withdraw one with a reason. A withdrawal is a new record beside it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { StandingSignOff } from "../../domain/review/sign-off";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { meaningWords } from "../words/words.en";
import { useReader, useWords } from "../words/use-words";
import { finishWords } from "./words.en";
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
  const reader = useReader();
  const words = reader.words(finishWords).standing;
  const time = reader.showTime(signOff.at, services.now(), { court: draft.matter.timeZone });
  const here = signOff.record.statement.contentHash === draft.contentHash;
  const exhibits = signOff.record.statement.exhibits.length;
  const withdraw = async (reason: string): Promise<void> => {
    if ((await withdrawing.run({ draft: draft.draftId, signOffRow: signOff.row, reason })) === undefined) return;
    setAsking(false);
    announce(words.withdrawn);
    await onChanged();
  };
  const about = [
    time.mine,
    ...(time.courts === undefined ? [] : [words.court(time.courts)]),
    here ? words.theseWords : words.otherWords,
    words.identity[signOff.identity],
    ...(exhibits === 0 ? [] : [words.exhibits(exhibits)]),
  ];
  return (
    <div className={styles.row}>
      <StatusMark tone={here ? "reviewed" : "quiet"}>
        {words.meaningBy(reader.words(meaningWords)[signOff.record.statement.meaning].name, signOff.byName)}
      </StatusMark>
      <div className={styles.about}>{about.join(" · ")}</div>
      {asking && (
        <div className={styles.form}>
          <NoteForm
            label={words.why}
            hint={words.whyHint}
            needed={words.whyNeeded}
            send={words.withdrawIt}
            busy={withdrawing.running}
            onSend={(reason) => {
              void withdraw(reason);
            }}
            onCancel={() => {
              setAsking(false);
            }}
          />
        </div>
      )}
      {mayWithdraw && !asking && (
        <Button
          size="small"
          aria-label={words.withdrawBy(signOff.byName)}
          onClick={() => {
            setAsking(true);
          }}
        >
          {words.withdraw}
        </Button>
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
  const words = useWords(finishWords).standing;
  if (standing.length === 0) return null;
  return (
    <Section name={words.name(standing.length)} {...(standing.length === 1 ? {} : { count: standing.length })}>
      {[...standing].reverse().map((signOff) => (
        <Row key={signOff.row} draft={draft} signOff={signOff} mayWithdraw={mayWithdraw} onChanged={onChanged} />
      ))}
    </Section>
  );
};
