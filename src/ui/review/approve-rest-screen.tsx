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
import { exceptions, leftOutWords, restScope, type RestScope } from "./approve-rest";
import { numbersInWords } from "./paragraph-numbers";
import { OptionRows, type Option } from "../pane/option-rows";
import { QuietNote } from "../pane/quiet-note";
import { readNow, type ReadSoFar } from "./read-so-far";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { letGo, toDecisions, type HeldDecisions } from "./sitting-draft";
import { useAct } from "../acts/use-act";
import { StatusMark } from "../pane/status-mark";
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

const places: readonly Option<ReadingPlace>[] = [
  { value: "word", name: "In Word", about: "The words in this window, as they stand here now." },
  { value: "paper", name: "On paper", about: "A review print, with its numbers in the margin." },
  { value: "phone", name: "On a phone", about: "The review print as a file." },
];

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
const takenInWords = ({ paragraphs, furniture }: RestScope): string =>
  [
    paragraphs > 0 ? count(paragraphs, "paragraph") : "",
    furniture > 0 ? "headers, footers and empty paragraphs as one row" : "",
  ]
    .filter((part) => part !== "")
    .join(", and ");

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
    announce(`${done.recorded.length} approved as a whole, ${left} left`);
    await onRecorded(letGo(held, [...held.keys()]), done);
  };
  const approve = async (): Promise<void> => {
    setBusy(true);
    await record();
    setBusy(false);
  };

  return (
    <Screen
      title="Approve all unmarked"
      subtitle={draft.row.title}
      onBack={onBack}
      backLabel="Back to the review"
      foot={
        <>
          <ActTrouble act={recording} />
          <p className={styles.says} id="approve-rest-says">
            {scope === undefined || readIn === undefined
              ? "Say first how you read it."
              : scope.takesIn.length === 0
                ? "Nothing is left to take in."
                : `Approves ${takenInWords(scope)}, recorded as read as a whole ${readIn === "word" ? "in Word" : readIn === "paper" ? "on paper" : "on a phone"}.${held.size > 0 ? ` Your ${count(held.size, "decision")} one by one ${held.size === 1 ? "is" : "are"} recorded first.` : ""}`}
          </p>
          <Button
            appearance="primary"
            disabledFocusable={!ready}
            onClick={() => {
              void approve();
            }}
            aria-describedby="approve-rest-says"
          >
            {busy
              ? "Recording ..."
              : online
                ? `Approve ${scope === undefined ? "" : scope.paragraphs + (scope.furniture > 0 ? 1 : 0)}`.trim()
                : "Offline: nothing is recorded"}
          </Button>
        </>
      }
    >
      <Section name="How did you read it?">
        <OptionRows label="How did you read it?" options={places} chosen={readIn} onChoose={setReadIn} />
      </Section>
      {away && (
        <Field
          label="Version code on the print"
          hint="Six characters, in the line at the top of every page."
          {...(version.trim() !== "" && !versionFits
            ? {
                validationMessage:
                  "That is another version: the draft has changed since it was printed. Print it again, or decide paragraph by paragraph.",
              }
            : {})}
        >
          <Input
            value={version}
            onChange={(_, data) => {
              setVersion(data.value);
            }}
          />
        </Field>
      )}
      <Field
        label="All except (optional)"
        hint="Numbers as they stand in the margin: 12, 31-33"
        {...(except === undefined
          ? { validationMessage: "Write paragraph numbers this draft has, such as 12, 31-33." }
          : {})}
      >
        <Input
          value={typed}
          onChange={(_, data) => {
            setTyped(data.value);
          }}
        />
      </Field>
      {scope !== undefined && (
        <Section name="Takes in">
          {scope.takesIn.length === 0 ? (
            <QuietNote>Nothing: every paragraph is approved, decided by you, or left out below.</QuietNote>
          ) : (
            <ul className={styles.list}>
              {scope.paragraphs > 0 && (
                <li className={styles.row}>
                  <StatusMark tone="reviewed" tentative>
                    {count(scope.paragraphs, "paragraph")}
                  </StatusMark>
                  <div className={styles.places}>
                    {numbersInWords(scope.takesIn.filter((unit) => !unit.furniture).map((unit) => unit.number))}
                  </div>
                </li>
              )}
              {scope.furniture > 0 && (
                <li className={styles.row}>
                  <StatusMark tone="reviewed" tentative>
                    headers, footers, empty paragraphs
                  </StatusMark>
                  <div className={styles.places}>{`${scope.furniture}, as one row`}</div>
                </li>
              )}
            </ul>
          )}
        </Section>
      )}
      {scope !== undefined && scope.leavesOut.length > 0 && (
        <Section name="Leaves out" count={scope.leavesOut.reduce((sum, group) => sum + group.units.length, 0)}>
          <ul className={styles.list}>
            {scope.leavesOut.map(({ why, units }) => (
              <li key={why} className={styles.row}>
                {leftOutWords[why]}
                <div className={styles.places}>{numbersInWords(units.map((unit) => unit.number))}</div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Screen>
  );
};
