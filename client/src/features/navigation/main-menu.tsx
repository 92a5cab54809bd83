import type { Role } from "../../generated/wire/graphql";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { GUARDIANS, hasRole, LEADERS, OFFICE, TEACHERS } from "./roles";
import { Icon } from "../../ui/icon";

const ITEMS = [
  {
    href: "/school",
    of: "school classes learners risk risk-model",
    label: "navSchool",
    roles: LEADERS,
    icon: "M4 20h16M7 16v-5m5 5V5m5 11V9",
  },
  {
    href: "/money",
    of: "money",
    label: "navMoney",
    roles: OFFICE,
    icon: "M3 7h18v11H3zm9 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  },
  {
    href: "/today",
    of: "today register cards risk",
    label: "navToday",
    roles: TEACHERS,
    icon: "M5 6h14v14H5zm0 5h14M9 3v4m6-4v4",
  },
  {
    href: "/marks",
    of: "marks analysis exams reports",
    label: "navMarks",
    roles: [...TEACHERS, ...LEADERS],
    icon: "M6 3h12v18H6zm3 12 2 2 4-4M9 7h6",
  },
  {
    href: "/children",
    of: "children learners fees cards",
    label: "navChildren",
    roles: GUARDIANS,
    icon: "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6m-5 8a5 5 0 0 1 10 0m3-8a2 2 0 1 0 0-4 2 2 0 0 0 0 4m0 3a5 5 0 0 1 5 5",
  },
  {
    href: "/fees",
    of: "fees fee-setup invoicing accounts arrears day messages",
    label: "navFees",
    roles: OFFICE,
    icon: "M6 3h12v18H6zm3 5h6m-6 4h6m-6 4h3",
  },
  {
    href: "/lists",
    of: "lists",
    label: "navRoster",
    roles: OFFICE,
    icon: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  },
  {
    href: "/settings",
    of: "settings sync admit former promotion new-year exams subjects teaching scales",
    label: "navSettings",
    roles: null,
    icon: "M4 8h9m4 0h3M4 16h3m4 0h9M15 6v4m-6 4v4",
  },
] as const;

/** Whether addresses of the app begin so, whosever they are. */
export const isPage = (top = ""): boolean => ITEMS.some(({ of }) => of.split(" ").includes(top));

/** The way around: along the bottom of a phone, down the side of a wide screen, by what the user may do. */
export function MainMenu({ roles, path }: { roles: readonly Role[]; path: string }) {
  const say = useMessages(core);
  const [, top, , sheet] = path.split("/");
  const items = ITEMS.filter((item) => !item.roles || hasRole(roles, item.roles));
  // The first page of the app is that of the first item.
  const current = top ? items.find(({ of }) => of.split(" ").includes(top)) : items[0];
  return (
    <nav
      aria-label={say("menu")}
      className="main-menu"
      data-hidden={top === "register" || (top === "marks" && !!sheet)}
    >
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item === current ? "page" : undefined}>
          <Icon d={item.icon} />
          {say(item.label)}
        </a>
      ))}
    </nav>
  );
}
