/** What was sent back, to work through: the attorney's words first, what is left on top, what was changed below it with its mark. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../app/draft/open-draft-state";
import { QuietNote } from "../pane/quiet-note";
import { RequestRow } from "./request-row";
import { Section } from "../pane/section";
import type { SentBack } from "./sent-back-list";
import { StatusMark } from "../pane/status-mark";
import { useWords } from "../words/use-words";
import { draftWords } from "./words.en";

const useStyles = makeStyles({ state: { display: "block", marginTop: tokens.spacingVerticalXXS } });

export const SentBackSection = ({
  sentBack,
  onShow,
}: {
  readonly sentBack: SentBack;
  readonly onShow: (unit: UnitView) => void;
}) => {
  const styles = useStyles();
  const words = useWords(draftWords).sentBack;
  const left = sentBack.items.filter(({ state }) => state === "to-do").length;
  return (
    <Section name={words.name(sentBack.round, left, sentBack.items.length)}>
      {sentBack.note !== undefined && <QuietNote title={words.from(sentBack.by)}>{sentBack.note}</QuietNote>}
      {sentBack.items.map(({ unit, note, state, view }) => (
        <RequestRow
          key={unit}
          {...(view === undefined
            ? {}
            : {
                number: view.number,
                onShow: () => {
                  onShow(view);
                },
              })}
          words={note === "" ? (view?.place.firstWords ?? "") : note}
          done={state !== "to-do"}
        >
          {state !== "to-do" && (
            <span className={styles.state}>
              <StatusMark tone="reviewed" tentative>
                {words[state]}
              </StatusMark>
            </span>
          )}
        </RequestRow>
      ))}
      {sentBack.items.length === 0 && <QuietNote>{words.noneNamed}</QuietNote>}
    </Section>
  );
};
