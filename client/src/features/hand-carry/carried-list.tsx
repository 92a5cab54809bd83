import type { Carried } from "../../carry/read-carried";
import { formatMoment } from "../../i18n/format-day";
import { handCarry } from "../../i18n/hand-carry";
import { useLanguage, useMessages } from "../../i18n/language";

/** What this phone carries for others, and for a week what became of it. */
export function CarriedList({ carried }: { carried: readonly Carried[] }) {
  const say = useMessages(handCarry);
  const { locale } = useLanguage();
  return (
    <section aria-labelledby="carried" className="card">
      <h2 id="carried" className="px-4 py-3 text-lg">
        {say("list")}
      </h2>
      <ul>
        {carried.map((row) => (
          <li key={row.id} className="border-t border-line px-4 py-3">
            <p className="font-semibold">{row.name || say("someone")}</p>
            <Fate row={row} />
            <p className="muted text-sm">
              {row.state === "waiting"
                ? say("takenOn", { at: formatMoment(locale, row.at) })
                : formatMoment(locale, row.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fate({ row: { state, operations, end } }: { row: Carried }) {
  const say = useMessages(handCarry);
  if (state === "waiting") return <p>{say("waits", { n: operations })}</p>;
  if (state === "refused") {
    const key = `refused${end?.code}`;
    return (
      <p className="text-absent">
        {say("refused")}. {key in handCarry.en && say(key as "refusedMALFORMED")}
      </p>
    );
  }
  const { taken = 0, held = 0, refused = 0 } = end ?? {};
  const words = [
    taken > 0 ? say("taken", { n: taken }) : say("deliveredNothing"),
    ...(held > 0 ? [say("held", { n: held })] : []),
    ...(refused > 0 ? [say("refusedSome", { n: refused })] : []),
  ];
  return <p>{words.join(". ")}</p>;
}
