/** A draft's history as the firm's records hold it: what is broken in it first, then every line, newest on top; and the records as one file. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import { sentenceForFinding } from "../../app/words/sentences";
import { ActTrouble } from "../acts/act-trouble";
import { draftTitle } from "../words/draft-title";
import { useAnnounce } from "../pane/announcer";
import { useReader } from "../words/use-words";
import { FindingRow } from "../acts/finding-row";
import { eventInWords } from "./history-words";
import { QuietNote } from "../pane/quiet-note";
import { shown } from "../acts/reading";
import { saveFile } from "../acts/save-file";
import { Screen } from "../pane/screen";
import { Section } from "../pane/section";
import { useServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { StatusMark } from "../pane/status-mark";
import { Trouble } from "../acts/trouble";
import { useAct } from "../acts/use-act";
import { useOwnReading } from "../acts/use-reading";

const useStyles = makeStyles({
  lines: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  line: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    contentVisibility: "auto",
    containIntrinsicSize: "auto 52px",
    ":not(:last-child)": { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  what: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: "anywhere" },
  who: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  file: { display: "none" },
});

const PdfOfFinal = ({ draft, onRecorded }: { readonly draft: OpenDraft; readonly onRecorded: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const input = useRef<HTMLInputElement>(null);
  const [recorded, setRecorded] = useState(false);
  const recording = useAct(async (file: File) =>
    services.recordPdf({ draft: draft.draftId, pdf: new Uint8Array(await file.arrayBuffer()) }),
  );
  const record = async (file: File): Promise<void> => {
    setRecorded(false);
    if ((await recording.run(file)) === undefined) return;
    setRecorded(true);
    announce("PDF recorded");
    onRecorded();
  };
  return (
    <Section name="PDF of the final">
      <QuietNote
        action={
          <>
            <Button
              size="small"
              disabledFocusable={recording.running}
              onClick={() => {
                input.current?.click();
              }}
            >
              {recording.running ? "Recording ..." : "Record a PDF"}
            </Button>
            <input
              ref={input}
              type="file"
              className={styles.file}
              accept=".pdf,application/pdf"
              aria-label="PDF made from the final"
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file !== undefined) void record(file);
              }}
            />
          </>
        }
      >
        Once you say that a PDF was made from the final, Verify knows it by its digest. Your name stands beside it.
      </QuietNote>
      {recorded && <StatusMark tone="reviewed">recorded</StatusMark>}
      <ActTrouble act={recording} />
    </Section>
  );
};

export const HistoryScreen = ({ draft, onBack }: { readonly draft: OpenDraft; readonly onBack: () => void }) => {
  const styles = useStyles();
  const services = useServices();
  const announce = useAnnounce();
  const [reading, state] = useOwnReading(() => services.readHistory(draft.draftId));
  const exporting = useAct(services.exportRecords);
  const history = shown(state);
  const again = (): void => {
    void reading.refresh();
  };
  const exportAll = async (): Promise<void> => {
    const file = await exporting.run(draft.draftId);
    if (file === undefined) return;
    saveFile(file.name, file.json, "application/json");
    announce(`Records saved as ${file.name}`);
    again();
  };
  const { showTime } = useReader();
  return (
    <Screen
      title="History"
      subtitle={`${draftTitle(draft.row.title, draft.matter.title)} · ${draft.matter.title}`}
      onBack={onBack}
      backLabel="Back to the draft"
      foot={
        <>
          <ActTrouble act={exporting} />
          <Button
            appearance="primary"
            disabledFocusable={exporting.running}
            onClick={() => {
              void exportAll();
            }}
          >
            {exporting.running ? "Reading the records ..." : "Export records"}
          </Button>
        </>
      }
    >
      {state.kind === "failed" && <Trouble fault={state.fault} onAgain={again} />}
      {history === undefined && state.kind === "reading" && (
        <SkeletonRows rows={4} height={48} label="Reading the history" />
      )}
      {history !== undefined && (
        <>
          {history.findings.length > 0 ? (
            <Section name="Something is wrong with it" count={history.findings.length}>
              {history.findings.map((finding, index) => (
                <FindingRow key={index} severity={finding.severity} sentence={sentenceForFinding(finding)} />
              ))}
            </Section>
          ) : (
            <StatusMark tone="reviewed">no break found in these lines</StatusMark>
          )}
          <Section name="Lines" count={history.lines.length}>
            {history.lines.length === 0 && <QuietNote>Nothing is recorded yet.</QuietNote>}
            {history.lines.length > 0 && (
              <ol className={styles.lines}>
                {[...history.lines].reverse().map((line, index) => {
                  const time = showTime(line.at, services.now(), { court: draft.matter.timeZone });
                  return (
                    <li key={history.lines.length - index} className={styles.line}>
                      <div className={styles.what}>{eventInWords(line.event)}</div>
                      <div
                        className={styles.who}
                      >{`${line.by === "" ? "unknown" : line.by} · ${time.mine}${time.courts === undefined ? "" : ` · court ${time.courts}`}`}</div>
                    </li>
                  );
                })}
              </ol>
            )}
          </Section>
          {history.lines.some(({ event }) => event.kind === "finalized") && (
            <PdfOfFinal draft={draft} onRecorded={again} />
          )}
        </>
      )}
    </Screen>
  );
};
