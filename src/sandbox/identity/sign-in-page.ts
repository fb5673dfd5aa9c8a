/**
 * The page that asks who is at the keyboard: one button per person, no password, and it says so. Plain HTML and one form post, so it works
 * by keyboard alone and under a policy that allows no script at all.
 */
import { createHash } from "node:crypto";
import type { SandboxPerson } from "./people";
import { isHintFor } from "./sign-in-policy";

const ROLE_NAMES: Readonly<Record<string, string>> = {
  "Countersign.Paralegal": "Paralegal",
  "Countersign.TeamLead": "Team lead",
  "Countersign.Attorney": "Attorney",
};

const STYLE = `
:root{color-scheme:light dark;--ink:#242424;--quiet:#616161;--line:#d1d1d1;--page:#f5f5f5;--card:#fff;--accent:#0f6cbd;--hover:#f0f0f0}
@media(prefers-color-scheme:dark){:root{--ink:#fff;--quiet:#adadad;--line:#666;--page:#141414;--card:#292929;--accent:#479ef5;--hover:#3d3d3d}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--page);color:var(--ink);font:14px/20px "Segoe UI Variable","Segoe UI",system-ui,sans-serif}
main{width:100%;max-width:400px;padding:24px;background:var(--card);border:1px solid var(--line);border-radius:8px;box-shadow:0 2px 8px rgb(0 0 0/.12)}
h1{margin:0 0 4px;font-size:20px;line-height:28px;font-weight:600}
p{margin:0 0 16px;color:var(--quiet)}
ul{list-style:none;margin:0;padding:0;display:grid;gap:8px}
button{width:100%;display:flex;align-items:center;gap:12px;padding:8px 12px;font:inherit;color:inherit;text-align:left;background:transparent;border:1px solid var(--line);border-radius:6px;cursor:pointer}
button:hover{background:var(--hover)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.mark{flex:none;width:36px;height:36px;border-radius:50%;display:grid;place-items:center;background:var(--accent);color:var(--card);font-weight:600}
.who{display:block;font-weight:600}
.what{display:block;font-size:12px;line-height:16px;color:var(--quiet);overflow-wrap:anywhere}
label{display:block;margin:0 0 4px;font-weight:600}
input[type=text]{width:100%;margin:0 0 16px;padding:8px 12px;font:inherit;letter-spacing:.1em;text-transform:uppercase;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:6px}
input[type=text]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.code{display:block;margin:0 0 16px;font:600 24px/32px ui-monospace,Consolas,monospace;color:var(--ink)}
.main{justify-content:center;color:var(--card);background:var(--accent);border-color:var(--accent)}
.main:hover{background:var(--accent);text-decoration:underline}
.cancel{margin-top:16px;justify-content:center;border-color:transparent;color:var(--accent)}
`;

/** `frame-ancestors 'none'`: nobody may lay this page under another's click. */
export const SIGN_IN_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? "").join("");
};

export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

export interface SignInQuestion {
  readonly clientName: string;
  readonly people: readonly SandboxPerson[];
  /** The person the application expects; shown first and focused, never chosen unasked. */
  readonly hint?: string;
}

/** The question "who is signing in?"; the answer is posted back to the same address as `oid=<object id>`, or `cancel=yes`. */
export const signInPage = ({ clientName, people, hint }: SignInQuestion): string => {
  const expected = (person: SandboxPerson): boolean => hint !== undefined && isHintFor(person, hint);
  const ordered = [...people].sort((a, b) => Number(expected(b)) - Number(expected(a)));
  const rows = ordered.map((person, index) => {
    const roles = person.roles.map((role) => ROLE_NAMES[role] ?? role).join(", ");
    const about = person.about ?? (roles === "" ? "No role" : roles);
    return (
      `<li><button name="oid" value="${escape(person.oid)}"${index === 0 ? " autofocus" : ""}><span class="mark" aria-hidden="true">${escape(initials(person.name))}</span>` +
      `<span><span class="who">${escape(person.name)}</span><span class="what">${escape(about)}<br>${escape(person.userName)}</span></span></button></li>`
    );
  });
  return page(
    `Sign in to ${clientName}`,
    `<h1>Sign in to ${escape(clientName)}</h1><p>Who is at the keyboard? This is the sandbox: there are no passwords here.</p>` +
      `<form method="post"><ul>${rows.join("")}</ul><button class="cancel" name="cancel" value="yes">Cancel</button></form>`,
  );
};

/** Something the provider refused, in its own words. */
export const refusalPage = (error: string, description: string | undefined): string =>
  page(
    "Sign-in did not work",
    `<h1>Sign-in did not work</h1><p>${escape(description ?? error)}</p><p>Close this window and try again. (${escape(error)})</p>`,
  );
