/** Sign-off: what it stands for, what exactly is signed, and the statement itself before the one act that gives it. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Refusal } from "../../app/words/refusal";
import { done, type Result } from "../../domain/result";
import type { AcceptedFinding } from "../../domain/review/sitting";
import type { Meaning, NamedFile } from "../../domain/review/statement";
import { ActTrouble } from "../acts/act-trouble";
import { AdvisoryReasons } from "./advisory-reasons";
import { draftTitle } from "../words/draft-title";
import { useAnnounce } from "../pane/announcer";
import { ExhibitFiles } from "../records/exhibit-files";
import { KeptSignOffScreen } from "./kept-sign-off-screen";
import { meaningOrder } from "../words/meaning-order";
import { meaningWords } from "../words/words.en";
import { MoreDrafts } from "./more-drafts";
import { OptionRows } from "../pane/option-rows";
import { QuietNote } from "../pane/quiet-note";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices, type CeremonyEnd } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { StatementSummary } from "./statement-summary";
import { useAct } from "../acts/use-act";
import type { PreparedSignOff, SignedOff } from "../../app/finish/prepared-sign-off";

const useStyles = makeStyles({
  chosen: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  as: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  says: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
});

export interface SignOffScreenProps {
  readonly draft: OpenDraft;
  readonly onBack: () => void;
  readonly onSigned: (signed: readonly SignedOff[]) => Promise<void>;
}

export const SignOffScreen = ({ draft, onBack, onSigned }: SignOffScreenProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [meaning, setMeaning] = useState<Meaning>();
  const [prepared, setPrepared] = useState<PreparedSignOff>();
  const [accepted, setAccepted] = useState<readonly AcceptedFinding[]>();
  const [exhibits, setExhibits] = useState<readonly NamedFile[]>([]);
  const [others, setOthers] = useState<readonly PreparedSignOff[]>([]);
  const [kept, setKept] = useState<Extract<CeremonyEnd, { kind: "kept" }>>();
  const preparing = useAct(services.prepareSignOff);
  const inWindow = services.signOffInWindow;
  const waiting = useRef<AbortController>(undefined);
  const signing = useAct(async (ready: readonly PreparedSignOff[]): Promise<Result<CeremonyEnd, Refusal>> => {
    if (inWindow === undefined) {
      const answer = await services.signOff({ prepared: ready });
      return answer.ok ? done({ kind: "recorded", signed: answer.value }) : answer;
    }
    waiting.current = new AbortController();
    return inWindow(ready, waiting.current.signal);
  });

  const begin = (): void => {
    setPrepared(undefined);
    preparing.clear();
    signing.clear();
  };
  const prepare = async (
    chosen: Meaning,
    accepting: readonly AcceptedFinding[] | undefined,
    files: readonly NamedFile[],
  ): Promise<void> => {
    begin();
    // What was last read whole goes along: with Microsoft 365 out of reach the statement may rest on it for thirty minutes.
    const ready = await preparing.run({
      meaning: chosen,
      seen: draft,
      exhibits: files,
      ...(accepting === undefined ? {} : { accepted: accepting }),
    });
    if (ready !== undefined) setPrepared(ready);
  };
  const choose = async (chosen: Meaning, accepting?: readonly AcceptedFinding[]): Promise<void> => {
    setOthers([]);
    setMeaning(chosen);
    setAccepted(accepting);
    await prepare(chosen, accepting, exhibits);
  };
  const attach = async (files: readonly NamedFile[]): Promise<void> => {
    setExhibits(files);
    // Another list of exhibits is another statement.
    if (meaning !== undefined) await prepare(meaning, accepted, files);
  };
  const sign = async (): Promise<void> => {
    if (prepared === undefined) return;
    const end = await signing.run([prepared, ...others]);
    if (end === undefined) return;
    if (end.kind === "kept") {
      announce("Signed and kept as a file; the record is pending");
      setKept(end);
      return;
    }
    announce("Signed off and recorded");
    await onSigned(end.signed);
  };
  if (kept !== undefined) return <KeptSignOffScreen draft={draft} kept={kept} onBack={onBack} />;
  const label = signing.running
    ? inWindow === undefined
      ? "Recording ..."
      : "Waiting for the sign-in window ..."
    : inWindow === undefined
      ? "Sign off"
      : "Sign in and sign off";
  const needsReasons = preparing.refusal?.code === "advisories-need-reason" && meaning !== undefined;
  return (
    <Screen
      title="Sign off"
      subtitle={`${draftTitle(draft.row.title, draft.matter.title)} · ${draft.matter.title}`}
      onBack={onBack}
      backLabel="Back to the draft"
      foot={
        <>
          {prepared !== undefined && (
            <p className={styles.says}>
              {inWindow === undefined
                ? "Your sign-off is recorded for exactly these words."
                : "A window asks you to sign in once more; then your sign-off is recorded for exactly these words."}
            </p>
          )}
          <Button
            appearance="primary"
            disabledFocusable={prepared === undefined || signing.running}
            onClick={() => {
              void sign();
            }}
          >
            {label}
          </Button>
          {signing.running && inWindow !== undefined && (
            <Button
              appearance="subtle"
              onClick={() => {
                waiting.current?.abort();
              }}
            >
              Stop waiting
            </Button>
          )}
        </>
      }
    >
      {meaning === undefined ? (
        <Section name="What does it stand for?">
          <OptionRows
            label="What the sign-off stands for"
            chosen={undefined}
            onChoose={(chosen) => {
              void choose(chosen);
            }}
            options={meaningOrder.map((value) => ({ value, ...meaningWords[value] }))}
          />
        </Section>
      ) : (
        <div className={styles.chosen}>
          <div>
            <div>{meaningWords[meaning].name}</div>
            <div className={styles.as}>{meaningWords[meaning].about}</div>
          </div>
          <Button
            size="small"
            appearance="subtle"
            aria-label="Change the meaning"
            disabledFocusable={signing.running}
            onClick={() => {
              begin();
              setOthers([]);
              setMeaning(undefined);
            }}
          >
            Change
          </Button>
        </div>
      )}
      {needsReasons ? (
        <AdvisoryReasons
          draft={draft}
          findings={preparing.refusal?.findings ?? []}
          onReasons={(accepted) => {
            void choose(meaning, accepted);
          }}
        />
      ) : (
        <ActTrouble act={preparing} />
      )}
      {preparing.running && <SkeletonRows rows={1} height={180} label="Reading the document and the records" />}
      {prepared !== undefined && (
        <Section name="You are about to sign off">
          <StatementSummary prepared={prepared} />
        </Section>
      )}
      {meaning !== undefined && !needsReasons && (
        <ExhibitFiles
          name="Exhibits"
          add="Attach exhibits"
          files={exhibits}
          disabled={preparing.running || signing.running}
          onFiles={(files) => {
            void attach(files);
          }}
          about={
            exhibits.length === 0
              ? "What goes out with it can be named in the statement. Only names and digests are kept; the files stay on this machine."
              : "Named in the statement by these digests; the files stay on this machine."
          }
        />
      )}
      {prepared !== undefined && inWindow !== undefined && (
        <MoreDrafts
          meaning={prepared.statement.meaning}
          besides={draft.draftId}
          chosen={others}
          onChosen={setOthers}
          disabled={signing.running}
        />
      )}
      <ActTrouble act={signing} />
      {meaning === undefined && <QuietNote>Choose first; the statement then stands here to be read.</QuietNote>}
    </Screen>
  );
};
