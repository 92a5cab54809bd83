import { useMessages } from "../../i18n/language";
import { risk } from "../../i18n/risk";

const TABS = [
  { part: "week", href: "/risk", label: "tabWeek" },
  { part: "all", href: "/risk/all", label: "tabAll" },
  { part: "cases", href: "/risk/cases", label: "tabCases" },
] as const;

/** The three lists about learners at risk, one beside the other. */
export function RiskTabs({ part }: { part: (typeof TABS)[number]["part"] }) {
  const say = useMessages(risk);
  return (
    <nav aria-label={say("parts")} className="choices no-print">
      {TABS.map((tab) => (
        <a key={tab.part} href={tab.href} aria-current={tab.part === part ? "page" : undefined}>
          {say(tab.label)}
        </a>
      ))}
    </nav>
  );
}
