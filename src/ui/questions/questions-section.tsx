/** Open questions for the attorney, first on the screen because they stand in the way of sign-off; and the way to ask one about the whole draft. */
import { Link } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import { AskForm } from "./ask-form";
import { questionsOpen } from "./open-questions";
import { askersOfMany, ManyOfOne } from "./many-of-one";
import { isAttorney } from "../pane/person-roles";
import { QuestionRow } from "./question-row";
import { Section } from "../pane/section";
import { useWords } from "../words/use-words";
import { questionsWords } from "./words.en";

/** A person reads so many in a row; the rest is a press away. */
const SHOWN_AT_ONCE = 12;

export interface QuestionsSectionProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly onChanged: () => Promise<void>;
  readonly onShow: (unit: UnitView) => void;
  /** False: the section stands only while a question is open. */
  readonly mayAsk: boolean;
}

export const QuestionsSection = ({ draft, person, onChanged, onShow, mayAsk }: QuestionsSectionProps) => {
  const [asking, setAsking] = useState(false);
  const [all, setAll] = useState(false);
  const words = useWords(questionsWords);
  const questions = questionsOpen(draft, person, words.row);
  if (questions.length === 0 && !mayAsk) return null;
  const unitOf = (id: string | undefined): UnitView | undefined =>
    id === undefined ? undefined : [...draft.units, ...draft.furniture].find((unit) => unit.unit === id);
  return (
    <Section
      name={words.section.name}
      count={questions.length}
      beside={
        mayAsk &&
        !asking && (
          <Link
            as="button"
            onClick={() => {
              setAsking(true);
            }}
          >
            {words.section.ask}
          </Link>
        )
      }
    >
      {asking && (
        <AskForm
          draft={draft}
          about={{}}
          onAsked={async () => {
            setAsking(false);
            await onChanged();
          }}
          onCancel={() => {
            setAsking(false);
          }}
        />
      )}
      {isAttorney(person) &&
        askersOfMany(draft, words.row.colleague).map((asker) => (
          <ManyOfOne key={asker.oid} draft={draft} asker={asker} onClosed={onChanged} />
        ))}
      {questions.slice(0, all ? questions.length : SHOWN_AT_ONCE).map((question) => {
        const unit = unitOf(question.question.unit);
        return (
          <QuestionRow
            key={question.question.id}
            draft={draft}
            question={question}
            onClosed={onChanged}
            onShow={
              unit === undefined
                ? undefined
                : () => {
                    onShow(unit);
                  }
            }
          />
        );
      })}
      {!all && questions.length > SHOWN_AT_ONCE && (
        <Link
          as="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {words.many.more(questions.length - SHOWN_AT_ONCE)}
        </Link>
      )}
    </Section>
  );
};
