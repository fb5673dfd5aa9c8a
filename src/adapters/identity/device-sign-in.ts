/**
 * Signing in where there is no page to come back to: the command line (RFC 8628, the device authorization grant), through the pane's registration.
 * One sign-in, one access token in memory: no refresh token is asked for and nothing is kept. The ID token is checked like any other, signature
 * included, and the person must be of the firm's tenant.
 */
import { createLocalJWKSet, errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import * as v from "valibot";
import type { Deployment } from "../../app/ports/deployment";
import type { Person } from "../../app/ports/session";
import { IdentityFault } from "./identity-fault";
import type { IdentityFaultCode } from "../../app/ports/faults";
import type { TrustedIssuer } from "./issuer-trust";
import { askProvider, discover, ownAddress, readAnswer, type Get } from "./provider-documents";
import { publishedKeysOf } from "./published-keys";
import { personFromClaims } from "./signed-in-person";

/** What the person is told: where to go on any device with a browser, and which code to enter there. */
export interface DevicePrompt {
  readonly address: string;
  readonly code: string;
  readonly minutes: number;
}

export interface DeviceSignInSetting {
  readonly deployment: Pick<Deployment, "paneClientId" | "tenantId" | "graphScopes">;
  readonly issuer: TrustedIssuer;
  readonly get: Get;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly show: (prompt: DevicePrompt) => void;
}

export interface DeviceSession {
  readonly person: Person;
  /** For Graph only; good for about an hour. */
  readonly accessToken: string;
}

const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
/** RFC 8628, 3.2: five seconds when the provider names no interval; 3.5: five more each time it says "slow_down". */
const USUAL_PAUSE = 5;
/** Half an hour at the most, whatever the provider says: nobody is still there. */
const LONGEST_WAIT = 1_800;

/** Entra says `authorization_declined` where the RFC says `access_denied`. */
const ENDS: Readonly<Record<string, IdentityFaultCode>> = {
  access_denied: "cancelled",
  authorization_declined: "cancelled",
  expired_token: "timed-out",
  code_expired: "timed-out",
};

const text = v.pipe(v.string(), v.nonEmpty());
const seconds = (otherwise: number) => v.fallback(v.pipe(v.number(), v.finite(), v.gtValue(0)), otherwise);

/** A provider's error code as it may stand in a message: never its description, which may name a person. */
const errorCode = v.fallback(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/u)), "no reason given");
const refusedAnswer = v.object({ error: v.exactOptional(errorCode, "no reason given") });

/** RFC 8628, 3.2. Code and address are printed on a terminal: nothing but a code and an https address may stand there. */
const begunAnswer = v.object({
  device_code: text,
  user_code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9 -]{4,40}$/u)),
  verification_uri: v.pipe(
    v.string(),
    v.check((address) => URL.canParse(address) && new URL(address).protocol === "https:"),
  ),
  expires_in: seconds(900),
  interval: seconds(USUAL_PAUSE),
});

const tokenAnswer = v.object({
  error: v.exactOptional(errorCode),
  id_token: v.exactOptional(text),
  access_token: v.exactOptional(text),
});
type TokenAnswer = Readonly<v.InferOutput<typeof tokenAnswer>>;

const post = (get: Get, address: string, form: Readonly<Record<string, string>>): Promise<Response> =>
  askProvider(get, address, "device", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams(form).toString(),
  });

const readPrompt = (
  begun: v.InferOutput<typeof begunAnswer>,
): { readonly prompt: DevicePrompt; readonly until: number } => {
  const until = Math.min(begun.expires_in, LONGEST_WAIT);
  const address = new URL(begun.verification_uri).href;
  return { until, prompt: { code: begun.user_code, address, minutes: Math.max(1, Math.floor(until / 60)) } };
};

/** One question for the tokens. No answer, or one that says "not now", ends nothing: the person may be signing in this minute (RFC 8628, 3.5). */
const poll = async (
  get: Get,
  address: string,
  form: Readonly<Record<string, string>>,
): Promise<TokenAnswer | "later"> => {
  let response: Response;
  try {
    response = await post(get, address, form);
  } catch (error) {
    if (error instanceof IdentityFault) return "later";
    throw error;
  }
  if (response.status === 429 || response.status >= 500) return "later";
  const body = await readAnswer(response, tokenAnswer, "device token");
  if (body.error === "slow_down") return "later";
  return response.ok || body.error !== undefined ? body : { error: `status ${response.status}` };
};

const claimsOf = async (idToken: string, { deployment, issuer, get }: DeviceSignInSetting): Promise<JWTPayload> => {
  const keys = await publishedKeysOf(issuer, get)();
  try {
    const { payload } = await jwtVerify(idToken, createLocalJWKSet({ keys: [...keys] }), {
      issuer: issuer.issuer,
      audience: deployment.paneClientId,
      algorithms: ["RS256"],
      requiredClaims: ["exp", "iat"],
      clockTolerance: 300,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError)
      throw new IdentityFault("provider-refused", "the ID token does not hold", error);
    throw error;
  }
};

/**
 * Shows the person where to go, waits until she has signed in there, and gives who she is with a token for Graph.
 * Throws IdentityFault: `cancelled`, `timed-out`, `provider-unreachable`, `provider-refused` (also where the registration may not use this flow),
 * `another-tenant`, `no-object-id`, `untrusted-issuer`.
 */
export const signInByDeviceCode = async (setting: DeviceSignInSetting): Promise<DeviceSession> => {
  const { deployment, issuer, get, wait, now, show } = setting;
  const discovery = await discover(issuer, get);
  const [codes, tokens] = [
    ownAddress(discovery, "device_authorization_endpoint", issuer),
    ownAddress(discovery, "token_endpoint", issuer),
  ];
  if (codes === undefined || tokens === undefined) throw new IdentityFault("provider-refused", "no device flow");

  const begun = await post(get, codes, {
    client_id: deployment.paneClientId,
    scope: ["openid", "profile", ...deployment.graphScopes].join(" "),
  });
  if (!begun.ok)
    throw new IdentityFault("provider-refused", (await readAnswer(begun, refusedAnswer, "device code")).error);
  const answer = await readAnswer(begun, begunAnswer, "device code");
  const { prompt, until } = readPrompt(answer);
  show(prompt);

  const end = now() + until * 1000;
  for (let pause = answer.interval; ;) {
    await wait(pause * 1000);
    if (now() >= end) throw new IdentityFault("timed-out", "device code");
    const body = await poll(get, tokens, {
      grant_type: DEVICE_GRANT,
      client_id: deployment.paneClientId,
      device_code: answer.device_code,
    });
    if (body === "later") {
      pause += USUAL_PAUSE;
      continue;
    }
    const { error, id_token: idToken, access_token: accessToken } = body;
    if (error === "authorization_pending") continue;
    if (error !== undefined) throw new IdentityFault(ENDS[error] ?? "provider-refused", error);
    if (idToken === undefined || accessToken === undefined)
      throw new IdentityFault("provider-refused", "tokens missing");
    return { person: personFromClaims(await claimsOf(idToken, setting), deployment.tenantId), accessToken };
  }
};
