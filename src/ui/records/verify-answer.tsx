/** What the records say of a file's words. "Cannot verify" never looks like valid; nothing found is unknown, not "never signed". */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { recordedLate } from "../../app/words/recorded-late";
import { sentenceForCode, sentenceForFinding } from "../../app/words/sentences";
import type { UnitView } from "../../app/draft/open-draft-state";
import type { NamedFile } from "../../domain/review/statement";
import { forumName } from "../../domain/matter/forums";
import { shortDigest } from "./exhibit-files";
import { meaningWords } from "../words/words.en";
import { useReader, useWords } from "../words/use-words";
import { recordsWords } from "./words.en";
import { StatusMark } from "../pane/status-mark";
import type { Tone } from "../pane/theme";
import { onlyExhibitsDiffer } from "./verify-exhibits";
import type { SignOffFound } from "../../app/records/sign-off-found";
import type { VerifyAnswer } from "../../app/records/verify";

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
  const reader = useReader();
  const { showTime, blankName, blankNames } = reader;
  const words = reader.words(recordsWords).found;
  const { name, barNumber } = found.by;
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
      {row(words.meaning, reader.words(meaningWords)[found.meaning].name)}
      {row(words.matter, found.matter.title ?? found.matter.id)}
      {row(words.by, barNumber === undefined ? name : words.withBar(name, barNumber))}
      {late === undefined
        ? row(words.when, showTime(found.at, now, {}).mine)
        : [
            row(words.signed, showTime(found.signedAt, now, {}).mine),
            row(words.recorded, words.recordedLate(showTime(found.at, now, {}).mine, late)),
          ]}
      {found.timeFrom === "sign-in" && row(words.timeFrom, words.bySignIn)}
      {row(words.identity, words.identities[found.identity])}
      {found.rights.forum !== undefined && row(words.forum, forumName(found.rights.forum))}
      {row(
        words.rights,
        (found.rights.alone ? words.rightsAlone : words.rightsBy)(
          found.rights.by,
          showTime(found.rights.at, now, {}).mine,
        ),
      )}
      {found.rights.today !== undefined && row(words.today, words.todayOtherwise(sentenceForCode(found.rights.today)))}
      {left.length > 0 && row(words.leftBlank, blankNames(left.map(({ name }) => name)))}
      {filled.map(({ name, text }) => row(blankName(name), words.filledSince(text.trim())))}
      {found.exhibits.length > 0 && [
        <dt key="exhibits" className={styles.term}>
          {words.exhibits}
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
export const headOf = (words: typeof recordsWords, answer: VerifyAnswer, asked: Asked): string => {
  const { headsOtherwise: otherwise } = words;
  if (answer.kind === "signed-off" && answer.filled !== undefined && answer.filled.length > 0)
    return otherwise.blanksFilled;
  if (answer.kind === "record-not-valid" && onlyExhibitsDiffer(answer.reasons)) return otherwise.exhibitsDiffer;
  if (answer.kind === "no-record" && asked.pdf) return otherwise.unknownPdf;
  return words.heads[answer.kind];
};

const Changed = ({
  units,
  onShow,
}: {
  readonly units: readonly UnitView[];
  readonly onShow: (unit: UnitView) => void;
}) => {
  const styles = useStyles();
  const words = useWords(recordsWords).answer;
  return (
    <ul className={styles.units} aria-label={words.changedParagraphs}>
      {units.map((unit) => (
        <li key={unit.unit} className={styles.unit}>
          <span className={styles.words}>{words.paragraph(unit.number, unit.place.firstWords)}</span>
          <Button
            size="small"
            appearance="subtle"
            aria-label={words.showParagraph(unit.number)}
            onClick={() => {
              onShow(unit);
            }}
          >
            {words.show}
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
  const reader = useReader();
  const { showTime } = reader;
  const words = reader.words(recordsWords).answer;
  const head = headOf(reader.words(recordsWords), answer, asked);
  switch (answer.kind) {
    case "signed-off":
      return (
        <Card tone="reviewed" head={head}>
          {answer.pdf !== undefined && (
            <div>
              {words.pdfRecorded(
                answer.pdf.recordedBy === "" ? words.somebody : answer.pdf.recordedBy,
                showTime(answer.pdf.recordedAt, now, {}).mine,
              )}
            </div>
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
            <div>{words.exhibitsNotCompared}</div>
          )}
        </Card>
      );
    case "changed":
      return (
        <Card tone="blocking" head={head}>
          <div>
            {answer.changedUnits.length === 0 ? words.otherWords : words.changedSince(answer.changedUnits.length)}
          </div>
          {(answer.blanks ?? []).map(({ name, text }) => (
            <div key={name}>{words.noFilling(reader.blankName(name), text.trim().slice(0, 80))}</div>
          ))}
          {changed.length > 0 && <Changed units={changed} onShow={onShow} />}
          {answer.since.map((found) => (
            <Found key={found.row} found={found} now={now} />
          ))}
        </Card>
      );
    case "record-pending":
      return (
        <Card tone="pending" head={head}>
          <div>
            {words.pending(
              answer.by,
              reader.words(meaningWords)[answer.meaning].name,
              showTime(answer.signedAt, now, {}).mine,
            )}
          </div>
        </Card>
      );
    case "withdrawn":
      return (
        <Card tone="blocking" head={head}>
          {answer.signOffs.map((found) => (
            <div key={found.row}>
              <div>{words.withdrawnBy(found.withdrawnBy, showTime(found.withdrawnAt, now, {}).mine, found.reason)}</div>
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
          <div>{asked.pdf ? words.noSuchPdf : words.noRecord}</div>
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
