/** The real Graph adapter over the sandbox's server, in one process over HTTP. A token here simply says who the person is; the identity provider has tests of its own. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createGraph, type Graph } from "../../src/adapters/graph/create-graph";
import { siteLists, type SiteListSchema } from "../../src/adapters/graph/list-schema";
import type { StoredFile } from "../../src/app/ports/draft-store";
import type { GetToken } from "../../src/adapters/graph/middleware";
import { createFaults, type Faults } from "../../src/sandbox/graph/faults";
import { fillSite, type SampleFile } from "../../src/sandbox/graph/fill-site";
import { createGraphServer, GRAPH_MOUNT } from "../../src/sandbox/graph/graph-server";
import { pathAddress } from "../../src/sandbox/graph/site-addresses";
import { openSite, type SiteState, type Stamp } from "../../src/sandbox/graph/site-state";
import { sampleSiteName, sampleTenant, type SamplePerson } from "../../src/sandbox/sample-firm";
import { sampleLists } from "../../src/sandbox/sample-lists";

const importer: Stamp = {
  id: "00000000-0000-0000-0000-000000000001",
  name: "System Account",
  email: "",
  at: "2026-11-01T08:00:00Z",
};

export const templateFiles: readonly SampleFile[] = [
  {
    list: "Templates",
    name: "complaint.docx",
    bytes: new Uint8Array([80, 75, 3, 4, 1]),
    fields: {
      Title: "Complaint, 28-line pleading paper",
      TemplateKind: "complaint",
      CourtProfile: "us-ca-superior",
      TemplateVersion: "1",
    },
  },
  {
    list: "Templates",
    name: "retainer.docx",
    bytes: new Uint8Array([80, 75, 3, 4, 2]),
    fields: { Title: "Hourly fee agreement", TemplateKind: "retainer", TemplateVersion: "1" },
  },
  {
    list: "Templates",
    name: "Offshore-disclosure.docx",
    bytes: new Uint8Array([80, 75, 3, 4, 3]),
    fields: { Title: "Disclosure of work done abroad", TemplateKind: "clause", TemplateVersion: "1" },
  },
];

const SITE_ORIGIN = "https://localhost";

export const tokenFor = (person: SamplePerson): string =>
  `person.${Buffer.from(JSON.stringify(person)).toString("base64url")}`;

export interface SandboxGraph {
  readonly origin: string;
  readonly site: SiteState;
  readonly faults: Faults;
  /** Milliseconds the adapter would have waited, in order. */
  readonly waits: number[];
  /** Every request as `METHOD path`, list ids as they are. */
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  }[];
  /** Happens at the adapter's next wait: what someone else does meanwhile. */
  whileWaiting: (() => Promise<void>) | undefined;
  /** Sets the server's clock. */
  setTime(iso: string): void;
  /** The address Word gives for a stored file it has open. */
  addressInWord(file: Pick<StoredFile, "driveItemId">): string;
  as(person: SamplePerson, getToken?: GetToken): Graph;
  close(): Promise<void>;
}

export const startSandboxGraph = async (
  setting: {
    readonly folder?: string;
    readonly schema?: readonly SiteListSchema[];
    readonly owners?: readonly string[];
    readonly scopes?: readonly string[];
  } = {},
): Promise<SandboxGraph> => {
  let time = Date.parse("2026-11-22T10:00:00Z");
  const site = openSite({
    schema: setting.schema ?? siteLists([2026]),
    host: "localhost",
    ...(setting.folder === undefined ? {} : { folder: setting.folder }),
  });
  if (site.fresh && setting.schema === undefined) fillSite(site, { rows: sampleLists, files: templateFiles }, importer);
  const faults = createFaults();
  const waits: number[] = [];
  const requests: SandboxGraph["requests"] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error("failed"));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const handle = createGraphServer({
    site,
    siteName: sampleSiteName,
    origin,
    siteOrigin: SITE_ORIGIN,
    faults,
    clock: { now: () => time },
    owners: setting.owners ?? [],
    whoIs: (authorization) => {
      const token = /^Bearer person\.([\w-]+)$/.exec(authorization ?? "")?.[1];
      if (token === undefined) return Promise.resolve(undefined);
      const person = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as SamplePerson;
      return Promise.resolve({
        ...person,
        tid: sampleTenant,
        scopes: setting.scopes ?? ["User.Read", "Sites.Selected"],
      });
    },
  });
  const world: SandboxGraph = {
    origin,
    site,
    faults,
    waits,
    requests,
    whileWaiting: undefined,
    setTime: (iso) => {
      time = Date.parse(iso);
    },
    addressInWord: ({ driveItemId }) => {
      for (const list of site.lists) {
        const item = list.drive?.items.get(driveItemId);
        if (item !== undefined) return pathAddress({ siteUrl: `${SITE_ORIGIN}/sites/${sampleSiteName}` }, list, item);
      }
      throw new Error("that file is in no library");
    },
    as: (person, getToken = () => Promise.resolve(tokenFor(person))) =>
      createGraph({ graphBase: `${origin}${GRAPH_MOUNT}/v1.0`, site: `localhost:/sites/${sampleSiteName}` }, getToken, {
        now: () => time,
        newRequestId: () => crypto.randomUUID(),
        wait: async (milliseconds) => {
          waits.push(milliseconds);
          const meanwhile = world.whileWaiting;
          world.whileWaiting = undefined;
          await meanwhile?.();
        },
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return world;
};
