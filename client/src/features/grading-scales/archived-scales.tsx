import type { ScaleRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";

type ArchivedScalesProps = {
  scales: readonly ScaleRowFragment[];
  busy: boolean;
  onRestore: (scale: ScaleRowFragment) => void;
};

/** The scales that are no longer used, and the way back. */
export function ArchivedScales({ scales, busy, onRestore }: ArchivedScalesProps) {
  const say = useMessages(scaleMessages);
  if (scales.length === 0) return null;
  return (
    <section aria-labelledby="archived">
      <h2 id="archived" className="muted mb-1 px-1 text-sm">
        {say("archived")}
      </h2>
      <ul className="card">
        {scales.map((scale) => (
          <li key={scale.id} className="flex min-h-14 items-center gap-2 border-line px-4 py-1 not-first:border-t">
            <span className="muted flex-1">{scale.name}</span>
            <button
              type="button"
              className="btn"
              disabled={busy}
              aria-label={say("restoreOne", { name: scale.name })}
              onClick={() => onRestore(scale)}
            >
              {say("restore")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
