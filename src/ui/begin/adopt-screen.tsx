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
import { withoutWordEnding } from "../../domain/draft/word-file";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { beginWords } from "./words.en";
import type { CreateStep, CreatedDraft } from "../../app/begin/create-draft";

const titleOffered = (state: OpenState | undefined): string => {
  if (state?.kind === "not-a-draft" && state.file !== undefined) return withoutWordEnding(state.file.name);
  return state?.kind === "copy" ? (state.original?.title ?? "") : "";
};

/** What the button does, or what it still waits for. */
const nextAct = (words: typeof beginWords.adopt, matter: MatterRow | undefined, title: string): string => {
  if (matter === undefined) return words.chooseMatter;
  return title.trim() === "" ? words.giveTitle : words.adopt;
};

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
  const all = useWords(beginWords);
  const { adopt: words, made: madeWords } = all;
  const announce = useAnnounce();
  const file = state?.kind === "not-a-draft" ? state.file : undefined;
  const [matter, setMatter] = useState<MatterRow | undefined>(file?.matter);
  const [title, setTitle] = useState(() => titleOffered(state));
  const [step, setStep] = useState<CreateStep>("composing");
  const [made, setMade] = useState<CreatedDraft>();
  const adopting = useAct(services.adoptOpenDocument);
  const opening = useTask((webUrl: string) => services.openFile(webUrl));
  const adopt = async (): Promise<void> => {
    if (matter === undefined || title.trim() === "") return;
    const draft = await adopting.run({ matter: matter.id, title: title.trim(), onProgress: setStep });
    if (draft === undefined) return;
    announce(words.announced(draft.units));
    setMade(draft);
    onMade();
  };
  if (made !== undefined)
    return (
      <Screen
        title={made.row.title}
        subtitle={words.units(made.units)}
        onBack={onBack}
        foot={
          <Button
            appearance="primary"
            onClick={() => {
              void opening.run(made.row.webUrl);
            }}
          >
            {made.opened ? madeWords.openAgain : madeWords.openInWord}
          </Button>
        }
      >
        <QuietNote title={words.done} role="status">
          {words.doneAbout}
        </QuietNote>
        {!made.audited && <QuietNote>{madeWords.notAudited}</QuietNote>}
        {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
        {made.findings.length > 0 && (
          <Section name={words.openPoints} count={made.findings.length}>
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
      <Screen title={words.running}>
        <StepList steps={adoptionSteps(all)} at={step} />
      </Screen>
    );
  const ready = matter !== undefined && title.trim() !== "";
  return (
    <Screen
      title={words.title}
      onBack={onBack}
      foot={
        <Button
          appearance="primary"
          disabledFocusable={!ready}
          onClick={() => {
            void adopt();
          }}
        >
          {nextAct(words, matter, title)}
        </Button>
      }
    >
      <QuietNote>{state?.kind === "copy" ? words.aboutCopy : words.aboutDocument}</QuietNote>
      <ActTrouble act={adopting} />
      <MatterChoice chosen={matter} onChoose={setMatter} />
      <Field label={words.titleOfDraft}>
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
