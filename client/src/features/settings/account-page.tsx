import type { ReactNode } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { Role } from "../../generated/wire/graphql";
import { account as accountMessages } from "../../i18n/account";
import { core } from "../../i18n/core";
import { useLanguage, useMessages } from "../../i18n/language";
import { LANGUAGES } from "../../i18n/locale";
import { phoneLock } from "../../i18n/phone-lock";
import { Choices } from "../../ui/choices";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { Page } from "../../ui/page";

type AccountPageProps = { session: Session; account: Account; wayOut: ReactNode };

/** Who is here, in which language, and the way to everything that can be set; it needs no network. */
export default function AccountPage({ session, account, wayOut }: AccountPageProps) {
  const say = useMessages(accountMessages);
  const sayCore = useMessages(core);
  const sayLock = useMessages(phoneLock);
  const { locale, setLocale } = useLanguage();
  const holds = (...roles: readonly Role[]) => account.roles.some((role) => roles.includes(role));
  const parts = [
    ...(holds("ADMIN", "HEAD") ? [["staff", say("staff"), say("aboutStaff")]] : []),
    ...(holds("ADMIN", "HEAD", "DEPUTY")
      ? [
          ["/admit", say("admit"), say("aboutAdmit")],
          ["/former", say("former"), say("aboutFormer")],
          ["classes", say("classes"), say("aboutClasses")],
          ["calendar", say("calendar"), say("aboutCalendar")],
          ["/exams", say("exams"), say("aboutExams")],
          ["/new-year", say("newYear"), say("aboutNewYear")],
          ["/promotion", say("promotion"), say("aboutPromotion")],
          ["/subjects", say("subjects"), say("aboutSubjects")],
          ["/teaching", say("teaching"), say("aboutTeaching")],
          ["/scales", say("scales"), say("aboutScales")],
        ]
      : []),
    ...(holds("ADMIN") ? [["keys", say("keys"), say("aboutKeys")]] : []),
    ["pin", sayLock("title"), sayLock("about")],
    ["devices", say("devices"), say(holds("ADMIN") ? "aboutDevices" : "aboutOwnDevices")],
    ["password", say("password"), say("changePassword")],
  ] as const;
  return (
    <Page title={sayCore("navSettings")}>
      <div className="grid gap-6 p-4">
        <section aria-labelledby="you" className="card grid gap-3 p-4">
          <h2 id="you" className="text-lg">
            {account.name}
          </h2>
          <p className="muted">
            {account.roles.map((role) => say(role)).join(", ")} · {account.schoolName}
          </p>
          {account.schools
            .filter(({ id }) => id !== account.schoolId)
            .map(({ id, name }) => (
              <button key={id} type="button" className="btn" onClick={() => void session.switchSchool(id)}>
                {say("switchSchool", { name })}
              </button>
            ))}
          <Choices legend={say("language")} name="language" options={LANGUAGES} chosen={locale} onChoose={setLocale} />
          {wayOut}
        </section>
        <ul className="card">
          <MenuRow href="/sync" title={say("syncLink")} />
          {parts.map(([part, title, about]) => (
            <MenuRow
              key={part}
              href={part.startsWith("/") ? part : `/settings/${part}`}
              title={title ?? ""}
              about={about}
            />
          ))}
        </ul>
      </div>
    </Page>
  );
}

function MenuRow({ href, title, about }: { href: string; title: string; about?: string | undefined }) {
  return (
    <li className="border-line not-first:border-t">
      <a href={href} className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="flex-1">
          <span className="block font-semibold">{title}</span>
          {about && <span className="muted block text-sm">{about}</span>}
        </span>
        <span className="muted">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
    </li>
  );
}
