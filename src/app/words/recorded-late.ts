/**
 * A sign-off given while the firm's records could not be reached is recorded later, and that is said wherever it is shown.
 * The time of signing is the statement's, which the sign-in bears out; the time of recording is the server's.
 */

/** Writing takes a moment, and two clocks differ by some. */
const AT_ONCE_MS = 10 * 60_000;

const counted = (count: number, one: string): string => `${String(count)} ${one}${count === 1 ? "" : "s"}`;

/** "3 hours after signing"; undefined when it was recorded at once. Both times ISO 8601. */
export const recordedLate = (signedAt: string, recordedAt: string): string | undefined => {
  const late = Date.parse(recordedAt) - Date.parse(signedAt);
  if (!(late > AT_ONCE_MS)) return undefined;
  const minutes = Math.floor(late / 60_000);
  if (minutes < 120) return `${counted(minutes, "minute")} after signing`;
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? `${counted(hours, "hour")} after signing`
    : `${counted(Math.floor(hours / 24), "day")} after signing`;
};
