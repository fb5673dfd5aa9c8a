/**
 * Hints that the document may have changed. Events are late, missing or doubled on every platform (office-js issues 5597,
 * 3864, 4874), so nothing is concluded from one: the reader looks again.
 */
import { supports, type WordSurroundings } from "./surroundings";
import { askOffice, inWord } from "./word-fault";

/** Returns how to stop. */
export const watchDocument = async (surroundings: WordSurroundings, onHint: () => void): Promise<() => void> => {
  const { office, word } = surroundings;
  let watching = true;
  // Taking a handler off takes Office a moment; nobody hears a hint who has stopped listening.
  const handler = (): void => {
    if (watching) onHint();
  };
  await askOffice<void>("tell of selections", (callback) =>
    office.context.document.addHandlerAsync(office.EventType.DocumentSelectionChanged, handler, callback),
  );
  const stops: (() => void)[] = [
    () => office.context.document.removeHandlerAsync(office.EventType.DocumentSelectionChanged, { handler }),
  ];
  if (supports(surroundings, "WordApi", "1.6")) {
    const registered = await inWord("tell of changes", () =>
      word.run(async (context) => {
        const hint = async (): Promise<void> => handler();
        const { document } = context;
        const handlers = [
          document.onParagraphAdded.add(hint),
          document.onParagraphChanged.add(hint),
          document.onParagraphDeleted.add(hint),
        ];
        await context.sync();
        return handlers;
      }),
    );
    // Word drops the handlers with the pane; events are hints, so a failed farewell costs nothing.
    stops.push(
      () =>
        void inWord("stop telling of changes", () =>
          word.run(async (context) => {
            for (const one of registered) one.remove();
            await context.sync();
          }),
        ).catch(() => undefined),
    );
  }
  return () => {
    watching = false;
    for (const stop of stops) stop();
  };
};
