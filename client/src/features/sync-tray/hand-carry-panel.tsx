import type { Account } from "../../api/account";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";

/** The ways round a missing network: over a colleague's phone, and for a colleague over this one. */
export function HandCarryPanel({ account, db }: { account: Account; db: AsiliDb }) {
  const say = useMessages(syncTray);
  const waiting = useLive(() => countWaiting(db), [db]);
  const { unsent = 0, carried = 0 } = waiting ?? {};
  if (!account.roles.some((role) => role !== "GUARDIAN")) return null;
  return (
    <section aria-labelledby="without-network" className="card">
      <h2 id="without-network" className="px-4 py-3 text-lg">
        {say("withoutNetwork")}
      </h2>
      <ul>
        {unsent > 0 && <Way href="/carry" title={say("sendAlong")} about={say("sendAlongHelp")} />}
        <Way
          href="/carry/receive"
          title={say("carry")}
          about={carried > 0 ? say("carried", { n: carried }) : say("carryHelp")}
        />
      </ul>
    </section>
  );
}

function Way({ href, title, about }: { href: string; title: string; about: string }) {
  return (
    <li className="border-t border-line">
      <a href={href} className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{title}</span>
          <span className="muted block text-sm">{about}</span>
        </span>
        <span className="muted">
          <Icon d={FORWARD} size={20} />
        </span>
      </a>
    </li>
  );
}

async function countWaiting(db: AsiliDb) {
  const waiting = { state: "waiting" };
  return {
    unsent: await db.outbox.where(waiting).count(),
    carried: await db.carried.where(waiting).count(),
  };
}
