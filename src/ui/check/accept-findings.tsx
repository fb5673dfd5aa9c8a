/** An attorney accepts, by name, what is only to be seen, or advice with a reason; it is recorded with the words it stands at. */
import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Finding } from "../../domain/draft/finding";
import { acceptanceOf, needsReasonToAccept } from "../../domain/review/acceptance";
import { ActTrouble } from "../acts/act-trouble";
import { useAnnounce } from "../pane/announcer";
import { useServices } from "../pane/services";
import { useAct } from "../acts/use-act";

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

const displaced: ReadonlySet<string> = new Set(["unit-moved", "unit-renumbered"]);

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
  const announce = useAnnounce();
  const accepting = useAct(services.decideUnits);
  const [reason, setReason] = useState("");
  const notApplicable = findings.some((finding) => finding.endedBy === "mark-not-applicable");
  const needsReason = findings.some(needsReasonToAccept);
  const words = new Map([...draft.units, ...draft.furniture].map((unit) => [unit.unit, unit.words]));
  const accept = async (): Promise<void> => {
    const scope = {
      contentHash: draft.contentHash,
      wordsOf: (unit: Parameters<typeof words.get>[0]) => words.get(unit),
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
    announce(
      notApplicable ? "Marked “not applicable”" : findings.length === 1 ? "Accepted" : `${findings.length} accepted`,
    );
    await onAccepted();
  };
  return (
    <div className={styles.accept}>
      {needsReason && (
        <Field className={styles.field} label="Reason">
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
        {accepting.running
          ? "Recording ..."
          : notApplicable
            ? "Mark “not applicable”"
            : needsReason
              ? "Accept with this reason"
              : "Seen and accepted"}
      </Button>
      <ActTrouble act={accepting} />
    </div>
  );
};
