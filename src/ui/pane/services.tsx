/**
 * What the screens ask for, handed down by context: the verbs of app/, already bound to their ports,
 * and the few abilities of the place they run in. A screen never meets Word, Graph or the identity provider.
 */
import { createContext, useContext, type ReactNode } from "react";
import type { DocumentTarget } from "../words/document-target";
import type { Busy } from "../../app/ports/busy";
import type { Session } from "../../app/ports/session";
import type { Refusal } from "../../app/words/refusal";
import type { DraftId } from "../../domain/ids";
import type { Result } from "../../domain/result";
import type { Verbs } from "../../app/bind-verbs";
import type { PreparedSignOff, SignedOff } from "../../app/finish/prepared-sign-off";
import type { KeptDecisions } from "./kept-decisions";

/** How a ceremony ended: recorded, or, with Microsoft 365 out of reach, kept as a file that is recorded later. */
export type CeremonyEnd =
  | { readonly kind: "recorded"; readonly signed: readonly SignedOff[] }
  | { readonly kind: "kept"; readonly name: string; readonly json: string };

export interface PaneServices extends Verbs {
  readonly session: Session;
  /** Opens a file of the firm's library in Word. */
  readonly openFile: (webUrl: string) => Promise<void>;
  /** Scrolls the document to a control or paragraph and selects it. */
  readonly goTo: (target: DocumentTarget) => Promise<void>;
  /** Calls back when the document may have changed; a hint only. Returns how to stop. */
  readonly watchDocument: (onHint: () => void) => Promise<() => void>;
  /** Signs prepared statements off in the ceremony's own window; absent where the deployment has none. `stop` ends the waiting, not what the window does. */
  readonly signOffInWindow?: (
    prepared: readonly PreparedSignOff[],
    stop: AbortSignal,
  ) => Promise<Result<CeremonyEnd, Refusal>>;
  /** Decisions not yet recorded, kept as ids and hashes so that a reload does not lose them. They count for nothing. */
  readonly keptDecisions: {
    readonly read: (draft: DraftId) => KeptDecisions | undefined;
    readonly keep: (draft: DraftId, decisions: KeptDecisions | undefined) => void;
  };
  readonly now: () => Date;
  /** What waits because Microsoft 365 asked to; absent where nothing is asked of it. */
  readonly busy?: Busy;
}

const ServicesContext = createContext<PaneServices | undefined>(undefined);

export const ServicesProvider = ({
  services,
  children,
}: {
  readonly services: PaneServices;
  readonly children: ReactNode;
}) => <ServicesContext.Provider value={services}>{children}</ServicesContext.Provider>;

/** For what may also stand on a page without services, such as a fault at the start. */
export const useServicesIfAny = (): PaneServices | undefined => useContext(ServicesContext);

export const useServices = (): PaneServices => {
  const services = useServicesIfAny();
  if (services === undefined) throw new Error("A screen stands outside ServicesProvider.");
  return services;
};
