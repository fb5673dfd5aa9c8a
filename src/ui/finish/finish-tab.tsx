/** The gate as people see it: every reason why not with a jump to it; and, when it is open, one sentence saying what finalizing does. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { sentenceForFault } from "../../app/words/sentences";
import type { DocumentTarget } from "../words/document-target";
import { QualityChecks } from "../check/quality-checks";
import { QuietNote } from "../pane/quiet-note";
import { Reasons } from "../check/reasons";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { StandingSignOffs } from "./standing-sign-offs";
import { StatusMark } from "../pane/status-mark";
import { StepList, type Step } from "../pane/step-list";
import { Trouble, TroubleNote } from "../acts/trouble";
import { useTask } from "../acts/use-task";
import type { FinalizeStep, Finalized } from "../../app/finish/finalize";

const useStyles = makeStyles({
  head: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const steps: readonly Step<Exclude<FinalizeStep, "done">>[] = [
  { name: "reading", words: "Reading the whole document" },
  { name: "judging", words: "Judging it against the records" },
  { name: "cleaning", words: "Making the clean copy" },
  { name: "reading-again", words: "Reading the document once more" },
  { name: "uploading", words: "Saving it in the matter's Final folder" },
  { name: "checking", words: "Checking what was saved" },
  { name: "recording", words: "Recording it" },
];

const Done = ({ finalized }: { readonly finalized: Finalized }) => {
  const services = useServices();
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
            Open the final
          </Button>
        }
      >
        {finalized.adopted
          ? "It was already in the matter's Final folder with these very words; the record now names it."
          : "It is in the matter's Final folder, without tags, watermark or comments."}
      </QuietNote>
      {supervision.stored ? (
        <QuietNote
          title="Supervision record"
          action={
            <Button
              size="small"
              onClick={() => {
                void opening.run(supervision.webUrl);
              }}
            >
              Open the record
            </Button>
          }
        >
          Who drafted, checked, reviewed and signed: in the matter's Supervision folder, never beside the filing.
        </QuietNote>
      ) : (
        <TroubleNote>{`The final is saved, but its supervision record could not be stored. ${supervision.fault === undefined ? "" : `${sentenceForFault(supervision.fault)} `}Finalize again: the final is found, and the record is stored beside the others.`}</TroubleNote>
      )}
      {opening.state.kind === "failed" && <Trouble fault={opening.state.fault} />}
    </>
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
          <StatusMark tone="reviewed" large>
            Final
          </StatusMark>
        </div>
        <Done finalized={finalized} />
      </>
    );
  if (draft.row.state === "final" && step === undefined && gate.mayFinalize)
    return (
      <>
        <div className={styles.head} id="gate-state">
          <StatusMark tone="reviewed" large>
            Final
          </StatusMark>
        </div>
        <QuietNote>{`The clean copy of these very words is in ${draft.matter.title} / Final.`}</QuietNote>
        <StandingSignOffs draft={draft} mayWithdraw={mayAccept} onChanged={onChanged} />
      </>
    );
  if (step !== undefined) return <StepList steps={steps} at={step} />;
  return (
    <>
      <div className={styles.head} id="gate-state">
        {gate.mayFinalize ? (
          <StatusMark tone="reviewed" large>
            Ready to finalize
          </StatusMark>
        ) : gate.maySignOff ? (
          <StatusMark tone="pending" large>
            Ready for sign-off
          </StatusMark>
        ) : (
          <StatusMark tone="blocking" large>
            Not ready to finalize
          </StatusMark>
        )}
      </div>
      {jump.state.kind === "failed" && <Trouble fault={jump.state.fault} />}
      {gate.mayFinalize && (
        <QuietNote>{`A clean copy goes to ${draft.matter.title} / Final: no tags, watermark, comments or ledger. The same words, checked again before it is saved.`}</QuietNote>
      )}
      {gate.maySignOff && !gate.mayFinalize && (
        <QuietNote>
          {mayAccept
            ? "Every paragraph is approved. Your sign-off comes next."
            : "Every paragraph is approved. An attorney's sign-off comes next."}
        </QuietNote>
      )}
      <QualityChecks draft={draft} />
      {reasons.length > 0 && (
        <Section name="Before that" count={reasons.length}>
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
        <Section name="Advice" count={gate.advisories.length}>
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
