/** Advice that stands at sign-off: the attorney may go on in spite of it, each with a reason of her own, which the statement keeps. */
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { sentenceForFinding } from "../../app/words/sentences";
import type { Finding } from "../../domain/draft/finding";
import { acceptanceOf } from "../../domain/review/acceptance";
import type { AcceptedFinding } from "../../domain/review/sitting";
import { Section } from "../pane/section";
import { useWords } from "../words/use-words";
import { RowsBehind } from "./rows-behind";
import { finishWords } from "./words.en";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM, alignItems: "stretch" },
});

export const AdvisoryReasons = ({
  draft,
  findings,
  rows,
  onReasons,
}: {
  readonly draft: OpenDraft;
  readonly findings: readonly Finding[];
  /** The single rows behind those findings that stand for many. */
  readonly rows: readonly Finding[];
  readonly onReasons: (accepted: readonly AcceptedFinding[]) => void;
}) => {
  const styles = useStyles();
  const said = useWords(finishWords).reasons;
  const [reasons, setReasons] = useState<readonly string[]>(() => findings.map(() => ""));
  const words = new Map([...draft.units, ...draft.furniture].map((unit) => [unit.unit, unit.words]));
  const scope = { contentHash: draft.contentHash, wordsOf: (unit: Parameters<typeof words.get>[0]) => words.get(unit) };
  const given = findings.every((_, index) => (reasons[index] ?? "").trim() !== "");
  return (
    <Section name={said.name} count={findings.length}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (given)
            onReasons(findings.map((finding, index) => acceptanceOf(finding, scope, (reasons[index] ?? "").trim())));
        }}
      >
        {findings.map((finding, index) => (
          <div key={index}>
            <Field label={sentenceForFinding(finding)} required>
              <Input
                size="small"
                placeholder={said.yourReason}
                value={reasons[index] ?? ""}
                onChange={(_, data) => {
                  setReasons(reasons.map((each, at) => (at === index ? data.value : each)));
                }}
              />
            </Field>
            {finding.code === "rows-count-for-nothing" && <RowsBehind gathered={finding} rows={rows} />}
          </div>
        ))}
        <Button type="submit" disabledFocusable={!given}>
          {said.accept}
        </Button>
      </form>
    </Section>
  );
};
