/** The draft open in Word: three sides of one thing (draft, review, finish), one primary act at the foot of each. */
import { Button, Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, startTransition, useEffect, useState, type ReactNode } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import type { Refusal } from "../../app/words/refusal";
import { ActTrouble } from "../acts/act-trouble";
import { draftTitle } from "../words/draft-title";
import { useAnnounce } from "../pane/announcer";
import { CheckFoot } from "../check/check-foot";
import { CheckTab, NOTHING_CHECKED } from "../check/check-tab";
import { CopiedNote, copyText, type CopiedMessage } from "../draft/copy-message";
import { AskForReviewButton, DraftingTab } from "../draft/drafting-tab";
import { useReader } from "../words/use-words";
import { FinishTab } from "../finish/finish-tab";
import type { WorkReading } from "../home/home";
import { messageFor } from "../draft/message-link";
import { NextDraft } from "./next-draft";
import type { MenuAct } from "./pane-menu";
import { isAttorney, isTeamLead } from "../pane/person-roles";
import { QuietNote } from "../pane/quiet-note";
import { readNow } from "../review/read-so-far";
import { countReview } from "../review/review-plan";
import { ReviewFoot } from "../review/review-foot";
import { ReviewTab } from "../review/review-tab";
import { DOCX_TYPE } from "../acts/file-types";
import { saveFile } from "../acts/save-file";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { fromKept, letGo, stillStanding, toKept, type HeldDecisions } from "../review/sitting-draft";
import { TakeOver } from "./take-over";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOnline } from "../acts/use-online";
import type { Retagged } from "../../app/draft/retag-open-draft";
import type { AskedForReview } from "../../app/draft/ask-for-review";
import type { FinalizeStep, Finalized } from "../../app/finish/finalize";
import type { RecordedSitting } from "../../app/review/decide-units";

const ApproveRestScreen = lazy(async () => ({
  default: (await import("../review/approve-rest-screen")).ApproveRestScreen,
}));
const HistoryScreen = lazy(async () => ({ default: (await import("../records/history-screen")).HistoryScreen }));
const SignOffScreen = lazy(async () => ({ default: (await import("../finish/sign-off-screen")).SignOffScreen }));

/** What stands over the three sides for one act. */
type Over = "sign-off" | "approve-rest" | "history";

export type Side = "draft" | "review" | "check" | "finish";

const useStyles = makeStyles({
  tabs: { margin: `calc(-1 * ${tokens.spacingVerticalS}) 0 0 -10px` },
});

/** Where a person's own work on this draft is. */
export const sideFor = (draft: OpenDraft, person: Person): Side => {
  if (draft.row.state === "signed" || draft.row.state === "final") return "finish";
  if (draft.row.state !== "in-review") return "draft";
  return isAttorney(person) ? "review" : isTeamLead(person) && draft.row.author !== person.oid ? "check" : "draft";
};

const turn = (draft: OpenDraft, person: Person): string | undefined => {
  const own = draft.row.author === person.oid;
  switch (draft.row.state) {
    case "drafting":
      return own || isAttorney(person) ? undefined : `${draft.row.authorName} is drafting this.`;
    case "in-review":
      return isAttorney(person) ? undefined : "It is with the attorneys. What changes now goes back to pending.";
    case "sent-back":
      return own ? "Sent back to you. What was asked for stands under Draft." : `Sent back to ${draft.row.authorName}.`;
    case "signed":
      return "Signed off. Any change to its words ends the sign-off for them.";
    case "final":
      return "Final. A change here makes a new draft of it.";
  }
};

export interface DocumentScreenProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  /** What else waits for the person. */
  readonly work: WorkReading;
  readonly reading: boolean;
  /** Set while the records cannot be reached: what stands here is the last complete look. */
  readonly outOfReach?: unknown;
  readonly healed: Retagged | undefined;
  /** The healing done on opening, with what went wrong with it. */
  readonly healing: { readonly refusal: Refusal | undefined; readonly fault: unknown };
  readonly onHealed: (retagged: Retagged) => void;
  /** The account menu, with what this screen adds to it. */
  readonly menu: (acts: readonly MenuAct[]) => ReactNode;
  readonly onBack: () => void;
  readonly onChanged: () => Promise<void>;
}

export const DocumentScreen = ({
  draft,
  person,
  work,
  reading,
  outOfReach,
  healed,
  healing,
  onHealed,
  menu,
  onBack,
  onChanged,
}: DocumentScreenProps) => {
  const styles = useStyles();
  const services = useServices();
  const { showTime } = useReader();
  const announce = useAnnounce();
  const online = useOnline();
  const [side, setSide] = useState<Side>(() => sideFor(draft, person));
  const [over, setOver] = useState<Over>();
  const [read, setRead] = useState(() => readNow(draft));
  const [recorded, setRecorded] = useState<RecordedSitting>();
  const [check, setCheck] = useState(NOTHING_CHECKED);
  const [message, setMessage] = useState<CopiedMessage>();
  const [printed, setPrinted] = useState<{ readonly name: string; readonly version: string }>();
  const printing = useAct(services.makeReviewPrint);
  const [asked, setAsked] = useState<AskedForReview>();
  const [restored] = useState(() => fromKept(services.keptDecisions.read(draft.draftId)));
  const [held, setHeld] = useState<HeldDecisions>(restored.held);
  const [step, setStep] = useState<FinalizeStep>();
  const [finalized, setFinalized] = useState<Finalized>();
  const finalizing = useAct(services.finalize);
  const standing = stillStanding(held, draft);
  const dropped = held.size - standing.size;

  useEffect(() => {
    services.keptDecisions.keep(draft.draftId, toKept(standing));
  }, [services, draft.draftId, standing]);

  const finalize = async (): Promise<void> => {
    setStep("reading");
    const done = await finalizing.run({ onProgress: setStep });
    setStep(undefined);
    if (done !== undefined) {
      setFinalized(done);
      announce(`Final saved as ${done.name}`);
    }
    await onChanged();
  };

  // In a transition the screen that stands there stays until the next one is fetched.
  const go = (where: Over): void => {
    startTransition(() => {
      setOver(where);
    });
  };
  const back = (): void => {
    setOver(undefined);
  };
  // What stands on screen stays until the records have been read again: a list that shows as pending what was just recorded invites to decide it twice.
  const onRecorded = async (left: HeldDecisions, done: RecordedSitting): Promise<void> => {
    const gone = [...standing.keys()].filter((unit) => !left.has(unit));
    await onChanged();
    setHeld((now) => letGo(now, gone));
    setRecorded(done);
    setOver(undefined);
  };
  const copyMessage = async (): Promise<void> => {
    const text = messageFor(draft);
    setMessage({ text, copied: await copyText(text) });
    announce("Message ready");
  };
  const print = async (): Promise<void> => {
    const made = await printing.run();
    if (made === undefined) return;
    saveFile(made.name, made.docx, DOCX_TYPE);
    setPrinted({ name: made.name, version: made.version });
    announce(`Review print saved, version ${made.version}`);
  };
  const acts: readonly MenuAct[] = [
    {
      name: "Copy message",
      run: () => {
        void copyMessage();
      },
    },
    {
      name: "Review print",
      run: () => {
        void print();
      },
    },
    {
      name: "History and records",
      run: () => {
        go("history");
      },
    },
  ];
  if (over === "history") return <HistoryScreen draft={draft} onBack={back} />;
  if (over === "sign-off")
    return (
      <SignOffScreen
        draft={draft}
        onBack={back}
        onSigned={async () => {
          await onChanged();
          setOver(undefined);
          setSide("finish");
        }}
      />
    );
  if (over === "approve-rest")
    return (
      <ApproveRestScreen
        draft={draft}
        held={standing}
        read={read}
        online={online}
        onBack={back}
        onRecorded={onRecorded}
      />
    );

  const counts = countReview(draft, standing);
  const foot = (): ReactNode => {
    if (side === "draft")
      return draft.row.state === "drafting" || draft.row.state === "sent-back" ? (
        <AskForReviewButton
          draft={draft}
          onAsked={async (done) => {
            setAsked(done);
            await onChanged();
          }}
        />
      ) : undefined;
    if (side === "review")
      return isAttorney(person) ? (
        <ReviewFoot
          draft={draft}
          held={standing}
          read={read}
          online={online}
          recorded={recorded}
          onRecorded={onRecorded}
          onApproveRest={() => {
            go("approve-rest");
          }}
          onFinish={() => {
            setSide("finish");
          }}
          onSentBack={onChanged}
          next={<NextDraft work={work} open={draft.draftId} />}
        />
      ) : undefined;
    if (side === "check")
      return (
        <CheckFoot
          draft={draft}
          person={person}
          check={check}
          online={online}
          onChecked={async () => {
            setCheck(NOTHING_CHECKED);
            await onChanged();
          }}
          onSentBack={onChanged}
        />
      );
    if (finalized !== undefined || step !== undefined) return undefined;
    return (
      <>
        <ActTrouble act={finalizing} />
        {draft.gate.maySignOff && !draft.gate.mayFinalize && isAttorney(person) ? (
          <Button
            appearance="primary"
            onClick={() => {
              go("sign-off");
            }}
          >
            Sign off
          </Button>
        ) : draft.row.state === "final" && draft.gate.mayFinalize ? (
          <Button
            onClick={() => {
              void finalize();
            }}
          >
            Finalize again
          </Button>
        ) : (
          <Button
            appearance="primary"
            disabledFocusable={!draft.gate.mayFinalize || !online}
            aria-describedby="gate-state"
            onClick={() => {
              void finalize();
            }}
          >
            Finalize
          </Button>
        )}
      </>
    );
  };
  const whose = turn(draft, person);
  const mayTakeOver =
    draft.row.author !== person.oid &&
    !isAttorney(person) &&
    (draft.row.state === "drafting" || draft.row.state === "sent-back");
  return (
    <Screen
      title={draftTitle(draft.row.title, draft.matter.title)}
      subtitle={`Round ${draft.round} · ${draft.matter.title}`}
      onBack={onBack}
      beside={menu(acts)}
      foot={foot()}
    >
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={side}
        onTabSelect={(_, data) => {
          setSide(data.value as Side);
        }}
      >
        <Tab value="draft">Draft</Tab>
        <Tab value="review">{counts.left === 0 ? "Review" : `Review ${counts.left}`}</Tab>
        {isTeamLead(person) && <Tab value="check">Check</Tab>}
        <Tab value="finish">Finish</Tab>
      </TabList>
      {!online && (
        <QuietNote title="You are offline" role="status">
          Decisions stay on this screen, marked "not recorded", and count for nothing until you are back.
        </QuietNote>
      )}
      {outOfReach !== undefined && (
        <Trouble
          fault={outOfReach}
          onAgain={() => {
            void onChanged();
          }}
        />
      )}
      {outOfReach !== undefined && (
        <QuietNote role="status">{`What stands here was read ${showTime(draft.readAt, services.now(), {}).mine}. Nothing is recorded until the records can be reached; a sign-off can rest on this look for 30 minutes.`}</QuietNote>
      )}
      {draft.readOnly && (
        <QuietNote title="Open for reading only">
          You can look and decide; the document itself cannot be changed from here.
        </QuietNote>
      )}
      {whose !== undefined && side !== "finish" && <QuietNote>{whose}</QuietNote>}
      {mayTakeOver && side === "draft" && <TakeOver draft={draft} onTaken={onChanged} />}
      <ActTrouble act={printing} />
      {printing.running && <QuietNote role="status">Making the review print ...</QuietNote>}
      {printed !== undefined && (
        <QuietNote
          title={`Review print, version ${printed.version}`}
          role="status"
          action={
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                setPrinted(undefined);
              }}
            >
              Close
            </Button>
          }
        >{`Saved as ${printed.name}. Its paragraphs are numbered in the margin; the watermark stays.`}</QuietNote>
      )}
      {message !== undefined && (
        <CopiedNote
          message={message}
          onClose={() => {
            setMessage(undefined);
          }}
        />
      )}
      {restored.withoutNote > 0 && side === "review" && (
        <QuietNote role="status">{`${restored.withoutNote} ${restored.withoutNote === 1 ? "request for changes" : "requests for changes"} lost ${restored.withoutNote === 1 ? "its note" : "their notes"} when the pane was closed. Please write ${restored.withoutNote === 1 ? "it" : "them"} again.`}</QuietNote>
      )}
      {dropped > 0 && (
        <QuietNote role="status">{`${dropped} ${dropped === 1 ? "decision" : "decisions"} fell away: the words changed meanwhile.`}</QuietNote>
      )}
      <ActTrouble act={healing} />
      {side === "draft" && (
        <DraftingTab
          draft={draft}
          person={person}
          healed={healed}
          onHealed={onHealed}
          onChanged={onChanged}
          asked={asked}
        />
      )}
      {side === "review" && (
        <ReviewTab
          draft={draft}
          person={person}
          held={standing}
          onHeld={setHeld}
          read={read}
          onRead={setRead}
          onChanged={onChanged}
        />
      )}
      {side === "check" && (
        <CheckTab draft={draft} person={person} check={check} onCheck={setCheck} onChanged={onChanged} />
      )}
      {side === "finish" && (
        <FinishTab
          draft={draft}
          step={step}
          finalized={finalized}
          mayAccept={isAttorney(person)}
          onChanged={onChanged}
        />
      )}
      {reading && <span hidden>Reading again</span>}
    </Screen>
  );
};
