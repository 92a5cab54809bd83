import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { Page } from "../../ui/page";
import { MpesaNotices } from "./mpesa-notices";
import { MpesaPayments } from "./mpesa-payments";
import { MpesaPrompts } from "./mpesa-prompts";
import { MpesaSetup } from "./mpesa-setup";
import { MpesaStatements } from "./mpesa-statements";
import type { Standing } from "./standing";

const TABS = ["payments", "prompts", "notices", "statements", "setup"] as const;

/** All of M-Pesa that the school sees: an administrator, who keeps no books, how it is set up. */
export function MpesaPage({ standing, tab }: { standing: Standing; tab: string | undefined }) {
  const say = useMessages(moneyMpesa);
  const sayCore = useMessages(core);
  const tabs = standing.keeps ? TABS : (["setup"] as const);
  const shown = tabs.find((known) => known === tab) ?? tabs[0];
  return (
    <Page title={say("title")} back={{ href: "/money", label: sayCore("back") }}>
      <div className="grid gap-4 p-4">
        {tabs.length > 1 && (
          <nav className="flex flex-wrap gap-2" aria-label={say("parts")}>
            {tabs.map((name) => (
              <a
                key={name}
                className="chip"
                href={`/money/mpesa/${name}`}
                aria-current={name === shown ? "page" : undefined}
              >
                {say(name)}
              </a>
            ))}
          </nav>
        )}
        {shown === "payments" && <MpesaPayments />}
        {shown === "prompts" && <MpesaPrompts />}
        {shown === "notices" && <MpesaNotices />}
        {shown === "statements" && <MpesaStatements />}
        {shown === "setup" && <MpesaSetup isAdmin={standing.isAdmin} />}
      </div>
    </Page>
  );
}
