/**
 * `countersign provision`: the site the firm's records live on, made or brought up to date from `list-schema`. It only ever adds. Who may do what on a
 * list cannot be set through Graph; the steps for that are printed, and until they are done the records are not append-only, which is said.
 */
import { createGraphRequests } from "../adapters/graph/graph-requests";
import { isGraphFault } from "../adapters/graph/graph-fault";
import { createServerTime } from "../adapters/graph/middleware";
import { realWaiting } from "../adapters/graph/create-graph";
import { permissionScript } from "../adapters/graph/permission-steps";
import { siteLists } from "../adapters/graph/list-schema";
import { provisioningOf } from "../adapters/graph/provision-site";
import type { Difference, Step } from "../adapters/graph/site-plan";
import { IdentityFault } from "../adapters/identity/identity-fault";
import { sentenceForFault } from "../app/words/sentences";
import { CommandFault, type Command, type Outcome, type Surroundings } from "./command";
import { firmDetails, firmOptions, readFirm } from "./firm-setting";
import { sentenceForSignIn, tokenBySignIn } from "./sign-in";

/** Making lists and columns (v1.0: list-create, list-post-columns); the pane's own registration never has it. */
const SCOPE = "Sites.Manage.All";

const shown = (step: Step): string => {
  switch (step.kind) {
    case "make-list":
      return `make the ${step.library ? "library" : "list"} ${step.list}`;
    case "make-column":
      return `add the column ${step.list}.${step.column}`;
    case "change-column":
      return `change the column ${step.list}.${step.column} (${Object.keys(step.body)
        .map((name) => (name === "choice" ? "further choices" : name === "indexed" ? "an index" : "unique values"))
        .join(", ")})`;
  }
};
const differing = ({ list, column, is, declared }: Difference): string =>
  `${list}${column === undefined ? "" : `.${column}`} is of the kind "${is}", and "${declared}" is needed; nothing was changed. Rename or move it, and run this again.`;

/** The year whose lists of evidence are to be there: the present one, or one named, as the next is in December. */
const yearIn = (given: string | undefined, now: number): number => {
  const year = Number(given ?? new Date(now).getUTCFullYear());
  if (!Number.isInteger(year) || year < 2026 || year > 2099)
    throw new CommandFault("usage", `--year is a year such as 2027, not "${given ?? ""}".`, "");
  return year;
};

const run = async (
  dry: boolean,
  year: number,
  setting: Awaited<ReturnType<typeof readFirm>>,
  surroundings: Surroundings,
): Promise<Outcome> => {
  const { deployment } = setting;
  const { accessToken } = await tokenBySignIn(setting, surroundings);
  const requests = createGraphRequests(
    deployment.graphBase,
    () => Promise.resolve(accessToken),
    realWaiting,
    createServerTime(realWaiting),
  );
  const lists = siteLists([year]);
  const provisioning = provisioningOf(requests, deployment.site, lists);
  const plan = await provisioning.plan();
  const script = permissionScript(deployment.site, lists, {
    pane: deployment.paneClientId,
    signOff: deployment.signOffClientId,
  });
  if (dry)
    return {
      exit: plan.differences.length === 0 ? 0 : 1,
      says: [
        plan.steps.length === 0 ? `${deployment.site} has every list and column.` : `Would do on ${deployment.site}:`,
        ...plan.steps.map((step) => `  ${shown(step)}`),
        "",
        ...script,
      ],
      complains: plan.differences.map(differing),
      json: {
        site: deployment.site,
        dryRun: true,
        steps: plan.steps,
        differences: plan.differences,
        permissions: script,
      },
    };
  const { done, failed, after } = await provisioning.apply(plan, (step) => {
    surroundings.tell(`Done: ${shown(step)}`);
  });
  const complains = [
    ...failed.map(({ step, fault }) => `Not done: ${shown(step)}. ${sentenceForFault(fault)}`),
    ...after.steps
      .filter((step) => !failed.some((each) => shown(each.step) === shown(step)))
      .map((step) => `Asked for and still to do: ${shown(step)}. Run this again.`),
    ...after.differences.map(differing),
  ];
  return {
    exit: complains.length === 0 ? 0 : 1,
    says: [
      `${deployment.site}: ${done.length === 0 ? "nothing was to be done" : `${done.length} ${done.length === 1 ? "thing" : "things"} done`}.`,
      "Until the following has been run, everyone who may edit the site may also change and delete its records.",
      "",
      ...script,
    ],
    complains,
    json: {
      site: deployment.site,
      dryRun: false,
      done,
      failed: failed.map(({ step, fault }) => ({ step, code: fault.code })),
      after,
      permissions: script,
    },
  };
};

export const provision: Command = {
  usage:
    "countersign provision --client-id ID [--deployment deployment.json] [--tenant ID --site SITE] [--authority URL] [--graph URL] [--year YEAR] [--dry-run]",
  about: "make the lists, libraries, columns and indexes of the firm's site, or bring them up to date; never deletes",
  details: [
    `    --client-id is a registration of firm IT's own for this, with the delegated permission ${SCOPE} and public client flows; never the pane's.`,
    "    Evidence has lists of its own each year: run it again each December with --year for the year that comes. Nobody need stop on New Year's night: until they",
    "    are there, records go to the last year's lists.",
    "    You must be an owner of the site. --dry-run says what would be done. Permissions, versions and groups are printed as PowerShell to run.",
    ...firmDetails,
  ],
  files: [],
  options: { ...firmOptions, "client-id": "needed", year: "optional", "dry-run": "flag" },
  async run(given, surroundings) {
    const year = yearIn(given.option("year"), surroundings.now());
    const setting = await readFirm(given, surroundings, {
      needed: ["tenantId", "paneClientId", "site"],
      scopes: [SCOPE],
    });
    try {
      return await run(given.option("dry-run") !== undefined, year, setting, surroundings);
    } catch (fault) {
      if (fault instanceof IdentityFault)
        return { exit: 1, says: [], complains: [sentenceForSignIn(fault)], json: { error: fault.code } };
      if (isGraphFault(fault))
        return {
          exit: 1,
          says: [],
          complains: [`${setting.deployment.site}: ${sentenceForFault(fault)}`],
          json: { error: fault.code },
        };
      throw fault;
    }
  },
};
