// Whom an ID token names.
import { personFromClaims } from "../../../src/adapters/identity/signed-in-person";

const tid = "aaaaaaaa-0000-4000-8000-000000000001";
const claims = {
  tid,
  oid: "11111111-2222-3333-4444-555555555555",
  name: "Mara Okoye",
  preferred_username: "m@firm.example",
};
const named = (change: object): unknown => {
  try {
    return personFromClaims({ ...claims, ...change }, tid.toUpperCase());
  } catch (error) {
    return String(error);
  }
};

test("a person has the roles the product knows, and no others, whatever kinds stand among them", () => {
  expect(named({ roles: ["Countersign.Attorney", "Another.Role", 7, null] })).toMatchObject({
    name: "Mara Okoye",
    roles: ["Countersign.Attorney"],
  });
  expect(named({ roles: "Countersign.Attorney" })).toMatchObject({ roles: [] });
});
test("without a name she is called as she signs in, and without that by her object id", () => {
  expect(named({ name: "" })).toMatchObject({ name: "m@firm.example" });
  expect(named({ name: ["Mara"], preferred_username: 7 })).toMatchObject({ name: claims.oid, userName: claims.oid });
});
test.each([
  ["of another firm", { tid: "bbbbbbbb-0000-4000-8000-000000000001" }, "IdentityFault: another-tenant"],
  ["whose tenant is no text", { tid: [tid] }, "IdentityFault: another-tenant"],
  ["without an object id", { oid: "" }, "IdentityFault: no-object-id"],
])("a token %s names nobody here", (_, change, fault) => {
  expect(named(change)).toBe(fault);
});
