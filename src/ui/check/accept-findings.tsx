/** An attorney accepts, by name, what is only to be seen, or advice with a reason; it is recorded with the words it stands at. */
import type { FindingCode } from "../../domain/draft/finding-catalogue";
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { UnitId } from "../../domain/ids";
import type { Finding } from "../../domain/draft/finding";
import { acceptanceOf, needsReasonToAccept } from "../../domain/review/acceptance";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";
import { useWords } from "../words/use-words";
import { checkWords } from "./words.en";

const useStyles = makeStyles({
  accept: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    rowGap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
  },
  field: { width: "100%" },
});

const displaced: ReadonlySet<FindingCode> = new Set(["unit-moved", "unit-renumbered"]);

const wayOf = (notApplicable: boolean, needsReason: boolean): "notApplicable" | "withReason" | "seen" => {
  if (notApplicable) return "notApplicable";
  return needsReason ? "withReason" : "seen";
};

export const AcceptFindings = ({
  draft,
  findings,
  onAccepted,
}: {
  readonly draft: OpenDraft;
  readonly findings: readonly Finding[];
  readonly onAccepted: () => Promise<void>;
}) => {
  const styles = useStyles();
  const services = useServices();
  const words = useWords(checkWords).accept;
  const announce = useAnnounce();
  const accepting = useAct(services.decideUnits);
  const [reason, setReason] = useState("");
  const notApplicable = findings.some((finding) => finding.endedBy === "mark-not-applicable");
  const needsReason = findings.some(needsReasonToAccept);
  const wordsOf = new Map([...draft.units, ...draft.furniture].map((unit) => [unit.unit, unit.words]));
  const way = wayOf(notApplicable, needsReason);
  const accept = async (): Promise<void> => {
    const scope = {
      contentHash: draft.contentHash,
      wordsOf: (unit: UnitId) => wordsOf.get(unit),
    };
    // A unit that moved or was renumbered is decided by seeing its new place; everything else is accepted as a finding.
    const decisions = findings.flatMap((finding) =>
      displaced.has(finding.code) && finding.unit !== undefined
        ? [{ unit: finding.unit, verdict: "place-seen" as const }]
        : [],
    );
    const accepted = findings
      .filter((finding) => !displaced.has(finding.code))
      .map((finding) => acceptanceOf(finding, scope, needsReason ? reason.trim() : undefined));
    if ((await accepting.run({ seen: draft, decisions, way: "one-by-one", accepted })) === undefined) return;
    announce(notApplicable ? words.markedNotApplicable : words.accepted(findings.length));
    await onAccepted();
  };
  return (
    <div className={styles.accept}>
      {needsReason && (
        <Field className={styles.field} label={words.reason}>
          <Input
            size="small"
            value={reason}
            onChange={(_, data) => {
              setReason(data.value);
            }}
          />
        </Field>
      )}
      <Button
        size="small"
        disabledFocusable={accepting.running || (needsReason && reason.trim() === "")}
        onClick={() => {
          void accept();
        }}
      >
        {accepting.running ? words.recording : words[way]}
      </Button>
      <ActTrouble act={accepting} />
    </div>
  );
};
