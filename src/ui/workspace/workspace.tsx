/**
 * Where a signed-in person is in the pane. The open document and the work list are read side by side at the start;
 * a draft in its place opens on itself, anything else on the home list. Word's events only hint that it is time to read again.
 */
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { OpenState } from "../../app/draft/open-draft-state";
import type { Person } from "../../app/ports/session";
import type { DraftId } from "../../domain/ids";
import { useAnnounce } from "../pane/announcer";
import { DocumentStrip } from "./document-strip";
import { Home, type WorkReading } from "../home/home";
import { PaneMenu, type MenuAct } from "./pane-menu";
import { isAttorney } from "../pane/person-roles";
import { createReading, shown, type Reading } from "../acts/reading";
import { draftWords } from "../draft/words.en";
import { useWords } from "../words/use-words";
import { workspaceWords } from "./words.en";
import { Screen } from "../pane/screen";
import { useServices, type PaneServices } from "../pane/services";
import { SkeletonRows } from "../pane/skeleton-rows";
import { useAct } from "../acts/use-act";
import { useReadingState } from "../acts/use-reading";
import type { Retagged } from "../../app/draft/retag-open-draft";
import { lastLookServes } from "./last-look";

const DocumentScreen = lazy(async () => ({ default: (await import("./document-screen")).DocumentScreen }));
const NewDraft = lazy(async () => ({ default: (await import("../begin/new-draft")).NewDraft }));
const AdoptScreen = lazy(async () => ({ default: (await import("../begin/adopt-screen")).AdoptScreen }));
const TemplateCheckScreen = lazy(async () => ({
  default: (await import("../begin/template-check-screen")).TemplateCheckScreen,
}));
const WriteInstructions = lazy(async () => ({
  default: (await import("../begin/write-instructions")).WriteInstructions,
}));
const VerifyScreen = lazy(async () => ({ default: (await import("../records/verify-screen")).VerifyScreen }));

type Where = "arriving" | "home" | "document" | "new-draft" | "adopt" | "verify" | "instructions" | "template-check";

/** Long enough for a burst of typing to end. */
const QUIET_MS = 1500;

const needsHealing = (state: OpenState): state is Extract<OpenState, { kind: "draft" }> =>
  state.kind === "draft" &&
  !state.draft.readOnly &&
  state.draft.findings.some((finding) => finding.endedBy === "retag");

/** Reads the document again some time after Word hints that it changed. */
const useDocumentHints = (services: PaneServices, reading: Reading<OpenState>): void => {
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let stop: (() => void) | undefined;
    let ended = false;
    const hint = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        void reading.refresh();
      }, QUIET_MS);
    };
    // Without hints the pane still reads on every act; a Word that cannot give them loses nothing but freshness.
    services.watchDocument(hint).then(
      (unwatch) => {
        if (ended) unwatch();
        else stop = unwatch;
      },
      () => undefined,
    );
    return () => {
      ended = true;
      clearTimeout(waiting);
      stop?.();
    };
  }, [services, reading]);
};

const Arriving = () => {
  const words = useWords(workspaceWords);
  return (
    <Screen title={words.product} takesFocus={false}>
      <SkeletonRows rows={3} height={84} label={words.arriving} />
    </Screen>
  );
};

export const Workspace = ({ person, onSignedOut }: { readonly person: Person; readonly onSignedOut: () => void }) => {
  const services = useServices();
  const announce = useAnnounce();
  const words = useWords(workspaceWords);
  const healedLine = useWords(draftWords).retagged;
  const [work] = useState<WorkReading>(() => createReading(services.listWork));
  const [open] = useState<Reading<OpenState>>(() => createReading(services.readOpenDraft));
  const [where, setWhere] = useState<Where>("arriving");
  const [healed, setHealed] = useState<Retagged>();
  const healedDraft = useRef<DraftId>(undefined);
  const openState = useReadingState(open);
  const heal = useAct(services.retagOpenDraft);
  const state = shown(openState);
  const lastLook = useRef<Extract<OpenState, { kind: "draft" }>>(undefined);
  useEffect(() => {
    if (state?.kind === "draft") lastLook.current = state;
  }, [state]);
  useDocumentHints(services, open);

  useEffect(() => {
    if (state === undefined && openState.kind !== "failed") return;
    const first = state?.kind === "draft" ? "document" : "home";
    setWhere((now) => (now === "arriving" ? first : now));
  }, [state, openState.kind]);

  useEffect(() => {
    // On opening, what Word left untagged becomes pending, once, in one reported line (invariant 2).
    if (state === undefined || !needsHealing(state) || healedDraft.current === state.draft.draftId) return;
    healedDraft.current = state.draft.draftId;
    void heal.run().then(async (done) => {
      if (done === undefined || done.units.length === 0) return;
      // Said once the screen shows the draft as it is now: a line that says "tagged" above a finding that says "not tagged" is believed by nobody.
      await open.refresh();
      setHealed(done);
      announce(healedLine(done));
    });
  }, [state, heal, open, announce, healedLine]);

  const menu = (acts: readonly MenuAct[] = []) => (
    <PaneMenu
      person={person}
      acts={acts}
      onVerify={() => {
        setWhere("verify");
      }}
      onCheckTemplate={() => {
        setWhere("template-check");
      }}
      onSignedOut={onSignedOut}
    />
  );
  const home = (): void => {
    setWhere("home");
  };
  const changed = async (): Promise<void> => {
    await open.refresh();
    void work.refresh();
  };
  const screen = () => {
    switch (where) {
      case "arriving":
        return <Arriving />;
      case "new-draft":
        return (
          <NewDraft
            onBack={home}
            onMade={() => {
              void changed();
            }}
          />
        );
      case "adopt":
        return (
          <AdoptScreen
            state={state}
            onBack={home}
            onMade={() => {
              void changed();
            }}
          />
        );
      case "instructions":
        return <WriteInstructions person={person} onBack={home} />;
      case "template-check":
        return (
          <TemplateCheckScreen
            onBack={() => {
              setWhere(state?.kind === "draft" ? "document" : "home");
            }}
          />
        );
      case "verify":
        return (
          <VerifyScreen
            draft={state?.kind === "draft" ? state.draft : undefined}
            onBack={() => {
              setWhere(state?.kind === "draft" ? "document" : "home");
            }}
          />
        );
      case "document":
        if (state?.kind === "draft")
          return (
            <DocumentScreen
              key={state.draft.draftId}
              draft={state.draft}
              person={person}
              work={work}
              reading={openState.kind === "reading"}
              healed={healed}
              healing={heal}
              onHealed={setHealed}
              menu={menu}
              onBack={home}
              onChanged={changed}
            />
          );
        // Records out of reach for a while: the last complete look stays, said to be one, for as long as a sign-off may rest on it.
        if (
          state?.kind === "cannot-read" &&
          lastLook.current !== undefined &&
          lastLookServes(state.fault, lastLook.current.draft.readAt, services.now())
        )
          return (
            <DocumentScreen
              key={lastLook.current.draft.draftId}
              draft={lastLook.current.draft}
              person={person}
              work={work}
              reading={openState.kind === "reading"}
              outOfReach={state.fault}
              healed={healed}
              healing={heal}
              onHealed={setHealed}
              menu={menu}
              onBack={home}
              onChanged={changed}
            />
          );
        break;
      case "home":
        break;
    }
    return (
      <Home
        reading={work}
        menu={menu(
          isAttorney(person)
            ? [
                {
                  name: words.home.writeInstructions,
                  run: () => {
                    setWhere("instructions");
                  },
                },
              ]
            : [],
        )}
        onNewDraft={() => {
          setWhere("new-draft");
        }}
        strip={
          <DocumentStrip
            reading={open}
            onAdopt={() => {
              setWhere("adopt");
            }}
            onShowDraft={() => {
              setWhere("document");
            }}
          />
        }
      />
    );
  };
  return <Suspense fallback={<Arriving />}>{screen()}</Suspense>;
};
