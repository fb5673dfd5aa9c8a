/** Everything the product asks of Microsoft Graph, wired once by a composition root. Nothing is fetched before the first question. */
import type { Busy } from "../../app/ports/busy";
import type { Deployment } from "../../app/ports/deployment";
import type { Ports } from "../../app/ports/ports";
import { readReviewRecord } from "../../app/ports/record-shapes";
import { createAssignmentSource } from "./assignment-source";
import { createDraftStore } from "./draft-store";
import { createDriveFiles } from "./drive-files";
import { createGraphRequests, textIn } from "./graph-requests";
import { yearlyPlaces } from "./evidence-places";
import { createListRows } from "./list-rows";
import { createMatterSource } from "./matter-source";
import { createServerTime, type GetToken, type ServerTimeKeeper, type Waiting } from "./middleware";
import {
  createAuditList,
  createFilingList,
  createMatterRightsList,
  createRecordList,
  createSignOffList,
} from "./record-list";
import { createRosterSource } from "./roster-source";
import { createTemplateLibrary } from "./template-library";

export interface Graph extends Pick<
  Ports,
  | "matters"
  | "templates"
  | "drafts"
  | "assignments"
  | "reviews"
  | "signOffs"
  | "audit"
  | "filings"
  | "roster"
  | "rights"
> {
  readonly serverTime: Pick<ServerTimeKeeper, "read">;
  readonly busy: Busy;
  /** Whom Graph takes the caller for: Entra object id and name. */
  me(): Promise<{ readonly oid: string; readonly name: string }>;
  /** The bytes of a file of the matters' libraries as stored now: the fallback where Word cannot give them. */
  readonly readStoredBytes: Ports["drafts"]["download"];
}

export const realWaiting: Waiting = {
  now: () => Date.now(),
  wait: (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
  newRequestId: () => crypto.randomUUID(),
};

export const createGraph = (
  deployment: Pick<Deployment, "graphBase" | "site">,
  getToken: GetToken,
  waiting: Waiting = realWaiting,
): Graph => {
  const serverTime = createServerTime(waiting);
  const requests = createGraphRequests(deployment.graphBase, getToken, waiting, serverTime);
  const rows = createListRows(requests, deployment.site, waiting);
  const files = createDriveFiles(requests, rows, waiting);
  const drafts = createDraftStore(rows, files);
  return {
    matters: createMatterSource(rows, deployment.site, () => waiting.now()),
    templates: createTemplateLibrary(rows, files),
    drafts,
    assignments: createAssignmentSource(rows, deployment.site),
    reviews: createRecordList(yearlyPlaces(rows, "Reviews"), readReviewRecord),
    audit: createAuditList(yearlyPlaces(rows, "Audit")),
    signOffs: createSignOffList(rows),
    filings: createFilingList(rows),
    roster: createRosterSource(rows),
    rights: createMatterRightsList(rows),
    me: async () => {
      const body = await requests.send({ method: "GET", path: "/me", query: { $select: "id,displayName" } });
      return { oid: textIn(body, "id"), name: textIn(body, "displayName") };
    },
    serverTime,
    busy: requests.busy,
    readStoredBytes: (driveItemId, folder) => drafts.download(driveItemId, folder),
  };
};
