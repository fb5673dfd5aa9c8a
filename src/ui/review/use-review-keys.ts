/** The review screen's single-letter keys. They never fire while someone types, and every one has a button beside it. */
import { useEffect, useRef } from "react";

export type ReviewKey = "next" | "previous" | "approve" | "request" | "edit" | "ask" | "nextNeedingEyes" | "help";

const keys: Readonly<Record<string, ReviewKey>> = {
  j: "next",
  k: "previous",
  a: "approve",
  r: "request",
  e: "edit",
  q: "ask",
  n: "nextNeedingEyes",
  "?": "help",
};

/** As they are shown to whoever asks for them. */
export const keyNames: readonly { readonly key: string; readonly does: ReviewKey }[] = [
  { key: "J", does: "next" },
  { key: "K", does: "previous" },
  { key: "A", does: "approve" },
  { key: "R", does: "request" },
  { key: "E", does: "edit" },
  { key: "Q", does: "ask" },
  { key: "N", does: "nextNeedingEyes" },
  { key: "?", does: "help" },
];

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

export const useReviewKeys = (onKey: (key: ReviewKey) => void): void => {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
      const key = keys[event.key.toLowerCase()];
      if (key === undefined) return;
      event.preventDefault();
      latest.current(key);
    };
    document.addEventListener("keydown", listen);
    return () => {
      document.removeEventListener("keydown", listen);
    };
  }, []);
};
