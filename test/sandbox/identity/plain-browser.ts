// A browser in forty lines: cookies, redirects by hand, and the code flow with PKCE (RFC 7636) as a public client does it.
import { createHash, randomBytes } from "node:crypto";
import { request } from "node:https";
import type { RunningIdentity } from "./start-identity";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface PlainBrowser {
  fetch(
    address: string,
    options?: {
      readonly method?: string;
      readonly form?: Readonly<Record<string, string>>;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Answer>;
  /** Goes where redirects lead until a page, or an address under `until`; gives that address and the page. */
  follow(
    address: string,
    until: string,
    first?: Answer,
  ): Promise<{ readonly address: string; readonly answer: Answer }>;
}

export const plainBrowser = (certificate: string): PlainBrowser => {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>();
  const fetch: PlainBrowser["fetch"] = (address, { method = "GET", form, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      const body = form === undefined ? undefined : new URLSearchParams(form).toString();
      const cookie = [...cookies]
        .filter(
          ([, { path }]) => url.pathname === path || url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`),
        )
        .map(([key, { value }]) => `${key.split("|")[0]}=${value}`)
        .join("; ");
      const sent = request(
        url,
        {
          method,
          ca: certificate,
          headers: {
            ...headers,
            ...(cookie === "" ? {} : { cookie }),
            ...(body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
          },
        },
        (response) => {
          for (const line of response.headers["set-cookie"] ?? []) {
            const [pair = "", ...attributes] = line.split(/;\s*/);
            const [name = "", ...value] = pair.split("=");
            const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? "/";
            const expires = attributes.find((one) => /^expires=/i.test(one))?.slice(8);
            if (value.join("=") === "" || (expires !== undefined && Date.parse(expires) < Date.now()))
              cookies.delete(`${name}|${path}`);
            else cookies.set(`${name}|${path}`, { value: value.join("="), path });
          }
          let text = "";
          response
            .setEncoding("utf8")
            .on("data", (piece: string) => {
              text += piece;
            })
            .on("end", () => {
              resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
            });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  const follow: PlainBrowser["follow"] = async (address, until, first) => {
    let at = address;
    let answer = first ?? (await fetch(at));
    for (let hops = 0; answer.status >= 300 && answer.status < 400 && hops < 10; hops += 1) {
      at = new URL(String(answer.headers["location"]), at).href;
      if (at.startsWith(until)) return { address: at, answer };
      answer = await fetch(at);
    }
    // A change of person makes the provider show a form that posts itself by script.
    const form = /<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/.exec(answer.text);
    if (form?.[1]?.includes("/session/") === true) {
      const fields = Object.fromEntries(
        [...(form[2] ?? "").matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)].map((field) => [
          field[1] ?? "",
          field[2] ?? "",
        ]),
      );
      return follow(at, until, await fetch(new URL(form[1], at).href, { method: "POST", form: fields }));
    }
    return { address: at, answer };
  };
  return { fetch, follow };
};

export interface SignInRequest {
  readonly clientId: string;
  readonly redirectPath: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

export const authorizeAddress = (
  identity: RunningIdentity,
  { clientId, redirectPath, parameters = {} }: SignInRequest,
  challenge: string,
): string =>
  `${identity.issuer}/auth?${new URLSearchParams({ client_id: clientId, redirect_uri: `${identity.origin}${redirectPath}`, response_type: "code", response_mode: "query", scope: "openid profile User.Read Sites.Selected", state: "s", code_challenge: challenge, code_challenge_method: "S256", ...parameters }).toString()}`;

export type SignInResult =
  | {
      readonly kind: "tokens";
      readonly idToken: string;
      readonly accessToken: string;
      readonly refreshToken: string;
      readonly asked: boolean;
    }
  | { readonly kind: "refused"; readonly error: string };

/** Signs `oid` in, answering the page when it is shown. Without `oid` nobody answers: the page itself is then an error of the test. */
export const signIn = async (
  browser: PlainBrowser,
  identity: RunningIdentity,
  request: SignInRequest,
  oid?: string,
): Promise<SignInResult> => {
  const verifier = randomBytes(32).toString("base64url");
  const redirect = `${identity.origin}${request.redirectPath}`;
  let step = await browser.follow(
    authorizeAddress(identity, request, createHash("sha256").update(verifier).digest("base64url")),
    redirect,
  );
  const asked = !step.address.startsWith(redirect);
  if (asked) {
    if (oid === undefined || !step.address.includes("/identity/sign-in/"))
      throw new Error(
        `not expected: ${step.answer.status} ${step.answer.text.replace(/<style>.*<\/style>/s, "").replace(/<[^>]+>/g, " ")}`,
      );
    step = await browser.follow(
      step.address,
      redirect,
      await browser.fetch(step.address, { method: "POST", form: oid === "" ? { cancel: "yes" } : { oid } }),
    );
  }
  const result = new URL(step.address).searchParams;
  const code = result.get("code");
  if (code === null) return { kind: "refused", error: result.get("error") ?? `no answer: ${step.answer.text}` };
  const answer = await browser.fetch(`${identity.issuer}/token`, {
    method: "POST",
    form: {
      grant_type: "authorization_code",
      code,
      client_id: request.clientId,
      redirect_uri: redirect,
      code_verifier: verifier,
    },
    headers: { origin: identity.origin },
  });
  const tokens = JSON.parse(answer.text) as Readonly<Record<string, string>>;
  if (answer.status !== 200) return { kind: "refused", error: tokens["error"] ?? "" };
  return {
    kind: "tokens",
    idToken: tokens["id_token"] ?? "",
    accessToken: tokens["access_token"] ?? "",
    refreshToken: tokens["refresh_token"] ?? "",
    asked,
  };
};
