import type { ReportCard } from "../../values/report-card";
import { CardFigures, Figures } from "./card-figures";
import { CardSubjects } from "./card-subjects";
import type { CardWords } from "./card-words";

type ReportSheetProps = {
  card: ReportCard;
  /** In the card's own language. */
  words: CardWords;
  /** When the next term begins and what is owed, in words; empty where the card does not say. */
  matters: readonly string[];
};

/** A report card as it is printed: a sheet of paper, whatever the screen. */
export function ReportSheet({ card, words, matters }: ReportSheetProps) {
  const { school, learner, term, language, classTeacher, head } = card;
  const contact = [school.address, school.phone, school.email].filter(Boolean).join(" · ");
  const facts = [
    [words.admission, learner.admissionNumber],
    [words.class, learner.className],
    [words.residence, learner.residence === "B" ? words.boarding : words.day],
    ...(learner.upi ? [[words.upi, learner.upi] as const] : []),
  ] as const;
  return (
    <article className="report-sheet" lang={language}>
      <header className="border-b-2 pb-2 text-center">
        <p className="text-xl font-bold">{school.name}</p>
        {school.motto && <p className="italic">{school.motto}</p>}
        {contact && <p className="text-xs">{contact}</p>}
      </header>
      <div className="mt-2 flex flex-wrap justify-between gap-x-4">
        <p className="text-lg font-semibold">{words.title}</p>
        <p className="text-lg">{`${words.term} ${term.number}, ${term.year}`}</p>
      </div>
      <p className="mt-1 text-lg font-bold wrap-anywhere">{learner.name}</p>
      <Figures figures={facts} />
      {card.subjects.length === 0 ? (
        <p className="my-3 italic">{words.noResults}</p>
      ) : (
        <CardSubjects {...{ card, words }} />
      )}
      <CardFigures card={card} words={words} />
      <Remark title={words.classTeacher} remark={classTeacher} signature={words.signature} />
      <Remark title={words.head} remark={head} signature={words.signature} />
      {matters.length > 0 && (
        <p className="report-matters">
          {matters.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </p>
      )}
      <Key card={card} words={words} />
    </article>
  );
}

type RemarkProps = { title: string; remark: ReportCard["head"]; signature: string };

function Remark({ title, remark, signature }: RemarkProps) {
  return (
    <section className="report-remark mt-2">
      <h3 className="font-semibold">{title}</h3>
      <p className="wrap-anywhere">{remark?.text}</p>
      <p className="report-signed">
        <span>{remark?.by}</span>
        <span>{signature}</span>
      </p>
    </section>
  );
}

function Key({ card, words }: Omit<ReportSheetProps, "matters">) {
  const { curriculum, scale, number, scaleVersion } = card;
  const bands = scale.map(({ label, from, points }) => `${label} ${words.from} ${from / 10}% (${points})`);
  const version = scaleVersion === null ? "" : ` · ${scaleVersion}`;
  return (
    <footer className="mt-2 text-xs">
      <p>
        <b>{curriculum === "cbe" ? words.key : words.keyGrades}</b>
      </p>
      <p>{bands.map((band) => band.replaceAll(" ", "\u00a0").replace("-", "\u2011")).join(" · ")}</p>
      <p>{words.marks}</p>
      <p className="mt-1 text-center">{number === "" ? words.draft : `${words.number} ${number}${version}`}</p>
    </footer>
  );
}
