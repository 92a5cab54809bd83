import { useMessages } from "./language";
import { moderations } from "./moderations";

type How = { readonly added?: number | null; readonly scaledFrom?: number | null };

/** Says how every mark of a sheet was changed: `5 added to every mark`. */
export function useModerationWords(): (how: How) => string {
  const say = useMessages(moderations);
  return ({ added, scaledFrom }) => {
    if (scaledFrom) return say("scaled", { of: scaledFrom });
    return say((added ?? 0) < 0 ? "takenOff" : "added", { marks: Math.abs(added ?? 0) });
  };
}
