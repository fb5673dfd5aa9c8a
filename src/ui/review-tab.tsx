/**
 * The attorney's side: one card at a time in a list, what needs eyes first to hand, the document scrolling along.
 * Decisions gather here and are recorded together; until then they count for nothing and say so.
 */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { OpenDraft, UnitView } from "../app/open-draft-state";
import type { UnitId } from "../domain/ids";
import { useAnnounce } from "./announcer";
import { targetOfUnit } from "./document-target";
import { FurnitureRow } from "./furniture-row";
import { KeysHelp } from "./keys-help";
import { ProgressLine } from "./progress-line";
import { QuietNote } from "./quiet-note";
import { countReview, isOpen, nextNeedingEyes, nextOpen, unitsFor, type Filter } from "./review-plan";
import { ReviewFilters } from "./review-filters";
import { hold, letGo, type HeldDecisions } from "./sitting-draft";
import { useServices } from "./services";
import { Trouble } from "./trouble";
import { UnitCard } from "./unit-card";
import { UnitRow } from "./unit-row";
import { isDisplaced } from "./unit-standing";
import { useReviewKeys, type ReviewKey } from "./use-review-keys";
import { useTask } from "./use-task";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground1, overflow: "hidden" },
  item: { contentVisibility: "auto", containIntrinsicSize: "auto 40px", ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` } },
  current: { contentVisibility: "visible" },
});

export interface ReviewTabProps {
  readonly draft: OpenDraft;
  readonly mayDecide: boolean;
  readonly held: HeldDecisions;
  readonly onHeld: (held: HeldDecisions) => void;
}

export const ReviewTab = ({ draft, mayDecide, held, onHeld }: ReviewTabProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [filter, setFilter] = useState<Filter>("left");
  const [current, setCurrent] = useState<UnitId | undefined>(() => draft.units.find(isOpen)?.unit);
  const [asking, setAsking] = useState(false);
  const [help, setHelp] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef(false);
  const scroll = useTask((unit: UnitView) => services.goTo(targetOfUnit(unit)));
  const counts = countReview(draft, held);
  const units = unitsFor(draft, filter);
  const inHand = units.find((unit) => unit.unit === current);
  const stop = inHand ?? units[0];

  useEffect(() => {
    // Focus follows the work, but only once someone has moved: opening the screen leaves the focus at its heading.
    if (moved.current) list.current?.querySelector<HTMLElement>("[aria-current='true'] button")?.focus();
  }, [current]);

  const take = (unit: UnitView | undefined): void => {
    if (unit === undefined) return;
    moved.current = true;
    setAsking(false);
    setCurrent(unit.unit);
    void scroll.run(unit);
  };
  const leftAfter = (after: HeldDecisions): string => `${countReview(draft, after).left} left`;
  const decide = (unit: UnitView, verdict: "approve" | "request-changes", note?: string): void => {
    if (!mayDecide) return;
    const after = hold(held, unit, verdict === "approve" && isDisplaced(unit) ? "place-seen" : verdict, note);
    onHeld(after);
    setAsking(false);
    announce(`¶ ${unit.number} ${verdict === "approve" ? "approved" : "changes requested"}, ${leftAfter(after)}`);
    take(nextOpen(units, unit.unit, after));
  };
  const undo = (unit: UnitView): void => {
    onHeld(letGo(held, [unit.unit]));
    announce(`¶ ${unit.number} taken back`);
  };
  const step = (by: 1 | -1): void => {
    const at = units.findIndex((unit) => unit.unit === current);
    take(units[at === -1 ? 0 : Math.min(units.length - 1, Math.max(0, at + by))]);
  };
  const onKey = (key: ReviewKey): void => {
    switch (key) {
      case "next": step(1); break;
      case "previous": step(-1); break;
      case "nextNeedingEyes": take(nextNeedingEyes(units, current, held) ?? nextOpen(units, current, held)); break;
      case "approve": if (inHand !== undefined && isOpen(inHand) && !held.has(inHand.unit)) decide(inHand, "approve"); break;
      case "request": if (inHand !== undefined && mayDecide && !held.has(inHand.unit)) setAsking(true); break;
      case "edit": if (inHand !== undefined) void scroll.run(inHand); break;
      case "help": setHelp(!help); break;
    }
  };
  useReviewKeys(onKey);
  const onListKey = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    step(by);
  };

  return (
    <>
      <ProgressLine left={counts.left} all={counts.all} held={counts.held} />
      <ReviewFilters counts={counts} all={draft.units.length} chosen={filter} onChoose={setFilter} onHelp={() => { setHelp(!help); }} helpShown={help} />
      {help && <KeysHelp />}
      {scroll.state.kind === "failed" && <Trouble fault={scroll.state.fault} />}
      {units.length === 0 && <QuietNote>{filter === "left" ? "Every paragraph is approved." : "Nothing in this group."}</QuietNote>}
      {units.length > 0 && (
        <ul className={styles.list} ref={list} aria-label="Paragraphs" onKeyDown={onListKey}>
          {units.map((unit) => {
            const open = unit.unit === current;
            return (
              <li key={unit.unit} className={mergeClasses(styles.item, open && styles.current)} {...(open ? { "aria-current": "true" as const } : {})}>
                <UnitRow unit={unit} held={held.get(unit.unit)} open={open} isStop={unit === stop} onOpen={() => { take(unit); }} />
                {open && (
                  <UnitCard unit={unit} held={held.get(unit.unit)} mayDecide={mayDecide} asking={asking} onAsk={setAsking}
                    onApprove={() => { decide(unit, "approve"); }} onRequest={(note) => { decide(unit, "request-changes", note); }}
                    onUndo={() => { undo(unit); }} onShow={() => { void scroll.run(unit); }} />
                )}
              </li>
            );
          })}
        </ul>
      )}
      {draft.furniture.length > 0 && (
        <FurnitureRow furniture={draft.furniture} held={held} mayDecide={mayDecide} onHeld={(after, sentence) => { onHeld(after); announce(`${sentence}, ${leftAfter(after)}`); }} onShow={(unit) => { void scroll.run(unit); }} />
      )}
    </>
  );
};
