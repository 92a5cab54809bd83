import { refusalOf } from "../../api/refusal-of";
import { useQuery } from "@apollo/client/react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { ClassRegisterDocument, type ClassRegisterQuery } from "../../generated/live/graphql";
import { cellHistory } from "../../i18n/cell-history";
import { core } from "../../i18n/core";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { register as registerMessages } from "../../i18n/register";
import { useStatusWords } from "../../i18n/use-status-words";
import { DayStep } from "../../ui/day-step";
import { Empty } from "../../ui/empty";
import { useRefusal } from "../../i18n/use-refusal";
import { FailedQuery } from "../../ui/failed-query";
import { Icon } from "../../ui/icon";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { StatusMark } from "../../ui/status-mark";
import { addDays, type SchoolDay } from "../../values/school-day";
import type { Session as Half } from "../../values/session";
import { ContestedRegisters } from "./contested-registers";
import { useClassNews } from "./use-class-news";

type RegisterPageProps = {
  session: Session;
  account: Account;
  db: AsiliDb;
  classId: string;
  today: SchoolDay;
  day: SchoolDay;
  half: Half;
  mayTake: boolean;
};

/** One class's register as the school holds it, each learner leading to their own page; a missing one can be taken. */
export default function RegisterPage({ session, account, db, classId, today, day, half, mayTake }: RegisterPageProps) {
  const say = useMessages(registerMessages);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const sayRefusal = useRefusal();
  const { data, error, refetch } = useQuery(ClassRegisterDocument, {
    variables: { classId, day, session: half === "m" ? "MORNING" : "AFTERNOON" },
    fetchPolicy: "cache-and-network",
  });
  // Whoever took it and came back sees it as soon as the school has it.
  useClassNews(session, mayTake, classId, day, () => void refetch().catch(() => undefined));
  const shown = data?.class;
  const contestedAs = data?.register?.marks.filter(({ contested }) => contested).length ?? 0;
  const back = { href: `/school/${day}`, label: sayCore("back") };
  const hrefOf = (to: SchoolDay, session: Half) => `/classes/${classId}/${to}/${session}`;
  return (
    <Page title={shown?.name ?? (data ? say("notFound") : "…")} subtitle={formatDay(locale, day)} back={back}>
      <div className="flex items-center gap-2 px-4 pt-3">
        <DayStep to={hrefOf(addDays(day, -1), half)} label={say("earlierDay")} direction="back" />
        <nav aria-label={say("session")} className="choices flex-1">
          {(["m", "a"] as const).map((one) => (
            <a key={one} href={hrefOf(day, one)} aria-current={one === half ? "page" : undefined}>
              {sayCore(one === "m" ? "morning" : "afternoon")}
            </a>
          ))}
        </nav>
        <DayStep to={day < today && hrefOf(addDays(day, 1), half)} label={say("laterDay")} direction="on" />
      </div>
      {error && !data ? (
        <FailedQuery
          title={say("failed")}
          help={sayRefusal(refusalOf(error))}
          retry={sayCore("tryAgain")}
          onRetry={() => void refetch()}
        />
      ) : !data ? (
        <Skeleton rows={8} label={sayCore("reading")} />
      ) : !shown ? (
        <Empty title={say("notFound")}>{say("notFoundHelp")}</Empty>
      ) : (
        <>
          {mayTake && data.register?.marks.some(({ contested }) => contested) && (
            <div className="p-4">
              <ContestedRegisters
                db={db}
                userId={String(account.userId)}
                asOf={contestedAs}
                only={{ classId, day, session: half === "m" ? "MORNING" : "AFTERNOON" }}
              />
            </div>
          )}
          <Register
            shown={shown}
            register={data.register}
            take={mayTake ? `/register/${classId}/${day}/${half}` : null}
            historyOf={(learnerId) => `/history/${classId}/${day}/${half}${learnerId}`}
          />
        </>
      )}
    </Page>
  );
}

type RegisterProps = {
  shown: NonNullable<ClassRegisterQuery["class"]>;
  register: ClassRegisterQuery["register"];
  /** Where this user takes the register; null for who may not. */
  take: string | null;
  historyOf: (learnerId: string) => string;
};

function Register({ shown, register, take, historyOf }: RegisterProps) {
  const say = useMessages(registerMessages);
  const { locale } = useLanguage();
  const takenBy = register?.takenBy?.name;
  return (
    <>
      <div className="grid gap-2 px-4 py-3">
        <p className="muted">
          {shown.classTeacher ? say("teacher", { name: shown.classTeacher.name }) : say("noTeacher")}
        </p>
        {!register && <Note tone="warn">{say("notTaken")}</Note>}
        {!register && take && (
          <a href={take} className="btn btn-main">
            {say("take")}
          </a>
        )}
        {takenBy && register.takenAt && (
          <p>{say("takenBy", { name: takenBy, at: formatMoment(locale, Date.parse(register.takenAt)) })}</p>
        )}
        {register ? <Totals totals={register.totals} /> : <h2>{say("classList", { n: shown.learnerCount })}</h2>}
      </div>
      <ul aria-label={say("learners")} className="border-t border-line lg:columns-2 lg:gap-4">
        {register
          ? register.marks.map((mark) => (
              <MarkRow key={mark.learner.id} mark={mark} history={historyOf(mark.learner.id)} />
            ))
          : shown.learners.nodes.map((learner) => <LearnerLink key={learner.id} learner={learner} />)}
      </ul>
    </>
  );
}

/** A clock turned back. */
const HISTORY = "M4 5v5h5M4.6 15a8 8 0 1 0 .9-7.2L4 10m8-3v5l3 2";

type RegisterFields = NonNullable<ClassRegisterQuery["register"]>;
type MarkFields = RegisterFields["marks"][number];

function Totals({ totals }: { totals: RegisterFields["totals"] }) {
  const { letterOf, wordOf } = useStatusWords();
  const { locale } = useLanguage();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2">
      {(["PRESENT", "ABSENT", "LATE", "EXCUSED", "NOT_TAKEN"] as const).map((status) => (
        <li key={status} className="flex items-center gap-2">
          <StatusMark {...letterOf(status)} small />
          <span>
            <strong className="tabular-nums">{totals[TOTAL_OF[status]].toLocaleString(locale)}</strong> {wordOf(status)}
          </span>
        </li>
      ))}
    </ul>
  );
}

const TOTAL_OF = {
  PRESENT: "present",
  ABSENT: "absent",
  LATE: "late",
  EXCUSED: "excused",
  NOT_TAKEN: "notTaken",
} as const;

function MarkRow({ mark, history }: { mark: MarkFields; history: string }) {
  const say = useMessages(registerMessages);
  const { letterOf, markWords } = useStatusWords();
  const words = markWords(mark) + (mark.contested ? ` · ${say("contested")}` : "");
  return <LearnerLink learner={mark.learner} words={words} mark={letterOf(mark.status)} history={history} />;
}

type LearnerLinkProps = {
  learner: MarkFields["learner"];
  words?: string;
  mark?: { status: string; letter: string };
  /** Where all that was ever said of the learner in this session stands. */
  history?: string;
};

function LearnerLink({ learner, words, mark, history }: LearnerLinkProps) {
  const sayHistory = useMessages(cellHistory);
  return (
    <li className="flex break-inside-avoid border-b border-line bg-surface" data-status={mark?.status}>
      <a href={`/learners/${learner.id}`} className="flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 ps-4">
        <span className="min-w-0 flex-1">
          <span className="block">{learner.name}</span>
          <span className="muted block text-sm">{learner.admissionNumber}</span>
        </span>
        {words && <span className="muted max-w-40 text-end text-sm">{words}</span>}
        {mark && <StatusMark {...mark} small />}
      </a>
      {history ? (
        <a
          href={history}
          className="no-print muted grid w-12 shrink-0 place-items-center"
          aria-label={`${sayHistory("link")}: ${learner.name}`}
        >
          <Icon d={HISTORY} size={20} />
        </a>
      ) : (
        <span className="w-4 shrink-0" />
      )}
    </li>
  );
}
