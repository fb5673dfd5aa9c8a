/** What the records say of a file's words. "Cannot verify" never looks like valid; nothing found is unknown, not "never signed". */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { recordedLate } from "../../app/words/recorded-late";
import { sentenceForCode, sentenceForFinding } from "../../app/words/sentences";
import type { UnitView } from "../../app/draft/open-draft-state";
import type { NamedFile } from "../../domain/review/statement";
import { shortDigest } from "./exhibit-files";
import { meaningWords } from "../words/words.en";
import { useReader } from "../words/use-words";
import { StatusMark } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { onlyExhibitsDiffer } from "./verify-exhibits";
import type { SignOffFound, VerifyAnswer } from "../../app/records/verify";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  term: { margin: 0, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere" },
  digest: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  units: { listStyleType: "none", margin: 0, padding: 0 },
  unit: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  words: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  head: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
});

const Found = ({
  found,
  now,
  filled = [],
}: {
  readonly found: SignOffFound;
  readonly now: Date;
  /** Blanks left when signed, with what stands there now. */ readonly filled?: readonly {
    readonly name: string;
    readonly text: string;
  }[];
}) => {
  const styles = useStyles();
  const { showTime, blankName, blankNames } = useReader();
  const left = found.blanks.filter(({ name }) => !filled.some((each) => each.name === name));
  const late = recordedLate(found.signedAt, found.at);
  const row = (term: string, value: string) => [
    <dt key={term} className={styles.term}>
      {term}
    </dt>,
    <dd key={`${term}-value`} className={styles.value}>
      {value}
    </dd>,
  ];
  return (
    <dl className={styles.facts}>
      {row("Meaning", meaningWords[found.meaning].name)}
      {row("Matter", found.matter.title ?? found.matter.id)}
      {row("By", found.by.barNumber === undefined ? found.by.name : `${found.by.name}, bar no. ${found.by.barNumber}`)}
      {late === undefined
        ? row("When", showTime(found.at, now, {}).mine)
        : [
            row("Signed", showTime(found.signedAt, now, {}).mine),
            row("Recorded", `${showTime(found.at, now, {}).mine}, ${late}`),
          ]}
      {row("Identity", found.identity === "proved" ? "proved by a fresh sign-in" : "as stamped by the firm's records")}
      {left.length > 0 && row("Left blank", blankNames(left.map(({ name }) => name)))}
      {filled.map(({ name, text }) => row(blankName(name), `filled since: ${text.trim()}`))}
      {found.exhibits.length > 0 && [
        <dt key="exhibits" className={styles.term}>
          Exhibits
        </dt>,
        <dd key="exhibits-value" className={styles.value}>
          {found.exhibits.map(({ name, sha256 }) => (
            <div key={name}>
              {name}{" "}
              <span className={styles.digest} title={`SHA-256 ${sha256}`}>
                {shortDigest(sha256)}
              </span>
            </div>
          ))}
        </dd>,
      ]}
    </dl>
  );
};

const Card = ({
  tone,
  head,
  children,
}: {
  readonly tone: Tone;
  readonly head: string;
  readonly children?: ReactNode;
}) => {
  const styles = useStyles();
  return (
    <div className={styles.card} role="status">
      <div className={styles.head}>
        <StatusMark tone={tone} large>
          {head}
        </StatusMark>
      </div>
      {children}
    </div>
  );
};

/** What was asked: it decides what an answer can mean. */
export interface Asked {
  readonly pdf: boolean;
  readonly openDocument: boolean;
  readonly exhibits: readonly NamedFile[];
}

/** The answer in a few words, as its card is headed and as it is said aloud. */
export const headOf = (answer: VerifyAnswer, asked: Asked): string => {
  switch (answer.kind) {
    case "signed-off":
      return answer.filled === undefined || answer.filled.length === 0
        ? "Signed off, unchanged"
        : "Signed off, blanks filled";
    case "changed":
      return "Changed since sign-off";
    case "record-pending":
      return "Signed, record pending";
    case "withdrawn":
      return "Sign-off withdrawn";
    case "record-not-valid":
      return onlyExhibitsDiffer(answer.reasons)
        ? "Signed off, but not with these exhibits"
        : "A record is there, but it does not count";
    case "no-record":
      return asked.pdf ? "Nobody recorded this PDF" : "No sign-off found";
    case "cannot-verify":
      return "Cannot verify";
  }
};

const Changed = ({
  units,
  onShow,
}: {
  readonly units: readonly UnitView[];
  readonly onShow: (unit: UnitView) => void;
}) => {
  const styles = useStyles();
  return (
    <ul className={styles.units} aria-label="Changed paragraphs">
      {units.map((unit) => (
        <li key={unit.unit} className={styles.unit}>
          <span className={styles.words}>{`¶ ${unit.number} ${unit.place.firstWords}`}</span>
          <Button
            size="small"
            appearance="subtle"
            aria-label={`Show ¶ ${unit.number} in the document`}
            onClick={() => {
              onShow(unit);
            }}
          >
            Show
          </Button>
        </li>
      ))}
    </ul>
  );
};

export interface VerifyAnswerCardProps {
  readonly answer: VerifyAnswer;
  readonly asked: Asked;
  readonly now: Date;
  /** Of the units that changed, those of the draft at hand. */
  readonly changed: readonly UnitView[];
  readonly onShow: (unit: UnitView) => void;
}

export const VerifyAnswerCard = ({ answer, asked, now, changed, onShow }: VerifyAnswerCardProps) => {
  const { showTime } = useReader();
  const head = headOf(answer, asked);
  switch (answer.kind) {
    case "signed-off":
      return (
        <Card tone="reviewed" head={head}>
          {answer.pdf !== undefined && (
            <div>{`${answer.pdf.recordedBy === "" ? "Somebody" : answer.pdf.recordedBy} recorded this PDF as made from the final, ${showTime(answer.pdf.recordedAt, now, {}).mine}.`}</div>
          )}
          {answer.signOffs.map((found) => (
            <Found
              key={found.row}
              found={found}
              now={now}
              {...(answer.filled === undefined ? {} : { filled: answer.filled })}
            />
          ))}
          {asked.exhibits.length === 0 && answer.signOffs.some(({ exhibits }) => exhibits.length > 0) && (
            <div>Its exhibits were not compared. Add them below to do so.</div>
          )}
        </Card>
      );
    case "changed":
      return (
        <Card tone="blocking" head={head}>
          <div>
            {answer.changedUnits.length === 0
              ? "The words are no longer those that were signed off."
              : `${answer.changedUnits.length} ${answer.changedUnits.length === 1 ? "paragraph" : "paragraphs"} changed since.`}
          </div>
          {changed.length > 0 && <Changed units={changed} onShow={onShow} />}
          {answer.since.map((found) => (
            <Found key={found.row} found={found} now={now} />
          ))}
        </Card>
      );
    case "record-pending":
      return (
        <Card tone="pending" head={head}>
          <div>{`${answer.by} signed these words, ${meaningWords[answer.meaning].name}, ${showTime(answer.signedAt, now, {}).mine}, while the firm's records could not be reached. It counts once the record is brought in.`}</div>
        </Card>
      );
    case "withdrawn":
      return (
        <Card tone="blocking" head={head}>
          {answer.signOffs.map((found) => (
            <div key={found.row}>
              <div>{`Withdrawn by ${found.withdrawnBy}, ${showTime(found.withdrawnAt, now, {}).mine}: ${found.reason}`}</div>
              <Found found={found} now={now} />
            </div>
          ))}
        </Card>
      );
    case "record-not-valid":
      return (
        <Card tone="blocking" head={head}>
          {answer.reasons.map((finding, index) => (
            <div key={index}>{sentenceForFinding(finding)}</div>
          ))}
        </Card>
      );
    case "no-record":
      return (
        <Card tone="quiet" head={head}>
          <div>
            {asked.pdf
              ? "A PDF is known by its digest alone, and no record you can read names this one. Record it under History of its draft, or verify the Word file it was made from."
              : "The records you can read hold no sign-off for these words. That is not proof that there never was one."}
          </div>
        </Card>
      );
    case "cannot-verify":
      return (
        <Card tone="blocking" head={head}>
          <div>{sentenceForCode(answer.code)}</div>
        </Card>
      );
  }
};
