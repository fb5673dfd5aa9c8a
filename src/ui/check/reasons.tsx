/** Every reason why not, gathered by kind: the number and the sentence first, each place a jump. Nothing is left out. */
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDraft, UnitView } from "../../app/draft/open-draft-state";
import { stepBeside } from "../../app/words/next-steps";
import { sentenceForFinding } from "../../app/words/sentences";
import type { Finding } from "../../domain/draft/finding";
import { targetOfPlace, targetOfUnit, type DocumentTarget } from "../words/document-target";
import { AcceptFindings } from "./accept-findings";
import { FindingRow } from "../acts/finding-row";
import { useWords } from "../words/use-words";
import { checkWords } from "./words.en";

const SHOWN_AT_ONCE = 8;

const useStyles = makeStyles({
  places: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalXS,
    alignItems: "center",
    marginLeft: "-6px",
  },
  place: { minWidth: "auto", paddingLeft: "6px", paddingRight: "6px", fontWeight: tokens.fontWeightRegular },
});

interface Reason {
  readonly finding: Finding;
  readonly all: readonly Finding[];
}

/** Findings without a sentence of their own for each (same code, told apart by unit only) stand together. */
export const gatherReasons = (findings: readonly Finding[]): readonly Reason[] => {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    const together =
      finding.unit === undefined && finding.place === undefined
        ? `${finding.code} ${sentenceForFinding(finding)}`
        : finding.code;
    byCode.set(together, [...(byCode.get(together) ?? []), finding]);
  }
  return [...byCode.values()].flatMap((all) => (all[0] === undefined ? [] : [{ finding: all[0], all }]));
};

const targetOf = (unit: UnitView | undefined, finding: Finding): DocumentTarget | undefined => {
  if (unit !== undefined) return targetOfUnit(unit);
  return finding.place === undefined ? undefined : targetOfPlace(finding.place);
};

const nameOf = (unit: UnitView | undefined, finding: Finding, words: typeof checkWords.reasons): string =>
  unit !== undefined && !unit.furniture
    ? words.paragraph(unit.number)
    : (finding.place?.firstWords.slice(0, 18) ?? words.place);

const Places = ({
  draft,
  findings,
  onGo,
}: {
  readonly draft: OpenDraft;
  readonly findings: readonly Finding[];
  readonly onGo: (target: DocumentTarget) => void;
}) => {
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const words = useWords(checkWords).reasons;
  const units = new Map([...draft.units, ...draft.furniture].map((unit) => [unit.unit, unit]));
  const places = findings.flatMap((finding, index) => {
    const unit = finding.unit === undefined ? undefined : units.get(finding.unit);
    const target = targetOf(unit, finding);
    if (target === undefined) return [];
    const about = unit?.place.firstWords ?? finding.place?.firstWords ?? "";
    return [{ key: `${finding.code}-${index}`, target, name: nameOf(unit, finding, words), about }];
  });
  const shown = all ? places : places.slice(0, SHOWN_AT_ONCE);
  if (places.length === 0) return null;
  return (
    <div className={styles.places}>
      {shown.map((place) => (
        <Button
          key={place.key}
          size="small"
          appearance="subtle"
          className={styles.place}
          aria-label={words.show(place.name, place.about)}
          onClick={() => {
            onGo(place.target);
          }}
        >
          {place.name}
        </Button>
      ))}
      {places.length > shown.length && (
        <Link
          as="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {words.more(places.length - shown.length)}
        </Link>
      )}
    </div>
  );
};

export interface ReasonsProps {
  readonly draft: OpenDraft;
  readonly findings: readonly Finding[];
  readonly mayAccept: boolean;
  readonly onGo: (target: DocumentTarget) => void;
  readonly onChanged: () => Promise<void>;
}

export const Reasons = ({ draft, findings, mayAccept, onGo, onChanged }: ReasonsProps) => {
  const words = useWords(checkWords).reasons;
  return (
    <>
      {gatherReasons(findings).map(({ finding, all }) => (
        <FindingRow
          key={`${finding.code}-${finding.unit ?? sentenceForFinding(finding)}`}
          severity={finding.severity}
          sentence={
            all.length === 1 ? sentenceForFinding(finding) : words.paragraphs(all.length, sentenceForFinding(finding))
          }
          step={stepBeside(finding)}
        >
          <Places draft={draft} findings={all} onGo={onGo} />
          {mayAccept && finding.severity !== "blocking" && (
            <AcceptFindings draft={draft} findings={all} onAccepted={onChanged} />
          )}
        </FindingRow>
      ))}
    </>
  );
};
