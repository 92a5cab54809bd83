import { useId } from "react";
import { figuresOf } from "../../i18n/format-figure";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";

type SumRow = { readonly id: string; readonly name: string; readonly about?: string; readonly cents: number };

/** What each comes to, and all together. */
export function SumTable({ title, rows }: { title: string; rows: readonly SumRow[] }) {
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const heading = useId();
  const write = figuresOf(
    locale,
    rows.map(({ cents }) => cents),
  );
  return (
    <section className="card overflow-x-auto" aria-labelledby={heading}>
      <h2 id={heading} className="px-4 pt-3 text-lg">
        {title}
      </h2>
      <table className="grid-table">
        <tbody>
          {rows.map(({ id, name, about, cents }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {about && <span className="block font-normal">{about}</span>}
              </th>
              <td data-number>{write(cents)}</td>
            </tr>
          ))}
          <tr className="font-semibold">
            <th scope="row">{sayOffice("total")}</th>
            <td data-number>{write(rows.reduce((sum, { cents }) => sum + cents, 0))}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
