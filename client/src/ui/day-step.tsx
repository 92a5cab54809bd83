import { Icon } from "./icon";
import { BACK, FORWARD } from "./icon-paths";

/** One step from day to day; without anywhere to go it keeps its place. */
export function DayStep({
  to,
  label,
  direction,
}: {
  to: string | false | null;
  label: string;
  direction: "back" | "on";
}) {
  const drawn = <Icon d={direction === "back" ? BACK : FORWARD} />;
  return to ? (
    <a href={to} aria-label={label} className="btn btn-icon">
      {drawn}
    </a>
  ) : (
    <span className="btn btn-icon" aria-disabled="true" aria-hidden="true">
      {drawn}
    </span>
  );
}
