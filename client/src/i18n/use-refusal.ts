import { useMessages } from "./language";
import { refusals } from "./refusals";

type Refusal = { readonly code: string; readonly message: string } | null;

/** Says why a request came to nothing; what only the server can explain is said in its own sentence. */
export function useRefusal(): (refusal: Refusal) => string {
  const say = useMessages(refusals);
  return (refusal) => {
    if (!refusal) return say("noAnswer");
    return refusal.code in refusals.en ? say(refusal.code as keyof typeof refusals.en) : refusal.message;
  };
}
