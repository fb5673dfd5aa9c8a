/** An expected no, in the words of app/sentences, with every reason beneath where there are several. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Refusal } from "../../app/words/refusal";
import { sentenceForFinding, sentenceForRefusal } from "../../app/words/sentences";
import { TroubleNote } from "./trouble";

const useStyles = makeStyles({
  reasons: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

export const Refused = ({ refusal, action }: { readonly refusal: Refusal; readonly action?: ReactNode }) => {
  const styles = useStyles();
  return (
    <TroubleNote action={action}>
      {sentenceForRefusal(refusal)}
      {refusal.findings !== undefined && refusal.findings.length > 0 && (
        <ul className={styles.reasons}>
          {refusal.findings.map((finding, index) => (
            <li key={index}>{sentenceForFinding(finding)}</li>
          ))}
        </ul>
      )}
    </TroubleNote>
  );
};
