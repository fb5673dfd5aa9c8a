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
import type { CreateStep, CreatedDraft } from "../../app/begin/create-draft";

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
  const [reading, state] = useOwnReading(services.listTemplates);
  const templates = shown(state);
  if (state.kind === "failed")
    return (
      <Section name="Template">
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
      <Section name="Template">
        <SkeletonRows rows={3} height={48} label="Reading the templates" />
      </Section>
    );
  if (templates.length === 0)
    return (
      <Section name="Template">
        <QuietNote title="No templates yet">An attorney of the firm publishes them in the Templates library.</QuietNote>
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
    <Section name="Template">
      <OptionRows
        label="Template"
        chosen={chosen}
        onChoose={onChoose}
        options={ordered.map((entry) => ({
          value: entry.id,
          name: entry.name,
          about: [
            entry.kind,
            `version ${entry.version}`,
            ...(fits(entry.courtProfile) ? [] : ["made for another court"]),
          ].join(" · "),
        }))}
      />
    </Section>
  );
};

const Made = ({ made, onHome }: { readonly made: CreatedDraft; readonly onHome: () => void }) => {
  const services = useServices();
  const opening = useTask(() => services.openFile(made.row.webUrl));
  const blocking = made.findings.filter((finding) => finding.severity === "blocking").length;
  return (
    <Screen
      title={made.row.title}
      subtitle={`${made.units} units, all tagged`}
      onBack={onHome}
      foot={
        <Button
          appearance="primary"
          onClick={() => {
            void opening.run();
          }}
        >
          {made.opened ? "Open again in Word" : "Open in Word"}
        </Button>
      }
    >
      <QuietNote title={made.opened ? "The draft is open in Word" : "The draft is made"} role="status">
        {blocking === 0
          ? "Nothing is missing."
          : `${blocking} ${blocking === 1 ? "thing" : "things"} to end before it can be finalized.`}
      </QuietNote>
      {!made.audited && (
        <QuietNote>The draft is stored; the firm's audit list could not be written just now.</QuietNote>
      )}
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
      {made.findings.length > 0 && (
        <Section name="To do" count={made.findings.length}>
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

export const NewDraft = ({ onBack, onMade }: { readonly onBack: () => void; readonly onMade: () => void }) => {
  const services = useServices();
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
    const instant = dueFromLocal(due);
    const draft = await creating.run({
      matter: matter.id,
      template,
      ...(instant === undefined ? (assignment?.due === undefined ? {} : { due: assignment.due }) : { due: instant }),
      ...(assignment === undefined ? {} : { assignment: assignment.itemId }),
      onProgress: setStep,
      open: true,
    });
    if (draft === undefined) return;
    announce(`Draft made: ${draft.units} units, ${draft.findings.length} findings`);
    setMade(draft);
    onMade();
  };
  if (made !== undefined) return <Made made={made} onHome={onBack} />;
  if (creating.running)
    return (
      <Screen title="Making the draft" {...(matter === undefined ? {} : { subtitle: matter.title })}>
        <StepList steps={creationSteps} at={step} />
      </Screen>
    );
  return (
    <Screen
      title="New draft"
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            void create();
          }}
        >
          {matter === undefined
            ? "Choose a matter first"
            : template === undefined
              ? "Choose a template first"
              : "Create draft"}
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
          <Field label="Due (your time), if there is a deadline">
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
              No deadline
            </Link>
          )}
          <MatterFacts key={matter.id} matter={matter} />
        </>
      )}
    </Screen>
  );
};
