/** Waiting for the thing itself. An act only begins what follows from it; how long that takes is the machine's affair, and no test may know it. */

/** Milliseconds before something counts as never coming; a machine four times slower than ours is still in time. */
export const PATIENCE = 120_000;

/** Looks again until the expectation holds; after `patience` the last failure is the test's. */
export const eventually = async (expectation: () => Promise<void> | void, patience = PATIENCE): Promise<void> => {
  const until = Date.now() + patience;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (failure) {
      if (Date.now() > until) throw failure;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
};
