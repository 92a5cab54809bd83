import type { AgesFragment } from "../../generated/live/graphql";
import { arrears } from "../../i18n/arrears";
import { figuresOf } from "../../i18n/format-figure";
import { useLanguage, useMessages } from "../../i18n/language";

/** What is owed, by how late it is. */
export function AgesTable({ ages }: { ages: AgesFragment }) {
  const say = useMessages(arrears);
  const { locale } = useLanguage();
  const columns = [
    ["NOT_DUE", ages.notDue],
    ["DAYS_30", ages.days30],
    ["DAYS_60", ages.days60],
    ["DAYS_90", ages.days90],
    ["OLDER", ages.older],
  ] as const;
  const write = figuresOf(
    locale,
    columns.map(([, cents]) => cents),
  );
  return (
    <div className="overflow-x-auto border-t border-line">
      <table className="grid-table whitespace-nowrap">
        <thead>
          <tr>
            {columns.map(([age]) => (
              <th key={age} scope="col" data-number>
                {say(age)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map(([age, cents]) => (
              <td key={age} data-number>
                {write(cents)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
