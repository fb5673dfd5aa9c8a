/** Joins a component to a reading: it is shown while read, read again in place, and its fault is never swallowed. */
import { useState, useSyncExternalStore } from "react";
import { createReading, type Reading, type ReadingState } from "./reading";

export const useReadingState = <Value>(reading: Reading<Value>): ReadingState<Value> =>
  useSyncExternalStore(reading.subscribe, reading.state);

/** A reading that lives as long as the component. `read` is taken once. */
export const useOwnReading = <Value>(read: () => Promise<Value>): readonly [Reading<Value>, ReadingState<Value>] => {
  const [reading] = useState(() => createReading(read));
  return [reading, useReadingState(reading)];
};
