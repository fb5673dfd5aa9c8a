/** "Bring this document under review": what no template made, or a copy, becomes a draft of its own in a matter's Drafts. */
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenState } from "../../app/draft/open-draft-state";
import { stepBeside } from "../../app/words/next-steps";
import { sentenceForFinding } from "../../app/words/sentences";
import type { MatterRow } from "../../app/ports/matter-source";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { adoptionSteps } from "./creation-steps";
import { FindingRow } from "../acts/finding-row";
import { MatterChoice } from "./matter-choice";
import { QuietNote } from "../pane/quiet-note";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StepList } from "../pane/step-list";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useTask } from "../acts/use-task";
import type { CreateStep, CreatedDraft } from "../../app/begin/create-draft";

const bareName = (name: string): string => name.replace(/\.docx$/i, "");

export const AdoptScreen = ({
  state,
  onBack,
  onMade,
}: {
  readonly state: OpenState | undefined;
  readonly onBack: () => void;
  readonly onMade: () => void;
}) => {
  const services = useServices();
  const announce = useAnnounce();
  const file = state?.kind === "not-a-draft" ? state.file : undefined;
  const [matter, setMatter] = useState<MatterRow | undefined>(file?.matter);
  const [title, setTitle] = useState(
    file === undefined ? (state?.kind === "copy" ? (state.original?.title ?? "") : "") : bareName(file.name),
  );
  const [step, setStep] = useState<CreateStep>("composing");
  const [made, setMade] = useState<CreatedDraft>();
  const adopting = useAct(services.adoptOpenDocument);
  const opening = useTask((webUrl: string) => services.openFile(webUrl));
  const adopt = async (): Promise<void> => {
    if (matter === undefined || title.trim() === "") return;
    const draft = await adopting.run({ matter: matter.id, title: title.trim(), onProgress: setStep });
    if (draft === undefined) return;
    announce(`Under review: ${draft.units} units, all pending`);
    setMade(draft);
    onMade();
  };
  if (made !== undefined)
    return (
      <Screen
        title={made.row.title}
        subtitle={`${made.units} units, all pending`}
        onBack={onBack}
        foot={
          <Button
            appearance="primary"
            onClick={() => {
              void opening.run(made.row.webUrl);
            }}
          >
            {made.opened ? "Open again in Word" : "Open in Word"}
          </Button>
        }
      >
        <QuietNote title="Under review" role="status">
          The draft is a new file in the matter's Drafts; this document stays as it is.
        </QuietNote>
        {!made.audited && (
          <QuietNote>The draft is stored; the firm's audit list could not be written just now.</QuietNote>
        )}
        {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
        {made.findings.length > 0 && (
          <Section name="Open points" count={made.findings.length}>
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
  if (adopting.running)
    return (
      <Screen title="Bringing it under review">
        <StepList steps={adoptionSteps} at={step} />
      </Screen>
    );
  const ready = matter !== undefined && title.trim() !== "";
  return (
    <Screen
      title="Bring under review"
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            void adopt();
          }}
        >
          {matter === undefined
            ? "Choose a matter first"
            : title.trim() === ""
              ? "Give it a title first"
              : "Bring under review"}
        </Button>
      }
    >
      <QuietNote>
        {state?.kind === "copy"
          ? "The copy becomes a draft of its own: every paragraph is pending again, and every fact of the old matter is listed."
          : "A new draft is made from this document: every paragraph tagged and pending, every blank listed. The document itself stays as it is."}
      </QuietNote>
      <ActTrouble act={adopting} />
      <MatterChoice chosen={matter} onChoose={setMatter} />
      <Field label="Title of the draft">
        <Input
          value={title}
          onChange={(_, data) => {
            setTitle(data.value);
          }}
        />
      </Field>
    </Screen>
  );
};
