/**
 * A person at the keyboard is never left without a place.
 * When what had the focus leaves the page, the nearest part that remains takes it. And Word's client on the web, which takes Tab over,
 * finds no next place from a heading or from the page itself and would throw her out of the pane: there the browser's own order goes on.
 */
import { useEffect } from "react";

const PARTS = "li, section, form, main, header, footer, [role=group], [role=radiogroup]";

const isTabStop = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target !== document.body && target.tabIndex >= 0;

const keepTab = (event: KeyboardEvent): void => {
  // Office.js listens on the window, behind this; it knows only what Tab can stop at (its `_tabbableElements`).
  if (event.key === "Tab" && !isTabStop(event.target)) event.stopPropagation();
};

/** Listens from now on; returns how to stop. */
const keepFocus = (): (() => void) => {
  let parts: readonly HTMLElement[] = [];
  let had: Node | undefined;
  const remember = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    had = event.target;
    const above: HTMLElement[] = [];
    for (
      let part = event.target.parentElement?.closest<HTMLElement>(PARTS);
      part != null;
      part = part.parentElement?.closest<HTMLElement>(PARTS)
    )
      above.push(part);
    parts = above;
  };
  const forget = (): void => {
    had = undefined;
  };
  const restore = (): void => {
    if (had === undefined || had.isConnected || document.activeElement !== document.body || !document.hasFocus())
      return;
    const part = parts.find((each) => each.isConnected) ?? document.querySelector<HTMLElement>("main");
    had = undefined;
    if (part == null) return;
    if (!part.hasAttribute("tabindex")) part.tabIndex = -1;
    part.focus({ preventScroll: true });
  };
  const changes = new MutationObserver(restore);
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", remember);
  document.addEventListener("pointerdown", forget);
  return () => {
    changes.disconnect();
    document.removeEventListener("focusin", remember);
    document.removeEventListener("pointerdown", forget);
  };
};

export const useKeyboardPlace = (): void => {
  useEffect(() => {
    const stop = keepFocus();
    document.addEventListener("keydown", keepTab);
    return () => {
      stop();
      document.removeEventListener("keydown", keepTab);
    };
  }, []);
};
