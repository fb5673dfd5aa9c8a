/** A sign-off page nobody touches ends: an attorney's ceremony must not stand open on a desk. Any key, click or scroll begins the time anew. */

export const IDLE_MS = 5 * 60_000;

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Calls back once, after `quiet` milliseconds without a sign of life. Returns how to stop watching. */
export const whenIdle = (
  page: Pick<Window, "addEventListener" | "removeEventListener" | "setTimeout" | "clearTimeout">,
  quiet: number,
  onIdle: () => void,
): (() => void) => {
  let timer = 0;
  const stop = (): void => {
    page.clearTimeout(timer);
    for (const sign of SIGNS_OF_LIFE) page.removeEventListener(sign, begin);
  };
  const begin = (): void => {
    page.clearTimeout(timer);
    timer = page.setTimeout(() => {
      stop();
      onIdle();
    }, quiet);
  };
  for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, begin, { passive: true });
  begin();
  return stop;
};
