/** An act whose answer may be no: keeps the refusal on screen until the next try, and hands on the value when it is yes. */
import { useState } from "react";
import type { Refusal } from "../../app/words/refusal";
import type { Result } from "../../domain/result";
import { useTask } from "./use-task";

export interface Act<Arguments extends readonly unknown[], Value> {
  readonly running: boolean;
  readonly refusal: Refusal | undefined;
  readonly fault: unknown;
  /** Undefined when refused or failed; what was wrong then stands in `refusal` or `fault`. */
  run(...given: Arguments): Promise<Value | undefined>;
  clear(): void;
}

export const useAct = <Arguments extends readonly unknown[], Value>(
  verb: (...given: Arguments) => Promise<Result<Value, Refusal>>,
): Act<Arguments, Value> => {
  const task = useTask(verb);
  const [refusal, setRefusal] = useState<Refusal>();
  return {
    running: task.running,
    refusal,
    fault: task.state.kind === "failed" ? task.state.fault : undefined,
    run: async (...given) => {
      setRefusal(undefined);
      const answer = await task.run(...given);
      if (answer === undefined) return undefined;
      if (!answer.ok) {
        setRefusal(answer.refusal);
        return undefined;
      }
      return answer.value;
    },
    clear: () => {
      setRefusal(undefined);
      task.clear();
    },
  };
};
