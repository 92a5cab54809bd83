import type { Cents } from "./money.js";

/** An amount of at least 0 in words, as a receipt says it: `One thousand two hundred and fifty shillings only`. */
export function moneyInEnglish(cents: Cents): string {
  const [shillings, rest] = [Math.floor(cents / 100), cents % 100];
  const whole = `${english(shillings)} ${shillings === 1 ? "shilling" : "shillings"}`;
  const part = rest === 0 ? "" : ` and ${english(rest)} ${rest === 1 ? "cent" : "cents"}`;
  const text = `${whole}${part} only`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/**
 * The same in Kiswahili: `Shilingi elfu moja, mia mbili na hamsini tu`. A comma parts the millions, lakhs, thousands and
 * the rest, because `elfu ishirini na tano` alone may be 25,000 or 20,005.
 */
export function moneyInKiswahili(cents: Cents): string {
  const [shillings, rest] = [Math.floor(cents / 100), cents % 100];
  const part = rest === 0 ? "" : ` na senti ${kiswahiliBelow1000(rest)}`;
  return `Shilingi ${kiswahili(shillings)}${part} tu`;
}

const ONES = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

function english(number: number): string {
  if (number < 20) return ONES[number]!;
  if (number < 100) return TENS[Math.floor(number / 10)]! + (number % 10 === 0 ? "" : `-${ONES[number % 10]}`);
  if (number < 1000) return joined(`${ONES[Math.floor(number / 100)]} hundred`, number % 100);
  const [size, name] = number < 1_000_000 ? [1000, "thousand"] : [1_000_000, "million"];
  return joined(`${english(Math.floor(number / size))} ${name}`, number % size);
}

const joined = (head: string, rest: number): string => {
  if (rest === 0) return head;
  return `${head} ${rest < 100 ? "and " : ""}${english(rest)}`;
};

const MOJA = ["sifuri", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa"];
const KUMI = ["", "kumi", "ishirini", "thelathini", "arobaini", "hamsini", "sitini", "sabini", "themanini", "tisini"];

function kiswahili(number: number): string {
  if (number === 0) return MOJA[0]!;
  const groups: [size: number, most: number, name: string][] = [
    [1_000_000, 1000, "milioni "],
    [100_000, 10, "laki "],
    [1000, 100, "elfu "],
    [1, 1000, ""],
  ];
  return groups
    .map(([size, most, name]) => [Math.floor(number / size) % most, name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => name + kiswahiliBelow1000(count))
    .join(", ");
}

function kiswahiliBelow1000(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const parts = [
    ...(hundreds > 0 ? [`mia ${MOJA[hundreds]}`] : []),
    ...(tens > 0 ? [KUMI[tens]!] : []),
    ...(ones > 0 ? [MOJA[ones]!] : []),
  ];
  const last = parts.pop()!;
  return parts.length === 0 ? last : `${parts.join(" ")} na ${last}`;
}
