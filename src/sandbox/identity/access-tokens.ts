/**
 * Access tokens as the sandbox's Graph takes them: a JWT the provider signed, for Graph's audience, with `scp`. People and permissions come
 * only from here, and an ID token is never taken for one: its `typ` differs, and so does its audience.
 */
import { randomUUID } from "node:crypto";
import { createLocalJWKSet, errors, importJWK, jwtVerify, SignJWT } from "jose";
import type { JWK } from "jose";
import type { SandboxPerson, TokenBearer } from "./people";
import type { SigningKey } from "./signing-keys";

/** RFC 9068 section 2.1. Entra writes `JWT`; the sandbox is stricter, so that no ID token can pass. */
const ACCESS_TOKEN_TYPE = "at+jwt";

export const ACCESS_TOKEN_SECONDS = 3600;

export interface AccessTokenSetting {
  readonly issuer: string;
  /** The resource: the sandbox's Graph. */
  readonly audience: string;
  readonly tenantId: string;
}

/** Claims about a person, the same in ID tokens and access tokens; `preferred_username` and the rest as Entra names them. */
export const claimsAbout = (person: SandboxPerson, tenantId: string): Record<string, unknown> => ({
  oid: person.oid,
  tid: tenantId,
  name: person.name,
  preferred_username: person.userName,
  roles: person.roles,
});

/** Entra's `scp` names scopes without their resource: the last part of each. */
export const scopeNames = (scopes: Iterable<string>): string =>
  [...scopes].map((scope) => scope.slice(scope.lastIndexOf("/") + 1)).join(" ");

/** A token for the sandbox's own start-up work, signed in process; no endpoint leads here. */
export const signAccessToken = (
  person: SandboxPerson,
  clientId: string,
  scopes: readonly string[],
  key: SigningKey,
  setting: AccessTokenSetting,
): Promise<string> =>
  importJWK(key, "RS256").then((privateKey) =>
    new SignJWT({
      ...claimsAbout(person, setting.tenantId),
      scp: scopeNames(scopes),
      scope: scopes.join(" "),
      client_id: clientId,
    })
      .setProtectedHeader({ alg: "RS256", typ: ACCESS_TOKEN_TYPE, kid: key.kid })
      .setIssuer(setting.issuer)
      .setAudience(setting.audience)
      .setSubject(person.oid)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
      .sign(privateKey),
  );

const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/**
 * Who bears this `Authorization` header, or undefined when the token is absent, expired, not ours, or not an access token for Graph.
 * A caller answers undefined with 401.
 */
export const readAccessToken = async (
  header: string | undefined,
  keys: readonly JWK[],
  setting: AccessTokenSetting,
): Promise<TokenBearer | undefined> => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? "")?.[1];
  if (token === undefined) return undefined;
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      issuer: setting.issuer,
      audience: setting.audience,
      algorithms: ["RS256"],
      typ: ACCESS_TOKEN_TYPE,
      requiredClaims: ["exp", "iat"],
    });
    const oid = textOf(payload["oid"]);
    const tid = textOf(payload["tid"]);
    const roles = payload["roles"];
    if (oid === undefined || tid !== setting.tenantId) return undefined;
    return {
      oid,
      tid,
      name: textOf(payload["name"]) ?? oid,
      userName: textOf(payload["preferred_username"]) ?? oid,
      roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === "string") : [],
      scopes: (textOf(payload["scp"]) ?? "").split(" ").filter((scope) => scope !== ""),
    };
  } catch (error) {
    // A token that does not hold is the answer "nobody"; anything else is our own fault and must be seen.
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};
