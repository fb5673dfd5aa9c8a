/** The team lead's check: what is open laid out under formatting, accuracy and completeness, each ticked by her. It never approves a paragraph. */
import { Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import { CHECK_PARTS, type CheckPart } from "../../domain/draft/finding-kind";
import { findingsToCheck } from "./check-groups";
import { targetOfUnit, type DocumentTarget } from "../words/document-target";
import { typedByHand } from "../words/fact-words";
import { QualityChecks } from "./quality-checks";
import { QuestionsSection } from "../questions/questions-section";
import { QuietNote } from "../pane/quiet-note";
import { Reasons } from "./reasons";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StatusMark } from "../pane/status-mark";
import { Trouble } from "../acts/trouble";
import { UnitFacts } from "../review/unit-facts";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { checkWords } from "./words.en";

const useStyles = makeStyles({
  hand: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** What she found, not recorded yet. */
export interface CheckDraft extends Readonly<Record<CheckPart, boolean>> {
  readonly note: string;
}
export const NOTHING_CHECKED: CheckDraft = { formatting: false, accuracy: false, completeness: false, note: "" };

export interface CheckTabProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly check: CheckDraft;
  readonly onCheck: (check: CheckDraft) => void;
  readonly onChanged: () => Promise<void>;
}

export const CheckTab = ({ draft, person, check, onCheck, onChanged }: CheckTabProps) => {
  const styles = useStyles();
  const services = useServices();
  const { parts, tab: words } = useWords(checkWords);
  const jump = useTask((target: DocumentTarget) => services.goTo(target));
  const found = findingsToCheck(draft);
  const byHand = draft.units
    .flatMap((unit) => unit.facts)
    .filter(
      (fact, index, all) => typedByHand(fact.source) && all.findIndex((each) => each.path === fact.path) === index,
    );
  const show = (unit: UnitView): void => {
    void jump.run(targetOfUnit(unit));
  };
  return (
    <>
      {draft.assignment?.qualityCheck === true && <QuietNote>{words.askedFor}</QuietNote>}
      <QualityChecks draft={draft} />
      {jump.state.kind === "failed" && <Trouble fault={jump.state.fault} />}
      <QuestionsSection draft={draft} person={person} onChanged={onChanged} onShow={show} mayAsk />
      {CHECK_PARTS.map((part) => (
        <Section key={part} name={parts[part].name} count={found[part].length}>
          {found[part].length > 0 && (
            <Reasons
              draft={draft}
              findings={found[part]}
              mayAccept={false}
              onGo={(target) => {
                void jump.run(target);
              }}
              onChanged={onChanged}
            />
          )}
          {part === "accuracy" && byHand.length > 0 && (
            <div className={styles.hand}>
              <StatusMark tone="pending">{words.byHand(byHand.length)}</StatusMark>
              <UnitFacts facts={byHand} />
            </div>
          )}
          <Checkbox
            label={parts[part].says}
            checked={check[part]}
            onChange={(_, data) => {
              onCheck({ ...check, [part]: data.checked === true });
            }}
          />
        </Section>
      ))}
      <Field label={words.note} hint={words.noteHint}>
        <Input
          value={check.note}
          onChange={(_, data) => {
            onCheck({ ...check, note: data.value });
          }}
        />
      </Field>
    </>
  );
};
