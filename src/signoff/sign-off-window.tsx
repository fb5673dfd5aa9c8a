/**
 * The ceremony: every statement with its own tick, the words that are said, and one act: sign in and sign off.
 * After the return from signing in, the record is written here, and the window says plainly what was and was not done.
 */
import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { sentenceForCode } from "../app/words/sentences";
import { ActTrouble } from "../ui/acts/act-trouble";
import { QuietNote } from "../ui/pane/quiet-note";
import { createReading } from "../ui/acts/reading";
import { saveFile } from "../ui/acts/save-file";
import type { Busy } from "../app/ports/busy";
import { BusyNote } from "../ui/pane/busy-note";
import { Screen } from "../ui/pane/screen";
import { CeremonyFinals, isWhole, type SignedDraft } from "../ui/finish/ceremony-finals";
import { finishWords } from "../ui/finish/words.en";
import { StatementSummary } from "../ui/finish/statement-summary";
import { StatusMark } from "../ui/pane/status-mark";
import { SkeletonRows } from "../ui/pane/skeleton-rows";
import { Trouble, TroubleNote } from "../ui/acts/trouble";
import { Refused } from "../ui/acts/refused";
import { useAct } from "../ui/acts/use-act";
import { useReadingState } from "../ui/acts/use-reading";
import { useTask } from "../ui/acts/use-task";
import { useWords } from "../ui/words/use-words";
import { signOffWords } from "./words.en";
import type { HandedOver } from "./handed-over";
import type { Recorded } from "./record-signing";
import { toFinalize, type FinalizeSigned } from "../app/finish/finalize-signed";
import type { DraftId } from "../domain/ids";
import type { PreparedSignOff, SignedOff } from "../app/finish/prepared-sign-off";

const useStyles = makeStyles({
  page: { maxWidth: "520px", width: "100%", height: "100%", marginInline: "auto" },
  one: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  says: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
});

/** What the return from signing in came to. */
export type Returned = { readonly kind: "not-yet" } | { readonly kind: "refused"; readonly code: string } | Recorded;

export interface SignOffWindowProps {
  readonly given: HandedOver;
  /** What waits because Microsoft 365 asked to. */
  readonly busy: Busy;
  /** Finishes what was begun before the page was left; asked once. */
  readonly finish: () => Promise<Returned>;
  /** Leaves for the provider's sign-in with the ticked statements. */
  readonly begin: (ticked: readonly PreparedSignOff[], conformed: readonly DraftId[]) => Promise<void>;
  /** Drafts of which a conformed copy was ticked before the page was left. */
  readonly conformed: ReadonlySet<DraftId>;
  readonly makeFinals: FinalizeSigned;
  readonly onRecorded: () => void;
  /** All is done that this page does by itself; `stay` when something is left for her here. */
  readonly onDone: (signed: readonly SignedOff[], stay: boolean) => void;
  readonly onKept: (kept: { readonly name: string; readonly json: string }) => void;
  /** Watches for nobody being there; returns how to stop. */
  readonly watchIdle: (onIdle: () => void) => () => void;
  readonly onIdle: () => void;
  readonly onClose: () => void;
}

const Choosing = ({
  given,
  begin,
  refusedBefore,
}: {
  readonly given: HandedOver;
  readonly begin: SignOffWindowProps["begin"];
  readonly refusedBefore: string | undefined;
}) => {
  const styles = useStyles();
  const words = useWords(signOffWords).choosing;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(given.prepared.map((each) => each.statementHash)),
  );
  const all = useWords(finishWords).finals;
  const [conformed, setConformed] = useState<ReadonlySet<DraftId>>(() => new Set());
  const leaving = useTask(() => {
    const chosen = given.prepared.filter((each) => ticked.has(each.statementHash));
    return begin(
      chosen,
      chosen.flatMap(({ statement: { draft } }) => (conformed.has(draft) ? [draft] : [])),
    );
  });
  const mayConform = given.prepared.flatMap(({ mayConform: may, statement: { draft } }) =>
    may === true ? [draft] : [],
  );
  const conform = (drafts: readonly DraftId[], on: boolean): void => {
    setConformed(new Set(on ? [...conformed, ...drafts] : [...conformed].filter((draft) => !drafts.includes(draft))));
  };
  const tick = (hash: string, on: boolean): void => {
    const next = new Set(ticked);
    if (on) next.add(hash);
    else next.delete(hash);
    setTicked(next);
  };
  return (
    <Screen
      title={words.title}
      subtitle={given.prepared.length === 1 ? words.oneDraft : words.ticked(ticked.size, given.prepared.length)}
      foot={
        <>
          <p className={styles.says}>{words.says}</p>
          <Button
            appearance="primary"
            disabledFocusable={ticked.size === 0 || leaving.running}
            onClick={() => {
              void leaving.run();
            }}
          >
            {leaving.running ? words.leaving : words.signIn}
          </Button>
        </>
      }
    >
      {refusedBefore !== undefined && <TroubleNote>{words.refusedBefore(sentenceForCode(refusedBefore))}</TroubleNote>}
      {leaving.state.kind === "failed" && <Trouble fault={leaving.state.fault} />}
      {mayConform.length > 1 && (
        <Checkbox
          checked={mayConform.every((draft) => conformed.has(draft))}
          label={all.conformAll}
          onChange={(_, data) => {
            conform(mayConform, data.checked === true);
          }}
        />
      )}
      {given.prepared.map((each) => (
        <div key={each.statementHash} className={styles.one}>
          <Checkbox
            checked={ticked.has(each.statementHash)}
            label={each.draftTitle}
            onChange={(_, data) => {
              tick(each.statementHash, data.checked === true);
            }}
          />
          <StatementSummary prepared={each} titled />
          {each.mayConform === true && (
            <Checkbox
              checked={conformed.has(each.statement.draft)}
              disabled={!ticked.has(each.statementHash)}
              label={all.conform}
              onChange={(_, data) => {
                conform([each.statement.draft], data.checked === true);
              }}
            />
          )}
        </div>
      ))}
    </Screen>
  );
};

const CloseFoot = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords(signOffWords).page;
  return (
    <Button appearance="primary" onClick={onClose}>
      {words.close}
    </Button>
  );
};

const Done = ({
  signed,
  given,
  conformed,
  makeFinals,
  onRecorded,
  onDone,
  onClose,
}: Pick<SignOffWindowProps, "given" | "conformed" | "makeFinals" | "onRecorded" | "onDone" | "onClose"> & {
  readonly signed: readonly SignedOff[];
}) => {
  const words = useWords(signOffWords).done;
  const [drafts] = useState(() => signedDrafts(given, signed, conformed));
  const [ended, setEnded] = useState(drafts.length === 0);
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    onRecorded();
    if (drafts.length === 0) onDone(signed, false);
  }, [drafts, signed, onRecorded, onDone]);
  return (
    <Screen title={words.title} foot={ended ? <CloseFoot onClose={onClose} /> : <p>{words.keepOpen}</p>}>
      <StatusMark tone="reviewed" large>
        {words.recorded(signed.length)}
      </StatusMark>
      <QuietNote role="status">{drafts.length === 0 ? words.about : words.aboutFinals}</QuietNote>
      {drafts.length > 0 && (
        <CeremonyFinals
          drafts={drafts}
          make={makeFinals}
          onDone={(outcomes) => {
            setEnded(true);
            onDone(signed, !outcomes.every(isWhole));
          }}
        />
      )}
    </Screen>
  );
};

const signedDrafts = (
  given: HandedOver,
  signed: readonly SignedOff[],
  conformed: ReadonlySet<DraftId>,
): readonly SignedDraft[] => {
  const hashes = new Set(signed.map(({ statementHash }) => statementHash));
  return toFinalize(
    given.prepared
      .filter(({ statementHash }) => hashes.has(statementHash))
      .map(({ statement: { draft, meaning } }) => ({ draft, meaning, conformed: conformed.has(draft) })),
  ).map((each) => ({
    ...each,
    title: given.prepared.find(({ statement }) => statement.draft === each.draft)?.draftTitle ?? "",
  }));
};

const NotReached = ({
  signing,
  onKept,
  onClose,
  onAnswer,
}: {
  readonly signing: Extract<Recorded, { kind: "not-reached" }>;
  readonly onKept: SignOffWindowProps["onKept"];
  readonly onClose: () => void;
  readonly onAnswer: (answer: Recorded) => void;
}) => {
  const all = useWords(signOffWords);
  const words = all.notReached;
  const again = useTask(async () => {
    onAnswer(await signing.again());
  });
  const keeping = useAct(signing.keep);
  const [kept, setKept] = useState<string>();
  const keep = async (): Promise<void> => {
    const file = await keeping.run();
    if (file === undefined) return;
    saveFile(file.name, file.json, "application/json");
    setKept(file.name);
    onKept(file);
  };
  if (kept !== undefined)
    return (
      <Screen title={all.kept.title} foot={<CloseFoot onClose={onClose} />}>
        <StatusMark tone="pending" large>
          {all.kept.asFile}
        </StatusMark>
        <QuietNote role="status" title={kept}>
          {all.kept.about}
        </QuietNote>
      </Screen>
    );
  return (
    <Screen
      title={words.title}
      foot={
        <>
          <Button
            appearance="primary"
            disabledFocusable={again.running || keeping.running}
            onClick={() => {
              void again.run();
            }}
          >
            {again.running ? words.recording : words.again}
          </Button>
          <Button
            disabledFocusable={again.running || keeping.running}
            onClick={() => {
              void keep();
            }}
          >
            {keeping.running ? words.checking : words.keep}
          </Button>
        </>
      }
    >
      <Refused refusal={signing.why} />
      <QuietNote>{words.about}</QuietNote>
      {again.state.kind === "failed" && <Trouble fault={again.state.fault} />}
      <ActTrouble act={keeping} />
    </Screen>
  );
};

const Idle = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useWords(signOffWords).idle;
  return (
    <Screen title={words.title} foot={<CloseFoot onClose={onClose} />}>
      <QuietNote role="status" title={words.nothing}>
        {words.about}
      </QuietNote>
    </Screen>
  );
};

export const SignOffWindow = ({
  given,
  busy,
  finish,
  begin,
  conformed,
  makeFinals,
  onRecorded,
  onDone,
  onKept,
  watchIdle,
  onIdle,
  onClose,
}: SignOffWindowProps) => {
  const styles = useStyles();
  const words = useWords(signOffWords).page;
  const [reading] = useState(() => createReading(finish));
  const state = useReadingState(reading);
  const [later, setLater] = useState<Recorded>();
  const [ended, setEnded] = useState(false);
  const returned = later ?? (state.kind === "failed" || state.kind === "reading" ? undefined : state.value);
  const waitsForPerson = returned?.kind === "not-yet" || returned?.kind === "refused";
  useEffect(
    () =>
      waitsForPerson && !ended
        ? watchIdle(() => {
            setEnded(true);
            onIdle();
          })
        : undefined,
    [waitsForPerson, ended, watchIdle, onIdle],
  );
  const inside = () => {
    if (ended) return <Idle onClose={onClose} />;
    if (state.kind === "failed")
      return (
        <Screen title={words.title}>
          <Trouble
            fault={state.fault}
            onAgain={() => {
              location.reload();
            }}
          />
        </Screen>
      );
    if (returned === undefined)
      return (
        <Screen title={words.title} takesFocus={false}>
          <SkeletonRows rows={2} height={120} label={words.checking} />
        </Screen>
      );
    switch (returned.kind) {
      case "not-yet":
        return <Choosing given={given} begin={begin} refusedBefore={undefined} />;
      case "refused":
        return <Choosing given={given} begin={begin} refusedBefore={returned.code} />;
      case "not-reached":
        return <NotReached signing={returned} onKept={onKept} onClose={onClose} onAnswer={setLater} />;
      case "recorded":
        if (!returned.answer.ok)
          return (
            <Screen title={words.notSignedOff} foot={<CloseFoot onClose={onClose} />}>
              <ActTrouble act={{ refusal: returned.answer.refusal, fault: undefined }} />
            </Screen>
          );
        return (
          <Done
            signed={returned.answer.value}
            given={given}
            conformed={conformed}
            makeFinals={makeFinals}
            onRecorded={onRecorded}
            onDone={onDone}
            onClose={onClose}
          />
        );
    }
  };
  return (
    <div className={styles.page}>
      <BusyNote busy={busy} />
      {inside()}
    </div>
  );
};
