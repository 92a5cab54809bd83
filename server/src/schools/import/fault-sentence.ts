import type { Fault, FaultCode } from "./fault.js";

type Sentences = { english: string; kiswahili: string };

const CLASS_FORMS = "Grade 7 East, G7 East, PP1, Form 3 West";
const DARASA_FORMS = "Darasa la 7 Mashariki, G7 East, PP1, Kidato cha 3 Magharibi";

/** What happened, what was kept and what to do, as `[English, Kiswahili]`; `{value}` and `{about}` are the fault's. */
const SENTENCES: Record<FaultCode, readonly [english: string, kiswahili: string]> = {
  ADMISSION_NUMBER_MISSING: [
    "The admission number is missing. Write it and check the list again.",
    "Namba ya usajili haipo. Iandike kisha ukague orodha tena.",
  ],
  ADMISSION_NUMBER_TOO_LONG: [
    "The admission number “{value}” has more than 30 characters. Shorten it.",
    "Namba ya usajili “{value}” ina herufi zaidi ya 30. Ifupishe.",
  ],
  ADMISSION_NUMBER_REPEATED: [
    "Admission number {value} is also on line {about}. Give each learner their own; none of these rows is imported.",
    "Namba ya usajili {value} ipo pia kwenye mstari wa {about}. Kila mwanafunzi awe na yake; hakuna mstari wao utakaoingizwa.",
  ],
  ADMISSION_NUMBER_TAKEN: [
    "Admission number {value} belongs to {about} in this school. Correct the number, or the name if it is the same learner.",
    "Namba ya usajili {value} ni ya {about} katika shule hii. Sahihisha namba, au jina kama ni mwanafunzi huyo huyo.",
  ],
  NAME_MISSING: ["The learner’s name is missing. Write it.", "Jina la mwanafunzi halipo. Liandike."],
  NAME_TOO_LONG: ["The name has more than 120 characters. Shorten it.", "Jina lina herufi zaidi ya 120. Lifupishe."],
  CLASS_MISSING: [
    `The class is missing. Write it like: ${CLASS_FORMS}.`,
    `Darasa halipo. Liandike hivi: ${DARASA_FORMS}.`,
  ],
  CLASS_UNKNOWN: [
    `“{value}” is not a class. Write it like: ${CLASS_FORMS}.`,
    `“{value}” si darasa. Liandike hivi: ${DARASA_FORMS}.`,
  ],
  CLASS_FULL: [
    "{about} would have more than 120 learners. Make another stream for this one.",
    "{about} lingekuwa na wanafunzi zaidi ya 120. Tengeneza mkondo mwingine kwa huyu.",
  ],
  TOO_MANY_CELLS: [
    "The row has more cells than the headings: “{value}”. Put text that holds the separator in quotation marks.",
    "Mstari una visanduku zaidi ya vichwa: “{value}”. Weka maandishi yenye kitenganishi ndani ya alama za nukuu.",
  ],
  ROW_REPEATED: [
    "This row repeats line {about}. It is read once.",
    "Mstari huu unarudia mstari wa {about}. Umesomwa mara moja.",
  ],
  CLASS_LARGE: [
    "{about} will have more than 60 learners. They are imported; think of another stream.",
    "{about} litakuwa na wanafunzi zaidi ya 60. Wataingizwa; fikiria mkondo mwingine.",
  ],
  CLASS_READ_AS: [
    "“{value}” was read as {about}. If that is wrong, write the stream in full.",
    "“{value}” limesomwa kama {about}. Kama si sahihi, andika jina lote la mkondo.",
  ],
  PHONE_BAD: [
    "“{value}” is not a Kenyan mobile number. The learner is imported without it; write it like 0712 345 678.",
    "“{value}” si namba ya simu ya Kenya. Mwanafunzi ataingizwa bila namba hiyo; iandike kama 0712 345 678.",
  ],
  BIRTH_DATE_BAD: [
    "“{value}” is not a date. The learner is imported without it; write day/month/year, like 31/12/2014.",
    "“{value}” si tarehe. Mwanafunzi ataingizwa bila tarehe hiyo; andika siku/mwezi/mwaka, kama 31/12/2014.",
  ],
  BIRTH_DATE_UNLIKELY: [
    "A learner born on “{value}” would be under 2 or over 30 years old. The learner is imported without it.",
    "Mwanafunzi aliyezaliwa “{value}” angekuwa chini ya miaka 2 au zaidi ya 30. Ataingizwa bila tarehe hiyo.",
  ],
  SEX_UNKNOWN: [
    "“{value}” says neither boy nor girl. The learner is imported without it; write M or F.",
    "“{value}” haisemi kama ni mvulana au msichana. Ataingizwa bila hiyo; andika M au F.",
  ],
  UPI_REPEATED: [
    "UPI {value} is also on line {about}. This learner is imported without it.",
    "UPI {value} ipo pia kwenye mstari wa {about}. Mwanafunzi huyu ataingizwa bila hiyo.",
  ],
  UPI_TAKEN: [
    "UPI {value} belongs to {about} in this school. This learner is imported without it.",
    "UPI {value} ni ya {about} katika shule hii. Mwanafunzi huyu ataingizwa bila hiyo.",
  ],
  CELL_TOO_LONG: [
    "“{value}” is longer than {about} characters. The learner is imported without it.",
    "“{value}” ina herufi zaidi ya {about}. Mwanafunzi ataingizwa bila hiyo.",
  ],
  TEXT_CLEANED: [
    "Signs that no register can hold (a bar or hidden characters) were taken out of “{value}”.",
    "Alama zisizoweza kuwekwa kwenye rejista (mstari wima au herufi zilizofichwa) zimeondolewa kwenye “{value}”.",
  ],
  GUARDIAN_KNOWN_AS: [
    "{value} is the number of {about}. The guardian keeps that name.",
    "{value} ni namba ya {about}. Mzazi anabaki na jina hilo.",
  ],
  COLUMN_UNKNOWN: ["The column “{value}” is not read.", "Safu “{value}” haisomwi."],
  COLUMN_REPEATED: [
    "The column “{value}” says the same as “{about}”, which is read instead.",
    "Safu “{value}” inasema sawa na “{about}”, ambayo ndiyo inayosomwa.",
  ],
};

export function faultSentence({ code, value, about }: Fault): Sentences {
  const [english, kiswahili] = SENTENCES[code];
  const fill = (sentence: string) =>
    sentence.replace(/\{(value|about)\}/g, (_, name) => (name === "value" ? value : about) ?? "");
  return { english: fill(english), kiswahili: fill(kiswahili) };
}
