/** One open question for the attorney: who asks, what about, and the answer in place. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { labelOf } from "../words/fact-words";
import { NoteForm } from "../acts/note-form";
import type { ShownQuestion } from "./open-questions";
import { useServices } from "../pane/services";
import { StatusMark } from "../pane/status-mark";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { questionsWords } from "./words.en";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "baseline",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
  },
  about: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  text: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const aboutWhat = (draft: OpenDraft, { question }: ShownQuestion, words: typeof questionsWords.row): string => {
  const unit =
    question.unit === undefined
      ? undefined
      : [...draft.units, ...draft.furniture].find((each) => each.unit === question.unit);
  if (unit !== undefined) return words.paragraph(unit.number);
  return question.fact === undefined ? words.wholeDraft : labelOf(question.fact);
};

export interface QuestionRowProps {
  readonly draft: OpenDraft;
  readonly question: ShownQuestion;
  readonly onClosed: () => Promise<void>;
  readonly onShow?: (() => void) | undefined;
}

export const QuestionRow = ({ draft, question, onClosed, onShow }: QuestionRowProps) => {
  const styles = useStyles();
  const services = useServices();
  const { row: words, answerForm, withdrawForm } = useWords(questionsWords);
  const announce = useAnnounce();
  const closing = useAct(services.closeQuestion);
  const [writing, setWriting] = useState<"answered" | "withdrawn">();
  const about = aboutWhat(draft, question, words);
  const close = async (outcome: "answered" | "withdrawn", text: string): Promise<void> => {
    if ((await closing.run({ seen: draft, question: question.question.id, outcome, text })) === undefined) return;
    setWriting(undefined);
    announce(words[outcome](about));
    await onClosed();
  };
  return (
    <div className={styles.row} role="group" aria-label={words.name(about)}>
      <div className={styles.line}>
        <StatusMark tone="attorneyOnly">{words.mark}</StatusMark>
        <span className={styles.about}>{`${about} · ${question.by}`}</span>
      </div>
      <div className={styles.text}>{question.words}</div>
      <ActTrouble act={closing} />
      {writing === undefined && (
        <div className={styles.acts}>
          {question.mayAnswer && (
            <Button
              size="small"
              onClick={() => {
                setWriting("answered");
              }}
            >
              {words.answer}
            </Button>
          )}
          {question.mayWithdraw && (
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                setWriting("withdrawn");
              }}
            >
              {words.withdraw}
            </Button>
          )}
          {onShow !== undefined && (
            <Button size="small" appearance="subtle" aria-label={words.showThis(about)} onClick={onShow}>
              {words.show}
            </Button>
          )}
        </div>
      )}
      {writing !== undefined && (
        <NoteForm
          key={writing}
          {...(writing === "answered" ? answerForm : withdrawForm)}
          busy={closing.running}
          onSend={(text) => {
            void close(writing, text);
          }}
          onCancel={() => {
            setWriting(undefined);
          }}
        />
      )}
    </div>
  );
};
