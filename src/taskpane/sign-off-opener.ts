/**
 * Opens the ceremony from the pane, hands it the prepared statements, and waits for its end. The page may lose the pane on its way through the
 * provider's sign-in, so the firm's records are looked at as well: what stands there was signed, whether or not anybody could say so.
 */
import type { Person } from "../app/ports/session";
import type { SignOffList } from "../app/ports/records";
import type { StampAgain } from "../app/finish/statement-time";
import { refusal } from "../app/words/refusal";
import { refused, done } from "../domain/result";
import type { WindowMessage } from "../signoff/handed-over";
import type { PaneServices } from "../ui/pane/services";
import type { OpenPlace, SignOffPlace } from "./sign-off-place";
import type { PreparedSignOff, SignedOff } from "../app/finish/prepared-sign-off";

/** How often the pane looks whether the place still stands, and, less often, into the records. */
const LOOK_MS = 1000;
const LOOKS_PER_READ = 5;
/** A statement lives ten minutes; what is not in the records a little later was not signed. */
const LOOKS_WHEN_CLOSED = 11 * 60;

type End = Awaited<ReturnType<NonNullable<PaneServices["signOffInWindow"]>>>;
/** What the records hold of these statements now. */
export type LookForSignOffs = (prepared: readonly PreparedSignOff[]) => Promise<readonly SignedOff[]>;

export interface OpenerSetting {
  readonly current: () => Promise<Person | undefined>;
  readonly open: OpenPlace;
  readonly look: LookForSignOffs;
  /** The time by the firm's site, for statements about to be signed. */
  readonly stamp: StampAgain;
}

/** One query a draft; a row counts when the server says the signer wrote it. The time may have been stamped again, the statement's random bits stay. */
export const findSignOffs =
  (signOffs: Pick<SignOffList, "listForDraft">): LookForSignOffs =>
  async (prepared) => {
    const found = await Promise.all(
      prepared.map(async ({ statement }): Promise<readonly SignedOff[]> =>
        (await signOffs.listForDraft(statement.draft)).flatMap(({ content, createdById, createdAt, itemId }) =>
          content?.kind === "sign-off" &&
          content.statement.nonce === statement.nonce &&
          createdById === statement.signer.oid
            ? [{ row: itemId, at: createdAt, statementHash: content.statementHash }]
            : [],
        ),
      ),
    );
    return found.flat();
  };

export const signOffInWindow =
  ({ current, open, look, stamp }: OpenerSetting): NonNullable<PaneServices["signOffInWindow"]> =>
  (prepared, stop) => {
    let hear: (message: WindowMessage) => void = () => undefined;
    const early: WindowMessage[] = [];
    hear = (message) => {
      early.push(message);
    };
    const opening = open((message) => {
      hear(message);
    });
    return opening.then((place) => {
      if (place === undefined) return refused(refusal("ceremony-failed", { detail: { code: "popup-blocked" } }));
      return new Promise<End>((resolve, reject) => {
        const wait = waiting({ place, prepared, current, look, stamp, resolve, reject });
        hear = wait.hear;
        for (const message of early) wait.hear(message);
        stop.addEventListener("abort", wait.giveUp, { once: true });
      });
    });
  };

interface Waiting extends Pick<OpenerSetting, "current" | "look" | "stamp"> {
  readonly place: SignOffPlace;
  readonly prepared: readonly PreparedSignOff[];
  readonly resolve: (end: End) => void;
  readonly reject: (fault: unknown) => void;
}

const waiting = ({
  place,
  prepared,
  current,
  look,
  stamp,
  resolve,
  reject,
}: Waiting): { readonly hear: (message: WindowMessage) => void; readonly giveUp: () => void } => {
  const ours = new Set(prepared.map((each) => each.statementHash));
  let handed = false;
  let ended = false;
  let looks = 0;
  let closedFor = 0;
  let seen = "";
  const end = (answer: End, close: Parameters<SignOffPlace["leave"]>[0] = "never"): void => {
    if (ended) return;
    ended = true;
    clearInterval(looking);
    place.leave(close);
    resolve(answer);
  };
  const failed = (code: string): End => refused(refusal("ceremony-failed", { detail: { code } }));
  const handOver = async (): Promise<void> => {
    const person = await current();
    if (person === undefined) {
      end(refused(refusal("not-signed-in")), "now");
      return;
    }
    place.tell({
      countersign: "sign-off-hand-over",
      given: { prepared, person: { oid: person.oid, tenant: person.tenant, userName: person.userName } },
    });
    handed = true;
  };
  const tellTime = async (hashes: readonly string[]): Promise<void> => {
    const time = await stamp({ prepared: prepared.filter((each) => hashes.includes(each.statementHash)) });
    if (time.ok) place.tell({ countersign: "sign-off-stamped", time: time.value });
  };
  const hear = (message: WindowMessage): void => {
    if (ended) return;
    switch (message.countersign) {
      case "sign-off-window-ready":
        handOver().catch((fault: unknown) => {
          end(failed("not-handed-over"), "now");
          reject(fault);
        });
        return;
      case "sign-off-stamp":
        // Without an answer the page goes on, on the sign-in's own time.
        tellTime(message.hashes).catch(() => undefined);
        return;
      case "sign-off-begun":
        for (const hash of message.hashes) ours.add(hash);
        return;
      case "sign-off-done":
        if (message.signed.some((each) => ours.has(each.statementHash)))
          end(done({ kind: "recorded", signed: message.signed }), message.stay ? "never" : "soon");
        return;
      case "sign-off-kept":
        end(done({ kind: "kept", name: message.name, json: message.json }));
        return;
      case "sign-off-ended":
        end(failed(message.code), "soon");
        return;
      case "sign-off-hand-over":
      case "sign-off-stamped":
        return;
    }
  };
  /** Records are written one after the other: what is there counts as all there will be when two looks in a row agree. */
  const readRecords = async (): Promise<void> => {
    const found = await look(prepared);
    const now = found.map((each) => each.row).join(" ");
    if (now !== "" && now === seen) end(done({ kind: "recorded", signed: found }));
    seen = now;
  };
  const looking = setInterval(() => {
    looks += 1;
    if (!handed && place.looksClosed()) {
      end(failed("cancelled"));
      return;
    }
    closedFor = place.looksClosed() ? closedFor + 1 : 0;
    if (closedFor > LOOKS_WHEN_CLOSED) {
      end(failed("cancelled"));
      return;
    }
    // A connection that fails now is tried again at the next look; the person sees that the pane still waits.
    if (closedFor > 0 && looks % LOOKS_PER_READ === 0) readRecords().catch(() => undefined);
  }, LOOK_MS);
  return {
    hear,
    giveUp: () => {
      end(failed("cancelled"), "now");
    },
  };
};
