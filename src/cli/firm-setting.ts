/**
 * Which firm a command speaks with: tenant, registrations, site. An option wins over the deployment file it stands beside, and both over the
 * environment. Nothing of it comes from what is verified, and a token goes to Microsoft's own Graph only, or to the machine its provider runs on.
 */
import type { InferOutput } from "valibot";
import { deploymentInPart, readSettings } from "../adapters/deployment/deployment-shape";
import { isLocal, trustIssuer, type TrustedIssuer } from "../adapters/identity/issuer-trust";
import type { Deployment } from "../app/ports/deployment";
import type { Arguments } from "./arguments";
import { CommandFault, type Surroundings } from "./command";
import { readJson } from "./facts-file";
import { given as whatIsGiven } from "../given";

export interface FirmSetting {
  readonly deployment: Deployment;
  readonly issuer: TrustedIssuer;
  /** The origin a provider is judged from: one on this machine counts only where the records lie on it, too. */
  readonly ownOrigin: string;
  /** True when it is nobody's firm but a sandbox on this machine. */
  readonly local: boolean;
}

const ENTRA = "https://login.microsoftonline.com";
const GRAPH = "https://graph.microsoft.com/v1.0";
/** Worldwide, US government (GCC High, DoD), China. */
const GRAPH_HOSTS: readonly string[] = [
  "graph.microsoft.com",
  "graph.microsoft.us",
  "dod-graph.microsoft.us",
  "microsoftgraph.chinacloudapi.cn",
];

interface Setting {
  readonly option: string;
  readonly field: "tenantId" | "authority" | "paneClientId" | "signOffClientId" | "site" | "graphBase";
  readonly about: string;
}
const SETTINGS: readonly Setting[] = [
  { option: "tenant", field: "tenantId", about: "the firm's Entra tenant id" },
  {
    option: "client-id",
    field: "paneClientId",
    about: "the pane's app registration; it must allow public client flows",
  },
  {
    option: "sign-off-client-id",
    field: "signOffClientId",
    about: "the sign-off registration, whose tokens prove who signed",
  },
  { option: "site", field: "site", about: "the records' site, as firm.sharepoint.com:/sites/countersign" },
  { option: "authority", field: "authority", about: `the sign-in service; absent: ${ENTRA}/<tenant>/v2.0` },
  { option: "graph", field: "graphBase", about: `Microsoft Graph; absent: ${GRAPH}` },
];
const variable = (option: string): string => `COUNTERSIGN_${option.toUpperCase().replaceAll("-", "_")}`;

export const firmOptions: Readonly<Record<string, "optional">> = Object.fromEntries(
  ["deployment", ...SETTINGS.map(({ option }) => option)].map((option) => [option, "optional" as const]),
);

export const firmUsage =
  "[--deployment deployment.json] [--tenant ID --client-id ID --sign-off-client-id ID --site SITE] [--authority URL] [--graph URL]";

export const firmDetails: readonly string[] = [
  "    The firm is given by its deployment.json, by options, or by the environment; an option wins over the file, and the file over the environment.",
  ...[
    { option: "deployment", about: "the file that lies beside the firm's pane; it holds all of the following" },
    ...SETTINGS,
  ].map(({ option, about }) => `      --${option.padEnd(20)} ${variable(option).padEnd(31)} ${about}`),
  "    You sign in on any device with the code this prints; the sign-in lasts for this one run, and nothing of it is stored.",
];

const REFUSALS: Readonly<Record<string, string>> = {
  "not-an-address": "The sign-in service's address is no address",
  "not-https": "The sign-in service's address is not https",
  "local-issuer-elsewhere": "The sign-in service is on this machine, but the records are not",
  "not-entra": "The sign-in service is not one of Microsoft Entra's; another kind needs a deployment file that says so",
  "another-tenant": "The sign-in service's address is not this tenant's",
};

const wrong = (sentence: string): CommandFault => new CommandFault("usage", sentence, "");

export interface FirmNeeds {
  readonly needed: readonly Setting["field"][];
  /** In place of the pane's own scopes. */
  readonly scopes?: readonly string[];
}
const TO_READ_RECORDS: FirmNeeds = { needed: ["tenantId", "paneClientId", "signOffClientId", "site"] };

type InFile = InferOutput<typeof deploymentInPart>;

/** The deployment file a command was given; nothing of it when it was given none. */
const readFile = async (given: Arguments, surroundings: Surroundings): Promise<InFile> => {
  const path = given.option("deployment") ?? surroundings.environment(variable("deployment"));
  if (path === undefined) return {};
  const settings = readSettings(deploymentInPart, await readJson(surroundings, path), path);
  if (!settings.ok) throw new CommandFault("unreadable", settings.refusal, path);
  return settings.value;
};
type Found = Readonly<Record<Setting["field"], string>>;
/** An option wins over the file, and the file over the environment. */
const find = (
  file: InFile,
  needed: readonly Setting["field"][],
  given: Arguments,
  surroundings: Surroundings,
): Found => {
  const found: Partial<Record<Setting["field"], string>> = {};
  for (const { option, field } of SETTINGS) {
    const value = given.option(option) ?? file[field] ?? surroundings.environment(variable(option));
    if (value !== undefined) found[field] = value;
  }
  const missing = SETTINGS.filter(({ field }) => needed.includes(field) && found[field] === undefined);
  if (missing.length > 0)
    throw wrong(
      `Which firm? Give its deployment file with --deployment, or ${missing.map(({ option }) => `--${option}`).join(", ")}.`,
    );
  const { tenantId = "", paneClientId = "", signOffClientId = "", site = "" } = found;
  const { authority = `${ENTRA}/${tenantId}/v2.0`, graphBase = GRAPH } = found;
  return { tenantId, paneClientId, signOffClientId, site, authority, graphBase };
};

/** Where the records lie, and whom a token may come from and go to. */
const soundAddresses = (
  { site, graphBase, authority, tenantId }: Found,
  protocol: Deployment["protocol"],
): { readonly graph: URL; readonly issuer: TrustedIssuer; readonly home: string } => {
  if (!/^[\w.-]+:\/(sites|teams)\/[\w%./-]+$/.test(site))
    throw wrong("The site must look like firm.sharepoint.com:/sites/countersign.");
  if (!URL.canParse(graphBase) || new URL(graphBase).protocol !== "https:")
    throw wrong("The address of Microsoft Graph must be https.");
  const graph = new URL(graphBase);
  // Records and sign-in of one machine stand at ports of their own, as Graph and Entra stand at addresses of their own.
  const home = isLocal(graph.hostname) && URL.canParse(authority) ? new URL(authority).origin : graph.origin;
  const issuer = trustIssuer({ authority, tenantId, protocol }, home);
  if (!issuer.ok) throw wrong(`${REFUSALS[issuer.refusal] ?? "The sign-in service may not be trusted"}: ${authority}.`);
  if (protocol === "AAD" && !GRAPH_HOSTS.includes(graph.host))
    throw wrong(`${graph.host} is not Microsoft Graph, so no sign-in goes there.`);
  return { graph, issuer: issuer.value, home };
};

/** @throws CommandFault `usage` when something is missing or does not go together, `unreadable` for the deployment file */
export const readFirm = async (
  given: Arguments,
  surroundings: Surroundings,
  { needed, scopes }: FirmNeeds = TO_READ_RECORDS,
): Promise<FirmSetting> => {
  const file = await readFile(given, surroundings);
  const found = find(file, needed, given, surroundings);
  const { protocol = "AAD", graphScopes = ["User.Read", "Sites.Selected"] } = file;
  const { signOffBy, qualityCheck, keyHistory, intake, acrs, acrsFrom } = file;
  const { graph, issuer, home } = soundAddresses(found, protocol);
  return {
    deployment: {
      ...found,
      ...whatIsGiven({ signOffBy, qualityCheck, keyHistory, intake, acrs, acrsFrom }),
      protocol,
      graphScopes: scopes ?? graphScopes,
      graphBase: `${graph.origin}${graph.pathname.replace(/\/+$/, "")}`,
    },
    issuer,
    ownOrigin: home,
    local: isLocal(graph.hostname) && isLocal(new URL(issuer.issuer).hostname),
  };
};
