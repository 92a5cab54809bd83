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
  NUMBER_READ_AS: [
    "{value} was read as the number of {about}: the zeros before it are missing. Keep that column as text in your file.",
    "{value} imesomwa kama namba ya {about}: sufuri za mwanzo hazipo. Hifadhi safu hiyo kama maandishi kwenye faili yako.",
  ],
  LEARNER_ALIKE: [
    "{about} has the same name and date of birth. If this is the same child, write that number; if not, nothing is to be done.",
    "{about} ana jina na tarehe ya kuzaliwa sawa. Kama ni mtoto huyo huyo, andika namba hiyo; kama siye, hakuna la kufanya.",
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
  PHONE_EXTRA: [
    "A guardian has two numbers at most: {value} is left out. Write it with another guardian of the learner.",
    "Mzazi huwa na namba mbili zaidi: {value} imeachwa. Iandike kwa mzazi au mlezi mwingine wa mwanafunzi.",
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
  ID_REPEATED: [
    "Number {value} is also on line {about}. This learner is imported without it.",
    "Nambari {value} ipo pia kwenye mstari wa {about}. Mwanafunzi huyu ataingizwa bila hiyo.",
  ],
  ID_TAKEN: [
    "Number {value} belongs to {about} in this school. This learner is imported without it.",
    "Nambari {value} ni ya {about} katika shule hii. Mwanafunzi huyu ataingizwa bila hiyo.",
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
  LEARNER_UNKNOWN: [
    "No learner of this school has admission number {value}. Correct the number, with the zeros before it, or admit the learner first.",
    "Hakuna mwanafunzi wa shule hii mwenye namba ya usajili {value}. Sahihisha namba, pamoja na sufuri za mwanzo, au msajili mwanafunzi kwanza.",
  ],
  GUARDIAN_MISSING: [
    "The row names no guardian. Write a name or a phone number.",
    "Mstari hautaji mzazi. Andika jina au namba ya simu.",
  ],
  GUARDIAN_REPEATED: [
    "This guardian of the same learner is also on line {about}. Keep one of the rows.",
    "Mzazi huyu wa mwanafunzi huyo huyo yupo pia kwenye mstari wa {about}. Bakisha mstari mmoja.",
  ],
  TOO_MANY_GUARDIANS: [
    "{value} would have more than {about} guardians. Take one off first.",
    "{value} angekuwa na wazazi au walezi zaidi ya {about}. Ondoa mmoja kwanza.",
  ],
  SECOND_PHONE_DIFFERS: [
    "An earlier row gives this guardian {about} as the second number; {value} is left out.",
    "Mstari wa awali unampa mzazi huyu {about} kuwa namba ya pili; {value} imeachwa.",
  ],
  VALUE_UNKNOWN: [
    "“{value}” is not understood, and this cell is left out. Write one of: {about}.",
    "“{value}” haieleweki, na kisanduku hiki kimeachwa. Andika mojawapo ya: {about}.",
  ],
  PERSON_UNNAMED: ["The person’s name is missing. Write it.", "Jina la mtu halipo. Liandike."],
  SIGN_IN_PHONE_BAD: [
    "“{value}” is not one Kenyan mobile number. The person signs in by it; write one like 0712 345 678.",
    "“{value}” si namba moja ya simu ya Kenya. Mtu huingia kwa namba hiyo; andika moja kama 0712 345 678.",
  ],
  CONTACT_MISSING: [
    "The row has neither a phone number nor an e-mail to sign in with. Write one.",
    "Mstari hauna namba ya simu wala barua pepe ya kuingilia. Andika mojawapo.",
  ],
  EMAIL_BAD: [
    "“{value}” is not an e-mail address. Correct it or leave it out.",
    "“{value}” si barua pepe. Isahihishe au iache.",
  ],
  ROLES_MISSING: [
    "The person has no role. Write one or more of: {about}.",
    "Mtu huyu hana jukumu. Andika moja au zaidi ya: {about}.",
  ],
  ROLE_UNKNOWN: [
    "“{value}” is not a role. Write one or more of: {about}.",
    "“{value}” si jukumu. Andika moja au zaidi ya: {about}.",
  ],
  ROLE_NOT_YOURS: [
    "Only an administrator makes somebody an administrator. Ask one to import this row.",
    "Msimamizi pekee ndiye humfanya mtu kuwa msimamizi. Mwombe mmoja aingize mstari huu.",
  ],
  PERSON_REPEATED: [
    "The phone number or e-mail is also on line {about}. Keep one row for each person.",
    "Namba ya simu au barua pepe ipo pia kwenye mstari wa {about}. Bakisha mstari mmoja kwa kila mtu.",
  ],
  PERSON_ELSEWHERE: [
    "“{value}” is in use under another name. Ask the person for the name they use in Asili.",
    "“{value}” inatumika kwa jina jingine. Mwulize mtu huyo jina analotumia kwenye Asili.",
  ],
  TWO_PEOPLE: [
    "The phone number and the e-mail belong to two different people. Correct one of them.",
    "Namba ya simu na barua pepe ni za watu wawili tofauti. Sahihisha mojawapo.",
  ],
  PERSON_KNOWN_AS: [
    "{value} signs in as {about}, and keeps that name.",
    "{value} huingia kama {about}, na anabaki na jina hilo.",
  ],
  CLASS_NOT_KNOWN: [
    `The school has no class “{value}” this year. Add it first, or write it like: ${CLASS_FORMS}.`,
    `Shule haina darasa “{value}” mwaka huu. Liongeze kwanza, au liandike hivi: ${DARASA_FORMS}.`,
  ],
  CLASS_HAS_TEACHER: [
    "{value} has a class teacher: {about}. Take the class from them first.",
    "{value} lina mwalimu wa darasa: {about}. Mwondolee darasa kwanza.",
  ],
  SUBJECT_NOT_KNOWN: [
    "The school teaches no subject “{value}”. Add it to the subjects first, or correct the name.",
    "Shule haifundishi somo la “{value}”. Liongeze kwenye masomo kwanza, au sahihisha jina.",
  ],
  NOT_A_TEACHER: [
    "Only a teacher can have a class: add the role Class teacher or Subject teacher.",
    "Mwalimu pekee ndiye anayeweza kuwa na darasa: ongeza jukumu la Mwalimu wa darasa au Mwalimu wa somo.",
  ],
  UNDO_SIGNED_IN: [
    "{value} has signed in since, and is left as they are. Change their roles under Staff.",
    "{value} ameingia tangu hapo, na ameachwa alivyo. Badilisha majukumu yake kwenye Wafanyakazi.",
  ],
  UNDO_REGISTER: [
    "{value} stands in a register that was taken since, and is left as they are. Move or withdraw them on their own page.",
    "{value} yumo kwenye rejista iliyochukuliwa tangu hapo, na ameachwa alivyo. Mhamishe au mwondoe kwenye ukurasa wake.",
  ],
  UNDO_SCORES: [
    "{value} was given scores since, and is left as they are. Move or withdraw them on their own page.",
    "{value} amepewa alama tangu hapo, na ameachwa alivyo. Mhamishe au mwondoe kwenye ukurasa wake.",
  ],
  UNDO_RECORDS: [
    "{value} has fees, payments or other records since, and is left as they are. Move or withdraw them on their own page.",
    "{value} ana ada, malipo au kumbukumbu nyingine tangu hapo, na ameachwa alivyo. Mhamishe au mwondoe kwenye ukurasa wake.",
  ],
  UNDO_CHANGED: [
    "{value} was changed by somebody since, and is left as they are. Correct the record by hand.",
    "{value} amebadilishwa na mtu tangu hapo, na ameachwa alivyo. Sahihisha kumbukumbu kwa mkono.",
  ],
  UNDO_CLASS_LEARNERS: [
    "The class {value} stays: learners are in it, or have been, who stay as they are.",
    "Darasa la {value} linabaki: lina wanafunzi, au limekuwa nao, ambao wanabaki walivyo.",
  ],
  UNDO_CLASS_REGISTER: [
    "The class {value} stays: a register of it was taken since.",
    "Darasa la {value} linabaki: rejista yake imechukuliwa tangu hapo.",
  ],
  UNDO_CLASS_ASSESSMENTS: [
    "The class {value} stays: it was given an assessment since. Take that away if it was planned by mistake.",
    "Darasa la {value} linabaki: limepangiwa tathmini tangu hapo. Iondoe kama ilipangwa kimakosa.",
  ],
  UNDO_CLASS_TEACHERS: [
    "The class {value} stays: it has a teacher by now. Take the class from them if nobody needs it.",
    "Darasa la {value} linabaki: lina mwalimu sasa. Mwondolee darasa kama halihitajiki.",
  ],
  UNDO_CLASS_RECORDS: [
    "The class {value} stays: report cards, promotions or other records name it since.",
    "Darasa la {value} linabaki: ripoti za wanafunzi, upandishaji darasa au kumbukumbu nyingine zinalitaja tangu hapo.",
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
