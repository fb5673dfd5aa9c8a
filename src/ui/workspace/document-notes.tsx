/** What is said above the side of a draft that stands open: what hinders, whose turn it is, what was just made. */
import { Button } from "@fluentui/react-components";
import type { OpenDraft } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import { ActTrouble } from "../acts/act-trouble";
import { Trouble } from "../acts/trouble";
import type { Act } from "../acts/use-act";
import { CopiedNote } from "../draft/copy-message";
import { QuietNote } from "../pane/quiet-note";
import { useServices } from "../pane/services";
import { useReader, useWords } from "../words/use-words";
import type { DocumentEvent, DocumentState } from "./document-screen-state";
import { mayTakeOver, turnOf } from "./document-sides";
import { TakeOver } from "./take-over";
import { workspaceWords } from "./words.en";

const OutOfReach = ({
  draft,
  fault,
  onChanged,
}: {
  readonly draft: OpenDraft;
  readonly fault: unknown;
  readonly onChanged: () => Promise<void>;
}) => {
  const services = useServices();
  const words = useWords(workspaceWords).notes;
  const { showTime } = useReader();
  return (
    <>
      <Trouble
        fault={fault}
        onAgain={() => {
          void onChanged();
        }}
      />
      <QuietNote role="status">{words.lastLook(showTime(draft.readAt, services.now(), {}).mine)}</QuietNote>
    </>
  );
};

const PrintNotes = ({
  printing,
  print,
  onClose,
}: {
  readonly printing: Pick<Act<[], unknown>, "running" | "refusal" | "fault">;
  readonly print: DocumentState["print"];
  readonly onClose: () => void;
}) => {
  const words = useWords(workspaceWords).print;
  return (
    <>
      <ActTrouble act={printing} />
      {printing.running && <QuietNote role="status">{words.making}</QuietNote>}
      {print !== undefined && (
        <QuietNote
          title={words.made(print.version)}
          role="status"
          action={
            <Button size="small" appearance="subtle" onClick={onClose}>
              {words.close}
            </Button>
          }
        >
          {words.about(print.name)}
        </QuietNote>
      )}
    </>
  );
};

export interface DocumentNotesProps {
  readonly draft: OpenDraft;
  readonly person: Person;
  readonly online: boolean;
  readonly outOfReach: unknown;
  readonly state: DocumentState;
  readonly printing: Pick<Act<[], unknown>, "running" | "refusal" | "fault">;
  /** Requests for changes whose note a reload lost. */
  readonly withoutNote: number;
  /** Decisions whose words changed meanwhile. */
  readonly dropped: number;
  readonly tell: (event: DocumentEvent) => void;
  readonly onChanged: () => Promise<void>;
}

export const DocumentNotes = ({
  draft,
  person,
  online,
  outOfReach,
  state,
  printing,
  withoutNote,
  dropped,
  tell,
  onChanged,
}: DocumentNotesProps) => {
  const { notes: words, turn } = useWords(workspaceWords);
  const whose = turnOf(draft, person, turn);
  return (
    <>
      {!online && (
        <QuietNote title={words.offline} role="status">
          {words.offlineAbout}
        </QuietNote>
      )}
      {outOfReach !== undefined && <OutOfReach draft={draft} fault={outOfReach} onChanged={onChanged} />}
      {draft.readOnly && <QuietNote title={words.readOnly}>{words.readOnlyAbout}</QuietNote>}
      {whose !== undefined && state.side !== "finish" && <QuietNote>{whose}</QuietNote>}
      {state.side === "draft" && mayTakeOver(draft, person) && <TakeOver draft={draft} onTaken={onChanged} />}
      <PrintNotes
        printing={printing}
        print={state.print}
        onClose={() => {
          tell({ kind: "print-closed" });
        }}
      />
      {state.message !== undefined && (
        <CopiedNote
          message={state.message}
          onClose={() => {
            tell({ kind: "message-closed" });
          }}
        />
      )}
      {withoutNote > 0 && state.side === "review" && (
        <QuietNote role="status">{words.lostNotes(withoutNote)}</QuietNote>
      )}
      {dropped > 0 && <QuietNote role="status">{words.fellAway(dropped)}</QuietNote>}
    </>
  );
};
