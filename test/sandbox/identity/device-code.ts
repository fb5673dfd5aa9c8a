// A person who was shown a code: goes to the address, enters it, looks whether it is hers, and signs in.
import type { Get } from "../../../src/adapters/identity/provider-documents";
import type { PlainBrowser } from "./plain-browser";

/** The provider over https under its own certificate, as the command line asks it. */
export const getThrough =
  (browser: PlainBrowser): Get =>
  async (address, { method = "GET", body }) => {
    const form = typeof body === "string" ? Object.fromEntries(new URLSearchParams(body)) : undefined;
    const answer = await browser.fetch(address, { method, ...(form === undefined ? {} : { form }) });
    return new Response(answer.text, {
      status: answer.status,
      headers: { "content-type": String(answer.headers["content-type"]) },
    });
  };

const formIn = (page: string): { readonly action: string; readonly fields: Readonly<Record<string, string>> } => ({
  action: /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? "",
  fields: Object.fromEntries(
    [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((field) => [
      field[1] ?? "",
      field[2] ?? "",
    ]),
  ),
});

export interface DeviceAnswer {
  readonly code: string;
  /** Who signs in; "" cancels on the sign-in page. */
  readonly oid: string;
  readonly confirm?: "yes" | "no";
}

/** The pages seen, in order, without their style. */
export const answerPrompt = async (
  browser: PlainBrowser,
  address: string,
  { code, oid, confirm = "yes" }: DeviceAnswer,
): Promise<readonly string[]> => {
  const nowhere = "https://nowhere.example/";
  const seen: string[] = [];
  const see = (html: string): string => {
    seen.push(html.replace(/<style>[\s\S]*?<\/style>/, ""));
    return html;
  };
  const entry = formIn(see((await browser.fetch(address)).text));
  const asked = formIn(
    see((await browser.fetch(entry.action, { method: "POST", form: { ...entry.fields, user_code: code } })).text),
  );
  if (asked.fields["user_code"] === undefined) return seen;
  const gone = await browser.follow(
    asked.action,
    nowhere,
    await browser.fetch(asked.action, {
      method: "POST",
      form: { ...asked.fields, ...(confirm === "yes" ? { confirm } : { abort: "yes" }) },
    }),
  );
  see(gone.answer.text);
  if (!gone.address.includes("/identity/sign-in/")) return seen;
  const done = await browser.follow(
    gone.address,
    nowhere,
    await browser.fetch(gone.address, { method: "POST", form: oid === "" ? { cancel: "yes" } : { oid } }),
  );
  see(done.answer.text);
  return seen;
};
