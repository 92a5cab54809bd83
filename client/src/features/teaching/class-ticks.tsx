import type { ClassPostsFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";
import { namedFor } from "./teaching-plan";

type ClassTicksProps = {
  legend: string;
  classes: readonly ClassPostsFragment[];
  userId: string;
  subjectId: string;
  wanted: (id: string) => boolean;
  onTouch: (ids: readonly string[], on: boolean) => void;
};

/** The classes to tick; where others teach the subject too it says who. */
export function ClassTicks({ legend, classes, userId, subjectId, wanted, onTouch }: ClassTicksProps) {
  const say = useMessages(teaching);
  const all = classes.every(({ id }) => wanted(id));
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{legend}</legend>
      <button
        type="button"
        className="btn mb-2"
        onClick={() =>
          onTouch(
            classes.map(({ id }) => id),
            !all,
          )
        }
      >
        {say(all ? "none" : "all")}
      </button>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
        {classes.map((one) => {
          const others = namedFor(one, subjectId).filter(({ id }) => id !== userId);
          return (
            <label key={one.id} className="chip px-3">
              <input
                type="checkbox"
                checked={wanted(one.id)}
                onChange={(event) => onTouch([one.id], event.currentTarget.checked)}
              />
              <span className="min-w-0">
                {one.name}
                {others.length > 0 && (
                  <span className="muted block text-sm font-normal">
                    {say("taken", { names: others.map(({ name }) => name).join(", ") })}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
