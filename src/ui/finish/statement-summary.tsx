/** What one statement covers and the words that are said: the same in the pane and in the ceremony's window. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { forumName } from "../../domain/matter/forums";
import { shortDigest } from "../records/exhibit-files";
import { meaningWords } from "../words/words.en";
import { useReader } from "../words/use-words";
import { finishWords } from "./words.en";
import type { PreparedSignOff } from "../../app/finish/prepared-sign-off";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  term: { margin: 0, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere" },
  hash: {
    margin: 0,
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
  },
  digest: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  quote: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  as: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** `titled`: the draft's title stands right above it, as beside a tick. */
export const StatementSummary = ({
  prepared,
  titled = false,
}: {
  readonly prepared: PreparedSignOff;
  readonly titled?: boolean;
}) => {
  const styles = useStyles();
  const reader = useReader();
  const words = reader.words(finishWords).statement;
  const { statement } = prepared;
  const { changedSinceLastSigned } = prepared;
  const { name, barNumber } = statement.signer;
  const units = words.units(statement.unitCount);
  const row = (term: string, value: string, plain = true) => [
    <dt key={term} className={styles.term}>
      {term}
    </dt>,
    <dd key={`${term}-value`} className={plain ? styles.value : styles.hash}>
      {value}
    </dd>,
  ];
  return (
    <>
      <dl className={styles.facts}>
        {!titled && row(words.draft, prepared.draftTitle)}
        {row(words.matter, prepared.matterTitle)}
        {row(words.meaning, reader.words(meaningWords)[statement.meaning].name)}
        {row(
          words.paragraphs,
          changedSinceLastSigned === undefined ? units : words.changedSince(units, changedSinceLastSigned),
        )}
        {row(words.reviewedIn, words.sittings(statement.sittings.length))}
        {row(words.qualityCheck, statement.qualityCheck === "none" ? words.notChecked : words.checked)}
        {statement.forum !== undefined && row(words.forum, forumName(statement.forum))}
        {statement.rightsRow.addedThemselves.includes(statement.signer.oid) && row(words.rights, words.rightsAlone)}
        {statement.blanks.length > 0 &&
          row(words.leftBlank, reader.blankNames(statement.blanks.map(({ name }) => name)))}
        {statement.exhibits.length > 0 && [
          <dt key="exhibits" className={styles.term}>
            {words.exhibits}
          </dt>,
          <dd key="exhibits-value" className={styles.value}>
            {statement.exhibits.map(({ name, sha256 }) => (
              <div key={name}>
                {name}{" "}
                <span className={styles.digest} title={`SHA-256 ${sha256}`}>
                  {shortDigest(sha256)}
                </span>
              </div>
            ))}
          </dd>,
        ]}
        {statement.rowsForNothing.length > 0 &&
          row(words.setAside, statement.rowsForNothing.map(({ rows, by }) => words.rowsOf(rows, by)).join("; "))}
        {statement.acceptedFindings.length > 0 &&
          row(words.accepted, words.findings(statement.acceptedFindings.length))}
        {row(words.content, `${(statement.contentHash.slice(0, 16).match(/.{4}/g) ?? []).join(" ")} ...`, false)}
      </dl>
      <blockquote className={styles.quote}>{statement.attestation}</blockquote>
      <div className={styles.as}>{barNumber === undefined ? words.as(name) : words.asWithBar(name, barNumber)}</div>
    </>
  );
};
