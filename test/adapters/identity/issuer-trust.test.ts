import { trustIssuer } from "../../../src/adapters/identity/issuer-trust";

const tenantId = "6f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b40";
const entra = `https://login.microsoftonline.com/${tenantId}/v2.0`;
const local = `https://localhost:3000/identity/${tenantId}/v2.0`;
const judge = (authority: string, protocol: "AAD" | "OIDC", page: string): string => {
  const result = trustIssuer({ authority, protocol, tenantId }, page);
  return result.ok ? result.value.issuer : result.refusal;
};

describe("A page trusts the identity provider its deployment names", () => {
  test("when it is Entra and the address ends in the firm's tenant", () => {
    expect(judge(entra, "AAD", "https://addin.firm.example")).toBe(entra);
    expect(judge(`${entra}/`, "AAD", "https://addin.firm.example")).toBe(entra);
    expect(
      judge(`https://login.microsoftonline.com/${tenantId.toUpperCase()}`, "AAD", "https://addin.firm.example"),
    ).toBe(entra);
  });

  test("and gives MSAL Entra's address without the version", () => {
    expect(trustIssuer({ authority: entra, protocol: "AAD", tenantId }, "https://addin.firm.example")).toMatchObject({
      value: { authority: `https://login.microsoftonline.com/${tenantId}` },
    });
  });

  test("when it is a provider on localhost and the page is served from that very origin", () => {
    expect(judge(local, "OIDC", "https://localhost:3000")).toBe(local);
  });
});

describe("A page refuses", () => {
  test.each([
    "https://addin.firm.example",
    "https://localhost:3001",
    "http://localhost:3000",
    "https://127.0.0.1:3000",
    "https://localhost:3000.firm.example",
  ])("a provider on localhost when it is itself served from %s", (page) => {
    expect(judge(local, "OIDC", page)).toBe("local-issuer-elsewhere");
  });

  test.each([
    "https://127.0.0.1/x",
    "https://127.9.9.9/x",
    "https://[::1]/x",
    "https://app.localhost/x",
    "https://localhost./x",
    "https://LOCALHOST/x",
    "https://0.0.0.0/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://[::127.0.0.1]/x",
    "https://[::]/x",
    "https://0.1.2.3/x",
  ])("%s, another way to write one's own machine, from a page on the internet", (authority) => {
    expect(judge(authority, "OIDC", "https://addin.firm.example")).toBe("local-issuer-elsewhere");
  });

  test("a provider without https, even on localhost", () => {
    expect(judge("http://localhost:3000/identity", "OIDC", "http://localhost:3000")).toBe("not-https");
  });

  test.each(["common", "organizations", "consumers", "7f0c2a54-7d1e-4b6b-9a53-1f7e0d2c8b41", "firm.onmicrosoft.com"])(
    "Entra's address ending in %s instead of the firm's tenant",
    (segment) => {
      expect(judge(`https://login.microsoftonline.com/${segment}/v2.0`, "AAD", "https://addin.firm.example")).toBe(
        "another-tenant",
      );
    },
  );

  test.each([
    "https://login.microsoftonline.com.firm.example",
    "https://login.microsoftonline.com:444",
    "https://sign-in.example",
  ])("%s given out as Entra", (origin) => {
    expect(judge(`${origin}/${tenantId}/v2.0`, "AAD", "https://addin.firm.example")).toBe("not-entra");
  });

  test("an address with a user name, a query or a fragment in it, and what is no address", () => {
    for (const authority of [
      `https://login.microsoftonline.com@evil.example/${tenantId}`,
      `${entra}?x=1`,
      `${entra}#x`,
      "entra",
    ])
      expect(judge(authority, "AAD", "https://addin.firm.example")).toBe("not-an-address");
  });
});
