/**
 * Which firm a command speaks with: tenant, registrations, site. An option wins over the deployment file it stands beside, and both over the
 * environment. Nothing of it comes from what is verified, and a token goes to Microsoft's own Graph only, or to the machine its provider runs on.
 */
import { trustIssuer, type TrustedIssuer } from "../adapters/identity/issuer-trust";
import type { Deployment } from "../app/ports/deployment";
import type { Arguments } from "./arguments";
import { CommandFault, type Surroundings } from "./command";
import { readJson } from "./facts-file";
import { readKeys } from "./token-trust";

export interface FirmSetting {
  readonly deployment: Deployment;
  readonly issuer: TrustedIssuer;
  /** Where the records are read from: a provider on this machine counts only beside records of the same origin. */
  readonly graphOrigin: string;
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

type Fields = Readonly<Record<string, unknown>>;
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const REFUSALS: Readonly<Record<string, string>> = {
  "not-an-address": "The sign-in service's address is no address",
  "not-https": "The sign-in service's address is not https",
  "local-issuer-elsewhere": "The sign-in service is on this machine, but the records are not",
  "not-entra": "The sign-in service is not one of Microsoft Entra's; another kind needs a deployment file that says so",
  "another-tenant": "The sign-in service's address is not this tenant's",
};

const wrong = (sentence: string): CommandFault => new CommandFault("usage", sentence, "");

/** The parts of a deployment file that no option gives; a part nobody understands is refused, never taken for the weaker way. */
const readRest = (
  file: Fields,
  path: string,
): Pick<Deployment, "protocol" | "graphScopes" | "signOffBy" | "keyHistory"> => {
  const { protocol = "AAD", graphScopes = ["User.Read", "Sites.Selected"], signOffBy, keyHistory } = file;
  const unsound = (what: string): CommandFault =>
    new CommandFault("unreadable", `${path} is no deployment file: its ${what} cannot be understood.`, path);
  if (protocol !== "AAD" && protocol !== "OIDC") throw unsound("protocol");
  if (!Array.isArray(graphScopes) || graphScopes.length === 0 || !graphScopes.every(isText))
    throw unsound("graphScopes");
  if (signOffBy !== undefined && signOffBy !== "ceremony" && signOffBy !== "record") throw unsound("signOffBy");
  const isEmpty = keyHistory === undefined || (Array.isArray(keyHistory) && keyHistory.length === 0);
  if (!isEmpty && readKeys(keyHistory) === undefined) throw unsound("keyHistory");
  return {
    protocol,
    graphScopes,
    ...(signOffBy === undefined ? {} : { signOffBy }),
    ...(isEmpty ? {} : { keyHistory: keyHistory as NonNullable<Deployment["keyHistory"]> }),
  };
};

export interface FirmNeeds {
  readonly needed: readonly Setting["field"][];
  /** In place of the pane's own scopes. */
  readonly scopes?: readonly string[];
}
const TO_READ_RECORDS: FirmNeeds = { needed: ["tenantId", "paneClientId", "signOffClientId", "site"] };

/** @throws CommandFault `usage` when something is missing or does not go together, `unreadable` for the deployment file */
export const readFirm = async (
  given: Arguments,
  surroundings: Surroundings,
  { needed, scopes }: FirmNeeds = TO_READ_RECORDS,
): Promise<FirmSetting> => {
  const path = given.option("deployment") ?? surroundings.environment(variable("deployment"));
  const read: unknown = path === undefined ? {} : await readJson(surroundings, path);
  if (typeof read !== "object" || read === null || Array.isArray(read))
    throw new CommandFault("unreadable", `${path ?? ""} holds no deployment.`, path ?? "");
  const file: Fields = { ...read };
  const find = ({ option, field }: Setting): string | undefined => {
    const inFile = file[field];
    return given.option(option) ?? (isText(inFile) ? inFile : surroundings.environment(variable(option)));
  };
  const found = Object.fromEntries(SETTINGS.map((setting) => [setting.field, find(setting)])) as Readonly<
    Record<Setting["field"], string | undefined>
  >;
  const rest = readRest(file, path ?? "");
  const missing = SETTINGS.filter(({ field }) => needed.includes(field) && found[field] === undefined);
  if (missing.length > 0)
    throw wrong(
      `Which firm? Give its deployment file with --deployment, or ${missing.map(({ option }) => `--${option}`).join(", ")}.`,
    );
  const {
    tenantId = "",
    paneClientId = "",
    signOffClientId = "",
    site = "",
    authority = `${ENTRA}/${tenantId}/v2.0`,
    graphBase = GRAPH,
  } = found;
  if (!/^[\w.-]+:\/(sites|teams)\/[\w%./-]+$/.test(site))
    throw wrong("The site must look like firm.sharepoint.com:/sites/countersign.");
  if (!URL.canParse(graphBase) || new URL(graphBase).protocol !== "https:")
    throw wrong("The address of Microsoft Graph must be https.");
  const graph = new URL(graphBase);
  const issuer = trustIssuer({ authority, tenantId, protocol: rest.protocol }, graph.origin);
  if (!issuer.ok) throw wrong(`${REFUSALS[issuer.refusal] ?? "The sign-in service may not be trusted"}: ${authority}.`);
  if (rest.protocol === "AAD" && !GRAPH_HOSTS.includes(graph.host))
    throw wrong(`${graph.host} is not Microsoft Graph, so no sign-in goes there.`);
  return {
    deployment: {
      ...rest,
      ...(scopes === undefined ? {} : { graphScopes: scopes }),
      tenantId,
      authority,
      paneClientId,
      signOffClientId,
      site,
      graphBase: `${graph.origin}${graph.pathname.replace(/\/+$/, "")}`,
    },
    issuer: issuer.value,
    graphOrigin: graph.origin,
    local: new URL(issuer.value.issuer).origin === graph.origin,
  };
};
