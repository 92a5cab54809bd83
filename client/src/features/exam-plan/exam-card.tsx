import { useId } from "react";
import { examPlan } from "../../i18n/exam-plan";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { type ClassPart, type PlannedExam, shareOf } from "./gather-exams";

type ExamCardProps = { exam: PlannedExam; termId: string; onOpen: (what: "change" | "removal") => void };

/** An exam, and how far each of its classes is with it. */
export function ExamCard({ exam, termId, onOpen }: ExamCardProps) {
  const say = useMessages(examPlan);
  const heading = useId();
  const { name, kind, sheets, submitted, approved, classes } = exam;
  return (
    <section className="card grid gap-3 p-4" aria-labelledby={heading}>
      <div>
        <h2 id={heading} className="text-lg">
          {name}
        </h2>
        <p className="muted text-sm">
          {[
            ...(say(kind) === name ? [] : [say(kind)]),
            `${say("sheets", { n: sheets })}, ${say("inClasses", { n: classes.length })}`,
            say("submittedOf", { submitted, sheets }),
            say("approvedOf", { approved, sheets }),
          ].join(" · ")}
        </p>
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-2">
        {classes.map((part) => (
          <ClassTile key={part.id} part={part} href={`/exams/${termId}/${part.id}`} />
        ))}
      </ul>
      <div className="no-print -ml-4 flex">
        <button
          type="button"
          className="btn btn-bare text-accent"
          aria-label={say("changeAllOf", { name })}
          onClick={() => onOpen("change")}
        >
          {say("changeAll")}
        </button>
        <button
          type="button"
          className="btn btn-bare"
          aria-label={say("removeAllOf", { name })}
          onClick={() => onOpen("removal")}
        >
          {say("removeAll")}
        </button>
      </div>
    </section>
  );
}

function ClassTile({ part, href }: { part: ClassPart; href: string }) {
  const say = useMessages(examPlan);
  const { locale } = useLanguage();
  const { name, sheets, submitted, approved } = part;
  const share = shareOf(part);
  const percent = Math.floor(share * 100).toLocaleString(intlTag(locale));
  return (
    <li>
      <a href={href} className="grid h-full content-start gap-1 rounded-lg border border-line p-3 hover:bg-sunken">
        <span className="font-semibold">{name}</span>
        <progress className="w-full" value={share} max={1} aria-hidden="true" />
        <span className="text-sm">{share === 0 ? say("nothingIn") : say("entered", { percent: `${percent}%` })}</span>
        <span className="muted text-sm">
          {approved === sheets
            ? `✓ ${say("allApproved")}`
            : submitted > approved
              ? say("toApprove", { n: submitted - approved })
              : say("submittedOf", { submitted, sheets })}
        </span>
      </a>
    </li>
  );
}
