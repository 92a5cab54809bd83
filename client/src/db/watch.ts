import { liveAnswers } from "./live-answers";

/** Reads now and again after every change to what was read, in whatever tab. A read that fails is tried at the next change. */
export function watch<Answer>(read: () => Promise<Answer>, tell: (answer: Answer) => void): () => void {
  const subscription = liveAnswers(read).subscribe({ next: tell, error: () => undefined });
  return () => subscription.unsubscribe();
}
