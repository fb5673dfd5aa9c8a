/** A new draft: a matter, its facts, a template, and then the steps as they happen. */
import { Button, Field, Input, Link } from "@fluentui/react-components";
import { useState } from "react";
import type { MatterRow } from "../../app/ports/matter-source";
import type { Assignment } from "../../domain/draft/assignment";
import { stepBeside } from "../../app/words/next-steps";
import { sentenceForFinding } from "../../app/words/sentences";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { AssignmentChoice } from "./assignment-choice";
import { creationSteps } from "./creation-steps";
import { dueFromLocal } from "../words/due-time";
import { FindingRow } from "../acts/finding-row";
import { MatterChoice } from "./matter-choice";
import { MatterFacts } from "./matter-facts";
import { OptionRows } from "../pane/option-rows";
import { QuietNote } from "../pane/quiet-note";
import { shown } from "../acts/reading";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { StepList } from "../pane/step-list";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";
import type { CreateStep, CreatedDraft } from "../../app/begin/create-draft";
import { given } from "../../given";

const TemplateChoice = ({
  matter,
  chosen,
  onChoose,
}: {
  readonly matter: MatterRow;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) => {
  const services = useServices();
  const words = useWords(beginWords).templates;
  const [reading, state] = useOwnReading(services.listTemplates);
  const templates = shown(state);
  if (state.kind === "failed")
    return (
      <Section name={words.name}>
        <Trouble
          fault={state.fault}
          onAgain={() => {
            void reading.refresh();
          }}
        />
      </Section>
    );
  if (templates === undefined)
    return (
      <Section name={words.name}>
        <SkeletonRows rows={3} height={48} label={words.reading} />
      </Section>
    );
  if (templates.length === 0)
    return (
      <Section name={words.name}>
        <QuietNote title={words.none}>{words.noneAbout}</QuietNote>
      </Section>
    );
  // Templates made for this matter's kind of court come first; none is hidden.
  const fits = (profile: string | undefined): boolean =>
    profile === undefined || profile === "" || profile === matter.court;
  const ordered = [
    ...templates.filter((entry) => fits(entry.courtProfile)),
    ...templates.filter((entry) => !fits(entry.courtProfile)),
  ];
  return (
    <Section name={words.name}>
      <OptionRows
        label={words.name}
        chosen={chosen}
        onChoose={onChoose}
        options={ordered.map((entry) => ({
          value: entry.id,
          name: entry.name,
          about: [
            entry.kind,
            words.version(entry.version),
            ...(fits(entry.courtProfile) ? [] : [words.otherCourt]),
          ].join(" · "),
        }))}
      />
    </Section>
  );
};

const Made = ({ made, onHome }: { readonly made: CreatedDraft; readonly onHome: () => void }) => {
  const services = useServices();
  const words = useWords(beginWords).made;
  const opening = useTask(() => services.openFile(made.row.webUrl));
  const blocking = made.findings.filter((finding) => finding.severity === "blocking").length;
  return (
    <Screen
      title={made.row.title}
      subtitle={words.units(made.units)}
      onBack={onHome}
      foot={
        <Button
          appearance="primary"
          onClick={() => {
            void opening.run();
          }}
        >
          {made.opened ? words.openAgain : words.openInWord}
        </Button>
      }
    >
      <QuietNote title={made.opened ? words.open : words.stored} role="status">
        {blocking === 0 ? words.nothingMissing : words.toEnd(blocking)}
      </QuietNote>
      {!made.audited && <QuietNote>{words.notAudited}</QuietNote>}
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
      {made.findings.length > 0 && (
        <Section name={words.toDo} count={made.findings.length}>
          {made.findings.map((finding, index) => (
            <FindingRow
              key={index}
              severity={finding.severity}
              sentence={sentenceForFinding(finding)}
              step={stepBeside(finding)}
            />
          ))}
        </Section>
      )}
    </Screen>
  );
};

/** What the button does, or what it still waits for. */
const nextAct = (
  words: typeof beginWords.newDraft,
  matter: MatterRow | undefined,
  template: string | undefined,
): string => {
  if (matter === undefined) return words.chooseMatter;
  return template === undefined ? words.chooseTemplate : words.create;
};

export const NewDraft = ({ onBack, onMade }: { readonly onBack: () => void; readonly onMade: () => void }) => {
  const services = useServices();
  const all = useWords(beginWords);
  const words = all.newDraft;
  const announce = useAnnounce();
  const [matter, setMatter] = useState<MatterRow>();
  const [template, setTemplate] = useState<string>();
  const [assignment, setAssignment] = useState<Assignment>();
  const [due, setDue] = useState("");
  const [step, setStep] = useState<CreateStep>("reading-facts");
  const [made, setMade] = useState<CreatedDraft>();
  const creating = useAct(services.createDraft);
  const ready = matter !== undefined && template !== undefined;
  const create = async (): Promise<void> => {
    if (matter === undefined || template === undefined) return;
    setStep("reading-facts");
    const wanted = dueFromLocal(due) ?? assignment?.due;
    const draft = await creating.run({
      matter: matter.id,
      template,
      ...given({ due: wanted }),
      ...(assignment === undefined ? {} : { assignment: assignment.itemId }),
      onProgress: setStep,
      open: true,
    });
    if (draft === undefined) return;
    announce(words.made(draft.units, draft.findings.length));
    setMade(draft);
    onMade();
  };
  if (made !== undefined) return <Made made={made} onHome={onBack} />;
  if (creating.running)
    return (
      <Screen title={words.making} {...(matter === undefined ? {} : { subtitle: matter.title })}>
        <StepList steps={creationSteps(all)} at={step} />
      </Screen>
    );
  return (
    <Screen
      title={words.title}
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            void create();
          }}
        >
          {nextAct(words, matter, template)}
        </Button>
      }
    >
      <ActTrouble
        act={creating}
        onAgain={() => {
          void create();
        }}
      />
      <MatterChoice
        chosen={matter}
        onChoose={(chosen) => {
          setMatter(chosen);
          setAssignment(undefined);
        }}
      />
      {matter !== undefined && (
        <>
          <TemplateChoice matter={matter} chosen={template} onChoose={setTemplate} />
          <AssignmentChoice
            key={`instructions ${matter.id}`}
            matter={matter.id}
            chosen={assignment}
            onChoose={setAssignment}
          />
          <Field label={words.due}>
            <Input
              type="datetime-local"
              value={due}
              onChange={(_, data) => {
                setDue(data.value);
              }}
            />
          </Field>
          {due !== "" && (
            <Link
              as="button"
              onClick={() => {
                setDue("");
              }}
            >
              {words.noDeadline}
            </Link>
          )}
          <MatterFacts key={matter.id} matter={matter} />
        </>
      )}
    </Screen>
  );
};
