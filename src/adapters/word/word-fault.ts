/**
 * What went wrong between the pane and Word, by a code the screens turn into a sentence. Messages name members and
 * Word's own error codes, never the document's words; the host's error is kept as `cause`.
 */
import type { FaultOf, WordFaultCode } from "../../app/ports/faults";

export class WordFault extends Error implements FaultOf<"word"> {
  readonly fault = "word";
  readonly code: WordFaultCode;
  constructor(code: WordFaultCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "WordFault";
    this.code = code;
  }
}

/** Word's own code of an error (`GeneralException`, `AccessDenied`), or the error's name. */
const wordCode = (error: unknown): string => {
  const code =
    typeof error === "object" && error !== null
      ? ((error as { readonly code?: unknown }).code ?? (error as { readonly name?: unknown }).name)
      : undefined;
  return typeof code === "string" || typeof code === "number" ? String(code) : "unknown";
};

/** Runs one batch; whatever Word throws becomes a WordFault. */
export const inWord = async <Outcome>(what: string, run: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof WordFault) throw cause;
    const code = wordCode(cause);
    throw new WordFault(
      code === "AccessDenied" ? "read-only" : code === "ItemNotFound" ? "not-found" : "word-refused",
      `Word refused to ${what} (${code}).`,
      { cause },
    );
  }
};

/** One call of the Common API as a promise; a failed one becomes a WordFault. */
export const askOffice = <Value>(
  what: string,
  call: (callback: (result: Office.AsyncResult<Value>) => void) => void,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    try {
      call((result) => {
        // The client's enumeration is not there in tests that load no Office; its values are documented text.
        if (String(result.status) === "succeeded") resolve(result.value);
        else
          reject(
            new WordFault("word-refused", `Word refused to ${what} (${result.error.code}).`, { cause: result.error }),
          );
      });
    } catch (cause) {
      reject(new WordFault("not-supported", `This Word cannot ${what}.`, { cause }));
    }
  });
