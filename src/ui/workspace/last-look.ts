/** Whether the last complete look may stay on screen while the records cannot be read, with the promise that a sign-off can rest on it. */
import { RECORDS_HOLD_MS } from "../../app/finish/sign-off-grounds";
import { isOutOfReach } from "../../app/ports/faults";

export const lastLookServes = (fault: unknown, readAt: string, now: Date): boolean =>
  isOutOfReach(fault) && now.getTime() - Date.parse(readAt) <= RECORDS_HOLD_MS;
