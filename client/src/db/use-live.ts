import { type DependencyList, useEffect, useState } from "react";
import { liveAnswers } from "./live-answers";

/**
 * What a read of the database answers, now and after every change to what it read; undefined until the first answer.
 * The last answer stays while new `deps` are read, so a reader that must tell them apart puts them in its answer.
 */
export function useLive<Answer>(read: () => Promise<Answer>, deps: DependencyList): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => {
    const heard = liveAnswers(read).subscribe(setAnswer, (error) =>
      // Thrown while rendering, so that the error boundary shows it.
      setAnswer(() => {
        throw error;
      }),
    );
    return () => heard.unsubscribe();
  }, deps);
  return answer;
}
