import { figuresOf } from "../i18n/format-figure";
import { useLanguage, useMessages } from "../i18n/language";
import { office } from "../i18n/office";

type Head = {
  readonly voteHead: { readonly id: string; readonly name: string } | null;
  readonly invoiced: number;
  readonly letOff: number;
  readonly paid: number;
  readonly owed: number;
};

const COLUMNS = ["invoiced", "letOff", "paid", "owed"] as const;

/** What was asked, let off, paid and is owed of each vote head, and of all together. */
export function HeadsTable({ label, heads }: { label: string; heads: readonly Head[] }) {
  const say = useMessages(office);
  const { locale } = useLanguage();
  if (heads.length === 0) return null;
  const columns = COLUMNS.filter((column) => column !== "letOff" || heads.some(({ letOff }) => letOff !== 0));
  const write = figuresOf(
    locale,
    heads.flatMap((head) => columns.map((column) => head[column])),
  );
  return (
    <section className="card overflow-x-auto" aria-label={label}>
      <table className="grid-table max-sm:text-sm">
        <thead>
          <tr>
            <th scope="col">{say("voteHead")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-number>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heads.map((head) => (
            <tr key={head.voteHead?.id ?? ""}>
              <th scope="row">{head.voteHead?.name ?? say("forward")}</th>
              {columns.map((column) => (
                <td key={column} data-number>
                  {write(head[column])}
                </td>
              ))}
            </tr>
          ))}
          <tr className="font-semibold">
            <th scope="row">{say("total")}</th>
            {columns.map((column) => (
              <td key={column} data-number>
                {write(heads.reduce((sum, head) => sum + head[column], 0))}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
