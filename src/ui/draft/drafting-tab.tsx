/** The drafter's side of a draft: what is missing, what is open, the facts in it, and asking for review (never refused for findings). */
import { Link } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import { stepBeside } from "../../app/words/next-steps";
import { sentenceForFinding } from "../../app/words/sentences";
import type { Person } from "../../app/ports/session";
import type { Finding } from "../../domain/draft/finding";
import type { RowGroup } from "../../domain/matter/matter-lists";
import { groupOfPath } from "../../domain/matter/row-groups";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { AddFactRow } from "../facts/add-fact-row";
import { Asked } from "./ask-for-review";
import { AskForm } from "../questions/ask-form";
import { DifferenceRow } from "./difference-row";
import { targetOfPlace, targetOfUnit, type DocumentTarget } from "../words/document-target";
import { FactList } from "../facts/fact-list";
import { labelOf } from "../words/fact-words";
import type { Reader } from "../words/reader";
import { useReader, useWords } from "../words/use-words";
import { draftWords } from "./words.en";
import { FindingRow } from "../acts/finding-row";
import { InstructionsSection } from "./instructions-section";
import { isAttorney } from "../pane/person-roles";
import { QuestionsSection } from "../questions/questions-section";
import { QuietNote } from "../pane/quiet-note";
import { RequestRow } from "./request-row";
import { RetagLine } from "./retag-line";
import { Section } from "../pane/section";
import { lastSentBack } from "./sent-back-list";
import { SentBackSection } from "./sent-back-section";
import { useServices } from "../pane/services";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useTask } from "../acts/use-task";
import type { Refreshed } from "../../app/draft/refresh-open-draft";
import type { Retagged } from "../../app/draft/retag-open-draft";
import type { AskedForReview } from "../../app/draft/ask-for-review";
import { given } from "../../given";

const targetOfFinding = (draft: OpenDraft, finding: Finding): DocumentTarget | undefined => {
  const unit =
    finding.unit === undefined
      ? undefined
      : [...draft.units, ...draft.furniture].find((each) => each.unit === finding.unit);
  if (unit !== undefined) return targetOfUnit(unit);
  return finding.place === undefined ? undefined : targetOfPlace(finding.place);
};

/** Facts in the draft: those missing, then those printed, each path once and as recorded, not as a helper prints it; what is no fact (a round's number) is left out. */
const factsOf = (draft: OpenDraft, printedAsRead: Reader["printedAsRead"]) => {
  const missing = draft.missing.map(({ path }) => ({
    path,
    value: undefined,
    missing: true,
    mayCorrect: !draft.readOnly,
  }));
  const printed = new Map<string, OpenDraft["ledger"]["facts"][number]>();
  for (const fact of draft.ledger.facts)
    if (!fact.path.startsWith("@") && (!printed.has(fact.path) || !("expression" in fact)))
      printed.set(fact.path, fact);
  for (const { path } of draft.missing) printed.delete(path);
  return [
    ...missing,
    ...[...printed.values()].map((fact) => ({
      path: fact.path,
      value: printedAsRead(fact.path, fact.text),
      missing: false,
      mayCorrect: !draft.readOnly,
      ...given({ source: fact.source }),
    })),
  ];
};

const refreshedLine = (changed: number, open: number, words: typeof draftWords.refreshed): string => {
  if (changed > 0) return words.changed(changed);
  return open > 0 ? words.nothingRewritten : words.asTheyWere;
};

/** What refreshing did, before the facts and not behind them: they may be forty. */
const RefreshedNote = ({
  draft,
  changed,
  open,
  onShow,
  onSettled,
}: {
  readonly draft: OpenDraft;
  readonly changed: number;
  readonly open: readonly Finding[];
  readonly onShow: (target: DocumentTarget) => void;
  readonly onSettled: Parameters<typeof DifferenceRow>[0]["onSettled"];
}) => {
  const words = useWords(draftWords).refreshed;
  return (
    <>
      <QuietNote role="status">{refreshedLine(changed, open.length, words)}</QuietNote>
      {open.length > 0 && (
        <Section name={words.open} count={open.length}>
          {open.map((finding) => {
            const target = targetOfFinding(draft, finding);
            return (
              <DifferenceRow
                key={JSON.stringify([finding.code, finding.unit, finding.detail])}
                draft={draft}
                finding={finding}
                onShow={
                  target === undefined
                    ? undefined
                    : () => {
                        onShow(target);
                      }
                }
                onSettled={onSettled}
              />
            );
          })}
        </Section>
      )}
    </>
  );
};

/** Asked for in review and not sent back with the round: one request a paragraph. */
const ChangesRequested = ({
  requests,
  onShow,
}: {
  readonly requests: readonly { readonly unit: UnitView; readonly note: string | undefined }[];
  readonly onShow: (target: DocumentTarget) => void;
}) => {
  const words = useWords(draftWords).tab;
  if (requests.length === 0) return null;
  return (
    <Section name={words.changesRequested} count={requests.length}>
      {requests.map(({ unit, note }) => (
        <RequestRow
          key={unit.unit}
          number={unit.number}
          words={note ?? unit.place.firstWords}
          onShow={() => {
            onShow(targetOfUnit(unit));
          }}
        />
      ))}
    </Section>
  );
};

const OpenPoints = ({
  draft,
  findings,
  besides,
  checking,
  onCheck,
  onShow,
}: {
  readonly draft: OpenDraft;
  readonly findings: readonly Finding[];
  /** How much is open in the sections above. */
  readonly besides: number;
  readonly checking: Parameters<typeof ActTrouble>[0]["act"] & { readonly running: boolean };
  readonly onCheck: () => void;
  readonly onShow: (target: DocumentTarget) => void;
}) => {
  const words = useWords(draftWords).tab;
  return (
    <Section
      name={words.open}
      count={findings.length}
      beside={
        !draft.readOnly && (
          <Link as="button" disabled={checking.running} onClick={onCheck}>
            {checking.running ? words.checking : words.check}
          </Link>
        )
      }
    >
      <ActTrouble act={checking} />
      {findings.length === 0 && <QuietNote>{besides === 0 ? words.nothingOpen : words.nothingElseOpen}</QuietNote>}
      {findings.map((finding, index) => {
        const target = targetOfFinding(draft, finding);
        return (
          <FindingRow
            key={`${finding.code}-${index}`}
            severity={finding.severity}
            sentence={sentenceForFinding(finding)}
            step={stepBeside(finding)}
            onShow={
              target === undefined
                ? undefined
                : () => {
                    onShow(target);
                  }
            }
          />
        );
      })}
    </Section>
  );
};

export interface DraftingTabProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly healed: Retagged | undefined;
  readonly onHealed: (retagged: Retagged) => void;
  /** Reads the document and the records again. */
  readonly onChanged: () => Promise<void>;
  readonly asked: AskedForReview | undefined;
}

export const DraftingTab = ({ draft, person, healed, onHealed, onChanged, asked }: DraftingTabProps) => {
  const services = useServices();
  const announce = useAnnounce();
  const { tab: words, retagged: healedLine } = useWords(draftWords);
  const filling = useAct(services.fillFact);
  const refreshing = useAct(services.refreshOpenDraft);
  const checking = useAct(services.retagOpenDraft);
  const jump = useTask((target: DocumentTarget) => services.goTo(target));
  const [refreshed, setRefreshed] = useState<{ readonly changed: number; readonly open: readonly Finding[] }>();
  // What only a review ends stands under Review; here is what a drafter can end.
  const findings = draft.findings.filter((finding) => finding.endedBy !== "fill" && finding.endedBy !== "review");
  const sentBack = lastSentBack(draft);
  const listed = new Set(sentBack?.items.map(({ unit }) => unit));
  const requested = draft.units.flatMap((unit) =>
    unit.review.status === "changesRequested" && !listed.has(unit.unit)
      ? [{ unit, note: unit.review.request.note }]
      : [],
  );
  const { printedAsRead } = useReader();
  const facts = factsOf(draft, printedAsRead);
  const missing = facts.filter((fact) => fact.missing);
  const printed = facts.filter((fact) => !fact.missing);

  const fill = async (path: string, value: string, note: string): Promise<boolean> => {
    const done = await filling.run({ path, value, note });
    if (done === undefined) return false;
    announce(words.filled(labelOf(path), done.changedUnits.length));
    await onChanged();
    return true;
  };
  // A missing fact of a party or an exhibit may mean that the whole row is missing.
  const missingGroup = draft.readOnly
    ? undefined
    : missing.map(({ path }) => groupOfPath(path)).find((group) => group !== undefined);
  const addRow = (group?: RowGroup) => (
    <AddFactRow
      matter={draft.row.matterId}
      draft={draft.draftId}
      onAdded={refresh}
      {...(group === undefined ? {} : { group })}
    />
  );
  const refresh = async (): Promise<void> => {
    const done = await refreshing.run();
    if (done !== undefined) await settled(done);
  };
  const settled = async (done: Refreshed): Promise<void> => {
    // Missing facts have rows of their own above.
    setRefreshed({
      changed: done.changedUnits.length,
      open: done.findings.filter((finding) => finding.code !== "missing-fact"),
    });
    await onChanged();
  };
  const check = async (): Promise<void> => {
    const done = await checking.run();
    if (done === undefined) return;
    onHealed(done);
    announce(healedLine(done));
    await onChanged();
  };
  const askAbout = (path: string, close: () => void) => (
    <AskForm
      draft={draft}
      about={{ fact: path }}
      onAsked={async () => {
        close();
        await onChanged();
      }}
      onCancel={close}
    />
  );
  const show = (target: DocumentTarget): void => {
    void jump.run(target);
  };
  const showFact = (path: string): void => {
    const unit =
      draft.units.find((each) => each.facts.some((fact) => fact.path === path)) ??
      draft.units.find((each) => draft.missing.some((fact) => fact.path === path && fact.units.includes(each.unit)));
    if (unit !== undefined) show(targetOfUnit(unit));
  };

  return (
    <>
      {asked !== undefined && <Asked asked={asked} />}
      {healed !== undefined && <RetagLine retagged={healed} />}
      {jump.state.kind === "failed" && <Trouble fault={jump.state.fault} />}
      <QuestionsSection
        draft={draft}
        person={person}
        onChanged={onChanged}
        onShow={(unit) => {
          show(targetOfUnit(unit));
        }}
        mayAsk={!isAttorney(person)}
      />
      {sentBack !== undefined && draft.row.state !== "final" && (
        <SentBackSection
          sentBack={sentBack}
          onShow={(unit) => {
            show(targetOfUnit(unit));
          }}
        />
      )}
      <ChangesRequested requests={requested} onShow={show} />
      {missing.length > 0 && (
        <Section name={words.missing(missing.length)} count={missing.length}>
          <ActTrouble act={filling} />
          <FactList facts={missing} busy={filling.running} onCorrect={fill} onShow={showFact} ask={askAbout} />
          {missingGroup !== undefined && addRow(missingGroup)}
        </Section>
      )}
      <OpenPoints
        draft={draft}
        findings={findings}
        besides={missing.length + requested.length}
        checking={checking}
        onCheck={() => {
          void check();
        }}
        onShow={show}
      />
      <InstructionsSection
        draft={draft}
        collapsed={missing.length > 0 || sentBack !== undefined}
        mayChange={isAttorney(person)}
        onChanged={onChanged}
      />
      {refreshed !== undefined && (
        <RefreshedNote
          draft={draft}
          changed={refreshed.changed}
          open={refreshed.open}
          onShow={show}
          onSettled={settled}
        />
      )}
      <Section
        name={words.facts}
        count={printed.length}
        collapsed={missing.length > 0 || printed.length > 6}
        beside={
          !draft.readOnly && (
            <Link
              as="button"
              disabled={refreshing.running}
              onClick={() => {
                void refresh();
              }}
            >
              {refreshing.running ? words.refreshing : words.refresh}
            </Link>
          )
        }
      >
        <ActTrouble act={refreshing} />
        {!draft.readOnly && addRow()}
        {printed.length === 0 ? (
          <QuietNote>{words.noFacts}</QuietNote>
        ) : (
          <FactList facts={printed} busy={filling.running} onCorrect={fill} onShow={showFact} ask={askAbout} />
        )}
      </Section>
    </>
  );
};
