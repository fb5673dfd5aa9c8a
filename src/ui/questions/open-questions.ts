/** Questions for the attorney that are open, with what the screens say of each. Only an attorney answers; whoever asked may withdraw; a rule's ends with its grounds. */
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import { sentenceForQuestion } from "../../app/words/sentences";
import type { OpenQuestion } from "../../domain/review/open-question";
import { isAttorney } from "../pane/person-roles";
import type { questionsWords } from "./words.en";

export interface ShownQuestion {
  readonly question: OpenQuestion;
  readonly words: string;
  readonly by: string;
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
}

/** People's questions in the order asked, then those a rule raised. */
export const questionsOpen = (
  draft: OpenDraft,
  person: Person,
  words: typeof questionsWords.row,
): readonly ShownQuestion[] =>
  draft.questions.map((question) => ({
    question,
    words: sentenceForQuestion(question),
    by: question.rule === undefined ? (question.byName ?? words.colleague) : words.rule,
    mayAnswer: isAttorney(person),
    mayWithdraw: question.rule === undefined && (question.by === person.oid || isAttorney(person)),
  }));
