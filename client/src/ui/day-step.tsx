import { Icon } from "./icon";
import { BACK, FORWARD } from "./icon-paths";

type DayStepProps = {
  to: string | false | null | undefined;
  /** Where it leads, in words. */
  label: string;
  direction: "back" | "on";
  /** Written on it; without it the arrow stands alone. */
  text?: string | false | undefined;
};

/** One step from day to day; without anywhere to go it keeps its place. */
export function DayStep({ to, label, direction, text }: DayStepProps) {
  if (!to) return <span className="btn btn-icon invisible" />;
  return (
    <a href={to} aria-label={text ? `${label}: ${text}` : label} className={`btn ${text ? "px-3" : "btn-icon"}`}>
      {direction === "back" && <Icon d={BACK} />}
      {text}
      {direction === "on" && <Icon d={FORWARD} />}
    </a>
  );
}
