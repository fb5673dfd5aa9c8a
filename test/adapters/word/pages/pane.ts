// A pane with nothing but the Word adapter, for the browser: what the pane's composition root does with the two globals.
import type { OpenDocument } from "../../../../src/app/ports/open-document";
import { whenOfficeReady, type WordHostInfo } from "../../../../src/adapters/word/office-ready";
import { createOpenDocument } from "../../../../src/adapters/word/open-document";

declare global {
  interface Window {
    wordPane?: { readonly info: WordHostInfo; readonly document: OpenDocument; hints: number };
    notInWord?: string;
  }
}

whenOfficeReady(Office).then(
  (info) => {
    window.wordPane = { info, document: createOpenDocument({ office: Office, word: Word }), hints: 0 };
  },
  (fault: unknown) => {
    window.notInWord = String((fault as { readonly code?: unknown }).code);
  },
);
