/** Every port a composition root wires. A verb takes only those it needs: `Pick<Ports, "drafts" | "clock">`. */
import type { IntakeAttorney } from "../../domain/matter/matter-rights";
import type { ReviewRecord } from "../../domain/review/sitting";
import type { AssignmentSource } from "./assignments";
import type { TokenVerifier } from "./ceremony";
import type { Clock, RandomSource } from "./clock";
import type { DraftStore } from "./draft-store";
import type { Engine } from "./engine";
import type { MatterSource } from "./matter-source";
import type { OpenDocument } from "./open-document";
import type { AuditList, FilingList, MatterRightsList, RecordList, SignOffList } from "./records";
import type { RosterSource } from "./roster";
import type { Session } from "./session";
import type { TemplateLibrary } from "./template-library";

export interface Ports {
  readonly session: Session;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly matters: MatterSource;
  readonly templates: TemplateLibrary;
  readonly drafts: DraftStore;
  readonly assignments: AssignmentSource;
  readonly reviews: RecordList<ReviewRecord>;
  readonly signOffs: SignOffList;
  readonly audit: AuditList;
  readonly filings: FilingList;
  readonly roster: RosterSource;
  readonly rights: MatterRightsList;
  readonly document: OpenDocument;
  readonly engine: Engine;
  /** Present where this deployment asks for the identity provider's token in every sign-off. */
  readonly verifier?: TokenVerifier;
  /** The attorneys who may give rights in any matter, as the deployment names them. */
  readonly intake?: readonly IntakeAttorney[];
  /** What the firm asks of every draft, whatever its assignment says. */
  readonly firmAsks?: { readonly qualityCheck: boolean };
}
