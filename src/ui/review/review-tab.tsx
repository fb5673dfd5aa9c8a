/**
 * The attorney's side: one card at a time in a list, what needs eyes first on top, the document scrolling along.
 * Decisions gather here and are recorded together; until then they count for nothing and say so.
 */
import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import type { UnitId } from "../../domain/ids";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { ChangedLine } from "./changed-line";
import { targetOfUnit } from "../words/document-target";
import { FurnitureRow } from "./furniture-row";
import { KeysHelp } from "./keys-help";
import { questionsOpen } from "../questions/open-questions";
import { isAttorney } from "../pane/person-roles";
import { ProgressLine } from "./progress-line";
import { QuestionsSection } from "../questions/questions-section";
import { QuietNote } from "../pane/quiet-note";
import { changedSinceRead, goneSinceRead, readNow, seenAgain, type ReadSoFar } from "./read-so-far";
import { countReview, groupsFor, isOpen, nextNeedingEyes, nextOpen, type ReadingOrder } from "./review-plan";
import { hold, letGo, type HeldDecisions } from "./sitting-draft";
import { useServices } from "../pane/services";
import { Trouble } from "../acts/trouble";
import { UnitCard, type Writing } from "./unit-card";
import { UnitList } from "./unit-list";
import { hasRevisionMarks, isDisplaced } from "./unit-standing";
import { useAct } from "../acts/use-act";
import { useReviewKeys, type ReviewKey } from "./use-review-keys";
import { useTask } from "../acts/use-task";
import { questionsWords } from "../questions/words.en";
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";

const useStyles = makeStyles({
  line: {
    display: "flex",
    justifyContent: "space-between",
    fontSize: tokens.fontSizeBase200,
    marginBottom: `calc(-1 * ${tokens.spacingVerticalS})`,
  },
});

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

export interface ReviewTabProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly held: HeldDecisions;
  readonly onHeld: (held: HeldDecisions) => void;
  readonly read: ReadSoFar;
  readonly onRead: (read: ReadSoFar) => void;
  /** Reads the document and the records again. */
  readonly onChanged: () => Promise<void>;
}

export const ReviewTab = ({ draft, person, held, onHeld, read, onRead, onChanged }: ReviewTabProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(reviewWords).tab;
  const mayDecide = isAttorney(person);
  const [order, setOrder] = useState<ReadingOrder>("eyes-first");
  const groups = useMemo(() => groupsFor(draft, order), [draft, order]);
  const units = useMemo(() => groups.flatMap((group) => group.units), [groups]);
  const [current, setCurrent] = useState<UnitId | undefined>(() => units.find(isOpen)?.unit);
  const [writing, setWriting] = useState<Writing>();
  const [help, setHelp] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef(false);
  const scroll = useTask((unit: UnitView) => services.goTo(targetOfUnit(unit)));
  const editing = useAct(services.approveWithEdit);
  const unlocking = useAct(services.openSignature);
  const counts = countReview(draft, held);
  const changed = useMemo(() => changedSinceRead(draft, read), [draft, read]);
  const changedIds = useMemo(() => new Set(changed.map((unit) => unit.unit)), [changed]);
  const asking = useWords(questionsWords).row;
  const questions = useMemo(() => questionsOpen(draft, person, asking), [draft, person, asking]);
  const inHand = units.find((unit) => unit.unit === current);

  useEffect(() => {
    // Focus follows the work, but only once someone has moved: opening the screen leaves the focus at its heading.
    if (moved.current) list.current?.querySelector<HTMLElement>("[aria-current='true'] button")?.focus();
  }, [current]);
  const changedCount = useRef(changed.length);
  useEffect(() => {
    if (changed.length > changedCount.current) announce(words.changedSinceRead(changed.length));
    changedCount.current = changed.length;
  }, [changed.length, announce, words]);

  const take = (unit: UnitView | undefined): void => {
    if (unit === undefined) return;
    moved.current = true;
    setWriting(undefined);
    editing.clear();
    unlocking.clear();
    setCurrent(unit.unit);
    void scroll.run(unit);
  };
  const sayLeft = (sentence: string, after: HeldDecisions): void => {
    announce(words.left(sentence, countReview(draft, after).left));
  };
  const decide = (unit: UnitView, verdict: "approve" | "request-changes", note?: string): void => {
    if (!mayDecide) return;
    const after = hold(held, unit, verdict === "approve" && isDisplaced(unit) ? "place-seen" : verdict, note);
    onHeld(after);
    // Deciding a unit is having read it as it stands now.
    if (changedIds.has(unit.unit)) onRead(seenAgain(read, [unit]));
    sayLeft(verdict === "approve" ? words.approved(unit.number) : words.changesRequested(unit.number), after);
    take(nextOpen(units, unit.unit, after));
    setWriting(undefined);
  };
  const undo = (unit: UnitView): void => {
    onHeld(letGo(held, [unit.unit]));
    announce(words.takenBack(unit.number));
  };
  const approveEdit = async (unit: UnitView): Promise<void> => {
    if (!mayDecide) return;
    if (!hasRevisionMarks(unit)) {
      // The signature block is locked against everyone; for her own edit an attorney opens it, and her decision locks it again.
      if (unit.signature && (await unlocking.run({ seen: draft, unit: unit.unit })) === undefined) return;
      announce(unit.signature ? words.unlocked(unit.number) : words.editThenPress(unit.number));
      void scroll.run(unit);
      return;
    }
    const done = await editing.run({ seen: draft, unit: unit.unit });
    if (done === undefined) return;
    announce(words.left(words.approvedWithEdit(unit.number), Math.max(0, counts.left - 1)));
    take(nextOpen(units, unit.unit, held));
    onHeld(letGo(held, [unit.unit]));
    await onChanged();
  };
  const step = (by: 1 | -1): void => {
    const at = units.findIndex((unit) => unit.unit === current);
    take(units[at === -1 ? 0 : Math.min(units.length - 1, Math.max(0, at + by))]);
  };
  const onKey = (key: ReviewKey): void => {
    switch (key) {
      case "next":
        step(1);
        break;
      case "previous":
        step(-1);
        break;
      case "nextNeedingEyes":
        take(nextNeedingEyes(units, current, held) ?? nextOpen(units, current, held));
        break;
      case "approve":
        if (inHand !== undefined && isOpen(inHand) && !held.has(inHand.unit) && !hasRevisionMarks(inHand))
          decide(inHand, "approve");
        break;
      case "request":
        if (inHand !== undefined && mayDecide && !held.has(inHand.unit)) setWriting("request");
        break;
      case "edit":
        if (inHand !== undefined) void approveEdit(inHand);
        break;
      case "ask":
        if (inHand !== undefined) setWriting("question");
        break;
      case "help":
        setHelp(!help);
        break;
    }
  };
  useReviewKeys(onKey);
  const onListKey = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (by === undefined || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    step(by);
  };
  const opened = useRef<(unit: UnitId) => void>(() => undefined);
  useEffect(() => {
    opened.current = (id) => {
      take(units.find((unit) => unit.unit === id));
    };
  });
  const onOpen = useCallback((id: UnitId) => {
    opened.current(id);
  }, []);
  const show = (unit: UnitView): void => {
    void scroll.run(unit);
  };
  const card = (unit: UnitView) => (
    <>
      <ActTrouble act={editing} />
      <ActTrouble act={unlocking} />
      <UnitCard
        draft={draft}
        unit={unit}
        held={held.get(unit.unit)}
        questions={questions.filter((question) => question.question.unit === unit.unit)}
        changedSinceRead={changedIds.has(unit.unit)}
        mayDecide={mayDecide}
        busy={editing.running || unlocking.running}
        writing={writing}
        onWrite={setWriting}
        onApprove={() => {
          decide(unit, "approve");
        }}
        onApproveEdit={() => {
          void approveEdit(unit);
        }}
        onRequest={(note) => {
          decide(unit, "request-changes", note);
        }}
        onUndo={() => {
          undo(unit);
        }}
        onShow={() => {
          show(unit);
        }}
        onChanged={onChanged}
      />
    </>
  );

  return (
    <>
      <ProgressLine left={counts.left} all={counts.all} held={counts.held} />
      <ChangedLine
        units={changed}
        gone={goneSinceRead(draft, read)}
        onShow={(unit) => {
          take(unit);
        }}
        onSeen={() => {
          onRead(readNow(draft));
          announce(words.markedAsSeen);
        }}
      />
      <QuestionsSection draft={draft} person={person} onChanged={onChanged} onShow={show} mayAsk={false} />
      <div className={styles.line}>
        <Link
          as="button"
          onClick={() => {
            setOrder(order === "eyes-first" ? "straight-through" : "eyes-first");
          }}
        >
          {order === "eyes-first" ? words.readAll(draft.units.length) : words.eyesFirst}
        </Link>
        <Link
          as="button"
          aria-expanded={help}
          aria-keyshortcuts="?"
          onClick={() => {
            setHelp(!help);
          }}
        >
          {words.keys}
        </Link>
      </div>
      {help && <KeysHelp />}
      {scroll.state.kind === "failed" && <Trouble fault={scroll.state.fault} />}
      {units.length === 0 && <QuietNote>{words.allApproved}</QuietNote>}
      {units.length > 0 && (
        <UnitList
          key={order}
          groups={groups}
          current={current}
          held={held}
          changed={changedIds}
          onOpen={onOpen}
          stop={inHand ?? units[0]}
          onListKey={onListKey}
          card={card}
          listRef={list}
        />
      )}
      {draft.furniture.length > 0 && (
        <FurnitureRow
          furniture={draft.furniture}
          held={held}
          mayDecide={mayDecide}
          onHeld={(after, sentence) => {
            onHeld(after);
            sayLeft(sentence, after);
          }}
          onShow={show}
        />
      )}
    </>
  );
};
