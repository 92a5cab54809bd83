import { refusalOf } from "../../api/refusal-of";
import { useApolloClient, useQuery } from "@apollo/client/react";
import type { ReactNode } from "react";
import type { Session } from "../../api/session";
import type { Role } from "../../generated/wire/graphql";
import { LearnerLifeDocument, LearnerPageDocument, type LearnerPageQuery } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { learnerLife } from "../../i18n/learner-life";
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
import { useLeads } from "../../office/use-leads";
import { WayRow } from "../../office/way-row";
import { ChangePart } from "./change-part";
import { GuardiansPart } from "./guardians-part";
import { LettersPart } from "./letters-part";
import { LifePart } from "./life-part";
import { attendanceShare } from "./attendance-share";
import { RiskPart } from "./risk-part";
import { TermResults } from "./term-results";

/** Others, such as guardians, have the published report cards. */
const SEE_SCORES: readonly Role[] = ["HEAD", "DEPUTY", "ADMIN", "CLASS_TEACHER", "SUBJECT_TEACHER"];

/** Whoever is given a case may be any teacher. */
const FOLLOW_UP: readonly Role[] = ["HEAD", "DEPUTY", "CLASS_TEACHER", "SUBJECT_TEACHER"];

type LearnerPageProps = { session: Session; id: string; forbidden: ReactNode };

/** One learner: how often in school, what the latest registers say, and whom to call; `forbidden` for a bursar, who only finds learners. */
export default function LearnerPage({ session, id, forbidden }: LearnerPageProps) {
  const say = useMessages(registerMessages);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const { data, error, refetch } = useQuery(LearnerPageDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
  });
  const refusal = refusalOf(error);
  const learner = data?.learner;
  const leads = useLeads(session);
  const isHere = learner?.status === "ACTIVE" || learner?.status === "RE_ENTERED";
  const client = useApolloClient();
  const changed = () => void client.refetchQueries({ include: [LearnerPageDocument, LearnerLifeDocument] });
  const isGuardian = session.state.get().account?.roles.includes("GUARDIAN");
  const seesScores = session.state.get().account?.roles.some((role) => SEE_SCORES.includes(role));
  const followsUp = session.state.get().account?.roles.some((role) => FOLLOW_UP.includes(role));
  const back = {
    href: learner?.class && !isGuardian ? `/classes/${learner.class.id}/${schoolDayAt(Date.now())}/m` : "/",
    label: sayCore("back"),
  };
  if (!data && refusal?.code === "FORBIDDEN") return forbidden;
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
          help={sayRefusal(refusal)}
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
          {leads && <ChangePart learner={learner} onChanged={changed} />}
          <Attendance attendance={learner.attendance} />
          <GuardiansPart learnerId={learner.id} guardians={learner.guardians} leads={leads} />
          <Siblings siblings={learner.siblings} />
          {leads && !isHere && <LettersPart session={session} id={learner.id} />}
          {followsUp && isHere && <RiskPart id={id} />}
          {seesScores && <TermResults id={id} />}
          <LifePart id={learner.id} />
          <LatestMarks marks={learner.marks} />
        </div>
      )}
    </Page>
  );
}

type Learner = NonNullable<LearnerPageQuery["learner"]>;

function Particulars({ learner }: { learner: Learner }) {
  const say = useMessages(registerMessages);
  const sayLife = useMessages(learnerLife);
  const { locale } = useLanguage();
  const day = (text: string) => formatDay(locale, text, "dated");
  const isHere = learner.status === "ACTIVE";
  const facts = [
    say("admission", { number: learner.admissionNumber }),
    !isHere && sayLife(learner.status),
    learner.leftOn && `${sayLife("leftOn")} ${day(learner.leftOn)}`,
    learner.sex && sayLife(learner.sex),
    learner.birthDate && `${say("born")} ${day(learner.birthDate)}`,
    learner.upi && `${say("upi")} ${learner.upi}`,
    learner.birthCertificate && `${sayLife("birthCertificate")} ${learner.birthCertificate}`,
    learner.assessmentNumber && `${sayLife("assessmentNumber")} ${learner.assessmentNumber}`,
    learner.admittedOn && `${sayLife("admittedOn")} ${day(learner.admittedOn)}`,
    learner.previousSchool && `${sayLife("previousSchool")}: ${learner.previousSchool}`,
  ].filter(Boolean);
  return <p className="muted">{facts.join(" · ")}</p>;
}

function Siblings({ siblings }: { siblings: Learner["siblings"] }) {
  const say = useMessages(learnerLife);
  if (siblings.length === 0) return null;
  return (
    <section aria-labelledby="siblings" className="card overflow-clip">
      <h2 id="siblings" className="px-4 pt-3 text-lg">
        {say("siblings")}
      </h2>
      <p className="muted px-4 pb-2 text-sm">{say("siblingsHelp")}</p>
      <ul>
        {siblings.map(({ id, name, admissionNumber, class: schoolClass }) => (
          <WayRow
            key={id}
            href={`/learners/${id}`}
            title={name}
            about={[schoolClass?.name, admissionNumber].filter(Boolean).join(" · ")}
          />
        ))}
      </ul>
    </section>
  );
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
        <span className="flex items-center gap-x-2 max-sm:flex-wrap">
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
          <table className="grid-table" aria-labelledby="recent">
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
