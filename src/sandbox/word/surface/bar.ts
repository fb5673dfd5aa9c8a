/** The bar above the document: who sits here, how Word behaves, what should go wrong next. */
import { mOkoye } from "../../sample-firm";
import type { PageElements } from "./page-elements";

/** Faults a person can arm from the bar, by what happens to her. */
const FAULTS: readonly { readonly label: string; readonly fault: Readonly<Record<string, string | number>> }[] = [
  { label: "Graph asks to wait (429), once", fault: { kind: "throttled", count: 1, retryAfter: 2 } },
  { label: "Graph unavailable (503), once", fault: { kind: "unavailable", count: 1 } },
  { label: "sign-in expired (401), once", fault: { kind: "token-expired", count: 1 } },
  { label: "changed meanwhile (412), once", fault: { kind: "changed-meanwhile", count: 1 } },
  { label: "connection drops before a write", fault: { kind: "dropped", count: 1, method: "POST" } },
  { label: "connection drops after a write", fault: { kind: "dropped", count: 1, method: "POST", when: "after" } },
  { label: "slow answers", fault: { kind: "slow", milliseconds: 3000 } },
  { label: "Graph is down", fault: { kind: "down" } },
  { label: "sign-in is down", fault: { kind: "sign-in-down" } },
  { label: "downloads refused by policy", fault: { kind: "downloads-refused" } },
  { label: "a label encrypts every file", fault: { kind: "files-encrypted" } },
  {
    label: "M. Okoye's account is deleted",
    fault: { kind: "account-deleted", person: mOkoye.oid },
  },
  { label: "uploads need the right to edit", fault: { kind: "upload-needs-edit" } },
];

const toggle = (button: HTMLButtonElement, text: HTMLElement): void => {
  button.addEventListener("click", () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
  });
};

export interface BarActs {
  readonly choosePerson: () => void;
  readonly changeMode: (mode: "web" | "desktop") => void;
  readonly newDocument: () => void;
  readonly tell: (sentence: string) => void;
}

const arm = async (index: string, tell: BarActs["tell"]): Promise<void> => {
  await fetch("/sandbox/faults", { method: "DELETE" });
  const chosen = FAULTS[Number(index)];
  if (index === "" || chosen === undefined) return;
  const answer = await fetch("/sandbox/faults", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(chosen.fault),
  });
  if (!answer.ok) tell("The fault could not be armed.");
};

const reset = async (tell: BarActs["tell"]): Promise<void> => {
  if (!window.confirm("Begin afresh? Every draft, decision and record of this sandbox is deleted.")) return;
  tell("Beginning afresh ...");
  const answer = await fetch("/sandbox/reset", { method: "POST" });
  if (answer.ok) location.assign("/");
  else tell("The sandbox could not be reset; the terminal says why.");
};

export const listenToBar = (page: PageElements, acts: BarActs): void => {
  toggle(page.about, page.aboutText);
  toggle(page.tour, page.tourText);
  FAULTS.forEach(({ label }, index) => page.fault.add(new Option(label, String(index))));
  page.fault.addEventListener("change", () => {
    void arm(page.fault.value, acts.tell);
  });
  page.reset.addEventListener("click", () => {
    void reset(acts.tell);
  });
  page.switchPerson.addEventListener("click", acts.choosePerson);
  page.switchPerson.disabled = false;
  page.newDocument.addEventListener("click", acts.newDocument);
  page.mode.addEventListener("change", () => {
    acts.changeMode(page.mode.value === "desktop" ? "desktop" : "web");
  });
};
