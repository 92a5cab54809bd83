import { refusalOf } from "../../api/refusal-of";
import { useQuery } from "@apollo/client/react";
import type { Session } from "../../api/session";
import { LearnerPageDocument, type LearnerPageQuery } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { register as registerMessages } from "../../i18n/register";
import { useStatusWords } from "../../i18n/use-status-words";
import { Empty } from "../../ui/empty";
import { useRefusal } from "../../i18n/use-refusal";
import { FailedQuery } from "../../ui/failed-query";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { StatusMark } from "../../ui/status-mark";
import { Tile } from "../../ui/tile";
import { schoolDayAt } from "../../values/school-day";
import { attendanceShare } from "./attendance-share";

/** One learner: how often in school, what the latest registers say, and whom to call. */
export default function LearnerPage({ session, id }: { session: Session; id: string }) {
  const say = useMessages(registerMessages);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { data, error, refetch } = useQuery(LearnerPageDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
  });
  const learner = data?.learner;
  const isGuardian = session.state.get().account?.roles.includes("GUARDIAN");
  const back = {
    href: learner?.class && !isGuardian ? `/classes/${learner.class.id}/${schoolDayAt(Date.now())}/m` : "/",
    label: sayCore("back"),
  };
  return (
    <Page
      title={learner?.name ?? (data ? say("notFoundLearner") : "…")}
      tab={learner?.class?.name ?? "…"}
      subtitle={learner?.class?.name ?? ""}
      back={back}
    >
      {error && !data ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={5} label={sayCore("reading")} />
      ) : !learner ? (
        <Empty title={say("notFoundLearner")}>{say("notFoundLearnerHelp")}</Empty>
      ) : (
        <div className="grid gap-4 p-4">
          <Particulars learner={learner} />
          <Attendance attendance={learner.attendance} />
          <LatestMarks marks={learner.marks} />
          <Guardians guardians={learner.guardians} />
        </div>
      )}
    </Page>
  );
}

type Learner = NonNullable<LearnerPageQuery["learner"]>;

function Particulars({ learner }: { learner: Learner }) {
  const say = useMessages(registerMessages);
  const { locale } = useLanguage();
  const facts = [
    say("admission", { number: learner.admissionNumber }),
    learner.status === "LEFT" && say("left"),
    learner.sex && say(learner.sex === "MALE" ? "boy" : "girl"),
    learner.birthDate && `${say("born")} ${formatDay(locale, learner.birthDate, "dated")}`,
    learner.upi && `${say("upi")} ${learner.upi}`,
  ].filter(Boolean);
  return <p className="muted">{facts.join(" · ")}</p>;
}

function Attendance({ attendance }: { attendance: Learner["attendance"] }) {
  const say = useMessages(registerMessages);
  const { locale } = useLanguage();
  const write = (figure: number) => figure.toLocaleString(intlTag(locale));
  const share = attendanceShare(attendance);
  return (
    <section aria-labelledby="attendance">
      <h2 id="attendance" className="mb-2 text-lg">
        {say("attendance")}
      </h2>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Tile
          figure={share?.toLocaleString(intlTag(locale), { style: "percent", maximumFractionDigits: 1 }) ?? "–"}
          label={say("inSchool")}
          detail={say("sessions", { n: attendance.sessions })}
        />
        <Tile figure={write(attendance.absent)} label={say("timesAbsent")} />
        <Tile figure={write(attendance.late)} label={say("timesLate")} />
        <Tile figure={write(attendance.excused)} label={say("timesExcused")} />
      </ul>
    </section>
  );
}

function LatestMarks({ marks }: { marks: Learner["marks"] }) {
  const say = useMessages(registerMessages);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const { letterOf, markWords } = useStatusWords();
  const days = [...new Set(marks.map(({ day }) => day))];
  const cell = (day: string, session: "MORNING" | "AFTERNOON") => {
    const mark = marks.find((one) => one.day === day && one.session === session);
    if (!mark) return <td className="muted">–</td>;
    return (
      <td>
        <span className="flex items-center gap-2">
          <StatusMark {...letterOf(mark.status)} small />
          <span className="text-sm">
            {markWords(mark)}
            {mark.contested && ` · ${say("contested")}`}
          </span>
        </span>
      </td>
    );
  };
  return (
    <section aria-labelledby="recent" className="card overflow-clip">
      <h2 id="recent" className="px-4 py-3 text-lg">
        {say("recent")}
      </h2>
      {!days.length ? (
        <p className="muted px-4 pb-4">{say("recentNone")}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="grid-table">
            <thead>
              <tr>
                <th scope="col">{say("day")}</th>
                <th scope="col">{sayCore("morning")}</th>
                <th scope="col">{sayCore("afternoon")}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day}>
                  <th scope="row" className="whitespace-nowrap">
                    {formatDay(locale, day, "brief")}
                  </th>
                  {cell(day, "MORNING")}
                  {cell(day, "AFTERNOON")}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Guardians({ guardians }: { guardians: Learner["guardians"] }) {
  const say = useMessages(registerMessages);
  return (
    <section aria-labelledby="guardians" className="card overflow-clip">
      <h2 id="guardians" className="px-4 py-3 text-lg">
        {say("guardians")}
      </h2>
      {!guardians.length && <p className="muted px-4 pb-4">{say("guardiansNone")}</p>}
      <ul>
        {guardians.map(({ guardian: { id, name, phone }, relation }) => (
          <li key={id} className="flex min-h-14 items-center gap-3 border-t border-line px-4 py-2">
            <span className="min-w-0 flex-1">
              <span className="block">{name}</span>
              <span className="muted block text-sm">{relation}</span>
            </span>
            {phone ? (
              <a href={`tel:${phone}`} className="btn" aria-label={`${say("call", { name })}, ${phone}`}>
                {phone}
              </a>
            ) : (
              <span className="muted text-sm">{say("noPhone")}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
