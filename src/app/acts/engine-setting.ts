/** What the engine is told for one draft: its id, its matter, the time and fresh random bytes. */
import type { DraftId, MatterId } from "../../domain/ids";
import type { EngineSetting } from "../ports/engine";
import type { Ports } from "../ports/ports";
import { given } from "../../given";

const SEED_BYTES = 32;

export const engineSetting = (
  ports: Pick<Ports, "clock" | "random">,
  about: {
    readonly draft: DraftId;
    readonly matter: MatterId;
    readonly timeZone: string;
    readonly template?: NonNullable<EngineSetting["template"]>;
  },
): EngineSetting => ({
  draftId: about.draft,
  matterId: about.matter,
  now: ports.clock.now(),
  timeZone: about.timeZone,
  random: ports.random.bytes(SEED_BYTES),
  ...given({ template: about.template }),
});
