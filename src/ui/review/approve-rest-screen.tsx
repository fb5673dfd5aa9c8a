/**
 * "Approve all unmarked": reading straight through, then one decision. First how it was read is named; then stands what the press takes in
 * and what it leaves out, each with its reason. Nothing is approved before the person presses, and what changed while she read is left out.
 */
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { isThisVersion } from "../../app/review/review-print";
import type { UnitId } from "../../domain/ids";
import type { ReadingPlace } from "../../domain/review/sitting";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { exceptions, restScope, type LeftOutGroup, type RestScope } from "./approve-rest";
import { numbersInWords } from "./paragraph-numbers";
import { OptionRows } from "../pane/option-rows";
import { QuietNote } from "../pane/quiet-note";
import { readNow, type ReadSoFar } from "./read-so-far";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { letGo, toDecisions, type HeldDecisions } from "./sitting-draft";
import { useAct } from "../acts/use-act";
import { StatusMark } from "../pane/status-mark";
import { useWords } from "../words/use-words";
import { reviewWords } from "./words.en";
import type { RecordedSitting } from "../../app/review/decide-units";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  places: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: "tabular-nums",
  },
  says: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

const PLACES: readonly ReadingPlace[] = ["word", "paper", "phone"];
const SAYS = "approve-rest-says";

type Words = typeof reviewWords.approveRest;

const whatItDoes = (
  words: Words,
  scope: RestScope | undefined,
  readIn: ReadingPlace | undefined,
  held: number,
): string => {
  if (scope === undefined || readIn === undefined) return words.sayFirst;
  if (scope.takesIn.length === 0) return words.nothingLeft;
  const approves = words.approves[readIn](words.taken(scope.paragraphs, scope.furniture > 0));
  return held > 0 ? `${approves}${words.heldFirst(held)}` : approves;
};

const actName = (words: Words, scope: RestScope | undefined, online: boolean): string => {
  if (!online) return words.offline;
  return scope === undefined ? words.approve : words.approveCount(scope.paragraphs + (scope.furniture > 0 ? 1 : 0));
};

const TypedField = ({
  label,
  hint,
  wrong,
  value,
  onValue,
}: {
  readonly label: string;
  readonly hint: string;
  readonly wrong: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}) => (
  <Field label={label} hint={hint} {...(wrong === undefined ? {} : { validationMessage: wrong })}>
    <Input
      value={value}
      onChange={(_, data) => {
        onValue(data.value);
      }}
    />
  </Field>
);

const TakesIn = ({ scope }: { readonly scope: RestScope }) => {
  const styles = useStyles();
  const words = useWords(reviewWords).approveRest;
  if (scope.takesIn.length === 0)
    return (
      <Section name={words.takesIn}>
        <QuietNote>{words.takesNothing}</QuietNote>
      </Section>
    );
  return (
    <Section name={words.takesIn}>
      <ul className={styles.list}>
        {scope.paragraphs > 0 && (
          <li className={styles.row}>
            <StatusMark tone="reviewed" tentative>
              {words.paragraphs(scope.paragraphs)}
            </StatusMark>
            <div className={styles.places}>
              {numbersInWords(scope.takesIn.filter((unit) => !unit.furniture).map((unit) => unit.number))}
            </div>
          </li>
        )}
        {scope.furniture > 0 && (
          <li className={styles.row}>
            <StatusMark tone="reviewed" tentative>
              {words.furniture}
            </StatusMark>
            <div className={styles.places}>{words.asOneRow(scope.furniture)}</div>
          </li>
        )}
      </ul>
    </Section>
  );
};

const LeavesOut = ({ groups }: { readonly groups: readonly LeftOutGroup[] }) => {
  const styles = useStyles();
  const words = useWords(reviewWords);
  return (
    <Section name={words.approveRest.leavesOut} count={groups.reduce((sum, group) => sum + group.units.length, 0)}>
      <ul className={styles.list}>
        {groups.map(({ why, units }) => (
          <li key={why} className={styles.row}>
            {words.leftOut[why]}
            <div className={styles.places}>{numbersInWords(units.map((unit) => unit.number))}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const NOTHING: ReadonlySet<UnitId> = new Set();

export interface ApproveRestScreenProps {
  readonly draft: OpenDraft;
  readonly held: HeldDecisions;
  readonly read: ReadSoFar;
  readonly online: boolean;
  readonly onBack: () => void;
  /** With what is still not recorded. */
  readonly onRecorded: (left: HeldDecisions, recorded: RecordedSitting) => Promise<void>;
}

export const ApproveRestScreen = ({ draft, held, read, online, onBack, onRecorded }: ApproveRestScreenProps) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(reviewWords).approveRest;
  const [readIn, setReadIn] = useState<ReadingPlace>();
  const [typed, setTyped] = useState("");
  const [version, setVersion] = useState("");
  const recording = useAct(services.decideUnits);
  const [busy, setBusy] = useState(false);
  const except = typed.trim() === "" ? NOTHING : exceptions(draft, typed);
  const away = readIn === "paper" || readIn === "phone";
  // A print holds the words of its version: of those, all that still stands under the same code was read, whatever this window showed meanwhile.
  const readHere = away ? readNow(draft) : read;
  const scope = except === undefined ? undefined : restScope(draft, held, readHere, except);
  const versionFits = !away || isThisVersion(draft, version);
  const ready =
    readIn !== undefined && scope !== undefined && scope.takesIn.length > 0 && versionFits && online && !busy;

  const record = async (): Promise<void> => {
    if (!ready) return;
    if (held.size > 0) {
      const first = await recording.run({ seen: draft, decisions: toDecisions(held), way: "one-by-one" });
      if (first === undefined) return;
    }
    const done = await recording.run({
      seen: draft,
      decisions: scope.takesIn.map((unit) => ({ unit: unit.unit, verdict: "approve" })),
      way: "as-a-whole",
      readIn,
    });
    if (done === undefined) return;
    const left =
      scope.leavesOut
        .filter(({ why }) => why !== "decided-one-by-one")
        .reduce((sum, group) => sum + group.units.filter((unit) => !unit.furniture).length, 0) +
      done.changedSinceRead.length;
    announce(words.said(done.recorded.length, left));
    await onRecorded(letGo(held, [...held.keys()]), done);
  };
  const approve = async (): Promise<void> => {
    setBusy(true);
    await record();
    setBusy(false);
  };

  return (
    <Screen
      title={words.title}
      subtitle={draft.row.title}
      onBack={onBack}
      backLabel={words.back}
      foot={
        <>
          <ActTrouble act={recording} />
          <p className={styles.says} id={SAYS}>
            {whatItDoes(words, scope, readIn, held.size)}
          </p>
          <Button
            appearance="primary"
            disabledFocusable={!ready}
            onClick={() => {
              void approve();
            }}
            aria-describedby={SAYS}
          >
            {busy ? words.recording : actName(words, scope, online)}
          </Button>
        </>
      }
    >
      <Section name={words.howRead}>
        <OptionRows
          label={words.howRead}
          options={PLACES.map((value) => ({ value, ...words.place[value] }))}
          chosen={readIn}
          onChoose={setReadIn}
        />
      </Section>
      {away && (
        <TypedField
          label={words.version}
          hint={words.versionHint}
          wrong={version.trim() !== "" && !versionFits ? words.otherVersion : undefined}
          value={version}
          onValue={setVersion}
        />
      )}
      <TypedField
        label={words.except}
        hint={words.exceptHint}
        wrong={except === undefined ? words.exceptUnknown : undefined}
        value={typed}
        onValue={setTyped}
      />
      {scope !== undefined && <TakesIn scope={scope} />}
      {scope !== undefined && scope.leavesOut.length > 0 && <LeavesOut groups={scope.leavesOut} />}
    </Screen>
  );
};
