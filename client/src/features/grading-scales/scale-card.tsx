import type { ScaleRowFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { scales as scaleMessages } from "../../i18n/scales";
import { gradeNames } from "../../values/grade";
import { schoolDayAt } from "../../values/school-day";
import { MeanWords } from "./mean-words";
import { readScaleRule } from "./scale-rule";

type ScaleCardProps = { scale: ScaleRowFragment; grades: readonly string[]; onArchive: () => void };

/** A scale at a glance: its bands, its mean rule, and who uses it. */
export function ScaleCard({ scale: { id, name, version, rule: json, changedAt }, grades, onArchive }: ScaleCardProps) {
  const say = useMessages(scaleMessages);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const rule = readScaleRule(json);
  const day = formatDay(locale, schoolDayAt(Date.parse(changedAt)), "dated");
  return (
    <li className="card grid gap-2 px-4 py-3">
      <h2 className="text-lg">{name}</h2>
      <p className="muted text-sm">
        {grades.length > 0 ? say("usedBy", { grades: gradeNames(grades) }) : say("unused")} ·{" "}
        {say("versionSince", { version, day })}
      </p>
      <ul className="flex flex-wrap gap-2 text-sm tabular-nums" aria-label={say("bands")}>
        {rule.bands.map(({ label, from }) => (
          <li key={label} className="rounded-lg bg-sunken px-2 py-1">
            <strong>{label}</strong> {from}%+
          </li>
        ))}
      </ul>
      {rule.mean && (
        <p className="text-sm">
          <strong>{say("mean")}.</strong> <MeanWords mean={rule.mean} />
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <a href={`/scales/${id}`} className="btn" aria-label={say("change", { name })}>
          {sayOffice("change")}
        </a>
        <a href={`/scales/new/${id}`} className="btn" aria-label={say("copyOf", { name })}>
          {say("copy")}
        </a>
        {grades.length === 0 && (
          <button type="button" className="btn btn-bare" aria-label={say("archiveOne", { name })} onClick={onArchive}>
            {say("archive")}
          </button>
        )}
      </div>
    </li>
  );
}
