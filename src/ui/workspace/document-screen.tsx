/** The draft open in Word: the sides of one thing (draft, review, check, finish), one primary act at the foot of each. */
import { Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, startTransition, useEffect, useReducer, useState, type ReactNode } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Retagged } from "../../app/draft/retag-open-draft";
import type { FinalizeStep } from "../../app/finish/finalize";
import type { Person } from "../../app/ports/session";
import type { RecordedSitting } from "../../app/review/decide-units";
import type { Refusal } from "../../app/words/refusal";
import { ActTrouble } from "../acts/act-trouble";
import { WORD_TYPE } from "../../domain/draft/word-file";
import { saveFile } from "../acts/save-file";
import { useAct } from "../acts/use-act";
import { useOnline } from "../acts/use-online";
import { CheckTab } from "../check/check-tab";
import { copyText } from "../draft/copy-message";
import { DraftingTab } from "../draft/drafting-tab";
import { messageFor } from "../draft/message-link";
import { draftWords } from "../draft/words.en";
import { FinishTab } from "../finish/finish-tab";
import type { WorkReading } from "../home/home";
import { useAnnounce } from "../pane/announcer";
import { isAttorney, isTeamLead } from "../pane/person-roles";
import { Screen } from "../pane/screen";
import { useServices } from "../pane/services";
import { countReview } from "../review/review-plan";
import { ReviewTab } from "../review/review-tab";
import { fromKept, stillStanding, toKept, type HeldDecisions } from "../review/sitting-draft";
import { draftTitle } from "../words/draft-title";
import { useWords } from "../words/use-words";
import { footOf } from "./document-foot";
import { DocumentNotes } from "./document-notes";
import { documentReducer, openedOn, type DocumentEvent, type DocumentState, type Over } from "./document-screen-state";
import type { Side } from "./document-sides";
import type { MenuAct } from "./pane-menu";
import { workspaceWords } from "./words.en";

const ApproveRestScreen = lazy(async () => ({
  default: (await import("../review/approve-rest-screen")).ApproveRestScreen,
}));
const HistoryScreen = lazy(async () => ({ default: (await import("../records/history-screen")).HistoryScreen }));
const SignOffScreen = lazy(async () => ({ default: (await import("../finish/sign-off-screen")).SignOffScreen }));

const useStyles = makeStyles({
  tabs: { margin: `calc(-1 * ${tokens.spacingVerticalS}) 0 0 -10px` },
});

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

const SideTabs = ({
  side,
  left,
  person,
  onSide,
}: {
  readonly side: Side;
  readonly left: number;
  readonly person: Person;
  readonly onSide: (side: Side) => void;
}) => {
  const styles = useStyles();
  const words = useWords(workspaceWords).draft.sides;
  return (
    <TabList
      className={styles.tabs}
      size="small"
      selectedValue={side}
      onTabSelect={(_, data) => {
        onSide(data.value as Side);
      }}
    >
      <Tab value="draft">{words.draft}</Tab>
      <Tab value="review">{words.review(left)}</Tab>
      {isTeamLead(person) && <Tab value="check">{words.check}</Tab>}
      <Tab value="finish">{words.finish}</Tab>
    </TabList>
  );
};

const SideShown = ({
  draft,
  person,
  state,
  standing,
  healed,
  onHealed,
  tell,
  onChanged,
}: Pick<DocumentScreenProps, "draft" | "person" | "healed" | "onHealed" | "onChanged"> & {
  readonly state: DocumentState;
  readonly standing: HeldDecisions;
  readonly tell: (event: DocumentEvent) => void;
}) => {
  const common = { draft, person, onChanged };
  switch (state.side) {
    case "draft":
      return <DraftingTab {...common} healed={healed} onHealed={onHealed} asked={state.asked} />;
    case "review":
      return (
        <ReviewTab
          {...common}
          held={standing}
          onHeld={(held) => {
            tell({ kind: "decided", held });
          }}
          read={state.read}
          onRead={(read) => {
            tell({ kind: "words-read", read });
          }}
        />
      );
    case "check":
      return (
        <CheckTab
          {...common}
          check={state.check}
          onCheck={(check) => {
            tell({ kind: "check-marked", check });
          }}
        />
      );
    case "finish":
      return (
        <FinishTab
          draft={draft}
          step={state.step}
          finalized={state.finalized}
          mayAccept={isAttorney(person)}
          onChanged={onChanged}
        />
      );
  }
};

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
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(workspaceWords);
  const messageWords = useWords(draftWords).message;
  const online = useOnline();
  const printing = useAct(services.makeReviewPrint);
  const finalizing = useAct(services.finalize);
  const [restored] = useState(() => fromKept(services.keptDecisions.read(draft.draftId)));
  const [state, tell] = useReducer(documentReducer, undefined, () => openedOn(draft, person, restored.held));
  const standing = stillStanding(state.held, draft);

  useEffect(() => {
    services.keptDecisions.keep(draft.draftId, toKept(standing));
  }, [services, draft.draftId, standing]);

  const finalize = async (): Promise<void> => {
    const onProgress = (step: FinalizeStep): void => {
      tell({ kind: "finalize-stepped", step });
    };
    onProgress("reading");
    const finalized = await finalizing.run({ onProgress });
    tell({ kind: "finalize-ended", finalized });
    if (finalized !== undefined) announce(words.draft.finalSaved(finalized.name));
    await onChanged();
  };
  // In a transition the screen that stands there stays until the next one is fetched.
  const open = (over: Over): void => {
    startTransition(() => {
      tell({ kind: "over-opened", over });
    });
  };
  const close = (): void => {
    tell({ kind: "over-closed" });
  };
  // What stands on screen stays until the records have been read again: a list that shows as pending what was just recorded invites to decide it twice.
  const onRecorded = async (left: HeldDecisions, sitting: RecordedSitting): Promise<void> => {
    const units = [...standing.keys()].filter((unit) => !left.has(unit));
    await onChanged();
    tell({ kind: "sitting-recorded", sitting, units });
  };
  const copyMessage = async (): Promise<void> => {
    const text = messageFor(draft, messageWords);
    tell({ kind: "message-made", message: { text, copied: await copyText(text) } });
    announce(messageWords.ready);
  };
  const print = async (): Promise<void> => {
    const made = await printing.run();
    if (made === undefined) return;
    saveFile(made.name, made.docx, WORD_TYPE);
    tell({ kind: "print-made", print: { name: made.name, version: made.version } });
    announce(words.print.saved(made.version));
  };
  const acts: readonly MenuAct[] = [
    {
      name: words.draft.acts.copyMessage,
      run: () => {
        void copyMessage();
      },
    },
    {
      name: words.draft.acts.reviewPrint,
      run: () => {
        void print();
      },
    },
    {
      name: words.draft.acts.history,
      run: () => {
        open("history");
      },
    },
  ];
  switch (state.over) {
    case "history":
      return <HistoryScreen draft={draft} onBack={close} />;
    case "sign-off":
      return (
        <SignOffScreen
          draft={draft}
          onBack={close}
          onSigned={async () => {
            await onChanged();
            tell({ kind: "signed-off" });
          }}
        />
      );
    case "approve-rest":
      return (
        <ApproveRestScreen
          draft={draft}
          held={standing}
          read={state.read}
          online={online}
          onBack={close}
          onRecorded={onRecorded}
        />
      );
    case undefined:
      break;
  }
  return (
    <Screen
      title={draftTitle(draft.row.title, draft.matter.title)}
      subtitle={words.draft.subtitle(draft.round, draft.matter.title)}
      onBack={onBack}
      beside={menu(acts)}
      foot={footOf({
        draft,
        person,
        work,
        online,
        state,
        standing,
        finalizing,
        tell,
        onOver: open,
        onRecorded,
        onFinalize: () => {
          void finalize();
        },
        onChanged,
      })}
    >
      <SideTabs
        side={state.side}
        left={countReview(draft, standing).left}
        person={person}
        onSide={(side) => {
          tell({ kind: "side-chosen", side });
        }}
      />
      <DocumentNotes
        draft={draft}
        person={person}
        online={online}
        outOfReach={outOfReach}
        state={state}
        printing={printing}
        withoutNote={restored.withoutNote}
        dropped={state.held.size - standing.size}
        tell={tell}
        onChanged={onChanged}
      />
      <ActTrouble act={healing} />
      <SideShown
        draft={draft}
        person={person}
        state={state}
        standing={standing}
        healed={healed}
        onHealed={onHealed}
        tell={tell}
        onChanged={onChanged}
      />
      {reading && <span hidden>{words.draft.readingAgain}</span>}
    </Screen>
  );
};
