import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { FeesTodayDocument, type FeesTodayQuery } from "../../generated/live/graphql";
import { feesToday } from "../../i18n/fees-today";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { ChartFigure } from "../../ui/chart-figure";

/** What came in for each class in the term, earlier debts too, against what the term asked of it; never a name. */
export function FeesByClass({ day }: { day: string }) {
  const { data } = useQuery(FeesTodayDocument, { variables: { day }, fetchPolicy: "cache-first" });
  const classes = data?.feesCollected.classes ?? [];
  if (!classes.some(({ invoicedCents, termCents }) => invoicedCents > 0 || termCents > 0)) return null;
  return <Bars classes={classes} />;
}

function Bars({ classes }: { classes: FeesTodayQuery["feesCollected"]["classes"] }) {
  const say = useMessages(feesToday);
  const { locale } = useLanguage();
  const rows = useMemo(() => classes.toSorted((one, other) => byName(one.class, other.class)), [classes]);
  const labels = useMemo(() => rows.map((one) => one.class?.name ?? say("noClass")), [rows, say]);
  const series = useMemo(
    () =>
      [
        { label: say("paid"), tone: "accent", values: rows.map(({ termCents }) => Math.max(0, termCents)) },
        {
          label: say("left"),
          tone: "none",
          values: rows.map(({ invoicedCents, termCents }) => Math.max(0, invoicedCents - termCents)),
        },
      ] as const,
    [rows, say],
  );
  return (
    <ChartFigure
      kind="bars"
      title={say("byClass")}
      summary={say("byClassSummary")}
      labelHeading={say("class")}
      asTable={say("asTable")}
      asChart={say("asChart")}
      labels={labels}
      series={series}
      write={(cents) => formatMoney(locale, cents)}
    />
  );
}

/** Grade 9 before Grade 10; whoever is in no class last. */
function byName(one: { name: string } | null, other: { name: string } | null): number {
  if (!one || !other) return Number(!one) - Number(!other);
  return one.name.localeCompare(other.name, "en", { numeric: true });
}
