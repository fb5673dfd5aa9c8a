/** The sandbox's Microsoft 365: one site filled with the sample firm, Graph over it, and faults to arm. Reset begins it afresh. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { siteLists } from "../adapters/graph/list-schema";
import { createFaults, type Faults } from "./graph/faults";
import { fillSite } from "./graph/fill-site";
import { createGraphServer } from "./graph/graph-server";
import { openSite } from "./graph/site-state";
import type { Handler } from "./https-server";
import type { TokenBearer } from "./identity/people";
import { sampleSiteName } from "./sample-firm";
import { sampleLists, sampleTemplates } from "./sample-lists";

export interface SandboxSiteSetting {
  /** Graph's own origin. */
  readonly origin: string;
  /** The origin people see the site under. */
  readonly siteOrigin: string;
  /** Where lists and files are kept. */
  readonly folder: string;
  /** Where the starter templates lie. */
  readonly templates: string;
  /** Object ids of the site's owners. */
  readonly owners: readonly string[];
  readonly whoIs: (authorization: string | undefined) => Promise<TokenBearer | undefined>;
}

export interface SandboxSite {
  readonly graph: Handler;
  readonly faults: Faults;
  /** True when there was no earlier state: the sample drafts are still to be composed. */
  readonly fresh: boolean;
}

const FILLED_BY = {
  id: "00000000-0000-4000-8000-0000000000f1",
  name: "Firm IT",
  email: "it@callowaybrandt.example",
  at: "2026-11-02T17:00:00Z",
};

/** The sample firm began in 2026 and has provisioned every year since. */
const evidenceYears = (present: number): readonly number[] =>
  Array.from({ length: Math.max(1, present - 2025) }, (_, index) => 2026 + index);

export const openSandboxSite = ({
  origin,
  siteOrigin,
  folder,
  templates,
  owners,
  whoIs,
}: SandboxSiteSetting): SandboxSite => {
  mkdirSync(folder, { recursive: true });
  const site = openSite({
    schema: siteLists(evidenceYears(new Date().getUTCFullYear())),
    host: new URL(siteOrigin).hostname,
    folder,
  });
  if (site.fresh) {
    fillSite(
      site,
      {
        rows: sampleLists,
        files: sampleTemplates.map((template) => ({
          list: "Templates",
          name: template.file,
          bytes: new Uint8Array(readFileSync(join(templates, template.file))),
          fields: {
            Title: template.title,
            TemplateKind: template.kind,
            CourtProfile: template.courtProfile,
            TemplateVersion: template.version,
          },
        })),
      },
      FILLED_BY,
    );
  }
  const faults = createFaults();
  return {
    graph: createGraphServer({
      site,
      siteName: sampleSiteName,
      origin,
      siteOrigin,
      owners,
      whoIs,
      clock: { now: () => Date.now() },
      faults,
    }),
    faults,
    fresh: site.fresh,
  };
};

export const forgetSandboxSite = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};
