/** Sign-off: what it stands for, what exactly is signed, and the statement itself before the one act that gives it. */
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Refusal } from "../../app/words/refusal";
import { done, type Result } from "../../domain/result";
import { releases } from "../../domain/review/entitlement";
import type { AcceptedFinding } from "../../domain/review/sitting";
import type { Meaning, NamedFile } from "../../domain/review/statement";
import { ActTrouble } from "../acts/act-trouble";
import { AdvisoryReasons } from "./advisory-reasons";
import { ConfirmRightsForm } from "../begin/confirm-rights-form";
import { CeremonyFinals, isWhole } from "./ceremony-finals";
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
import { useReader, useWords } from "../words/use-words";
import { finishWords } from "./words.en";
import type { PreparedSignOff, SignedOff } from "../../app/finish/prepared-sign-off";
import { given } from "../../given";

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

/** What the sign-off stands for: the offer, or what was chosen and a way back. */
const MeaningChoice = ({
  meaning,
  disabled,
  onChoose,
  onChange,
}: {
  readonly meaning: Meaning | undefined;
  readonly disabled: boolean;
  readonly onChoose: (meaning: Meaning) => void;
  readonly onChange: () => void;
}) => {
  const styles = useStyles();
  const reader = useReader();
  const words = reader.words(finishWords).signOff;
  const meanings = reader.words(meaningWords);
  if (meaning === undefined)
    return (
      <Section name={words.standsFor}>
        <OptionRows
          label={words.standsForLabel}
          chosen={undefined}
          onChoose={onChoose}
          options={meaningOrder.map((value) => ({ value, ...meanings[value] }))}
        />
      </Section>
    );
  return (
    <div className={styles.chosen}>
      <div>
        <div>{meanings[meaning].name}</div>
        <div className={styles.as}>{meanings[meaning].about}</div>
      </div>
      <Button
        size="small"
        appearance="subtle"
        aria-label={words.changeMeaning}
        disabledFocusable={disabled}
        onClick={onChange}
      >
        {words.change}
      </Button>
    </div>
  );
};

/** The one act that gives the sign-off, and what it will do; while a window is open, a way to stop waiting for it. */
const Foot = ({
  inWindow,
  ready,
  running,
  onSign,
  onStop,
}: {
  readonly inWindow: boolean;
  readonly ready: boolean;
  readonly running: boolean;
  readonly onSign: () => void;
  readonly onStop: () => void;
}) => {
  const styles = useStyles();
  const words = useWords(finishWords).signOff;
  const way = inWindow ? words.inWindow : words.here;
  return (
    <>
      {ready && <p className={styles.says}>{way.says}</p>}
      <Button appearance="primary" disabledFocusable={!ready || running} onClick={onSign}>
        {running ? way.running : way.act}
      </Button>
      {running && inWindow && (
        <Button appearance="subtle" onClick={onStop}>
          {words.stopWaiting}
        </Button>
      )}
    </>
  );
};

/** Nobody has confirmed who may sign: an attorney does so here, and goes on. */
const withoutRights = (refusal: Refusal | undefined): boolean =>
  refusal?.findings?.some(({ code }) => code === "matter-without-rights") === true;

/** Where no window makes it: the final of what was just signed. */
const FinalScreen = ({
  draft,
  prepared,
  conformed,
  onDone,
}: {
  readonly draft: OpenDraft;
  readonly prepared: PreparedSignOff;
  readonly conformed: boolean;
  readonly onDone: () => void;
}) => {
  const services = useServices();
  const words = useWords(finishWords).signOff;
  const [ended, setEnded] = useState(false);
  return (
    <Screen title={words.title} {...(ended ? { onBack: onDone, backLabel: words.back } : {})}>
      <CeremonyFinals
        drafts={[{ draft: draft.draftId, meaning: prepared.statement.meaning, conformed, title: prepared.draftTitle }]}
        make={services.finalizeSigned}
        onDone={(outcomes) => {
          setEnded(true);
          if (outcomes.every(isWhole)) onDone();
        }}
      />
    </Screen>
  );
};

type After =
  | Extract<CeremonyEnd, { kind: "kept" }>
  | (Extract<CeremonyEnd, { kind: "recorded" }> & { readonly prepared: PreparedSignOff });

const AfterSigning = ({
  draft,
  after,
  conformed,
  onBack,
  onSigned,
}: SignOffScreenProps & { readonly after: After; readonly conformed: boolean }) =>
  after.kind === "kept" ? (
    <KeptSignOffScreen draft={draft} kept={after} onBack={onBack} />
  ) : (
    <FinalScreen
      draft={draft}
      prepared={after.prepared}
      conformed={conformed}
      onDone={() => {
        void onSigned(after.signed);
      }}
    />
  );

const ConformTick = ({
  prepared,
  conformed,
  onChange,
}: {
  readonly prepared: PreparedSignOff;
  readonly conformed: boolean;
  readonly onChange: (conformed: boolean) => void;
}) => {
  const { conform } = useWords(finishWords).finals;
  // Where a window asks for a fresh sign-in, it asks for this too.
  const here = useServices().signOffInWindow === undefined;
  return here && prepared.mayConform === true ? (
    <Checkbox
      checked={conformed}
      label={conform}
      onChange={(_, data) => {
        onChange(data.checked === true);
      }}
    />
  ) : null;
};

export const SignOffScreen = ({ draft, onBack, onSigned }: SignOffScreenProps) => {
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(finishWords).signOff;
  const [meaning, setMeaning] = useState<Meaning>();
  const [prepared, setPrepared] = useState<PreparedSignOff>();
  const [accepted, setAccepted] = useState<readonly AcceptedFinding[]>();
  const [exhibits, setExhibits] = useState<readonly NamedFile[]>([]);
  const [others, setOthers] = useState<readonly PreparedSignOff[]>([]);
  const [conformed, setConformed] = useState(false);
  const [after, setAfter] = useState<After>();
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
      ...given({ accepted: accepting }),
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
      announce(words.saidKept);
      setAfter(end);
      return;
    }
    announce(words.saidRecorded);
    // A window makes the finals itself; without one they are made here.
    if (inWindow === undefined && releases(prepared.statement.meaning)) setAfter({ ...end, prepared });
    else await onSigned(end.signed);
  };
  if (after !== undefined)
    return <AfterSigning draft={draft} after={after} conformed={conformed} onBack={onBack} onSigned={onSigned} />;
  const needsReasons = preparing.refusal?.code === "advisories-need-reason" && meaning !== undefined;
  return (
    <Screen
      title={words.title}
      subtitle={`${draftTitle(draft.row.title, draft.matter.title)} · ${draft.matter.title}`}
      onBack={onBack}
      backLabel={words.back}
      foot={
        <Foot
          inWindow={inWindow !== undefined}
          ready={prepared !== undefined}
          running={signing.running}
          onSign={() => {
            void sign();
          }}
          onStop={() => {
            waiting.current?.abort();
          }}
        />
      }
    >
      <MeaningChoice
        meaning={meaning}
        disabled={signing.running}
        onChoose={(chosen) => {
          void choose(chosen);
        }}
        onChange={() => {
          begin();
          setOthers([]);
          setMeaning(undefined);
        }}
      />
      {needsReasons ? (
        <AdvisoryReasons
          draft={draft}
          findings={preparing.refusal?.findings ?? []}
          rows={preparing.refusal?.rows ?? []}
          onReasons={(accepted) => {
            void choose(meaning, accepted);
          }}
        />
      ) : (
        <ActTrouble act={preparing} />
      )}
      {meaning !== undefined && withoutRights(preparing.refusal) && (
        <Section name={words.whoMaySign}>
          <ConfirmRightsForm
            matter={draft.row.matterId}
            onConfirmed={() => {
              void choose(meaning, accepted);
            }}
          />
        </Section>
      )}
      {preparing.running && <SkeletonRows rows={1} height={180} label={words.reading} />}
      {prepared !== undefined && (
        <Section name={words.about}>
          <StatementSummary prepared={prepared} />
          <ConformTick prepared={prepared} conformed={conformed} onChange={setConformed} />
        </Section>
      )}
      {meaning !== undefined && !needsReasons && (
        <ExhibitFiles
          name={words.exhibits}
          add={words.attach}
          files={exhibits}
          disabled={preparing.running || signing.running}
          onFiles={(files) => {
            void attach(files);
          }}
          about={exhibits.length === 0 ? words.exhibitsAbout : words.exhibitsNamed}
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
      {meaning === undefined && <QuietNote>{words.chooseFirst}</QuietNote>}
    </Screen>
  );
};
