/** Opens the sign-off window from the pane, hands it the prepared statements, and waits until it says it is done or the person gives up. */
import type { Person } from "../app/ports/session";
import { refusal } from "../app/refusal";
import { refused, done } from "../domain/result";
import { CHANNEL, isWindowMessage, type HandedOver, type WindowMessage } from "../signoff/handed-over";
import type { PaneServices } from "../ui/services";

/** How often the pane looks whether the window is still there before it was handed anything. */
const LOOK_MS = 500;

export const signOffInWindow = (current: () => Promise<Person | undefined>): NonNullable<PaneServices["signOffInWindow"]> => (prepared, stop) => {
  // Opened before anything is awaited: browsers open a window only while the click is fresh.
  const opened = window.open("signoff.html", "countersign-sign-off", "popup,width=520,height=760");
  if (opened === null) return Promise.resolve(refused(refusal("ceremony-failed", { detail: { code: "popup-blocked" } })));
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CHANNEL);
    let handed = false;
    const give = (): void => { end(refused(refusal("ceremony-failed", { detail: { code: "cancelled" } }))); };
    const end = (answer: Awaited<ReturnType<NonNullable<PaneServices["signOffInWindow"]>>>): void => {
      window.removeEventListener("message", hear);
      channel.close();
      clearInterval(looking);
      stop.removeEventListener("abort", give);
      resolve(answer);
    };
    const handOver = async (): Promise<void> => {
      const person = await current();
      if (person === undefined) { end(refused(refusal("not-signed-in"))); return; }
      const given: HandedOver = { prepared, person: { oid: person.oid, tenant: person.tenant, userName: person.userName } };
      const message: WindowMessage = { countersign: "sign-off-hand-over", given };
      opened.postMessage(message, location.origin);
      handed = true;
    };
    const take = (data: unknown): void => {
      if (!isWindowMessage(data)) return;
      if (data.countersign === "sign-off-window-ready") void handOver();
      if (data.countersign === "sign-off-done" && data.signed.some((each) => prepared.some((one) => one.statementHash === each.statementHash))) end(done(data.signed));
    };
    const hear = (event: MessageEvent<unknown>): void => { if (event.origin === location.origin && event.source === opened) take(event.data); };
    window.addEventListener("message", hear);
    stop.addEventListener("abort", give);
    channel.addEventListener("message", (event: MessageEvent<unknown>) => { take(event.data); });
    // A provider's page may cut the tie between the windows, which then looks closed: only before the hand-over does "closed" mean given up.
    const looking = setInterval(() => { if (!handed && opened.closed) give(); }, LOOK_MS);
  });
};
