/** The person a token names. Every token is looked at, the thousandth like the first: right tenant, an object id, and still the same person. */
import type { PersonId } from "../../domain/ids";
import type { Person, Role } from "../../app/ports/session";
import { IdentityFault } from "./identity-fault";
import { readClaims } from "./token-claims";

const ROLES: readonly Role[] = ["Countersign.Paralegal", "Countersign.TeamLead", "Countersign.Attorney"];

/**
 * Reads a person from an ID token's claims. Unknown roles are left out.
 * Throws IdentityFault `another-tenant` or `no-object-id`.
 */
export const personFromClaims = (idTokenClaims: object, tenantId: string): Person => {
  const claims = readClaims(idTokenClaims);
  const tenant = claims?.tid;
  if (claims === undefined || tenant === undefined || tenant.toLowerCase() !== tenantId.toLowerCase())
    throw new IdentityFault("another-tenant");
  const { oid, name, preferred_username: userName, roles } = claims;
  if (oid === undefined) throw new IdentityFault("no-object-id");
  return {
    oid: oid as PersonId,
    tenant,
    name: name ?? userName ?? oid,
    userName: userName ?? oid,
    roles: ROLES.filter((role) => roles.includes(role)),
  };
};

/** Throws IdentityFault `another-person` when a token came for somebody else than the person at work here. */
export const requireSamePerson = (expected: Pick<Person, "oid" | "tenant"> | undefined, person: Person): void => {
  if (
    expected !== undefined &&
    (expected.oid !== person.oid || expected.tenant.toLowerCase() !== person.tenant.toLowerCase())
  )
    throw new IdentityFault("another-person");
};
