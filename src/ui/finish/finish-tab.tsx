/** The gate as people see it: every reason why not with a jump to it; and, when it is open, one sentence saying what finalizing does. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { sentenceForFault } from "../../app/words/sentences";
import type { DocumentTarget } from "../words/document-target";
import { ForumChoice } from "./forum-choice";
import { QualityChecks } from "../check/quality-checks";
import { QuietNote } from "../pane/quiet-note";
import { Reasons } from "../check/reasons";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StandingSignOffs } from "./standing-sign-offs";
import { StatusMark } from "../pane/status-mark";
import { StepList } from "../pane/step-list";
import { Trouble, TroubleNote } from "../acts/trouble";
import { useTask } from "../acts/use-task";
import { useWords } from "../words/use-words";
import { finishWords } from "./words.en";
import type { FinalizeStep, Finalized } from "../../app/finish/finalize";

const useStyles = makeStyles({
  head: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const STEPS = ["reading", "judging", "cleaning", "comparing", "uploading", "checking", "recording"] as const;

const Done = ({ finalized }: { readonly finalized: Finalized }) => {
  const services = useServices();
  const words = useWords(finishWords).done;
  const opening = useTask((webUrl: string) => services.openFile(webUrl));
  const { supervision } = finalized;
  return (
    <>
      <QuietNote
        title={finalized.name}
        role="status"
        action={
          <Button
            size="small"
            onClick={() => {
              void opening.run(finalized.webUrl);
            }}
          >
            {words.openFinal}
          </Button>
        }
      >
        {finalized.adopted ? words.adopted : words.saved}
      </QuietNote>
      {supervision.stored ? (
        <QuietNote
          title={words.supervision}
          action={
            <Button
              size="small"
              onClick={() => {
                void opening.run(supervision.webUrl);
              }}
            >
              {words.openRecord}
            </Button>
          }
        >
          {words.supervisionAbout}
        </QuietNote>
      ) : (
        <TroubleNote>
          {words.supervisionNotStored(supervision.fault === undefined ? "" : sentenceForFault(supervision.fault))}
        </TroubleNote>
      )}
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
    </>
  );
};

/** Where the draft stands, in one mark. */
const GateState = ({ final, gate }: { readonly final: boolean; readonly gate: OpenDraft["gate"] }) => {
  const words = useWords(finishWords).finish;
  if (final)
    return (
      <StatusMark tone="reviewed" large>
        {words.final}
      </StatusMark>
    );
  if (gate.mayFinalize)
    return (
      <StatusMark tone="reviewed" large>
        {words.readyToFinalize}
      </StatusMark>
    );
  return gate.maySignOff ? (
    <StatusMark tone="pending" large>
      {words.readyForSignOff}
    </StatusMark>
  ) : (
    <StatusMark tone="blocking" large>
      {words.notReady}
    </StatusMark>
  );
};

export interface FinishTabProps {
  readonly draft: OpenDraft;
  readonly step: FinalizeStep | undefined;
  readonly finalized: Finalized | undefined;
  readonly mayAccept: boolean;
  readonly onChanged: () => Promise<void>;
}

export const FinishTab = ({ draft, step, finalized, mayAccept, onChanged }: FinishTabProps) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(finishWords);
  const jump = useTask((target: DocumentTarget) => services.goTo(target));
  const { gate } = draft;
  // Where only the sign-off is left it is the next step, not a fault.
  const reasons = [
    ...gate.beforeSignOff,
    ...gate.beforeFinal.filter(({ code }) => !(gate.maySignOff && code === "no-sign-off")),
  ];
  if (finalized !== undefined)
    return (
      <>
        <div className={styles.head}>
          <GateState final gate={gate} />
        </div>
        <Done finalized={finalized} />
      </>
    );
  if (draft.row.state === "final" && step === undefined && gate.mayFinalize)
    return (
      <>
        <div className={styles.head} id="gate-state">
          <GateState final gate={gate} />
        </div>
        <QuietNote>{words.finish.finalIsIn(draft.matter.title)}</QuietNote>
        <StandingSignOffs draft={draft} mayWithdraw={mayAccept} onChanged={onChanged} />
      </>
    );
  if (step !== undefined)
    return <StepList steps={STEPS.map((name) => ({ name, words: words.steps[name] }))} at={step} />;
  return (
    <>
      <div className={styles.head} id="gate-state">
        <GateState final={false} gate={gate} />
      </div>
      {jump.state.kind === "failed" && <Trouble fault={jump.state.fault} />}
      {gate.mayFinalize && (
        <QuietNote>
          {mayAccept ? words.finish.cleanCopyGoes(draft.matter.title) : words.finish.anAttorneyMakesIt}
        </QuietNote>
      )}
      {gate.maySignOff && !gate.mayFinalize && (
        <QuietNote>{mayAccept ? words.finish.yourSignOffNext : words.finish.anAttorneysNext}</QuietNote>
      )}
      <ForumChoice draft={draft} onChanged={onChanged} />
      <QualityChecks draft={draft} />
      {reasons.length > 0 && (
        <Section name={words.finish.beforeThat} count={reasons.length}>
          <Reasons
            draft={draft}
            findings={reasons}
            mayAccept={mayAccept}
            onGo={(target) => {
              void jump.run(target);
            }}
            onChanged={onChanged}
          />
        </Section>
      )}
      {gate.advisories.length > 0 && (
        <Section name={words.finish.advice} count={gate.advisories.length}>
          <Reasons
            draft={draft}
            findings={gate.advisories}
            mayAccept={mayAccept}
            onGo={(target) => {
              void jump.run(target);
            }}
            onChanged={onChanged}
          />
        </Section>
      )}
      <StandingSignOffs draft={draft} mayWithdraw={mayAccept} onChanged={onChanged} />
    </>
  );
};
