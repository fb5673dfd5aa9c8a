/**
 * The three pages of a sign-in by device code: enter the code, look whether it is the one on your own screen, done. The middle one is what stands
 * between a person and somebody else's code, so it says whom it lets in and what to do when the code is not hers. No script, like the sign-in page.
 */
import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import { escape, page, SIGN_IN_PAGE_POLICY } from "./sign-in-page";

type DeviceFlow = NonNullable<NonNullable<Configuration["features"]>["deviceFlow"]>;

const show = (ctx: KoaContextWithOIDC, title: string, body: string): void => {
  ctx.type = "html";
  ctx.set("content-security-policy", SIGN_IN_PAGE_POLICY);
  ctx.body = page(title, body);
};

/** The provider's own form carries an inline handler, which the policy forbids; the secret against forged posts is all that is needed of it. */
const secretIn = (form: string): string => /name="xsrf" value="([\w-]+)"/.exec(form)?.[1] ?? "";
const actionIn = (form: string): string => /action="([^"]+)"/.exec(form)?.[1] ?? "";
const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escape(value)}">`;

const complaint = (error: Error | undefined): string => {
  if (error === undefined) return "Enter the code shown where you are signing in.";
  if (error.name === "AbortedError") return "Signing in was cancelled. Nobody was let in.";
  return error.name === "NoCodeError"
    ? "Enter the code first."
    : "That code is not open. It may be mistyped, used or too old; begin again where you are signing in.";
};

export const devicePages = {
  userCodeInputSource: (ctx, form, _out, error) => {
    show(
      ctx,
      "Enter the code",
      `<h1>Enter the code</h1><p role="status">${complaint(error)}</p><form method="post" action="${actionIn(form)}">${hidden("xsrf", secretIn(form))}` +
        `<label for="user_code">Code</label><input type="text" id="user_code" name="user_code" autocomplete="off" spellcheck="false" autofocus><button class="main">Next</button></form>`,
    );
  },
  userCodeConfirmSource: (ctx, form, client, _device, userCode) => {
    const name = client.clientName ?? client.clientId;
    const both = `${hidden("xsrf", secretIn(form))}${hidden("user_code", userCode)}`;
    show(
      ctx,
      "Is this your code?",
      `<h1>Is this your code?</h1><p>Whoever shows this code gets in to ${escape(name)} as you. Go on only if you started this yourself, just now.</p><span class="code">${escape(userCode)}</span>` +
        `<form method="post" action="${actionIn(form)}">${both}<button class="main" name="confirm" value="yes" autofocus>Yes, go on</button><button class="cancel" name="abort" value="yes">No, stop</button></form>`,
    );
  },
  successSource: (ctx) => {
    show(ctx, "Signed in", "<h1>Signed in</h1><p>You can close this page and go back.</p>");
  },
} as const satisfies Partial<DeviceFlow>;
