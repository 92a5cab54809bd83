import { closePaper, drawRule, Font, openPaper, type Paper, writeRow, writeText } from "../../platform/paper.js";
import type { Logo, SchoolProfileRow } from "../../reports/profile/read-school-profile.js";
import { type Cents, formatMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { LetterContent } from "./letter-content.js";
import { LETTER_WORDS, type LetterWords } from "./letter-words.js";
import type { LetterLanguage } from "./transfer-letter.entity.js";

export type LetterPaper = {
  readonly school: SchoolProfileRow;
  readonly logo: Logo | null;
  readonly number: number;
  readonly day: SchoolDay;
  readonly language: LetterLanguage;
  readonly content: LetterContent;
};

const LOGO_HEIGHT = 56;

/** A transfer letter on one A4 sheet, in the language it was written in. */
export function toLetterPdf({ school, logo, number, day, language, content }: LetterPaper): Promise<Buffer> {
  const words = LETTER_WORDS[language];
  const paper = openPaper(`${words.title} ${number}, ${school.name}`, "A4");
  writeHead(paper, school, logo);
  writeText(paper, words.title, { size: 15, font: Font.bold, align: "center" });
  paper.doc.moveDown(0.5);
  writeRow(paper, [
    [0.5, `${words.number}: ${number}/${day.slice(0, 4)}`],
    [0.5, `${words.date}: ${writeDay(day)}`],
  ]);
  drawRule(paper);
  paper.doc.moveDown(0.8);
  writeText(paper, words.to(content.otherSchool), { size: 11 });
  paper.doc.moveDown(0.8);
  writeText(paper, words.body(content.name), { size: 11 });
  paper.doc.moveDown(0.8);
  for (const [label, value] of factsOf(words, content)) writeFact(paper, label, value);
  paper.doc.moveDown(1);
  writeText(paper, words.thanks, { size: 11 });
  writeSignatures(paper, words);
  return closePaper(paper);
}

function writeHead(paper: Paper, school: SchoolProfileRow, logo: Logo | null): void {
  const { doc, left, width } = paper;
  if (logo) {
    doc.image(logo.bytes, left + width / 2 - LOGO_HEIGHT / 2, doc.y, {
      fit: [LOGO_HEIGHT, LOGO_HEIGHT],
      align: "center",
    });
    doc.y += LOGO_HEIGHT + 6;
  }
  writeText(paper, school.name, { size: 17, font: Font.bold, align: "center" });
  if (school.motto !== "") writeText(paper, school.motto, { size: 10, align: "center" });
  const where = [school.address, school.phone, school.email].filter((text) => text !== "").join(", ");
  if (where !== "") writeText(paper, where, { size: 9, align: "center" });
  doc.moveDown(1);
}

function factsOf(words: LetterWords, content: LetterContent): [label: string, value: string][] {
  const { sex, birthDate, upi, assessmentNumber, className, classYear, admittedOn, leftOn, conduct, balance } = content;
  const facts: [string, string | null][] = [
    [words.name, content.name],
    [words.sex, sex && words.sexes[sex]],
    [words.birthDate, birthDate && writeDay(birthDate)],
    [words.admissionNumber, content.admissionNumber],
    [words.upi, upi],
    [words.assessmentNumber, assessmentNumber],
    [words.admittedOn, admittedOn && writeDay(admittedOn)],
    [words.leftOn, writeDay(leftOn)],
    [words.lastClass, className && `${className}, ${classYear}`],
    [words.conduct, conduct],
    [words.balance, balance === null ? null : writeBalance(words, balance)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== "");
}

function writeFact(paper: Paper, label: string, value: string): void {
  const cells = [
    [0.36, label],
    [0.64, value],
  ] as const;
  writeRow(paper, cells, { size: 11, right: 0 });
  paper.doc.y += 3;
}

function writeBalance(words: LetterWords, balance: Cents): string {
  if (balance === 0) return words.nothingOwed;
  const amount = `KES ${formatMoney(Math.abs(balance) as Cents)}`;
  return balance > 0 ? amount : words.paidAhead(amount);
}

function writeSignatures(paper: Paper, words: LetterWords): void {
  const { doc, left, width } = paper;
  doc.moveDown(4);
  const top = doc.y;
  const line = (from: number, to: number) => doc.moveTo(from, top).lineTo(to, top).lineWidth(0.5).stroke();
  line(left, left + width * 0.45);
  line(left + width * 0.55, left + width);
  doc.y = top + 4;
  writeRow(
    paper,
    [
      [0.55, words.signature],
      [0.45, words.stamp],
    ],
    { right: 0 },
  );
}

/** `2026-11-26` as it is written in Kenya: 26/11/2026. */
const writeDay = (day: SchoolDay): string => day.split("-").toReversed().join("/");
