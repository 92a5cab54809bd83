import type { Session } from "../api/session";
import { DeclineHeldDocument, TakeInHeldDocument } from "../generated/wire/graphql";

/** Takes a held record in, or declines it for a reason. Gives the code of why that did not come about, empty where the server could not be asked; null when it is done. */
export async function decideHeld(session: Session, id: string, why: string | null): Promise<string | null> {
  const answer =
    why === null
      ? await session.ask(TakeInHeldDocument, { ids: [id] })
      : await session.ask(DeclineHeldDocument, { ids: [id], why });
  if (answer.kind === "no-answer") return "";
  if (answer.kind === "refused") return answer.code;
  const [made] = answer.data.r;
  return made?.d ? null : (made?.c ?? "");
}
