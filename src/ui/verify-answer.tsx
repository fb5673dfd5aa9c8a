/** What the records say of a file's words. "Cannot verify" never looks like valid; nothing found is unknown, not "never signed". */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { sentenceForCode, sentenceForFinding } from "../app/sentences";
import type { SignOffFound, VerifyAnswer } from "../app/verbs";
import { blankName } from "./blank-name";
import { showTime } from "./due-time";
import { meaningWords } from "./meaning-words";
import { StatusMark } from "./status-mark";
import type { Tone } from "./theme";

const useStyles = makeStyles({
  card: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  facts: { display: "grid", gridTemplateColumns: "auto 1fr", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXXS, margin: 0 },
  term: { margin: 0, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere" },
  head: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

const Found = ({ found, now }: { readonly found: SignOffFound; readonly now: Date }) => {
  const styles = useStyles();
  const time = showTime(found.at, now, {});
  const row = (term: string, value: string) => [<dt key={term} className={styles.term}>{term}</dt>, <dd key={`${term}-value`} className={styles.value}>{value}</dd>];
  return (
    <dl className={styles.facts}>
      {row("Meaning", meaningWords[found.meaning].name)}
      {row("Matter", found.matter.title ?? found.matter.id)}
      {row("By", found.by.barNumber === undefined ? found.by.name : `${found.by.name}, bar no. ${found.by.barNumber}`)}
      {row("When", time.mine)}
      {row("Identity", found.identity === "proved" ? "proved by a fresh sign-in" : "as stamped by the firm's records")}
      {found.blanks.length > 0 && row("Blanks", found.blanks.map((blank) => (blank.text.replaceAll("_", "").trim() === "" ? `${blankName(blank.name)}: left blank` : `${blankName(blank.name)}: ${blank.text}`)).join("; "))}
    </dl>
  );
};

const Card = ({ tone, head, children }: { readonly tone: Tone; readonly head: string; readonly children?: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.card} role="status">
      <div className={styles.head}><StatusMark tone={tone} large>{head}</StatusMark></div>
      {children}
    </div>
  );
};

export const VerifyAnswerCard = ({ answer, now }: { readonly answer: VerifyAnswer; readonly now: Date }) => {
  switch (answer.kind) {
    case "signed-off":
      return <Card tone="reviewed" head="Signed off, unchanged">{answer.signOffs.map((found) => <Found key={found.row} found={found} now={now} />)}</Card>;
    case "changed":
      return (
        <Card tone="blocking" head="Changed since sign-off">
          <div>{answer.changedUnits.length === 0 ? "The words are no longer those that were signed off." : `${answer.changedUnits.length} ${answer.changedUnits.length === 1 ? "unit" : "units"} changed since.`}</div>
          {answer.since.map((found) => <Found key={found.row} found={found} now={now} />)}
        </Card>
      );
    case "record-pending":
      return (
        <Card tone="pending" head="Signed, record pending">
          <div>{`${answer.by} signed these words, ${meaningWords[answer.meaning].name}, ${showTime(answer.signedAt, now, {}).mine}, while the firm's records could not be reached. It counts once the record is brought in.`}</div>
        </Card>
      );
    case "withdrawn":
      return (
        <Card tone="blocking" head="Sign-off withdrawn">
          {answer.signOffs.map((found) => (
            <div key={found.row}>
              <div>{`Withdrawn by ${found.withdrawnBy}, ${showTime(found.withdrawnAt, now, {}).mine}: ${found.reason}`}</div>
              <Found found={found} now={now} />
            </div>
          ))}
        </Card>
      );
    case "record-not-valid":
      return <Card tone="blocking" head="A record is there, but it does not count">{answer.reasons.map((finding, index) => <div key={index}>{sentenceForFinding(finding)}</div>)}</Card>;
    case "no-record":
      return <Card tone="quiet" head="No sign-off found"><div>The records you can read hold no sign-off for these words. That is not proof that there never was one.</div></Card>;
    case "cannot-verify":
      return <Card tone="blocking" head="Cannot verify"><div>{sentenceForCode(answer.code)}</div></Card>;
  }
};
