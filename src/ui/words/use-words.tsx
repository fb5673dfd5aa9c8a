/** The reader of a page, handed down from where it is composed. */
import { createContext, useContext, type ReactNode } from "react";
import type { Reader } from "./reader";

const ReaderContext = createContext<Reader | undefined>(undefined);

export const ReaderProvider = ({ reader, children }: { readonly reader: Reader; readonly children: ReactNode }) => (
  <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>
);

export const useReader = (): Reader => {
  const reader = useContext(ReaderContext);
  if (reader === undefined) throw new Error("A screen stands outside ReaderProvider.");
  return reader;
};

/** A room's words in the reader's language: `const words = useWords(draftWords)`. */
export const useWords = <Words extends object>(english: Words): Words => useReader().words(english);
