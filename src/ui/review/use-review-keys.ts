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

export const keyNames: readonly { readonly key: string; readonly does: string }[] = [
  { key: "J", does: "next paragraph" },
  { key: "K", does: "previous paragraph" },
  { key: "A", does: "approve" },
  { key: "R", does: "request changes" },
  { key: "E", does: "approve with my edit; without marks, go there to edit (a signature block is unlocked for you)" },
  { key: "Q", does: "ask the attorney" },
  { key: "N", does: "next that needs eyes" },
  { key: "?", does: "show or hide these keys" },
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
