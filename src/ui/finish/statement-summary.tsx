/** What one statement covers and the words that are said: the same in the pane and in the ceremony's window. */
import { makeStyles, tokens } from "@fluentui/react-components";
import { shortDigest } from "../records/exhibit-files";
import { meaningWords } from "../words/words.en";
import { useReader } from "../words/use-words";
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
  const { blankNames } = useReader();
  const { statement } = prepared;
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
        {!titled && row("Draft", prepared.draftTitle)}
        {row("Matter", prepared.matterTitle)}
        {row("Meaning", meaningWords[statement.meaning].name)}
        {row(
          "Paragraphs",
          `${statement.unitCount}, with headers, footers and empty ones${prepared.changedSinceLastSigned === undefined ? "" : `; ${prepared.changedSinceLastSigned} changed since you last signed`}`,
        )}
        {row("Reviewed in", `${statement.sittings.length} ${statement.sittings.length === 1 ? "sitting" : "sittings"}`)}
        {row("Quality check", statement.qualityCheck === "none" ? "none" : "done")}
        {statement.blanks.length > 0 && row("Left blank", blankNames(statement.blanks.map(({ name }) => name)))}
        {statement.exhibits.length > 0 && [
          <dt key="exhibits" className={styles.term}>
            Exhibits
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
        {statement.acceptedFindings.length > 0 &&
          row(
            "Accepted",
            `${statement.acceptedFindings.length} ${statement.acceptedFindings.length === 1 ? "finding" : "findings"}`,
          )}
        {row("Content", `${(statement.contentHash.slice(0, 16).match(/.{4}/g) ?? []).join(" ")} ...`, false)}
      </dl>
      <blockquote className={styles.quote}>{statement.attestation}</blockquote>
      <div
        className={styles.as}
      >{`as ${statement.signer.name}${statement.signer.barNumber === undefined ? "" : `, bar no. ${statement.signer.barNumber}`}`}</div>
    </>
  );
};
